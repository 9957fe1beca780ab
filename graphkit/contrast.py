"""Two wordings side by side: how much of one stands in the other, and which words differ."""

import re
from collections.abc import Iterator

PIECE = re.compile(r"\S+")
EDGES = ".,;:!?()[]“”\"'‘’…-–— "
NEAR = 0.8
"""The share of words that two wordings have in common, in order, to be near-identical."""


def folded(text: str) -> list[str]:
    """The words of a text without regard to case and to the marks at their edges."""
    return [word for piece in PIECE.findall(text) if (word := _fold(piece))]


def _fold(piece: str) -> str:
    return piece.strip(EDGES).casefold().replace("’", "'")


def sameness(one: list[str], other: list[str]) -> float:
    """The share of words in their longest common order, 0 to 1 (the Indel similarity)."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def differences(one: str, other: str) -> str:
    """The words of `other` that differ from `one`: "one → two", "− left out", "+ put in"."""
    return "; ".join(_steps(one, other))


def _steps(one: str, other: str) -> Iterator[str]:
    from rapidfuzz.distance import Indel

    ours, theirs = _pieces(one), _pieces(other)
    steps = Indel.opcodes([_fold(each) for each in ours], [_fold(each) for each in theirs])
    gone: list[str] = []
    come: list[str] = []
    for step in steps:
        if step.tag == "equal":
            yield from _step(gone, come)
            gone, come = [], []
        else:
            gone += ours[step.src_start : step.src_end]
            come += theirs[step.dest_start : step.dest_end]
    yield from _step(gone, come)


def _step(gone: list[str], come: list[str]) -> Iterator[str]:
    left, put = (" ".join(each).strip(EDGES) for each in (gone, come))
    if left and put:
        yield f"{left} → {put}"
    elif left or put:
        yield f"− {left}" if left else f"+ {put}"


def _pieces(text: str) -> list[str]:
    return [piece for piece in PIECE.findall(text) if _fold(piece)]
