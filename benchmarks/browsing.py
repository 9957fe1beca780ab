"""A page in the system's Chromium, and what it took to open it: by the clock and by processor."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(" \
    "() => done(performance.now()))))"  # fmt: skip


@contextmanager
def chromium() -> "Iterator[Browser]":
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def painted(tab: "Page") -> float:
    """Seconds from the request of the page until its next frame but one is painted."""
    return float(tab.evaluate(PAINTED)) / 1000


class Opened:
    """A page opened from a file, its thread's processor time counted from the start.

    On a machine that does other things besides, the processor's seconds are the ones to compare.
    """

    def __init__(self, browser: "Browser", path: Path, ready: str = "html") -> None:
        """`ready` is the element that is there when the page can be used."""
        self.tab = browser.new_page()
        self._counted = self.tab.context.new_cdp_session(self.tab)
        self._counted.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.tab.goto(path.as_uri())
        self.tab.wait_for_selector(ready)
        self.clock, self.processor = painted(self.tab), self.busy()

    def busy(self) -> float:
        """Seconds of processor that the page's thread has taken until now."""
        every = self._counted.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in every if each["name"] == "TaskDuration"))
