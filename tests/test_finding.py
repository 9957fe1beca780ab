"""Passages found by their words, and items verified at their places."""

from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.find import find
from graphkit.record import Item, Place
from graphkit.verify import check
from graphkit.workspace import Workspace
from tests.kept import SPANS, item, record


def hits(words: str, *texts: str) -> list[str]:
    """The texts, of these, that `find` finds, best first."""
    items = tuple(
        Item(f"i{n}", "finding", None, None, text, [], [], [], [], None, None, Place(None, [], []))
        for n, text in enumerate(texts)
    )
    return [found.item.text for found in find([record(items=items)], words)]


def test_find_wants_every_word_by_its_beginning_in_any_case() -> None:
    texts = ("Records were not kept.", "Recording of Strategy discussions.", "A strategy meeting.")
    assert hits("STRAT record", *texts) == ["Recording of Strategy discussions."]
    assert hits("cord", *texts) == []


def test_find_puts_adjacent_whole_and_dense_first() -> None:
    texts = (
        "A discussion of strategy.",
        "No strategy discussion was held before the child was discharged.",
        "No strategy discussions at all.",
        "No strategy discussion.",
    )
    assert hits("strategy discussion", *texts) == [texts[3], texts[1], texts[2], texts[0]]


def test_find_minds_no_shape_of_apostrophe() -> None:
    assert hits("children's", "Children’s Social Care") == ["Children’s Social Care"]


def test_find_keeps_the_best_when_asked_for_few() -> None:
    items = tuple(item(f"i{n}", span) for n, span in enumerate(SPANS))
    found = find([record(items=items)], "child", most=1)
    assert [each.item.id for each in found] == ["i1"]


def test_find_without_a_word_is_misuse() -> None:
    with pytest.raises(GraphkitError, match="no word to look for") as error:
        find([], "— !")
    assert error.value.exit_code == 2


def test_verify_says_what_it_could_not_check(workspace: Workspace) -> None:
    result = check(workspace, workspace.record("child-q"))
    assert (result.items, result.found, result.wrong) == (2, 2, [])
    (note,) = result.unchecked
    assert note.startswith("the source is gone (")
    assert note.endswith("reviews/child-q.txt): checked against the text kept of it")


def test_verify_names_an_item_that_does_not_stand_at_its_place(workspace: Workspace) -> None:
    moved = item("i9", SPANS[0])
    moved.place.spans = [[10, 48]]
    bare = item("i8", SPANS[1])
    bare.place.spans = []
    result = check(workspace, record(items=(moved, bare)))
    assert result.wrong == ["item i9 does not stand at its place"]
    assert result.unchecked[1:] == ["item i8 has no place"]


def test_verify_without_a_text_checks_nothing_and_says_so(tmp_path: Path) -> None:
    result = check(Workspace(tmp_path / "data"), record(items=(item("i1", SPANS[0]),)))
    assert result.wrong == []
    assert result.unchecked == ["its text is not in the workspace: no item was looked for"]
