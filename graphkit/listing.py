"""The list of a document's bodies, from all the mentions in it."""

from collections.abc import Iterable, Mapping

from graphkit.mention import Mention
from graphkit.naming import Naming, fullest
from graphkit.register import AgencyType

RANKS = ("service", "department", "role")


class Listing:
    """Gathers mentions into bodies by the coding guide's rules."""

    def __init__(
        self, types: Mapping[str, AgencyType], naming: Naming, functions: Mapping[str, str]
    ) -> None:
        """`functions` gives, by type, the type of such a body where it does other work."""
        self._types, self._naming, self._functions = types, naming, functions

    def of(self, mentions: Iterable[Mention]) -> list[tuple[str, str]]:
        """(name, type) of each body, in order of first mention."""
        named = [m for m in mentions if m.name and self._types[m.type].listed]
        bodies = self._bodies(m for m in named if m.kind == "name")
        proper = {self._type(body) for body in bodies}
        ends = tuple({" " + self._naming.canonical(b[0].name) for b in bodies})
        bodies += self._groups(m for m in named if m.kind == "group")
        generic = [m for m in named if m.kind in RANKS and not self._short(m, ends)]
        bodies += self._generic(generic, proper)
        bodies.sort(key=lambda body: min(m.start for m in body))
        return [(fullest(m.name for m in body), self._type(body)) for body in bodies]

    def _type(self, body: list[Mention]) -> str:
        """A body's type: what it was seen to do, before what its name says."""
        types = [m.type for m in body]
        return next((t for t in types if t in self._functions.values()), types[0])

    def _short(self, mention: Mention, names: tuple[str, ...]) -> bool:
        """Whether a service's name is the end of a proper name, and so short for that body."""
        end = " " + self._naming.canonical(mention.name)
        return mention.kind == "service" and any(name.endswith(end) for name in names)

    def _bodies(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        """Proper names, those of one body together. Longer names first, so that a short one
        joins the body it is part of whatever the order of mention."""
        bodies: list[list[Mention]] = []
        for mention in sorted(mentions, key=lambda m: (-len(m.name), m.start)):
            same = next((b for b in bodies if self._belongs(mention, b[0])), None)
            if same is None:
                bodies.append([mention])
            else:
                same.append(mention)
        return bodies

    def _belongs(self, mention: Mention, head: Mention) -> bool:
        types = {self._functions.get(t, t) for t in (mention.type, head.type)}
        return len(types) == 1 and self._naming.same(mention.name, head.name)

    def _groups(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        groups: dict[str, list[Mention]] = {}
        for mention in mentions:
            groups.setdefault(self._naming.canonical(mention.name), []).append(mention)
        return list(groups.values())

    def _generic(self, mentions: list[Mention], proper: set[str]) -> list[list[Mention]]:
        """For each type without a proper name, its service's name, else its people's."""
        best: dict[str, list[Mention]] = {}
        for rank in RANKS:
            for mention in (m for m in mentions if m.kind == rank and m.type not in proper):
                kept = best.get(mention.type)
                if kept is None or kept[0].kind == rank:
                    best.setdefault(mention.type, []).append(mention)
        return list(best.values())
