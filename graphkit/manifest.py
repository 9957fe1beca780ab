"""What a workspace was made from: `manifest.json`."""

import hashlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from graphkit import __version__, disk, resources
from graphkit.encoder import ALONE
from graphkit.errors import Refused


@dataclass(frozen=True, slots=True)
class Source:
    """One source that became a review, and how much was found in it.

    `path` is seen from the workspace's folder. `kind` is the format it was read as; `unsure`
    counts items with a theme too uncertain to count, `not_understood` the blocks no rule took.
    """

    source: str
    path: str
    sha256: str
    kind: str
    cases: int
    items: int
    unsure: int
    not_understood: int


@dataclass(slots=True)
class Manifest:
    """The sources in a workspace by review id, and those refused by path (reason, advice).

    `coder` says what gave the themes in the last import: see `graphkit.encoder.coder`.
    `graphs` holds for each store that the records as they are were loaded into, by the name that
    `graphkit.store.addresses.known_as` gives it, the hash of the graph's rows.
    """

    vocabulary: str = ""
    reviews: dict[str, Source] = field(default_factory=dict)
    refused: dict[str, dict[str, str]] = field(default_factory=dict)
    graphs: dict[str, str] = field(default_factory=dict)
    coder: str = ""

    def refuse(self, path: str, refused: Refused) -> None:
        """Note that the source at `path` was refused."""
        self.refused[path] = {"reason": refused.reason, "advice": refused.advice}

    def forget_gone(self, folder: Path) -> None:
        """Forget the refused sources that are no longer there; paths are seen from `folder`."""
        there = (path for path in self.refused if disk.absolute(path, folder).exists())
        self.refused = {path: self.refused[path] for path in there}

    def counts(self) -> dict[str, int]:
        """The sums over all reviews."""
        parts = ("cases", "items", "unsure", "not_understood")
        sums = {part: sum(getattr(s, part) for s in self.reviews.values()) for part in parts}
        return {"reviews": len(self.reviews), **sums, "refused": len(self.refused)}

    def to_json(self) -> dict[str, Any]:
        """The manifest as JSON values."""
        return {
            "version": __version__,
            "vocabulary": self.vocabulary,
            "coder": self.coder,
            "graphs": dict(sorted(self.graphs.items())),
            "counts": self.counts(),
            "reviews": {name: asdict(source) for name, source in sorted(self.reviews.items())},
            "refused": dict(sorted(self.refused.items())),
        }

    def write(self, path: Path) -> None:
        """Write the manifest to `path`."""
        disk.write_json(path, self.to_json(), sort=False)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """The manifest in `path`; an empty one where there is none yet.

        Raises GraphkitError when the file is damaged.
        """
        return disk.shaped(path, cls._from_json) if path.exists() else cls()

    @classmethod
    def _from_json(cls, data: dict[str, Any]) -> "Manifest":
        reviews = {name: Source(**source) for name, source in data["reviews"].items()}
        before = {"": data["graph"]} if data.get("graph") else {}  # as older versions had it
        graphs = dict(data.get("graphs", before))
        coder = data.get("coder", "")
        return cls(data["vocabulary"], reviews, dict(data["refused"]), graphs, coder)


def vocabulary(coder: str = ALONE) -> str:
    """A hash of everything in `import/` that decides what is found in a text by this coder."""
    digest = hashlib.sha256(f"{coder}\n".encode())
    for pattern in ("*.toml", "formats/*.toml", "model/*/*"):
        for name, path in resources.files("import", pattern).items():
            if coder == ALONE and name.startswith("model/encoder/"):
                continue
            digest.update(f"{name}\n".encode() + path.read_bytes())
    return digest.hexdigest()
