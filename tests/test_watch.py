"""The rules of `import/watch.toml`: read, asked of new reviews, told and kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.commands.demo import samples
from graphkit.errors import GraphkitError
from graphkit.queries import questions
from graphkit.watch import KEPT, Found, Rule, in_words, load_rules, read
from graphkit.workspace import Workspace
from tests.conftest import Run

RULE = '[[rule]]\nid = "r"\nsays = "it came back"\n'


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An analyst's own rules."""
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path))
    (tmp_path / "import").mkdir()
    return tmp_path / "import" / "watch.toml"


def test_the_shipped_rules_ask_questions_there_are() -> None:
    found = load_rules()
    assert [rule.id for rule in found] == ["again-at-this-board", "keeps-coming-back"]
    assert {rule.question for rule in found} <= set(questions())
    assert found[0].given == {"least": "1", "least_here": "1"}


def test_an_analysts_own_rules_come_first(rules: Path) -> None:
    rules.write_text(RULE + 'with = { theme = "neglect", least = 3 }\n')
    assert load_rules() == [Rule("r", "it came back", "watch", {"theme": "neglect", "least": "3"})]
    rules.write_text('title = "None"\n')
    assert load_rules() == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[rule]\n", "watch.toml: "),
        ('[[rule]]\nid = "r"\n', "rule 1: it needs an “id” and what it “says”"),
        (RULE + "least = 2\n", "rule 1: “least” is none of: id, question, says, with"),
        (RULE + 'with = { lest = 2 }\n', "rule 1: “watch” has no parameter “lest”"),
        (RULE + 'question = "wach"\n', "no question called “wach”"),
        (RULE + 'question = "trends"\n', "rule 1: “trends” has no parameter “review”"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused(rules: Path, text: str, words: str) -> None:
    rules.write_text(text, encoding="utf-8")
    with pytest.raises(GraphkitError, match=words):
        load_rules()


def test_what_is_found_is_told_in_few_words() -> None:
    row = {"review": "a", "case_label": "Child A", "theme": "Recording", "cases": 3, "boards": []}
    found = [Found("a", "r", "it came back", row, []) for _ in range(3)]
    assert in_words(found, 2) == [
        "a: it came back, 3:", "  Child A, Recording: cases 3", "  Child A, Recording: cases 3",
        "  and 1 more",
    ]  # fmt: skip
    assert in_words([], 2) == []


def test_import_tells_and_keeps_what_a_new_review_repeats(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    named = {path.stem: path for path in samples()}
    older, newer = named["westmoor-child-k-2011"], named["westmoor-child-t-2021"]
    first = run("--data", folder, "import", older)
    assert "failed in this before" not in first.stderr
    assert not (folder / KEPT).exists()
    second = run("--data", folder, "import", newer, "-f", "json")
    assert "westmoor-child-t-2021: the same board has failed in this before, " in second.stderr
    found = read(Workspace(folder))
    assert {each.review for each in found} == {"westmoor-child-t-2021"}
    assert {each.rule for each in found} == {"again-at-this-board"}
    assert all(each.row["here"] == 1 for each in found)
    asked = run("--data", folder, "ask", "watch", "-p", "least=1", "-p", "least_here=1",
                "-f", "csv")  # fmt: skip
    assert len(asked.stdout.splitlines()) - 1 == len(found)
    run("--data", folder, "import", newer)
    assert read(Workspace(folder)) == found
    run("--data", folder, "remove", "westmoor-child-k-2011")
    assert read(Workspace(folder)) == []


GOOD = '{"review": "child-r", "rule": "r", "says": "a\u2028b", "row": {}, "items": ["child-r/1"]}'


@pytest.mark.parametrize(
    "line",
    ['{"review": 1}', "[]", "no", GOOD.replace('"child-r/1"', "1"), GOOD.replace("{}", "0")],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / KEPT).write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"watch\.jsonl, line 2 is none of ours: .* Delete it"):
        read(Workspace(tmp_path))


def test_a_sign_within_a_text_ends_no_line(tmp_path: Path) -> None:
    (tmp_path / KEPT).write_text(f"{GOOD}\n", encoding="utf-8")
    assert [each.says for each in read(Workspace(tmp_path))] == ["a\u2028b"]


def test_a_damaged_line_is_left_out_and_the_import_ends_as_it_would(
    run: Run, imported: Path
) -> None:
    kept = Path("graphkit-data", KEPT)
    kept.write_bytes(GOOD.encode() + b"\n\xff\n")
    (imported / "empty.txt").write_text("")
    told = run("import", imported / "child-q.txt", imported / "empty.txt", expect=3).stderr
    assert f"{kept}, line 2 is none of ours: " in told
    assert "It is left out now. What it said is found again by importing its review" in told
    assert "Refused, 1:" in told
    assert "empty.txt" in told
    assert [each.review for each in read(Workspace.at("graphkit-data"))] == ["child-r"]
    kept.write_text("no\n")
    told = run("remove", "child-r").stderr
    assert f"{kept}, line 1 is none of ours: " in told
    assert "“child-r” is out of graphkit-data." in told
    assert kept.read_bytes() == b""


def test_what_was_refused_is_named_though_a_rule_cannot_be_used(
    run: Run, reviews: Path, rules: Path
) -> None:
    rules.write_text(RULE + "least = 2\n")
    assert "rule 1: “least” is none of" in run("import", reviews, expect=1).stderr
    (reviews / "empty.txt").write_text("")
    told = run("import", reviews, expect=3).stderr
    assert "rule 1: “least” is none of" in told
    assert "Refused, 1:" in told


def test_of_very_many_reviews_none_is_watched_and_that_is_said(
    run: Run, imported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Path("graphkit-data", KEPT)
    kept.write_text(GOOD + "\n", encoding="utf-8")
    monkeypatch.setattr("graphkit.commands.import_.WATCHED", 1)
    told = run("import", imported).stderr
    assert told == (
        "2 reviews were read, more than 1: they were not compared with earlier cases, and "
        "watch.jsonl says nothing of them. Compare one of them with: graphkit ask watch -p "
        "review=ID\n"
    )
    assert kept.read_text() == ""


def test_to_ask_is_to_go_by_the_rules_unless_thresholds_are_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    run("--data", folder, "import", *(each for each in samples() if "westmoor" in each.name))
    review = ("-p", "review=westmoor-child-t-2021")

    def rows(*more: str) -> list[dict[str, Any]]:
        asked = run("--data", folder, "ask", "watch", *review, *more, "-f", "json", "--no-quotes")
        found: list[dict[str, Any]] = json.loads(asked.stdout)
        return found

    every = rows("-p", "least=1")
    assert rows() == [row for row in every if row["here"] >= 1 or row["cases"] >= 5]
    assert rows() == [
        each.row for each in read(Workspace(folder)) if each.review == "westmoor-child-t-2021"
    ]
    told = run("--data", folder, "ask", "watch", *review).stdout
    assert "By the rules of watch.toml: the same board has failed in this before; " in told
    own = tmp_path / "own" / "import" / "watch.toml"
    own.parent.mkdir(parents=True)
    own.write_text(RULE + 'with = { theme = "domestic-abuse", least = 1 }\n')
    monkeypatch.setenv("GRAPHKIT_HOME", str(own.parents[1]))
    assert rows() == [row for row in every if row["theme"] == "Domestic abuse"]
    assert 0 < len(rows()) < len(every)
    own.write_text('title = "None"\n')
    assert rows() == [row for row in every if row["cases"] >= 2]
