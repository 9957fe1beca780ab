"""What runs of the command printed and left behind, for the tests of the command line."""

import json
from pathlib import Path

from tests.conftest import Run

TOLD = "Harrowfield Police did not tell the health visitor about the assault in March 2014."
ASKED = (
    "theme: Information sharing · all boards · all areas · all years · too few below 5 cases"
)
"""What agency-failures is asked where nothing else is said."""


def counts(run: Run) -> dict[str, int]:
    """What `status` counts."""
    found: dict[str, int] = json.loads(run("status", "-f", "json").stdout)
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file a person sees in a folder, except the graph, with its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if not path.relative_to(folder).parts[0].startswith(".") and path.suffix != ".lbug"
    }


def id_of(run: Run, words: str) -> str:
    """The id of the passage that has these words."""
    (found,) = json.loads(run("find", words, "-f", "json").stdout)
    return str(found["id"])
