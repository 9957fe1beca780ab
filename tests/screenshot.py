"""Takes the pictures of the documentation: `python tests/screenshot.py PAGE.html PICTURE.png`."""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright


def main() -> None:
    """Open PAGE in the system's Chromium and keep what is seen as a PNG."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--choose", default="", help="the id of a point, as in the page's address")
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 800), metavar=("WIDE", "HIGH"))
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    take(given.page, given.picture, given.choose, given.size, given.dark)


def take(page: Path, picture: Path, choose: str, size: tuple[int, int], dark: bool) -> None:
    """Write `picture`: `page` with the point `choose` chosen, in a window of `size` pixels."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
        )
        tab.goto(f"{page.resolve().as_uri()}#{choose}")
        tab.wait_for_selector("html[data-ready]")
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
