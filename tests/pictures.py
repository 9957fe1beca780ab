"""Takes the pictures of the documentation: `make pictures`, or `python tests/pictures.py FOLDER`.

Each kind of page of the bundled samples, as it is seen at 1280 and at 390 pixels, on a light and
on a dark screen, and as it is printed on A4. `docs/` keeps a few of them; `--all` takes all.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
PAPER = 0.9
"""Pixels of a picture of paper for each of its points (72 to the inch)."""
PAGES = {
    "viewer": "graph.html#AgencyType%3Ahousing&Theme%3Ayoung-parents&=path",
    "answer": "answer.html#AgencyType%3Apolice",
    "explorer": "site/index.html",
    "matrix": "site/matrix.html",
    "trends": "site/trends.html",
    "agency": "site/agencies/police.html",
    "theme": "site/themes/information-sharing.html",
    "review": "site/reviews/westmoor-child-r-2018.html",
    "reviews": "site/reviews.html",
    "report": "report.html",
}
"""The kinds of pages, and one of each."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of which page, how wide (0: on paper), and on a dark screen or not."""

    page: str
    wide: int
    dark: bool = False

    @property
    def name(self) -> str:
        """The name of its file."""
        seen = f"{self.wide}{'-dark' if self.dark else ''}" if self.wide else "a4"
        return f"{self.page}-{seen}.png"


KEPT = (
    Shot("answer", 1280), Shot("viewer", 1280), Shot("viewer", 390, dark=True),
    Shot("matrix", 1280, dark=True), Shot("explorer", 390), Shot("agency", 1280),
    Shot("report", 1280), Shot("report", 0),
)  # fmt: skip
"""The pictures that `docs/` has: few and small, each kind of page and each way to see one."""


def every() -> Iterator[Shot]:
    """All kinds of pages in all ways."""
    for page in PAGES:
        yield Shot(page, 0)
        yield from (Shot(page, wide, dark) for wide in (1280, 390) for dark in (False, True))


def made(folder: Path) -> Path:
    """The pages of the bundled samples."""
    data = ("--data", str(folder / "data"))
    for arguments in (
        ("import", str(ROOT / "import" / "samples")), ("view", "-o", str(folder / "graph.html")),
        ("view", "agency-failures", "-o", str(folder / "answer.html")),
        ("report", "-o", str(folder / "report.html")), ("site", "-o", str(folder / "site")),
    ):  # fmt: skip
        command = [sys.executable, "-m", "graphkit", *arguments, *data]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return folder


def taken(browser: "Browser", pages: Path, shot: Shot, whole: bool) -> bytes:
    """One picture as PNG: what is seen at first, or the `whole` page; on paper its first page."""
    tab = browser.new_page(
        viewport={"width": shot.wide or 1280, "height": 800},
        color_scheme="dark" if shot.dark else "light",
    )
    name, _, mark = PAGES[shot.page].partition("#")
    tab.goto(f"{(pages / name).as_uri()}#{mark}")
    picture = tab.screenshot(full_page=whole) if shot.wide else printed(
        tab.pdf(prefer_css_page_size=True, print_background=True), whole)  # fmt: skip
    tab.close()
    return small(picture)


def printed(pdf: bytes, whole: bool) -> bytes:
    """The first pages of a PDF beside one another as PNG; the `whole` of it up to six."""
    from PIL import Image

    sheets = [page.render(scale=PAPER).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    sheets = sheets[: 6 if whole else 2]
    beside = Image.new("RGB", (sum(each.width + 8 for each in sheets), sheets[0].height), "#888")
    for number, each in enumerate(sheets):
        beside.paste(each, (number * (each.width + 8), 0))
    out = BytesIO()
    beside.save(out, "PNG")
    return out.getvalue()


def small(picture: bytes) -> bytes:
    """The picture in 256 colours, the rare ones too: enough for a page, and half the size."""
    from PIL import Image

    out = BytesIO()
    whole = Image.open(BytesIO(picture)).convert("RGB")
    whole.quantize(256, Image.Quantize.MAXCOVERAGE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Make the pages and take their pictures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="every page in every way, whole")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = made(Path(folder))
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for shot in every() if given.all else KEPT:
            (given.folder / shot.name).write_bytes(taken(browser, pages, shot, given.all))
        browser.close()


if __name__ == "__main__":
    main()
