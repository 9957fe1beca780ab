"""Invented reviews that try to run something in the page that shows them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ATTACKS = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    "<!-- <script>",
    "<img src=x onerror='window.hacked=3'>",
    '<a href="javascript:window.hacked=4">link</a>',
    "{{ 7*7 }} {% raw %} ${7*7} <svg onload=window.hacked=5>",
    "\u202egnp.exe",
    "w" * 10_000,
)
FIRST = """{letter}shire Safeguarding Children Board

Serious Case Review: Child {letter} {attack}

{marking}

Published June {year}

Findings

- Harrowfield Police did not share {attack} with the health visitor about the assault.
- Harrowfield Police did not tell the school nurse what it knew, {word}

Recommendations

- Harrowfield Police should share {attack} with health visitors about every incident.
"""
NAME = "<img src=x onerror=window.hacked=6> {{ 7*7 }} %d.txt"


def hostile_reviews(folder: Path) -> Path:
    """A folder of reviews, one for each attack but the long word, which all have."""
    folder.mkdir()
    for number, attack in enumerate(ATTACKS[:-1]):
        text = FIRST.format(attack=attack, year=2011 + number, word=ATTACKS[-1],
                            letter="ABCDEFG"[number],
                            marking="OFFICIAL-SENSITIVE" if number == 0 else "")  # fmt: skip
        (folder / (NAME % number)).write_text(text, encoding="utf-8")
    return folder


def system_browser() -> "Iterator[Browser]":
    """The system's Chromium; without one the test skips, except in CI, where it fails."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    path = next((path for name in names if (path := shutil.which(name))), None)
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("CI has no Chromium: install the package chromium before the tests")
    if path is None:
        pytest.skip("no Chromium or Chrome here: the page was not opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


class Tab:
    """A page opened from a file, and everything it asked for or complained of."""

    def __init__(self, browser: "Browser", **context: Any) -> None:
        self.page = browser.new_context(**context).new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def go(self, path: Path, fragment: str = "") -> "Tab":
        """Open the page at `path`."""
        self.page.goto(path.as_uri() + fragment)
        return self

    def remote(self) -> list[str]:
        """What the page asked for that is neither a file nor part of itself."""
        return [url for url in self.requests if not url.startswith(("file:", "data:"))]


CONTRAST = """() => {
  const light = colour => {
    const part = colour.match(/[\\d.]+/g).map(Number);
    const lin = part.slice(0, 3).map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return { l: 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2], a: part.length > 3 ? part[3] : 1 };
  };
  const ground = el => {
    for (; el; el = el.parentElement) {
      const found = light(getComputedStyle(el).backgroundColor);
      if (found.a > 0.99) return found.l;
    }
    return 1;
  };
  const bad = [];
  for (const el of document.body.querySelectorAll("*")) {
    if (![...el.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    if (el.closest("svg, script, style, [hidden], noscript, title")) continue;
    const one = light(getComputedStyle(el).color).l, other = ground(el);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) bad.push(`${el.tagName}.${el.className}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(bad)];
}"""  # noqa: E501
"""Texts of a page that stand out less than 4.5 to 1 (WCAG 2.2, 1.4.3)."""
