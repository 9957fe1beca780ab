"""How long the explorer and the board report of invented reviews take, and how large they are.

    python -m benchmarks.site [REVIEWS]

Prints seconds of the clock and of the processor: on a machine that does other things besides, the
second is the one to compare.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.synthetic import CACHE, REVIEWS, workspace
from graphkit.pipeline import compiled
from graphkit.report_html import html
from graphkit.report_making import report_of
from graphkit.site_making import write
from graphkit.store import open_store


def timed(what: str, work: Callable[[], object]) -> object:
    """What `work` gives; how long it took is printed."""
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    print(f"{what}: {time.perf_counter() - clock:.1f} s, processor "
          f"{time.process_time() - processor:.1f} s", flush=True)  # fmt: skip
    return made


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
        timed("report", lambda: html(report_of(made, store, (), {})))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
