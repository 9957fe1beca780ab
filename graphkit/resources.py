"""Where the three folders of knowledge are: `cypher/`, `import/` and `viz/`.

An analyst's own files in `$GRAPHKIT_HOME` come first, file by file, then what was shipped.
"""

import os
from importlib import resources
from pathlib import Path

from graphkit.errors import GraphkitError

FOLDERS = ("cypher", "import", "viz")


def roots(folder: str) -> list[Path]:
    """The places that hold `folder`, the analyst's own first.

    Raises GraphkitError when the shipped folder is missing: an installation is broken.
    """
    home = os.environ.get("GRAPHKIT_HOME")
    own = [Path(home) / folder] if home and (Path(home) / folder).is_dir() else []
    return [*own, shipped(folder)]


def shipped(folder: str) -> Path:
    """The folder as installed with the package, or the checkout's beside it."""
    package = Path(str(resources.files("graphkit")))
    for place in (package / "assets" / folder, package.parent / folder):
        if place.is_dir():
            return place
    raise GraphkitError(
        f"graphkit's own folder “{folder}” is missing beside {package}. Install graphkit again."
    )


def files(folder: str, pattern: str) -> dict[str, Path]:
    """Name (path inside the folder) to file, for files like `pattern`, the first place winning."""
    found: dict[str, Path] = {}
    for root in roots(folder):
        for path in sorted(root.glob(pattern)):
            found.setdefault(path.relative_to(root).as_posix(), path)
    return dict(sorted(found.items()))


def file(folder: str, name: str) -> Path:
    """The one file `name` in `folder`, an analyst's own before the shipped one.

    Raises GraphkitError when there is none.
    """
    for root in roots(folder):
        if (root / name).is_file():
            return root / name
    raise GraphkitError(
        f"graphkit's own file “{folder}/{name}” is missing. Install graphkit again."
    )
