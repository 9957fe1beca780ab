"""What the encoder brings on documents coded by hand: `python -m graphkit.encoder_figures`.

Extracts every document of `graphkit.accuracy` twice, with the encoder and without, prints both, and
writes them beside the other figures of `docs/accuracy.md`. Needs the extra `encoder`.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from graphkit import disk
from graphkit.accuracy import FIGURES, available, measured
from graphkit.accuracy_page import advised, page
from graphkit.bootstrap import Resampling
from graphkit.evaluation import figures, kept
from graphkit.extract import load_knowledge
from graphkit.pairing import Compared

SIDES = {"without": False, "with": True}


def told(documents: Sequence[Compared]) -> list[dict[str, Any]]:
    """The figures of some documents, without intervals."""
    return kept(figures(documents, Resampling("items", resamples=1)))


def main() -> None:
    """Measures the sets that are there, prints and writes their figures, and the page."""
    found: dict[str, dict[str, Any]] = {name: {} for name in available()}
    for side, encoder in SIDES.items():
        knowledge = load_knowledge(encoder)
        for name, pair in available().items():
            found[name][side] = told(measured(*pair, knowledge).documents)
            print(f"{name}, {side} the encoder", file=sys.stderr)
    path = FIGURES / "sets.json"
    sets = {**json.loads(path.read_bytes()), "encoder": found}
    disk.write_json(path, sets, sort=False)
    disk.write_lines(FIGURES.parent / "accuracy.md", [page(FIGURES)])
    print(advised(sets, {}))


if __name__ == "__main__":
    main()
