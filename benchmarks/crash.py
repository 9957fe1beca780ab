"""What a crash leaves in Neo4j: the loader is killed at chance moments, and so is the server.

    python -m benchmarks.crash [--loader N] [--server N] [--first N] [--seed N]

It starts a Neo4j of its own and loads invented reviews in two versions in turn. After each kill
every review must be one version or the other, whole, and all constraints there; a second load must
make the graph equal to one loaded into an empty database. It prints what it saw, and ends with
exit code 1 if anything else was seen. The moments depend on the seed and the number of the kill
alone, so that a run can be made in parts: `--first` says how many kills to pass over. It needs a
system that can fork.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.crash_trial import REVIEWS, SHARED, Dump, Trial, version
from graphkit import schema
from graphkit.server import jars, java, process


def faults(trial: Trial, there: Dump) -> list[str]:
    """What is wrong with what a crash left."""
    wrong = [
        f"review {review} is neither as it was nor as it is to be"
        for review in sorted({*there, *trial.whole[0], *trial.whole[1]} - {SHARED})
        if there.get(review) not in [whole.get(review) for whole in trial.whole]
    ]
    found = trial.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties")
    missing = set(schema.NODES) - {row[0][0] for row in found}
    return [*wrong, *(f"the constraint of {label} is gone" for label in sorted(missing))]


def crash(trial: Trial, which: int, wait: float, kill: Callable[[Any], None]) -> bool:
    """Load a version in another process and kill after `wait` seconds; whether it was under way."""
    loader = multiprocessing.get_context("fork").Process(target=_quietly, args=(trial, which))
    loader.start()
    loader.join(wait)
    under_way = loader.is_alive()
    if not under_way and loader.exitcode:
        raise SystemExit(f"the loader failed by itself (exit code {loader.exitcode})")
    kill(loader)
    loader.join()
    return under_way


def _quietly(trial: Trial, which: int) -> None:
    with open(os.devnull, "w", encoding="utf-8") as sys.stderr:  # noqa: PTH123
        trial.load(which)


@dataclass
class Tally:
    """What a number of kills has shown."""

    kills: int = 0
    under_way: int = 0
    mixed: int = 0
    faults: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.under_way} of them in the middle of a load, {self.mixed} "
            f"left some reviews old and some new; faults: {self.faults}"
        )


def campaign(trial: Trial, name: str, numbers: range, seed: int) -> int:
    """Kill the loader or the server so many times; how many faults there were."""
    tally = Tally()
    for number in numbers:
        wait = random.Random(f"{seed} {name} {number}").uniform(0.0, trial.seconds)
        tally.under_way += crash(trial, number % 2, wait, _killer(trial, name))
        for each in _aftermath(trial, number % 2, tally):
            tally.faults += 1
            print(f"{name} {number}: {each}", flush=True)
        tally.kills += 1
        if tally.kills % 10 == 0:
            print(f"{name} so far: {tally}", file=sys.stderr, flush=True)
    print(f"{name}: {tally}", flush=True)
    return tally.faults


def _aftermath(trial: Trial, which: int, tally: Tally) -> list[str]:
    """What is wrong after a crash, and after loading again."""
    trial.start()
    trial.rest()
    there = trial.dump()
    tally.mixed += all(there != whole for whole in trial.whole)
    wrong = faults(trial, there)
    trial.load(which)
    if trial.dump() != trial.whole[which]:
        wrong.append("a second load does not make it equal to a fresh one")
    return wrong


def _killer(trial: Trial, name: str) -> Callable[[Any], None]:
    if name == "loader":
        return lambda loader: loader.kill()

    def kill(_: Any) -> None:
        number = process.pid(trial.home)
        assert number is not None
        os.kill(number, signal.SIGKILL)
        while process.pid(trial.home) is not None:
            time.sleep(0.01)

    return kill


def main() -> None:
    """Prepare, crash, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--loader", type=int, default=200, help="how often the loader is killed")
    parser.add_argument("--server", type=int, default=20, help="how often the server is killed")
    parser.add_argument("--first", type=int, default=0, help="how many kills to pass over")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        graphs = (version(False), version(True))
        trial = Trial(Path(name), graphs, java.java(), jars.fetched(), [])
        trial.start()
        try:
            trial.prepare()
            rows = sum(each.total() for each in trial.whole[1].values())
            print(f"{REVIEWS} reviews, {rows} nodes and relationships", flush=True)
            numbers = range(options.first, options.loader), range(options.first, options.server)
            wrong = campaign(trial, "loader", numbers[0], options.seed)
            wrong += campaign(trial, "server", numbers[1], options.seed)
        finally:
            process.stop(trial.home)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
