"""The board report: what it says, and of what; the same report is the same file."""

import io
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from graphkit.queries import question
from graphkit.report import Report
from graphkit.report_making import report_of, unanswered
from graphkit.store import open_store
from graphkit.store.base import StoreError
from graphkit.viewdata import read
from graphkit.workspace import Workspace
from tests.conftest import Run

SAMPLES = Path(__file__).parents[1] / "import" / "samples"
BOARD = "Westmoor Safeguarding Children Board"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the bundled samples, made once."""
    from click.testing import CliRunner

    from graphkit.cli import cli

    folder = tmp_path_factory.mktemp("samples") / "data"
    result = CliRunner().invoke(cli, ["import", str(SAMPLES), "--data", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def made(folder: Path, *names: str, **given: str) -> Report:
    workspace = Workspace.at(str(folder))
    store = open_store("", workspace.folder, read_only=True)
    try:
        return report_of(workspace, store, names, given)
    finally:
        store.close()


def text(html: str) -> str:
    """The words of a page, white space folded."""
    body = html.partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_report_about_everything_answers_its_questions_in_sentences(samples: Path) -> None:
    report = made(samples)
    assert report.subtitle == "All 10 reviews of 11 cases"
    assert report.marking == "OFFICIAL-SENSITIVE"
    names = [section.name for section in report.sections]
    plan = read("report/report.toml")
    assert names == [*plan["ask"], *plan["follow"]]
    said = {section.name: section.sentence for section in report.sections}
    assert said["repeated-failures"].startswith("Most often, in 9 cases: Information sharing (Po")
    assert said["agency-failures"] == (
        "Information sharing went wrong most often where Police is responsible: in 9 of its 9 "
        "cases (100%; between 70% and 100%). Of the agencies with enough cases to rank, none has "
        "it in more. It was asked to improve in 7 cases."
    )
    assert said["trends"] == (
        "No year has 5 cases or more by year of incident: whether Information sharing gets "
        "better cannot be said."
    )


def test_a_question_about_one_theme_is_asked_of_the_theme_that_leads_and_says_so(
    samples: Path,
) -> None:
    told = "Asked of “Information sharing”, the theme of the failure that appears in most cases"
    assert made(samples, "trends").sections[0].says[0].startswith(told)
    own = made(samples, "trends", theme="neglect").sections[0]
    assert own.told.startswith("theme: Neglect · ")
    assert not any(said.startswith("Asked of") for said in own.says)


def test_a_table_has_the_answers_first_rows_and_says_how_many_more(samples: Path) -> None:
    first = made(samples).sections[0]
    assert first.grid is not None
    assert first.grid.columns == ("row", "theme", "agency", "cases", "boards", "first", "latest")
    assert len(first.grid.rows) == 12
    assert first.grid.rows[0][:4] == ("1", "Information sharing", "Police", "9")
    assert first.grid.rows[0][4].endswith("; and 3 more")
    (more,) = first.grid.more
    assert re.fullmatch(
        r"The first 12 of \d\d rows; all of them: graphkit ask repeated-fail.+", more
    )


def test_quotes_are_a_reviews_own_words_with_their_place(samples: Path) -> None:
    workspace, report = Workspace.at(str(samples)), made(samples)
    own = {item.text for record in workspace.records() for item in record.items}
    quotes = [quote for section in report.sections for quote in section.quotes]
    assert {quote.text for quote in quotes if quote.text} <= own
    assert quotes[1].place == (
        "SERIOUS CASE REVIEW: OVERVIEW REPORT: CHILD K, Analysis of agency involvement › "
        "Westmoor Children's Services"
    )
    assert all(quote.place for quote in quotes)
    families = report.sections[-1]
    assert [quote.text for quote in families.quotes] == [""]  # a cell of the row has the words


def test_what_cannot_be_limited_says_that_it_is_not(samples: Path) -> None:
    report = made(samples, "trends", area="Westmoor")
    notes = {section.name: section.says for section in report.sections}
    told = "This question takes no area: its answer is not limited to “Westmoor”."
    assert told not in notes["trends"]
    assert told not in notes["recurrence"]
    assert told in notes["recommendation-families"]
    assert report.subtitle == "area: Westmoor"


def test_coverage_names_what_is_unsure_and_refused(run: Run, reviews: Path) -> None:
    (reviews / "empty.txt").write_bytes(b"")
    run("import", reviews, expect=3)
    covered = made(Path("graphkit-data")).coverage
    assert covered.sentence == (
        "2 reviews of 2 cases. Not known or unsure: 0 reviews without a date of publication, "
        "2 cases without a date of the incident, 0 statements of an unsure theme, 0 blocks of "
        "text that no rule understood, 1 source refused."
    )
    assert covered.grid is not None
    assert covered.grid.rows[-1][2].startswith("../reviews/empty.txt: is empty")


def test_an_answer_without_rows_says_so(run: Run, imported: Path) -> None:
    report = made(Path("graphkit-data"), "repeated-failures", least="9")
    section = report.sections[0]
    told = "No failure of one theme by one type of agency appears in at least 9 cases."
    assert (section.sentence, section.grid, section.plot) == (told, None, None)


def test_what_the_store_cannot_answer_says_so_and_the_way_out() -> None:
    error = StoreError("The query needs more memory than it may use.")
    section = unanswered(read("report/report.toml"), question("recurrence"), error)
    assert section.sentence == (
        "The graph is too large to answer this of all of it at once: limit the report, such as "
        "with --board or --theme. The query needs more memory than it may use."
    )
    assert (section.title, section.grid) == ("Recommended, and then it went wrong again", None)


def test_every_question_has_a_report(samples: Path) -> None:
    from graphkit.queries import questions

    values = {"agency": "police", "board": BOARD, "review": "westmoor-child-t-2021",
              "theme": "neglect"}  # fmt: skip
    workspace = Workspace.at(str(samples))
    case = next(case.label for record in workspace.records() for case in record.cases)
    assert case
    for name, each in questions().items():
        needed = [p.name for p in each.parameters if p.default is None]
        if not set(needed) <= set(values):
            continue
        report = made(samples, name, **{key: values[key] for key in needed})
        assert report.sections[0].title == each.title or name == "coverage"
        assert report.sections[0].sentence


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "r.odt"], "A report is .html, .docx, .pdf, not “.odt”: r.odt"),
        (["-o", "gone/r.html"], "There is no folder gone to write r.html to. Make it first."),
        (["-o", "r.html", "--theme", "recordng"], "There is no theme called “recordng”."),
        (["-o", "r.html", "--question", "trend"], "Did you mean trends?"),
        (["-o", "r.html", "-p", "as_of=2018"], "None of these questions takes “as_of”."),
        (["-o", "r.html", "--question", "agency-profile"], "agency-profile needs “agency”"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_writes_nothing(
    run: Run, imported: Path, arguments: list[str], told: str
) -> None:
    assert told in run("report", *arguments, expect=2).stderr
    assert not Path("r.html").exists()


def test_without_reviews_or_a_graph_the_way_out_is_told(run: Run) -> None:
    assert "Begin with: graphkit import" in run("report", "-o", "r.html", expect=1).stderr


def test_the_page_says_what_the_report_says(run: Run, imported: Path) -> None:
    assert run("report", "-o", "r.html").stdout == "r.html\n"
    words, report = text(Path("r.html").read_text(encoding="utf-8")), made(Path("graphkit-data"))
    for section in (*report.sections, report.coverage):
        assert section.sentence in words
        assert question(section.name).asks in words
        assert all(quote.place in words and quote.text in words for quote in section.quotes)
    assert all(said in words for said in (*report.limits, *report.method))


def test_the_same_report_is_the_same_file_whatever_the_hash_seed(imported: Path) -> None:
    code = "import sys; from graphkit.cli import main; main()"
    found: dict[str, set[bytes]] = {suffix: set() for suffix in ("html", "docx", "pdf")}
    for seed in ("1", "2"):
        for suffix, bytes_ in found.items():
            surroundings = {**os.environ, "PYTHONHASHSEED": seed}
            surroundings["PYTHONPATH"] = str(Path(__file__).parents[1])
            command = [sys.executable, "-c", code, "report", "-o", f"r.{suffix}"]
            subprocess.run(command, check=True, env=surroundings, capture_output=True)
            bytes_.add(Path(f"r.{suffix}").read_bytes())
    assert {suffix: len(bytes_) for suffix, bytes_ in found.items()} == {
        "html": 1, "docx": 1, "pdf": 1,
    }  # fmt: skip


def test_the_word_document_marks_each_page_and_cuts_no_row(run: Run, samples: Path) -> None:
    run("report", "-o", "r.docx", "--data", samples)
    document = Document("r.docx")
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    page = document.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    rows = [row for table in document.tables for row in table.rows]
    assert all("w:cantSplit" in row._tr.xml for row in rows)
    grids = [table for table in document.tables if table.rows[0].cells[0].text == "row"]
    assert len(grids) == 6
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in grids)
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    report = made(samples)
    assert all(section.sentence in words for section in report.sections)
    assert all(q.place in words for section in report.sections for q in section.quotes)


def test_the_word_document_has_no_date_of_its_own(run: Run, imported: Path) -> None:
    run("report", "-o", "r.docx")
    with ZipFile(io.BytesIO(Path("r.docx").read_bytes())) as parts:
        assert {entry.date_time[:3] for entry in parts.infolist()} == {(2000, 1, 1)}
