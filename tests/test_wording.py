"""Wording: what the words of a statement tell of it."""

from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.wording import Wording, load_wording, read_table


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording()


def test_a_strong_signal_counts_one_and_a_weak_one_half_once_each(wording: Wording) -> None:
    scores = wording.scores("However, the nurse did not call and did not write.")
    assert {kind: score for kind, score in scores.items() if score} == {"finding": 1.5}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The midwife failed to ask about the father.", "finding"),
        ("The school nurse was tenacious.", "good-practice"),
        ("The family moved to Harrowfield in June.", None),
        ("The limited notes were kept.", None),
    ],
)
def test_judgement_needs_a_strong_signal(
    wording: Wording, sentence: str, kind: str | None
) -> None:
    assert wording.judgement(sentence) == kind


@pytest.mark.parametrize(
    "text",
    [
        "N/A", "• none.", "As above", "–", "3", "See below", "TBC", "Amber",
        "No single agency learning points were identified.",
        "The trust did not identify any further recommendations.",
    ],
)  # fmt: skip
def test_statements_that_say_nothing(wording: Wording, text: str) -> None:
    assert wording.says_nothing(text)


def test_a_long_statement_says_something_beside_an_empty_phrase(wording: Wording) -> None:
    empty = "No single agency learning points were identified."
    assert not wording.says_nothing(f"{empty} {'The nurse did not see the child. ' * 12}")
    assert not wording.says_nothing("None of the agencies asked the child.")


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("See 4.1 above", "4.1"),
        ("Please see Lesson P4.1.", "Lesson P4.1"),
        ("as at 3.2 below.", "3.2"),
        ("Refer to Recommendation 7", "Recommendation 7"),
        ("See 4.1 above for the plan of the trust", None),
        ("See the nurse", None),
    ],
)
def test_a_line_that_only_points_elsewhere(wording: Wording, text: str, ref: str | None) -> None:
    assert wording.points_to(text) == ref


def test_only_the_first_words_of_a_sentence_turn_it(wording: Wording) -> None:
    assert wording.turning("However, nobody wrote it down.")
    assert wording.turning("By contrast the school did nothing.")
    assert not wording.turning("It was, however, written down.")
    assert not wording.turning("Butterworth House did nothing.")


@pytest.mark.parametrize(
    ("board", "text", "found"),
    [
        ("Ashby Safeguarding Partnership", "the Partnership and the Board", ["the Partnership"]),
        ("Ashby Safeguarding Children Board", "The Board, and the Board Manager", ["The Board"]),
        ("Ashby SCB", "the Board", ["the Board"]),
    ],
)
def test_how_a_text_speaks_of_its_one_board(
    wording: Wording, board: str, text: str, found: list[str]
) -> None:
    assert wording.called(board).findall(text) == found


def test_a_table_that_is_not_toml_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "import" / "wording.toml"
    path.parent.mkdir()
    path.write_text("turns = [", encoding="utf-8")
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    with pytest.raises(GraphkitError, match=r"wording\.toml: not a table of wording: "):
        read_table()
