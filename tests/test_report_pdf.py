"""The report as a PDF: read again by another library than the one that wrote it."""

from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from graphkit.report import Grid, Quote, Report, Section
from graphkit.report_docx import docx
from graphkit.report_html import html
from graphkit.report_pdf import pdf
from tests.hostile import ATTACKS

SECTION = Section(
    "trends", "Is it getting better?", "In what share?", "theme: Neglect", ("Too few.",),
    "Nothing can be said.", None, None, (), (),
)  # fmt: skip
REPORT = Report("What keeps going wrong", "All", "", (SECTION,), SECTION, ("A limit.",),
                ("A method.",), "graphkit")  # fmt: skip


def pages(report: Report, tmp_path: Path) -> tuple[list[str], str]:
    """The text of each page, and the letters that the font had not."""
    data, missing = pdf(report)
    path = tmp_path / "r.pdf"
    path.write_bytes(data)
    with pdfplumber.open(path) as opened:
        assert {(round(page.width), round(page.height)) for page in opened.pages} == {(595, 842)}
        return [page.extract_text() for page in opened.pages], missing


def grid(rows: int, text: str) -> Grid:
    """A table of this many rows with a long text in the second column."""
    return Grid(("row", "text"), tuple((str(n), text) for n in range(rows)), (True, False),
                (False, True))  # fmt: skip


def hostile_report(attack: str) -> Report:
    """A report whose every text is an attack."""
    quote = Quote((1,), attack, attack, attack)
    section = replace(
        SECTION, title=attack, sentence=attack, told=attack, says=(attack,), quotes=(quote,),
        grid=grid(2, attack), meanings=((attack, attack),),
    )  # fmt: skip
    return replace(REPORT, marking=attack, subtitle=attack, sections=(section,))


def test_every_page_is_marked_and_repeats_the_heads_of_its_table(tmp_path: Path) -> None:
    section = replace(SECTION, grid=grid(90, "words " * 20))
    texts, _ = pages(replace(REPORT, marking="OFFICIAL", sections=(section,)), tmp_path)
    assert len(texts) > 3
    assert all(text.startswith("OFFICIAL\n") for text in texts)
    assert sum("\nrow text\n" in text for text in texts) >= 3


def test_a_cell_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    section = replace(SECTION, grid=grid(1, "w" * 10_000))
    texts, _ = pages(replace(REPORT, sections=(section,)), tmp_path)
    assert sum(text.count("w") for text in texts) >= 10_000


def test_letters_that_the_font_has_not_are_named(tmp_path: Path) -> None:
    quote = Quote((1,), "Ḽŷn 子 Pwllheli", "Review, page 2", "finding")
    texts, missing = pages(replace(REPORT, sections=(replace(SECTION, quotes=(quote,)),)), tmp_path)
    assert missing == "子"
    whole = "\n".join(texts)
    assert "“Ḽŷn ? Pwllheli”" in whole
    assert "U+5B50. The .html and .docx have them." in whole


def test_names_are_printed_with_their_own_letters(tmp_path: Path) -> None:
    names = "Siân ŵ ŷ Ŵ Ŷ Łódź Żaneta Ştefan Jiří Þóra Αθηνά Ольга → ≥ “…” – —"
    section = replace(SECTION, quotes=(Quote((1,), names, "Review", "finding"),))
    texts, missing = pages(replace(REPORT, sections=(section,)), tmp_path)
    assert missing == ""
    assert names in "\n".join(texts)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_words_in_every_form(tmp_path: Path, attack: str) -> None:
    hostile = hostile_report(attack)
    texts, _ = pages(hostile, tmp_path)
    shown = attack.replace("\u202e", "\ufffd")
    assert "".join(shown.split())[:40] in "".join("".join(texts).split())
    made = html(hostile)
    assert made == html(hostile)
    assert made.count("<script") == 0
    assert made.count("<img") == 0
    assert docx(hostile)[:2] == b"PK"


def test_control_characters_and_halves_of_letters_do_no_harm(tmp_path: Path) -> None:
    strange = replace(SECTION, sentence="a\x00b\x0b\ufffe\ud83d\x1b[31m")
    report = replace(REPORT, sections=(strange,))
    assert "a\ufffdb\ufffd\ufffd\\ud83d\ufffd[31m" in html(report)
    assert docx(report)[:2] == b"PK"
    assert "a\ufffdb\ufffd\ufffd\\ud83d\ufffd[31m" in "\n".join(pages(report, tmp_path)[0])
