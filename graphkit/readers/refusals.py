"""Why a file is not read as a review, and what its owner can do about it."""

from pathlib import Path

from graphkit.errors import Refused
from graphkit.readers.sniff import kind_of, looks_html

WORD = "Open it in Word and save it as .docx"
COPY = "Copy the review's text into Word and save it as .docx"
OTHERS = {
    ".doc": ("is an old Word file", WORD),
    ".dot": ("is a Word template", WORD), ".dotx": ("is a Word template", WORD),
    ".docm": ("is a Word file with macros", WORD), ".rtf": ("is a rich text file", WORD),
    ".odt": ("is an OpenDocument file", "Open it and save it as .docx"),
    ".pages": ("is a Pages file", "Export it as Word or as PDF"),
    ".wps": ("is a Works file", WORD), ".wpd": ("is a WordPerfect file", WORD),
    ".xlsx": ("is a spreadsheet", COPY), ".xls": ("is a spreadsheet", COPY),
    ".xlsm": ("is a spreadsheet", COPY), ".ods": ("is a spreadsheet", COPY),
    ".csv": ("is a table of data", COPY), ".tsv": ("is a table of data", COPY),
    ".pptx": ("is a presentation", "Export it as PDF, or copy its text into Word"),
    ".ppt": ("is a presentation", "Export it as PDF, or copy its text into Word"),
    ".odp": ("is a presentation", "Export it as PDF, or copy its text into Word"),
    ".pub": ("is a Publisher file", "Export it as PDF"),
    ".msg": ("is an e-mail", "Save the review attached to it, or save it as .docx or .html"),
    ".eml": ("is an e-mail", "Save the review attached to it, or save it as .docx or .html"),
    ".mht": ("is a web archive", "Open it in a browser and save it as .html"),
    ".mhtml": ("is a web archive", "Open it in a browser and save it as .html"),
    ".xml": ("is an XML file", "Open it and save it as .docx or .html"),
    ".json": ("is a data file", "Give the review it was made from"),
    ".zip": ("is an archive", "Unpack it and import the files in it"),
    ".7z": ("is an archive", "Unpack it and import the files in it"),
    ".rar": ("is an archive", "Unpack it and import the files in it"),
    ".gz": ("is an archive", "Unpack it and import the files in it"),
    ".epub": ("is an e-book", "Save its text as .docx or .html"),
    ".jpg": ("is a picture", "Recognise its text (OCR) and save it as .docx"),
    ".jpeg": ("is a picture", "Recognise its text (OCR) and save it as .docx"),
    ".png": ("is a picture", "Recognise its text (OCR) and save it as .docx"),
    ".tif": ("is a picture", "Recognise its text (OCR) and save it as .docx"),
    ".tiff": ("is a picture", "Recognise its text (OCR) and save it as .docx"),
}  # fmt: skip
TRULY = {
    "pdf": ("a PDF file", "Name it .pdf"),
    "zip": ("a zipped file or a Word document", "Name it .docx if Word opens it, else unpack it"),
    "ole": ("an old Office file", "Open it in Word and save it as .docx, without a password"),
    "rtf": ("a rich text file", WORD),
    "picture": ("a picture", "Recognise its text (OCR) and save it as .docx"),
    "archive": ("an archive", "Unpack it and import the files in it"),
    "program": ("a program", "Give the review itself"),
    "html": ("a web page", "Name it .html"),
}
OWN = {"pdf": ("pdf",), "docx": ("zip", "ole")}


def other_kind(suffix: str) -> Refused | None:
    """The refusal of a file of a known kind that is not read, or None."""
    return Refused(*OTHERS[suffix]) if suffix in OTHERS else None


def unknown(suffix: str, known: str) -> Refused:
    """The refusal of a file whose suffix says nothing; `known` lists those that are read."""
    what = f"ends in {suffix}, which graphkit does not read" if suffix else "has no suffix"
    return Refused(what, f"Save it as one of these: {known}")


def refuse_other_bytes(reader: str, data: bytes, path: Path) -> None:
    """Raise Refused when the bytes are plainly of another kind than the file's name says.

    A broken file of the right kind is left to its reader, which can say what is broken.
    """
    kind = kind_of(data)
    if not kind and reader in OWN and looks_html(data):
        kind = "html"
    if not kind or kind in OWN.get(reader, ()):
        return
    what, advice = TRULY[kind]
    raise Refused(f"is named {path.suffix} but is {what}", advice)
