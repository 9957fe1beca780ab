"""When a later correction overrules an earlier one of the same item or case."""

from collections.abc import Iterator

from graphkit.corrections import Correction

SCALARS = ("kind", "case", "owner", "due", "status")
LISTS = ("themes", "responsible", "mentioned", "factors")
GONE = "reject"


def overrules(later: Correction, earlier: Correction) -> bool:
    """Whether two corrections of one thing cannot both hold; the later one does."""
    if GONE in (later.do, earlier.do):
        return later.do != earlier.do
    single = any(
        name in later.set and name in earlier.set and later.set[name] != earlier.set[name]
        for name in SCALARS
    )
    return single or any(_apart(later, earlier, name) for name in LISTS)


def _apart(one: Correction, other: Correction, name: str) -> bool:
    """Whether one says that an id is there and the other that it is not."""
    ids = {*_spoken(one, name), *_spoken(other, name)}
    says = ((_says(one, name, id), _says(other, name, id)) for id in ids)
    return any(None not in pair and pair[0] != pair[1] for pair in says)


def _spoken(change: Correction, name: str) -> Iterator[str]:
    for part in (change.set, change.add, change.remove):
        yield from part.get(name, ())


def _says(change: Correction, name: str, id: str) -> bool | None:
    """Whether a correction says that an id is there, is not, or neither."""
    if id in change.add.get(name, ()):
        return True
    if id in change.remove.get(name, ()):
        return False
    return id in change.set[name] if name in change.set else None
