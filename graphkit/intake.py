"""Which source files become which reviews, and which are refused before they are read."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graphkit import disk
from graphkit.errors import Refused
from graphkit.manifest import Manifest, Source
from graphkit.record import slug


def review_id(path: Path) -> str:
    """The id of the review in the file at `path`: its name without suffix, as a slug."""
    return slug(path.stem)


def gather(paths: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """The files to read among `paths`, whose folders are walked, in order of name; and a refusal
    for each that cannot be a review, or shares its id with another.
    """
    from graphkit.readers import sources

    found, refused = sources(paths)
    strange = [path for path in found if path.exists() and not path.is_file()]
    files, clashing = sift(path for path in found if path not in strange)
    refused += [Refused("is no file", "Give the review itself", str(path)) for path in strange]
    return files, [*refused, *clashing]


def sift(paths: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """The files whose ids are their own, in order of name, and those that share one."""
    places = {os.path.abspath(path): path for path in sorted(paths)}
    by_id: dict[str, list[Path]] = {}
    for path in places.values():
        by_id.setdefault(review_id(path), []).append(path)
    kept = [same[0] for same in by_id.values() if len(same) == 1]
    refused = [clash(path, same) for same in by_id.values() if len(same) > 1 for path in same]
    return sorted(kept, key=_by_name), refused


def _by_name(path: Path) -> tuple[str, str]:
    return path.name, str(path)


def clash(path: Path, same: Iterable[Path]) -> Refused:
    """The refusal of `path` because other files would be the same review."""
    others = " and ".join(str(other) for other in same if other != path)
    return Refused(
        f"would be the review “{review_id(path)}”, and so would {others}",
        "Rename one of them, or import only one",
        str(path),
    )


def copy_of(name: str, path: Path) -> Refused:
    """The refusal of `path` because it is the same text as the file called `name`."""
    return Refused(f"is a copy of {name}", "Nothing is lost: delete one of the two", str(path))


@dataclass(slots=True)
class Intake:
    """Decides file by file whether a source is new, against what is in the workspace.

    `holders` is the review that has each sha256.
    """

    manifest: Manifest
    folder: Path
    holders: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take note of the sources already there."""
        self.holders = {s.sha256: name for name, s in self.manifest.reviews.items()}

    def admit(self, path: Path) -> str:
        """The sha256 of the file at `path`.

        Raises Refused when it cannot be opened, when its id belongs to another file that is
        still there, or when it is a copy of one that keeps its place.
        """
        sha256 = fingerprint(path)
        self._refuse_rival(path)
        holder = self.holders.get(sha256, review_id(path))
        if holder != review_id(path) and self._name(holder) <= path.name:
            raise copy_of(self._name(holder), path)
        return sha256

    def _refuse_rival(self, path: Path) -> None:
        known = self.manifest.reviews.get(review_id(path))
        if known is None:
            return
        before = disk.absolute(known.path, self.folder)
        if before != Path(os.path.abspath(path)) and before.is_file():
            raise clash(path, [before])

    def _name(self, review: str) -> str:
        return self.manifest.reviews[review].source

    def take(self, review: str, source: Source) -> tuple[str, Source] | None:
        """Note that `review` now comes from `source`.

        Returns the review, and its source, that it takes the place of: the same text by a
        larger name.
        """
        before = self.manifest.reviews.pop(review, None)
        if before and self.holders.get(before.sha256) == review:
            del self.holders[before.sha256]
        loser = self.holders.get(source.sha256)
        self.holders[source.sha256] = review
        self.manifest.reviews[review] = source
        self.manifest.refused.pop(source.path, None)
        return (loser, self.manifest.reviews.pop(loser)) if loser else None


def fingerprint(path: Path) -> str:
    """The sha256 of a source file. Raises Refused when it cannot be opened."""
    try:
        return disk.sha256(path)
    except OSError as error:
        why = error.strerror or str(error)
        advice = "Check the file and its permissions"
        raise Refused(f"cannot be opened ({why})", advice, str(path)) from error
