"""Cross-validation: statements coded by models of other files, and the figures they give."""

import json
from pathlib import Path

import pytest

from graphkit.crossval import figures, main, scored
from graphkit.leftout import LeftOut, left_out, statements
from graphkit.training import FOLDS
from tests.test_training import PLACES, STATEMENTS, write

pytest.importorskip("sklearn", reason="scikit-learn is in the extra “train”")


WHOLE = [(part, 1.0) for part in range(FOLDS)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty coded statements in five files."""
    return write(tmp_path_factory.mktemp("crossval") / "statements")


@pytest.fixture(scope="module")
def coded(folder: Path) -> list[LeftOut]:
    """The statements, each coded by models that never saw its file."""
    return [one for part in left_out(folder, WHOLE) for one in part]


def test_no_file_judges_itself(folder: Path) -> None:
    known = statements(folder)
    left = []
    for learn, judged in known.folds():
        files = [{known.rows[i]["file"] for i in some} for some in (learn, judged)]
        assert not files[0] & files[1]
        left += judged
    assert sorted(left) == [*range(len(PLACES) * len(STATEMENTS))]


def test_a_share_of_the_files_is_the_beginning_of_more_of_them(folder: Path) -> None:
    known = statements(folder)
    learn, _ = known.folds()[0]
    files = [known.rows[i]["file"] for i in learn]
    # Whole files, one after another, in an order that is not that of their names.
    assert len(list(dict.fromkeys(files))) == len(PLACES) - 1
    assert files == [file for file in dict.fromkeys(files) for _ in STATEMENTS]
    assert list(dict.fromkeys(files)) != sorted(dict.fromkeys(files))


def test_each_statement_is_coded_once_as_it_was_taught(coded: list[LeftOut]) -> None:
    assert sorted({one.file for one in coded}) == [f"{place}.jsonl" for place in PLACES]
    assert len({one.text for one in coded}) == len(coded) == 40
    one = next(one for one in coded if one.text == "The midwife in Brook did not keep records.")
    assert one.by_hand == {
        "kind": ["finding"], "themes": ["recording"], "responsible": ["midwifery"], "mentioned": [],
    }  # fmt: skip
    assert one.coded == one.by_hand
    assert one.scores["recording"] > 0.5 > one.scores.get("risk-assessment", 0.0)


def test_the_result_does_not_depend_on_how_many_work_at_it(
    folder: Path, coded: list[LeftOut]
) -> None:
    shared = [one for part in left_out(folder, WHOLE[:2], jobs=2) for one in part]
    assert shared == coded[: 2 * len(STATEMENTS)]


def test_the_figures_are_of_what_statements_carry(coded: list[LeftOut]) -> None:
    found = figures(coded)
    assert (found["statements"], found["files"], found["parts"]) == (40, 5, 5)
    named = {row["name"]: row for row in found["rows"] if row["part"] == "figures"}
    assert [*named] == ["kind", "themes", "responsible", "mentioned"]
    assert (named["themes"]["value"], named["themes"]["gold"]) == (1.0, 40)
    assert {row["name"] for row in found["wide"]} == {"recording", "risk-assessment"}
    assert [step for step, _ in found["curve"]] == [None, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]


def test_counting_from_a_probability_on_keeps_the_first_theme() -> None:
    codes = {"kind": ["finding"], "responsible": [], "mentioned": []}
    scores = {"recording": 0.4, "neglect": 0.3, "infants": 0.1}
    one = LeftOut(
        "a.jsonl", "Thin records.", {**codes, "themes": ["neglect"]},
        {**codes, "themes": ["recording"]}, scores,
    )  # fmt: skip
    counted = [
        sorted(pair.found.themes)
        for least in (0.5, 0.3, 0.1)
        for document in scored([one]).counting(least)
        for pair in document.pairs if pair.found
    ]  # fmt: skip
    assert counted == [["recording"], ["neglect", "recording"], ["infants", "neglect", "recording"]]


def test_the_command_prints_the_figures_and_writes_them(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(folder, tmp_path / "statements.json")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Figures"
    assert [line.split()[0] for line in lines[4:8]] == [
        "kind", "themes", "responsible", "mentioned",
    ]  # fmt: skip
    written = json.loads((tmp_path / "statements.json").read_bytes())
    points = written["learning"]
    assert [point["learned_from"] for point in points] == [6, 13, 19, 26, 32]
    assert {point["judged"] for point in points} == {len(STATEMENTS)}
    assert points[-1]["themes"] == 1.0
