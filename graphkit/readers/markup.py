"""Tags and entities left in a text: drops them, and says what they made of its parts."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.readers.builder import Piece
from graphkit.readers.bullets import split_bullets, split_line
from graphkit.readers.knowledge import Tags, knowledge
from graphkit.readers.lines import ends, leads_in, unmark

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Each mark of bold: up to where the last one closes, and one pair of them.
BOLD = (
    (re.compile(r".*\S\*\*"), re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")),
    (re.compile(r".*\S__(?![\w_])"), re.compile(r"(?<![\w_])__(?=\S)(.+?)(?<=\S)__(?![\w_])")),
)
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*?)(?<=[^\s*])\*(?![\w*])")
MOST_HEADING_WORDS = 14
LEAST_INSTRUCTION_WORDS = 3


@dataclass(slots=True)
class Segment:
    """A stretch of text between block tags.

    `item` is its list depth when it stands in an `li`, else 0; `listed` when it stands in a list
    whose `li` got lost; `heading` when a heading tag holds it; `plain` are its words outside
    bold and underline.
    """

    item: int = 0
    listed: bool = False
    heading: bool = False
    text: list[str] = field(default_factory=list)
    plain: bool = False

    def words(self) -> str:
        """The text, entities decoded, white space folded."""
        return " ".join(decode("".join(self.text)).split())


def decode(text: str) -> str:
    """`text` with its entities decoded, once."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def strip_emphasis(text: str) -> str:
    """`text` without the asterisks and underlines that mark bold and italics."""
    if "*" not in text and "__" not in text:
        return text
    text = "\n".join(map(_unbolded, text.split("\n")))
    return ITALIC.sub(lambda match: match[1], text)


def _unbolded(line: str) -> str:
    """A line without marks of bold; none is looked for where no more can close.

    Else a line of nothing but opening marks would be searched to its end from each of them.
    """
    for whole, pair in BOLD:
        closed = whole.match(line)
        if closed:
            line = pair.sub(lambda match: match[1], closed[0]) + line[closed.end() :]
    return line


def pieces(text: str, cell: bool = False) -> list[Piece]:
    """The parts of a stretch of text or of a table cell: paragraphs, items, headings.

    Tags of lists, paragraphs, tables and emphasis are dropped; anything else in angle brackets
    stays. An instruction in brackets at the head of a `cell` becomes a paragraph of its own.
    """
    if "<" not in text:
        return list(_parts(" ".join(decode(text).split()), False, cell))
    out: list[Piece] = []
    for n, segment in enumerate(segments(text)):
        out.extend(_segment_pieces(segment, cell and not n))
    return out


def segments(text: str) -> list[Segment]:
    """The stretches of `text` between its block tags, empty ones left out."""
    tags = knowledge().tags
    found, depth, bold, at = [Segment()], 0, 0, 0
    for match in tags.any.finditer(text):
        _append(found[-1], text[at : match.start()], bold)
        at = match.end()
        name, closing = match["name"].casefold(), match[0].startswith("</")
        if name in tags.emphasis:
            bold = max(0, bold + (-1 if closing else 1))
        depth = _nest(depth, name, closing, tags)
        if name in tags.block or name in tags.item:
            found.append(_next(name, closing, depth, tags))
    _append(found[-1], text[at:], bold)
    return [segment for segment in found if segment.words()]


def _append(segment: Segment, text: str, bold: int) -> None:
    segment.text.append(text)
    if not bold and text.strip(" \t\n:"):
        segment.plain = True


def _nest(depth: int, name: str, closing: bool, tags: Tags) -> int:
    if name not in tags.list:
        return depth
    return max(0, depth - 1) if closing else depth + 1


def _next(name: str, closing: bool, depth: int, tags: Tags) -> Segment:
    """The segment that a block tag opens."""
    if name in tags.item:
        return Segment() if closing else Segment(item=max(depth, 1))
    return Segment(listed=depth > 0, heading=name in tags.heading and not closing)


def _segment_pieces(segment: Segment, cell: bool) -> Iterator[Piece]:
    words = strip_emphasis(segment.words())
    emphasised = not segment.plain and not segment.item and reads_as_heading(words)
    if segment.heading or emphasised:
        yield Piece("heading", words.rstrip(":"))
    elif segment.item:
        yield from (Piece("item", part, segment.item) for part in split_line(_bare(words)))
    else:
        yield from _parts(words, segment.listed, cell)


def reads_as_heading(words: str) -> bool:
    """Whether emphasised words are short and unstopped, as headings are."""
    return 0 < len(words.split()) <= MOST_HEADING_WORDS and not ends(words)


def _bare(words: str) -> str:
    match = knowledge().bullets.leading.match(words)
    return words[match.end() :] if match else words


def _parts(words: str, listed: bool, cell: bool) -> Iterator[Piece]:
    """The pieces of words without tags: an instruction, a lead, statements."""
    if cell:
        instruction, words = split_instruction(words)
        if instruction:
            yield Piece("paragraph", instruction)
    lead, items = split_bullets(words, listed)
    yield from _lead(lead, bool(items))
    yield from (Piece("item", strip_emphasis(item)) for item in items)


def _lead(lead: str, heads: bool) -> Iterator[Piece]:
    if not lead:
        return
    text, marked = unmark(lead)
    text = strip_emphasis(text)
    words = text.split()
    short = heads and text.endswith(":") and not leads_in(words, knowledge().headings)
    if (marked or short) and reads_as_heading(text):
        yield Piece("heading", text.rstrip(":"))
    else:
        yield Piece("paragraph", text)


def split_instruction(words: str) -> tuple[str, str]:
    """A form's instruction in brackets at the head of a cell, and the rest of it."""
    if not words.startswith("("):
        return "", words
    depth = 0
    for i, letter in enumerate(words):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return _instruction(words[: i + 1], words[i + 1 :].strip())
    return "", words


def _instruction(head: str, rest: str) -> tuple[str, str]:
    enough = len(head.split()) >= LEAST_INSTRUCTION_WORDS
    apart = enough and not rest[:1].islower() and rest[:1] not in (",", ";", ".", ":")
    return (head, rest) if apart else ("", f"{head} {rest}".strip())
