"""How soon the viewer's page can be used, beside a page with pyvis's own defaults.

    python -m benchmarks.viewer [ROUNDS]

Opens both from files in the system's Chromium. A page counts as usable at the first frame painted
after its script is done (ours), or after the physics have settled enough to be drawn (pyvis). Of
5,000 points ours is opened in groups, and then drawn whole. Prints medians by the clock and, as
the machine may do other things besides, of the processor that the page's thread took, and the ratio
to pyvis's defaults in the same run. What takes pyvis longer
than LIMIT seconds is stopped there: the ratio is then a least one.
"""

import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.browsing import Opened, chromium, painted
from graphkit.drawing import Drawing, Edge, Node, Passage
from graphkit.view import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (300, 1000, 5000)
WITHIN = {300: 0.5, 1000: 1.0, 5000: 2.0}
"""Seconds in which a page of so many points has to be usable."""
LIMIT = 120
SETTLED = "() => window.network && network.physics && network.physics.ready"


def drawing(count: int) -> Drawing:
    """An invented graph: 40 agencies and themes, the other points cases; two lines a point."""
    chance = random.Random(1)
    hubs = [f"Theme:{n}" for n in range(40)]
    nodes = [Node(id, "Theme", f"Theme {n}") for n, id in enumerate(hubs)]
    edges = []
    for n in range(count - len(hubs)):
        board, id = f"Board {n % 50}", f"Case:{n}"
        words = Passage(f"p{n}", f"Nobody rang the ward about visit {n}.", f"Review {n}, page 4",
                        "finding", id, board, 2005 + n % 20)  # fmt: skip
        nodes.append(Node(id, "Case", f"Child {n}", (), (words,), board, words.year))
        edges += [Edge(hub, id, "", 1, (words.id,)) for hub in chance.sample(hubs, 2)]
    return Drawing("Benchmark", f"{count} points", nodes, edges, [], "network", ("Theme", "Case"))


def ours(browser: "Browser", path: Path) -> tuple[float, float, float, float]:
    """Seconds until the page is usable, and until every point is drawn where it began in groups: by
    the clock, and of the processor that the page's thread took."""
    page = Opened(browser, path, "html[data-ready]")
    start = float(page.tab.evaluate("() => performance.now()")) / 1000
    every = page.tab.locator("#bar [data-way=all]")
    if every.count():
        every.click()
    whole = page.clock + painted(page.tab) - start
    busy = page.busy()
    page.tab.close()
    return page.clock, whole, page.processor, busy


def defaults(browser: "Browser", path: Path) -> float:
    """Seconds until pyvis's own page of the same graph is drawn; LIMIT where it is not by then."""
    from playwright.sync_api import TimeoutError as Waited

    tab = browser.new_page()
    tab.goto(path.as_uri(), wait_until="commit")
    try:
        tab.wait_for_function(SETTLED, timeout=LIMIT * 1000)
        return painted(tab)
    except Waited:
        return float(LIMIT)
    finally:
        tab.close()


def pyvis_page(made: Drawing, folder: Path) -> Path:
    """The same points and lines as a page that pyvis writes, with everything as it comes."""
    from pyvis.network import Network

    network: Any = Network(cdn_resources="in_line")
    for node in made.nodes:
        network.add_node(node.id, label=node.title, group=node.label)
    network.add_edges([(edge.source, edge.target) for edge in made.edges])
    path = folder / f"pyvis{len(made.nodes)}.html"
    path.write_text(network.generate_html(notebook=False), encoding="utf-8")
    return path


def main(rounds: int) -> None:
    """Measure each size: ours `rounds` times, pyvis's once."""
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            made = drawing(count)
            path = Path(folder) / f"{count}.html"
            path.write_text(page(made), encoding="utf-8")
            times = [ours(browser, path) for _ in range(rounds)]
            clock, whole, busy, busy_whole = (
                statistics.median(each) for each in zip(*times, strict=True)
            )
            other = defaults(browser, pyvis_page(made, Path(folder)))
            mark = "at least " if other >= LIMIT else ""
            print(f"{count:,} points: usable after {clock:.2f} s (processor {busy:.2f} s; asked: "
                  f"{WITHIN[count]:g}), every point drawn after {whole:.2f} s (processor "
                  f"{busy_whole:.2f} s); pyvis's defaults {mark}{other:.1f} s, {mark}"
                  f"{other / clock:.0f} times as long", flush=True)  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
