"""A table without ruling lines down: known by words that stand in line across and down a page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from graphkit.readers.columns import Atom, Gap, Row, band, rows_of
from graphkit.readers.marks import counted, is_bullet
from graphkit.readers.pdf_drawings import Area, Drawings
from graphkit.readers.pdf_lines import atom, strips, text_of
from graphkit.readers.pdf_tables import Grid, Slot
from graphkit.readers.pdf_words import Word

LEAST_LABEL = 40.0
LEAST_ENTRIES = 3
MOST_LABEL = 0.45
MOST_LABEL_ROWS = 0.7
MOST_LABEL_WORDS = 24
WIDER = 1.3
LEAST_RULES = 4
LEAST_RULE = 200.0
SAME_RULE = 4.0
MOST_HEIGHT = 160.0
Strip = Sequence[Word]


def unruled(atoms: Sequence[Atom[Strip]], solids: Sequence[Area]) -> list[Grid]:
    """Labels with text beside them, as in a form or a chronology without lines, as tables.

    `solids` are the tables and boxes among the strips; no such table has one inside.
    """
    rows = rows_of(atoms)
    found: list[Grid] = []
    start = 0
    while start < len(rows):
        end, gutters = band(rows, start, LEAST_LABEL)
        heads = _heads(rows[start:end], gutters[0]) if gutters else []
        if heads:
            first = start + heads[0]
            found.append(_grid(rows[first:end], [head - heads[0] for head in heads], gutters))
        start = end if heads else start + 1
    return [grid for grid in found if not any(_overlap(grid.area, area) for area in solids)]


def _overlap(one: Area, other: Area) -> bool:
    across = one.x0 < other.x1 and other.x0 < one.x1
    return across and one.top < other.bottom and other.top < one.bottom


def _heads(rows: Sequence[Row[Strip]], gutter: Gap) -> list[int]:
    """The rows in which an entry begins; none where these are columns of running text."""
    left = [row.atoms[0].span[1] <= gutter[0] for row in rows]
    heads = [i for i in range(len(rows)) if left[i] and (i == 0 or _is_new(rows, left, i))]
    if len(heads) < LEAST_ENTRIES or sum(left) > MOST_LABEL_ROWS * len(rows):
        return []
    if any(rows[i].atoms[-1].span[0] < gutter[1] for i in heads):
        return []
    edges = rows[heads[0]].atoms[0].span[0], max(row.atoms[-1].span[1] for row in rows)
    narrow = gutter[0] - edges[0] <= MOST_LABEL * (edges[1] - edges[0])
    return heads if narrow and _are_labels(rows, left, heads) else []


def _are_labels(rows: Sequence[Row[Strip]], left: Sequence[bool], heads: Sequence[int]) -> bool:
    """Whether what stands at the left is short, and more than bullets or paragraph numbers."""
    labels = [
        " ".join(text_of(rows[i].atoms[0].content) for i in range(start, end) if left[i])
        for start, end in pairwise([*heads, len(rows)])
    ]
    short = all(len(label.split()) <= MOST_LABEL_WORDS for label in labels)
    return short and not all(_is_mark(label) for label in labels)


def _is_mark(label: str) -> bool:
    number = label.replace(".", "").isdigit()
    return number or is_bullet(f"{label} x") or bool(counted(f"{label} x")[0])


def _is_new(rows: Sequence[Row[Strip]], left: Sequence[bool], i: int) -> bool:
    steps = [b.area.bottom - a.area.bottom for a, b in pairwise(rows)]
    wide = steps[i - 1] > WIDER * min(median(steps), 2 * rows[i].atoms[0].size)
    return not left[i - 1] or wide


def _grid(rows: Sequence[Row[Strip]], heads: Sequence[int], gutters: Sequence[Gap]) -> Grid:
    spans = [atom.span for row in rows for atom in row.atoms]
    outer = min(x for x, _ in spans), max(x for _, x in spans)
    xs = [outer[0], *((left + right) / 2 for left, right in gutters), outer[1]]
    tops = [rows[head].area.top for head in heads]
    return _of_edges(xs, [*tops, max(row.area.bottom for row in rows) + 3])


def _of_edges(xs: Sequence[float], ys: Sequence[float]) -> Grid:
    slots = [
        Slot(Area(top, x0, bottom, x1), row, column, 1, 1)
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (x0, x1) in enumerate(pairwise(xs))
    ]
    return Grid(Area(ys[0], xs[0], ys[-1], xs[-1]), slots, tuple(xs), tuple(ys))


def ruled_across(drawings: Drawings, words: Sequence[Word]) -> list[Grid]:
    """Tables with lines between their rows only, their columns known by the gaps."""
    ladders = _ladders(drawings)
    return [grid for rules in ladders for grid in _between(rules, words, drawings.fills)]


def _ladders(drawings: Drawings) -> Iterator[list[Area]]:
    """Lines of the same length, one below the other, with no line of another length between."""
    whole = [rule for rule in _merged(drawings.across) if rule.width >= LEAST_RULE]
    ladder: list[Area] = []
    for rule in whole:
        if ladder and not _is_rung(ladder[-1], rule):
            yield ladder
            ladder = []
        ladder.append(rule)
    yield ladder


def _is_rung(above: Area, rule: Area) -> bool:
    aligned = abs(above.x0 - rule.x0) < SAME_RULE and abs(above.x1 - rule.x1) < SAME_RULE
    return aligned and rule.top - above.top < 2 * MOST_HEIGHT


def _merged(rules: Sequence[Area]) -> list[Area]:
    """The lines across, those that touch end to end as one."""
    done: list[Area] = []
    for rule in sorted(rules, key=lambda r: (round(r.top), r.x0)):
        last = done[-1] if done else None
        if last and abs(rule.top - last.top) < 2 and rule.x0 - last.x1 < SAME_RULE:
            done[-1] = last.joined(rule)
        else:
            done.append(rule)
    return done


def _between(rules: Sequence[Area], words: Sequence[Word], fills: Sequence[Area]) -> Iterator[Grid]:
    if len(rules) < LEAST_RULES or median(b.top - a.top for a, b in pairwise(rules)) > MOST_HEIGHT:
        return
    first = _head_top(rules[0], words, fills)
    area = Area(first, rules[0].x0, rules[-1].bottom, rules[0].x1)
    inside = [w for w in words if area.holds((w.x0 + w.x1) / 2, w.middle)]
    gaps: list[Gap] = [(area.x0, area.x1)]
    for row in rows_of(atom(strip) for strip in strips(inside)):
        gaps = _narrowed(gaps, [a.span for a in row.atoms])
    inner = [(a, b) for a, b in gaps if a > area.x0 and b < area.x1]
    if inner:
        xs = [area.x0, *((a + b) / 2 for a, b in inner), area.x1]
        yield _of_edges(xs, [first, *(rule.top for rule in rules if rule.top > first + 2)])


def _head_top(rule: Area, words: Sequence[Word], fills: Sequence[Area]) -> float:
    """Where the table begins: above the coloured head or line of headings on its first line."""
    heads = [fill for fill in fills if abs(fill.bottom - rule.top) < SAME_RULE]
    wide = [fill for fill in heads if fill.width > rule.width - 2 * SAME_RULE]
    if wide:
        return wide[0].top
    near = [w for w in words if rule.x0 <= w.x0 < rule.x1 and 0 < rule.top - w.base < w.type.size]
    level = [w for w in words if near and abs(w.base - near[0].base) < 2]
    return min((w.top for w in level), default=rule.top) if len(near) > 1 else rule.top


def _narrowed(gaps: Sequence[Gap], spans: Sequence[Gap]) -> list[Gap]:
    """What of the gaps is left free by words at some places."""
    left = list(gaps)
    for start, end in spans:
        left = [
            part
            for a, b in left
            for part in ((a, min(b, start)), (max(a, end), b))
            if part[1] - part[0] >= 6
        ]
    return left
