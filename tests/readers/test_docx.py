"""Word documents: what a reader of the printed page sees, in the order it stands there."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graphkit.readers.builder import Builder
from graphkit.readers.docx import read

Shown = Callable[..., list[str]]
NAMES = (
    nsdecls("w", "r", "wp", "a")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(document: Any, inner: str) -> None:
    """Adds a paragraph of raw WordprocessingML to the body."""
    document.element.body.insert(-1, parse_xml(f"<w:p {NAMES}>{inner}</w:p>"))


def strong(holder: Any, words: str) -> Any:
    added = holder.add_paragraph()
    added.add_run(words).bold = True
    return added


def test_headings_paragraphs_and_lists_are_read_in_order(shown: Shown) -> None:
    document = docx.Document()
    document.add_heading("Child R", 0)
    document.add_heading("Findings", 1)
    document.add_paragraph("The board met twice.")
    strong(document, "What the nursery knew")
    document.add_paragraph("Staff saw a bruise.", style="List Bullet")
    document.add_paragraph("It was small.", style="List Bullet 2")
    document.add_paragraph("•\tNobody asked.")
    document.add_paragraph("Tell the GP.", style="List Number")
    document.add_paragraph("Tell the midwife.", style="List Number")
    assert shown(saved(document), ".docx") == [
        "#1 Child R",
        "#1 Findings",
        "¶ The board met twice.",
        "#2 What the nursery knew",
        "- Staff saw a bruise.",
        "-- It was small.",
        "- Nobody asked.",
        "- 1) Tell the GP.",
        "- 2) Tell the midwife.",
    ]


def test_strong_words_are_a_heading_only_where_they_are_a_short_line(shown: Shown) -> None:
    document = docx.Document()
    strong(document, "The review found that the plan was not followed.")
    strong(document, "Learning point:").add_run(" ask about fathers.")
    broken = strong(document, "Police")
    broken.runs[0].add_break()
    broken.add_run("Officers came once.")
    document.add_paragraph("RECOMMENDATIONS")
    document.add_paragraph("1. The board should act.")
    assert shown(saved(document), ".docx") == [
        "¶ The review found that the plan was not followed.",
        "¶ Learning point: ask about fathers.",
        "#1 Police",
        "¶ Officers came once.",
        "#1 RECOMMENDATIONS",
        "¶ 1) The board should act.",
    ]


def run(inner: str, type_: str = "") -> str:
    """A run of raw WordprocessingML set in a type."""
    return f"<w:r><w:rPr>{type_}</w:rPr>{inner}</w:r>"


def said(words: str, type_: str = "") -> str:
    return run(f"<w:t xml:space='preserve'>{words}</w:t>", type_)


def field(code: str, words: str) -> str:
    begin, middle, end = (
        run(f"<w:fldChar w:fldCharType='{kind}'/>") for kind in ("begin", "separate", "end")
    )
    return begin + run(f"<w:instrText>{code}</w:instrText>") + middle + said(words) + end


RAISED = "<w:vertAlign w:val='superscript'/>"
DELETED = run("<w:delText>Then</w:delText>")
WORDS = [
    (f"<w:ins>{said('Now')}</w:ins><w:del>{DELETED}</w:del>", "Now"),
    (f"<w:moveFrom>{said('Gone')}</w:moveFrom><w:moveTo>{said('Here')}</w:moveTo>", "Here"),
    (f"<w:hyperlink w:anchor='a'>{said('the guide')}</w:hyperlink>", "the guide"),
    (f"<w:sdt><w:sdtContent>{said('chosen')}</w:sdtContent></w:sdt>", "chosen"),
    (said("seen") + run("<w:footnoteReference w:id='2'/>"), "seen"),
    (said("seen") + said("12", RAISED), "seen"),
    (said("13") + said("th", RAISED), "13th"),
    (said("9 m") + said("2", RAISED), "9 m2"),
    (run("<w:t>well</w:t><w:noBreakHyphen/><w:t>being</w:t>"), "well-being"),
    (run("<w:t>co</w:t><w:softHyphen/><w:t>operate</w:t>"), "cooperate"),
    (said("shown") + said("hidden", "<w:vanish/>"), "shown"),
    (field("REF x", "section 4"), "section 4"),
]


@pytest.mark.parametrize(("inner", "words"), WORDS)
def test_a_paragraph_reads_as_it_is_printed(inner: str, words: str, shown: Shown) -> None:
    document = docx.Document()
    paragraph(document, inner)
    assert shown(saved(document), ".docx") == [f"¶ {words}"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(shown: Shown) -> None:
    document = docx.Document()
    paragraph(document, "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + said("One "))
    paragraph(document, said("line."))
    assert shown(saved(document), ".docx") == ["¶ One line."]


BOX = (
    f"<w:txbxContent><w:p>{said('Learning', '<w:b/>')}</w:p>"
    f"<w:p>{said('Ask who lives there.')}</w:p></w:txbxContent>"
)
CHOICE = f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
FALLBACK = f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
TWICE = (
    f"<mc:AlternateContent><mc:Choice Requires='wps'>{CHOICE}</mc:Choice>"
    f"<mc:Fallback>{FALLBACK}</mc:Fallback></mc:AlternateContent>"
)


def test_a_text_box_is_read_once_and_its_heading_ends_with_it() -> None:
    document = docx.Document()
    document.add_heading("Analysis", 1)
    paragraph(document, said("Before.") + run(TWICE))
    document.add_paragraph("After.")
    builder = Builder()
    read(saved(document), builder)
    text = builder.text()
    assert [(text[b.start : b.end], b.section) for b in builder.blocks] == [
        ("Analysis", ()),
        ("Before.", ("Analysis",)),
        ("Learning", ("Analysis",)),
        ("Ask who lives there.", ("Analysis", "Learning")),
        ("After.", ("Analysis",)),
    ]


def test_a_contents_page_running_lines_and_title_stay_out_of_the_text() -> None:
    document = docx.Document()
    document.core_properties.title = "Child R: overview report"
    document.sections[0].header.paragraphs[0].text = "RESTRICTED"
    document.sections[0].footer.paragraphs[0].text = "Norbury Safeguarding Board"
    document.add_paragraph("Contents")
    document.add_paragraph("1. Findings\t3")
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("2. Learning 4", style="TOC 1")
    document.add_heading("Findings", 1)
    document.add_paragraph("Records were thin.")
    builder = Builder()
    assert read(saved(document), builder) == "Child R: overview report"
    assert builder.text() == "Findings\nRecords were thin.\n"
    assert builder.furniture == [
        "Contents", "1. Findings 3", "2. Learning 4", "Norbury Safeguarding Board", "RESTRICTED",
    ]  # fmt: skip


LEVELS = [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)")]
RESTART = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"


def add_lists(numbering: Any) -> None:
    """Two lists of one kind, 91 and 92; the second begins anew."""
    levels = "".join(
        f"<w:lvl w:ilvl='{i}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for i, (kind, text) in enumerate(LEVELS)
    )
    abstract = f"<w:abstractNum {NAMES} w:abstractNumId='90'>{levels}</w:abstractNum>"
    numbering.insert(0, parse_xml(abstract))
    for key, more in (("91", ""), ("92", RESTART)):
        found = f"<w:num {NAMES} w:numId='{key}'><w:abstractNumId w:val='90'/>{more}</w:num>"
        numbering.append(parse_xml(found))


def test_numbers_that_word_makes_are_counted() -> None:
    document = docx.Document()
    add_lists(document.part.numbering_part.element)
    for place in ("0 91", "1 91", "1 91", "2 91", "0 91", "1 91", "0 92"):
        level, key = place.split()
        listed = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{key}'/></w:numPr>"
        paragraph(document, f"<w:pPr>{listed}</w:pPr>" + said("The team did not visit."))
    builder = Builder()
    read(saved(document), builder)
    assert [(block.kind, block.number) for block in builder.blocks] == [
        ("item", "1"), ("paragraph", "1.1"), ("paragraph", "1.2"), ("item", "(i)"),
        ("item", "2"), ("paragraph", "2.1"), ("item", "1"),
    ]  # fmt: skip
