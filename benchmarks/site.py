"""How long the explorer and the board report of invented reviews take, and how large they are.

    python -m benchmarks.site [REVIEWS]

Prints seconds of the clock and of the processor: on a machine that does other things besides, the
second is the one to compare. Then opens of each folder of pages the largest one, and every page of
which there is one, in the system's Chromium: the median of three, from the request to the first
frame painted after all scripts are done; and a search, from the last letter to what it found.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.browsing import Opened, chromium
from benchmarks.synthetic import CACHE, REVIEWS, workspace
from graphkit.pipeline import compiled
from graphkit.report_html import html
from graphkit.report_making import report_of
from graphkit.site_making import write
from graphkit.store import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def timed(what: str, work: Callable[[], object]) -> object:
    """What `work` gives; how long it took is printed."""
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    print(f"{what}: {time.perf_counter() - clock:.1f} s, processor "
          f"{time.process_time() - processor:.1f} s", flush=True)  # fmt: skip
    return made


def largest(site: Path) -> Iterator[Path]:
    """The pages that there is one of, and of each folder the largest."""
    yield from sorted(site.glob("*.html"))
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        pages = sorted(folder.glob("*.html"), key=lambda path: path.stat().st_size)
        yield from pages[-1:]


def opened(browser: "Browser", path: Path) -> tuple[float, float]:
    """Seconds until a page is painted and its scripts are done, and of its thread's processor; the
    medians of three."""
    times = []
    for _ in range(3):
        each = Opened(browser, path)
        times.append((each.clock, each.processor))
        each.tab.close()
    clock, processor = (statistics.median(each) for each in zip(*times, strict=True))
    return clock, processor


def found(browser: "Browser", site: Path, words: str) -> float:
    """Seconds until a search has found these words, in a page that has loaded no index yet."""
    tab = Opened(browser, site / "index.html").tab
    start = time.perf_counter()
    tab.fill("#search", words)
    tab.wait_for_selector(f"html[data-searched='{words}']")
    return time.perf_counter() - start


def open_all(site: Path) -> None:
    """Open a page of each kind, and search."""
    with chromium() as browser:
        for path in largest(site):
            name, size = path.relative_to(site), path.stat().st_size / 1e6
            clock, processor = opened(browser, path)
            print(f"{name} ({size:.1f} MB): {clock:.2f} s, processor {processor:.2f} s", flush=True)
        print(f"search: {found(browser, site, 'police information'):.2f} s")


def main(count: int) -> None:
    """Make both of `count` reviews, in a folder that is gone afterwards."""
    made = workspace(count, CACHE)
    graph = timed("graph", lambda: compiled(made))
    with closing(open_store("", made.folder, read_only=True)) as store, \
            tempfile.TemporaryDirectory() as folder:  # fmt: skip
        site = Path(folder) / "site"
        files = timed("site", lambda: write(site, graph, made, store))
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        print(f"{files:,} files, {size / 1e6:,.0f} MB")
        open_all(site)
        timed("report", lambda: html(report_of(made, store, (), {})))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
