"""The bodies a text speaks of: what is named, of which type, and when two names are one body's."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from graphkit import resources
from graphkit.defining import Defining
from graphkit.errors import UnknownName
from graphkit.growth import Growth, Page
from graphkit.inheriting import Inheriting
from graphkit.joining import Joining
from graphkit.listing import Listing
from graphkit.mention import Mention
from graphkit.naming import Naming, places, shortens, titled
from graphkit.register import AgencyType, Tables, read_tables
from graphkit.retyping import Retyping
from graphkit.shortening import Shortening
from graphkit.sighting import Sightings

__all__ = ["AgencyType", "Mention", "Register", "load_register"]

NONE_KNOWN: Mapping[str, tuple[str, str]] = MappingProxyType({})
IN_BRACKETS = re.compile(r"\s*[(\[][“\"'‘]?(?:the )?([A-Z][A-Za-z&’' ]{1,30}?)[”\"'’]?[)\]]")
CAPITALS = re.compile(r"\b[A-Z]{3,8}\b")


class Register:
    """The types of bodies and the words for them, and the search for them in texts."""

    def __init__(self, tables: Tables) -> None:
        self.types: dict[str, AgencyType] = tables.types
        area = tables.shared["area"]
        self._tables = tables
        self._providers = tuple(area["providers"])
        self._wider = frozenset(place.casefold() for place in places(area["wider"]))
        growth = Growth(tables.shared["growth"], tuple(places(area["councils"])))
        self._sightings = Sightings(tables, growth)
        self._joining = Joining(tables)
        others = [*_first_names(), *area["councils"]]
        self._defining = Defining(tables.shared["defining"], others)
        self._shortening = Shortening(tables.shared["shortening"], self._is_local, others)
        self.inherited = Inheriting(tables.shared["inheriting"]["words"]).heard
        self.naming = Naming(tables)
        self.retyped = Retyping(tables.shared).retyped

    def mentions(
        self,
        text: str,
        known: Mapping[str, tuple[str, str]] = NONE_KNOWN,
        implied: bool = False,
    ) -> list[Mention]:
        """The bodies that `text` speaks of, none overlapping another, in order of place.

        `known` gives the abbreviations of the whole document, as `abbreviations` found them.
        With `implied`, also the words that only show a type ("booking appointment", "in
        hospital"): they have no name, and kind `implied`.
        """
        page = Page(text)
        found = self._joining.joined(page, self._sightings.on(page, known))
        return found if implied else [m for m in found if m.kind != "implied"]

    def abbreviations(self, text: str) -> dict[str, tuple[str, str]]:
        """Short form to (name, type): abbreviations that a text introduces in brackets after a
        name, those that are the initials of one proper name in it, and names that it explains."""
        page = Page(text)
        alone = self._sightings.on(page, NONE_KNOWN)
        found = {mention.words: ("", "") for mention in alone if mention.words.isupper()}
        found |= self._initials(text, alone, found)
        paired = self._joining.paired(page, alone)
        for mention in paired:
            match = IN_BRACKETS.match(text, mention.end)
            if match and mention.name and shortens(match[1], mention.name):
                found[match[1]] = (mention.name, mention.type)
        explained = self._defining.names(text, paired)
        found |= self._shortening.names(text, paired) | explained
        return {short: full for short, full in sorted(found.items()) if full[0]}

    def _initials(
        self, text: str, mentions: Iterable[Mention], spoken: Mapping[str, tuple[str, str]]
    ) -> dict[str, tuple[str, str]]:
        written = set(CAPITALS.findall(text)) - set(spoken)
        found: dict[str, set[tuple[str, str]]] = {}
        for mention in mentions:
            if mention.proper:
                for short in self.naming.initials(mention.name) & written:
                    found.setdefault(short, set()).add((mention.name, mention.type))
        return {short: names.pop() for short, names in found.items() if len(names) == 1}

    def blank(self, text: str, mentions: Iterable[Mention]) -> str:
        """`text` with names of bodies, services and groups as spaces; its length stays.

        Roles ("social worker"), agencies at large and implied bodies stay: they are also cues.
        """
        parts, at = [], 0
        for mention in sorted(mentions, key=lambda m: m.start):
            if mention.kind in ("role", "implied") or not self.types[mention.type].listed:
                continue
            parts.append(text[at : mention.start] + " " * (mention.end - mention.start))
            at = mention.end
        return "".join(parts) + text[at:]

    def agencies(self, mentions: Iterable[Mention]) -> list[tuple[str, str]]:
        """The bodies of a document, (name, type): each once by its fullest name, and words for a
        type only where no proper name is of it; in order of first mention."""
        functions = {row["of"]: row["becomes"] for row in self._tables.shared.get("function", ())}
        return Listing(self.types, self.naming, functions).of(mentions)

    def canonical(self, name: str) -> str:
        """`name` folded: the same words for every spelling of one body's name."""
        return self.naming.canonical(name)

    def same_body(self, a: str, b: str) -> bool:
        """Whether the names `a` and `b` are one body's."""
        return self.naming.same(a, b)

    def successors(self, name: str) -> list[tuple[str, int]]:
        """The later names of the body `name`, nearest first, each with its first year."""
        return self.naming.successors(name)

    def area_of(self, name: str) -> str | None:
        """The place in a local body's name ("Harrowdale" of "Harrowdale Youth Offending Team").

        None where the name has none, or its place is not a council's or a board's area.
        """
        mention = self._whole(name)
        if mention is None or not mention.place or not self._is_local(mention.name, mention.type):
            return None
        place = titled(self.naming.place_alone(mention.place))
        return None if place.casefold() in self._wider else place

    def _is_local(self, name: str, type_id: str) -> bool:
        """Whether a name of this type begins with the area that the body is for."""
        return self.types[type_id].local and not name.endswith(self._providers)

    def is_proper(self, name: str) -> bool:
        """Whether `name` is one body's, and not a word for any body of its type."""
        mention = self._whole(name)
        return mention is None or mention.proper

    def _whole(self, name: str) -> Mention | None:
        """The mention that `name` as a whole is."""
        found = self.mentions(name)
        covers = found and found[0].start == 0 and found[0].end >= len(name.rstrip("’'s"))
        return found[0] if covers else None

    def resolve(self, word: str) -> str:
        """The id of the agency type whose id, name or alias `word` is, in any case, hyphens as
        spaces and apostrophes straight or curved.

        Raises UnknownName, with the nearest names: nothing is taken for what it only resembles.
        """
        names = {_plain(key): type_id for key, type_id in self._names()}
        if _plain(word) not in names:
            raise UnknownName("agency type", word, self.names())
        return names[_plain(word)]

    def type_of(self, name: str) -> str | None:
        """The id of the one type that the bodies in `name` are of; None for none or several."""
        found = {mention.type for mention in self.mentions(name) if mention.name}
        listed = {type for type in found if self.types[type].listed}
        return listed.pop() if len(listed) == 1 else None

    def names(self) -> list[str]:
        """What a person may call a type by: ids, names and aliases."""
        return sorted({name for name, _ in self._names()})

    def _names(self) -> Iterable[tuple[str, str]]:
        for kind in reversed(self.types.values()):
            yield from ((alias, kind.id) for alias in (*kind.aliases, kind.name, kind.id))


def _first_names() -> list[str]:
    """The first names that the disclosure guard knows."""
    text = resources.file("import", "disclosure.toml").read_text(encoding="utf-8")
    names: list[str] = tomllib.loads(text)["lists"]["first"]
    return names


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("’", "'").split())


@lru_cache(maxsize=4)
def _load(path: str) -> Register:
    from pathlib import Path

    return Register(read_tables(Path(path)))


def load_register() -> Register:
    """The register in `import/agencies.toml`, an analyst's own before the shipped one.

    Raises GraphkitError for a file that is not a register, naming the table that is wrong.
    """
    return _load(str(resources.file("import", "agencies.toml")))
