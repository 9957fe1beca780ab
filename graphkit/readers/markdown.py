"""Markdown: read as the web page that it stands for."""

import re

from graphkit.readers.builder import Builder
from graphkit.readers.html import put_html
from graphkit.readers.nesting import refuse_deep
from graphkit.readers.sniff import decode

FOOTNOTE_MARK = re.compile(r"(?<=\S)\[\^[\w-]+\](?!:)")


def read(data: bytes, builder: Builder) -> str:
    """Fills `builder` from a Markdown file's bytes; returns its front matter's title, or "".

    Raises Refused for binary data, and for elements nested beyond reason.
    """
    from markdown_it import MarkdownIt
    from selectolax.lexbor import LexborHTMLParser

    title, text = front_matter(decode(data).replace("\r\n", "\n").replace("\r", "\n"))
    marked = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = marked.render(FOOTNOTE_MARK.sub("", text))
    refuse_deep(page)
    put_html(LexborHTMLParser(f"<body>{page}</body>"), builder)
    return title


def front_matter(text: str) -> tuple[str, str]:
    """The title in the block between `---` lines at the head of a file, and the text after it."""
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        return "", text
    end = next(i for i, line in enumerate(lines) if i and line.strip() == "---")
    if not all(":" in line or not line.strip() or line[0] in " -#" for line in lines[1:end]):
        return "", text
    named = {key.strip(): value.strip() for key, _, value in map(_pair, lines[1:end])}
    return named.get("title", "").strip("\"'"), "\n".join(lines[end + 1 :])


def _pair(line: str) -> tuple[str, str, str]:
    return line.partition(":")
