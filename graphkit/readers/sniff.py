"""What the bytes of a file are, whatever its name says, and the text in them."""

import re

from graphkit.errors import Refused

BOMS = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
MAGIC = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"II*\0", "picture"),
    (b"MM\0*", "picture"), (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"), (b"\x7fELF", "program"), (b"MZ\x90", "program"),
)  # fmt: skip
HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b\x08\x1c\x1d\x1e\x1f")) + b"\x7f"
MOST_CONTROL = 0.01
MOST_ODD = 0.15
SAMPLE = 65_536
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
NOISE = Refused(
    "is not text but binary data", "Open it with the program that made it and save it as .docx"
)


def kind_of(data: bytes) -> str:
    """What the bytes are by their first few: pdf, zip, rtf, ole, picture, …, or "" for text."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    return "pdf" if b"%PDF-" in data[:1024] and not looks_html(data) else ""


def looks_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return bool(HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")))


def decode(data: bytes, charset: str = "") -> str:
    """The text in `data`: by its byte order mark, else UTF-8, else `charset`, else cp1252.

    Raises Refused for binary data.
    """
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), "")
    if encoding:
        return _checked(_strict(data, encoding))
    guessed = _wide(data)
    if guessed:
        return _checked(_strict(data, guessed))
    if b"\0" in data or _share(data[:SAMPLE]) > MOST_CONTROL:
        raise NOISE
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(_narrow(data, charset))


def html_charset(data: bytes) -> str:
    """The character set that a web page declares, or ""."""
    found = CHARSET.search(data[:4096])
    return found[1].decode("ascii").lower() if found else ""


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise NOISE from error


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of a text in Latin letters is nought."""
    head = data[:400]
    if len(head) < 8 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.8 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 and odd < 0.1 else ""


def _narrow(data: bytes, charset: str) -> str:
    """The text by a declared character set, else as Windows wrote it, stray bytes as Latin-1."""
    if charset and charset not in ("utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "us-ascii"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass  # A wrong declaration is common; what follows reads any byte.
    return "".join(_windows(part) for part in re.split(rb"([\x81\x8d\x8f\x90\x9d])", data))


def _windows(part: bytes) -> str:
    try:
        return part.decode("cp1252")
    except UnicodeDecodeError:
        return part.decode("latin-1")


def _checked(text: str) -> str:
    """`text`, when its letters are such as people write. Raises Refused for noise."""
    head = text[:SAMPLE]
    odd = sum(1 for c in head if not (c.isalnum() or c.isspace() or c.isascii() or c in USUAL))
    control = sum(1 for c in head if c < " " and c not in "\t\n\r\f\v")
    strange = sum(1 for c in head if c > "\u024f" and c.isalnum())
    if odd + strange > MOST_ODD * len(head) or control > MOST_CONTROL * len(head) or "\0" in head:
        raise NOISE
    return text


USUAL = "‘’“”–—…•·£€§©®°±½¼¾¹²³´`¬«»†‡‰‹›™ˆ˜\u00a0\u200b\u2022\uf0b7\uf0a7"


def _share(sample: bytes) -> float:
    return 1 - len(sample.translate(None, CONTROL)) / len(sample) if sample else 0.0
