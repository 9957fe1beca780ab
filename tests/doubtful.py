"""An invented review in a workspace, with an unsure item: for triage and corrections."""

from pathlib import Path
from typing import Any

from graphkit.document import Block, Document
from graphkit.record import Agency, Case, Item, Place, Record, Review
from graphkit.workspace import Workspace

FINDINGS = (
    "Harrowfield Police did not tell the health visitor of the assault. No note of it was made.",
    "Nobody asked Child Q how the weekend had been.",
    "Records were poor.",
    "The plan drifted for nine months.",
    "Records were poor.",
)
LEARNING = ("Records were poor.", "Plans need dates.")
HEADINGS = {"Findings": FINDINGS, "Learning": LEARNING}
NEAR = {
    "recording": {"cue": "note", "score": 0.28},
    "multi-agency-working": {"cue": "health visitor", "score": 0.14},
}
CODES: dict[str, Any] = {
    "themes": {"information-sharing": {"cue": "not tell", "score": 0.3}},
    "responsible": {"police": {"cue": "Harrowfield Police", "score": 0.7}},
    "unsure": NEAR,
}
NAMES = (("Harrowfield Police", "police"), ("Harrowfield Hospital", "acute-hospital"))


def text() -> str:
    """The words of the review."""
    lines = [line for heading, items in HEADINGS.items() for line in (heading, *items)]
    return "\n".join(["Review of Child Q", *lines])


def document(review: str = "child-q", words: str = "") -> Document:
    """The review as it was read: a heading on a line of its own, and a paragraph on each other."""
    words, blocks, at, above = words or text(), [], 0, ""
    for line in words.split("\n"):
        heading = line in HEADINGS
        section = () if heading or not above else (above,)
        blocks.append(Block("heading" if heading else "paragraph", at, at + len(line), section))
        above = line if heading else above
        at += len(line) + 1
    return Document(review, f"{review}.txt", f"{review}.txt", "0" * 64, words, tuple(blocks))


def item(number: int, heading: str, start: int, words: str, **fields: Any) -> Item:
    """An item of the review; the first is coded, and unsure."""
    whole: dict[str, Any] = {
        "id": f"i{number}", "kind": "learning" if heading == "Learning" else "finding",
        "case": "Child Q", "ref": None, "text": words, "responsible": [], "mentioned": [],
        "themes": [], "responds_to": [], "owner": None, "due": None,
        "place": Place(None, [heading], [[start, start + len(words)]]),
    }  # fmt: skip
    if number == 1:
        bodies = [{"name": name, "role": role} for name, role in (
            ("Harrowfield Police", "responsible"), ("Harrowfield Hospital", "mentioned"))]
        whole |= {"themes": ["information-sharing"], "responsible": ["police"], "unsure": True,
                  "evidence": CODES, "bodies": bodies, "mentioned": ["acute-hospital"]}  # fmt: skip
    return Item(**{**whole, **fields})


def items(words: str = "") -> list[Item]:
    """The items of the review: every line below a heading."""
    read, found = document(words=words), list[Item]()
    for block in read.blocks:
        if block.section:
            said = read.text[block.start : block.end]
            found.append(item(len(found) + 1, block.section[0], block.start, said))
    return found


def record(review: str = "child-q", words: str = "", **fields: Any) -> Record:
    """The record of the review."""
    facts = Review("Review of Child Q", "other", "Harrowfield Safeguarding Children Board",
                   "Harrowfield", "2015-06", None, None, "0" * 64)  # fmt: skip
    case = Case("Child Q", factors=["neglect"], evidence={"factors": {"neglect": {"cue": "x"}}})
    whole: dict[str, Any] = {
        "cases": [case], "agencies": [Agency(*pair) for pair in NAMES], "items": items(words),
    }  # fmt: skip
    return Record(review, f"{review}.txt", facts, **{**whole, **fields})


def workspace(folder: Path, words: str = "") -> Workspace:
    """A workspace with the review."""
    made = Workspace(folder)
    made.write(document(words=words), record(words=words))
    return made
