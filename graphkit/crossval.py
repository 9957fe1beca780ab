"""How right the models are on statements of files they never saw.

`python -m graphkit.crossval import/training docs/accuracy/statements.json` prints the figures and
writes them for `docs/accuracy.md`. Needs the extra `train`; takes half an hour of two cores. Only
kinds, themes and who is responsible or mentioned can be asked here: statements carry no links.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graphkit import disk
from graphkit.bootstrap import Resampling
from graphkit.coding import Coding, Filed
from graphkit.evaluate import report
from graphkit.evaluation import Row, kept
from graphkit.leftout import LeftOut, left_out
from graphkit.pairing import Compared, Pair
from graphkit.scoreboard import sections
from graphkit.thresholds import WIDEST, Scored
from graphkit.training import FOLDS

ASKED = ("kind", "themes", "responsible", "mentioned")
SHARES = (0.2, 0.4, 0.6, 0.8)
"""The parts of the statements that the learning curve learns from, before all of them."""
PARTS = ("figures", "kinds", "themes", "agencies")
JUDGED = 0
"""The part left out that is judged at each point of the learning curve."""
JOBS = 2


def scored(statements: Iterable[LeftOut]) -> Scored:
    """The left-out statements as documents, one a file, with the probabilities of their themes."""
    pairs: dict[str, list[Pair]] = {}
    likely = {}
    for number, one in enumerate(statements):
        filed = (_filed(one.text, str(number), codes) for codes in (one.by_hand, one.coded))
        pairs.setdefault(one.file, []).append(Pair(one.file, *filed))
        likely[one.file, str(number)] = one.scores
    documents = [Compared(Coding(f), Coding(f), tuple(pairs[f])) for f in sorted(pairs)]
    return Scored(documents, likely)


def _filed(text: str, id: str, codes: dict[str, list[str]]) -> Filed:
    themes, responsible, mentioned = (frozenset(codes[name]) for name in ASKED[1:])
    return Filed(text, codes["kind"][0], "", themes, responsible, mentioned, id=id)


def asked(rows: Sequence[Row]) -> list[Row]:
    """The figures that statements can give: none of items, links, bodies or reviews."""
    return [row for row in rows if row.part != "figures" or row.name in ASKED]


def figures(statements: Sequence[LeftOut]) -> dict[str, Any]:
    """All figures of the left-out statements, as `docs/accuracy.md` is made from."""
    all_of = scored(statements)
    resampling = Resampling.of(len(all_of.documents))
    return {
        "statements": len(statements), "files": len(all_of.documents), "parts": FOLDS,
        "intervals": resampling.told(),
        "rows": kept(asked(report(all_of.documents, resampling, PARTS))),
        "wide": kept(report(all_of.counting(WIDEST), resampling, ["themes"])),
        "curve": [[step, *kept([row])] for step, row in all_of.curve(resampling)],
    }  # fmt: skip


def point(statements: Sequence[LeftOut], learned_from: int) -> dict[str, Any]:
    """One point of the learning curve; themes at the step that is best for it."""
    all_of = scored(statements)
    resampling = Resampling.of(len(all_of.documents), "documents")
    rows = asked(report(all_of.documents, resampling, ["figures"]))
    found = {row.name: row.value for row in rows}
    best = max(row.value or 0.0 for _, row in all_of.curve(resampling))
    return {"learned_from": learned_from, "judged": len(statements), **found, "themes": best}


def main(folder: Path, out: Path) -> None:
    """Prints the cross-validated figures and writes them, with the learning curve, to `out`."""
    wanted = [(part, 1.0) for part in range(FOLDS)] + [(JUDGED, share) for share in SHARES]
    parts = list(left_out(folder, wanted, JOBS))
    whole = [one for part in parts[:FOLDS] for one in part]
    found = figures(whole)
    print(sections([Row(**row) for row in found["rows"]], Resampling.of(found["files"]), "table"))
    size = len(whole) - len(parts[JUDGED])
    curve = [*zip(SHARES, parts[FOLDS:], strict=True), (1.0, parts[JUDGED])]
    points = [point(coded, round(size * share)) for share, coded in curve]
    disk.write_json(out, {**found, "learning": points}, sort=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
