"""How fast reviews get into Neo4j: graphkit beside the other ways, on one warmed server.

    python -m benchmarks.load [--reviews N] [--rounds N] [--slow N] [--whole] [--neomodel PYTHON]

It starts a Neo4j of its own. The reviews are invented, from a fixed seed. The rate is nodes and
relationships a second on the wall clock, the middle one of the rounds; how many times faster
graphkit is, is the middle one of the rounds' own, so that a machine that others use too does not
tilt it. The two slow ways load the first reviews only, once, unless `--whole` is given; their rate
hardly depends on the number. Ways whose library is not installed are left out. neomodel wants an
older driver than graphkit, so it runs in an environment of its own:

    python -m venv /tmp/neomodel
    /tmp/neomodel/bin/pip install 'neomodel[rust-driver-ext]==7.0.0'
    python -m benchmarks.load --neomodel /tmp/neomodel/bin/python
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.embedded import records
from benchmarks.load_rows import rows_of, session
from benchmarks.load_ways import WAYS, Setting, Way, by_graphkit
from graphkit.bodies import load_register
from graphkit.graph import Graph, graph
from graphkit.server import jars, java, process
from graphkit.server.home import Access, Home
from graphkit.themes import load_themes

REVIEWS = 185
ROUNDS = 5
WARM = 3
"""Rounds that count for nothing: until then the server still compiles what it is asked to do."""
SLOW = 12
"""Reviews that the slow ways load."""
FIRST = "graphkit"

Rates = dict[str, list[float]]


def wipe(access: Access) -> None:
    """An empty database with its constraints, as every way finds it."""
    with session(access) as opened:
        opened.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()


def rate(name: str, way: Way, setting: Setting, found: Graph) -> float:
    """Rows a second of one load into an empty database, all of which must arrive."""
    wipe(setting.access)
    took = way(setting, found)
    with session(setting.access) as opened:
        text = "MATCH (n) RETURN count(n) + COUNT { MATCH ()-[]->() } AS n"
        arrived = opened.run(text).single()["n"]
    if arrived != rows_of(found):
        raise SystemExit(f"{name}: {arrived} of {rows_of(found)} rows arrived")
    print(f"{name}: {rows_of(found) / took:,.0f}", file=sys.stderr, flush=True)
    return rows_of(found) / took


def measure(setting: Setting, made: Graph, few: Graph, options: argparse.Namespace) -> Rates:
    """The rates of every way: the quick ones in turn, several times; the slow ones once."""
    ways = {name: way for name, (way, needs, slow) in WAYS.items() if _there(needs) and not slow}
    by_graphkit(setting, made)  # makes the constraints
    for _ in range(WARM):
        for name, way in ways.items():
            rate(name, way, setting, made)
    rates: Rates = defaultdict(list)
    for _ in range(options.rounds):
        for name, way in ways.items():
            rates[name].append(rate(name, way, setting, made))
    if options.slow:
        for name, (way, _, slow) in WAYS.items():
            if slow and (name != "neomodel" or setting.neomodel):
                rates[name].append(rate(name, way, setting, few))
    return rates


def _there(library: str) -> bool:
    return not library or find_spec(library) is not None


def table(rates: Rates) -> None:
    """Print the rates, and how many times faster graphkit is."""
    print("| way | rows a second | graphkit is |\n|---|--:|--:|")
    first = rates[FIRST]
    for name, some in rates.items():
        beside = first if len(some) == len(first) else [median(first)]
        times = median(one / other for one, other in zip(beside, some, strict=True))
        print(f"| {name} | {median(some):,.0f} | {times:.2f} × |")


def parsed() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--slow", type=int, default=SLOW, help="reviews for the slow ways")
    parser.add_argument("--whole", action="store_true", help="the slow ways load everything")
    parser.add_argument("--neomodel", type=Path, help="the Python that has neomodel")
    return parser.parse_args()


def main() -> None:
    """Make the reviews, start the server, measure."""
    options = parsed()
    register, themes = load_register(), load_themes()
    many = list(records(options.reviews))
    made = graph(many, register, themes)
    few = made if options.whole else graph(many[: options.slow], register, themes)
    print(f"{options.reviews} reviews, {rows_of(made):,} nodes and relationships; "
          f"slow ways: {rows_of(few):,}\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        home = Home.of(Path(name))
        process.start(home, java.java(), jars.fetched())
        try:
            access = home.access()
            assert access is not None
            table(measure(Setting(access, Path(name), options.neomodel), made, few, options))
        finally:
            process.stop(home)


if __name__ == "__main__":
    main()
