"""What a graph cannot tell: reviews by kind, what is missing in them, what was unsure."""

from pathlib import Path

from graphkit.record import Case
from graphkit.store import Store
from tests.conftest import Run
from tests.fiction import item, record
from tests.questions.asking import OLDER, asked
from tests.questions.conftest import Ask


def test_reviews_and_what_is_missing_in_them(ask: Ask) -> None:
    """Two documents of Child A are one case; the audit's collective case is none."""
    records = [
        record("a", [item("i", unsure=True)], [Case("Child A", incident="2011")], board=OLDER,
               published="2012-03"),
        record("a-response", [], board=OLDER, published="2012-09", type="board-response"),
        record("b", [item("i", unsure=True), item("j", unsure=True)], [Case("Child B")]),
        record("audit", [item("i", case=None)], [], published="2012"),
    ]  # fmt: skip
    answer = ask(records, "coverage")
    assert answer.columns == [
        "what", "value", "reviews", "cases", "undated", "no_incident", "unsure", "not_understood",
    ]  # fmt: skip
    assert answer.rows == [
        ["all", "all", 4, 2, 1, 1, 3, 0],
        ["type", "serious-case-review", 3, 2, 1, 1, 3, 0],
        ["type", "board-response", 1, 1, 0, 0, 0, 0],
        ["year", "2012", 3, 1, 0, 0, 1, 0],
        ["year", "no date", 1, 1, 1, 1, 2, 0],
        ["board", OLDER, 2, 1, 0, 0, 1, 0],
        ["board", "no board named", 2, 1, 1, 1, 2, 0],
    ]


def test_years(ask: Ask) -> None:
    records = [record("a", published="2012"), record("b", published="2013"), record("c")]
    assert [row[:3] for row in ask(records, "coverage", from_year="2013").rows] == [
        ["all", "all", 1], ["type", "serious-case-review", 1], ["year", "2013", 1],
        ["board", "no board named", 1],
    ]  # fmt: skip


def test_sources_refused_are_this_workspaces_own(run: Run, imported: Path) -> None:
    (imported / "empty.txt").write_text("")
    (imported / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    run("import", imported, expect=3)
    result = run("ask", "coverage", "-f", "csv")
    lines = [line for line in result.stdout.splitlines() if "refused" in line]
    assert len(lines) == 2
    assert lines[0].startswith("refused (this workspace only),../reviews/empty.txt: ")
    assert lines[1].startswith("refused (this workspace only),../reviews/picture.txt: ")


def test_the_samples(samples: Store) -> None:
    rows = asked(samples, "coverage").rows
    assert rows[:4] == [
        ["all", "all", 10, 11, 0, 0, 0, 0],
        ["type", "practice-review", 2, 2, 0, 0, 0, 0],
        ["type", "serious-case-review", 2, 2, 0, 0, 0, 0],
        ["type", "board-response", 1, 1, 0, 0, 0, 0],
    ]
    assert len(rows) == 26
