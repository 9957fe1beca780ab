"""What is sent to the server for items and relationships: each node that they lead to once."""

from graphkit.store.ends import Edges, Ends, edge_rows, item_rows
from graphkit.store.statements import leaving

EDGES: Edges = {
    ("HAS_THEME", "Lesson", "Theme"): [
        {"from": "r/1", "to": "recording", "cue": "wrote down", "score": 0.5},
        {"from": "r/2", "to": "recording", "cue": None, "score": None},
        {"from": "r/2", "to": "neglect", "cue": "hungry", "score": 0.75},
    ],
    ("REPORTED_IN", "Lesson", "Review"): [{"from": "r/1", "to": "r"}, {"from": "r/2", "to": "r"}],
}
HANDLES = {("Theme", "recording"): "4:0", ("Review", "r"): "4:1", ("Lesson", "r/1"): "4:2"}


def lesson(id: str, text: str) -> dict[str, str | int | None]:
    return {
        "id": id, "kind": "learning", "text": text, "ref": None, "page": 3, "section": None,
        "start": 0, "end": 9,
    }  # fmt: skip


def test_an_item_is_sent_with_the_relationships_that_leave_it() -> None:
    ends = Ends(HANDLES)
    made = item_rows("Lesson", [lesson("r/1", "One."), lesson("r/2", "Two.")], EDGES, ends)
    assert [kind for kind, _ in leaving("Lesson")] == [
        "NAMES", "REPORTED_IN", "ABOUT_CASE", "HAS_THEME", "RESPONSIBLE", "MENTIONS",
    ]  # fmt: skip
    assert made == [
        ["r/1", "learning", "One.", None, 3, None, 0, 9,
         [], [0], [], [[1, "wrote down", 0.5]], [], []],
        ["r/2", "learning", "Two.", None, 3, None, 0, 9,
         [], [0], [], [[1, None, None], [2, "hungry", 0.75]], [], []],
    ]  # fmt: skip
    assert ends.sent() == ["4:1", "4:0", None]


def test_a_relationship_is_sent_with_the_places_of_both_ends() -> None:
    ends = Ends(HANDLES)
    assert edge_rows("HAS_THEME", EDGES, ends) == [
        [0, 1, "wrote down", 0.5], [2, 1, None, None], [2, 3, "hungry", 0.75],
    ]  # fmt: skip
    assert ends.sent() == ["4:2", "4:0", None, None]
