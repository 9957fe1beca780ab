"""What the tests of the local server put in the place of a Java."""

from pathlib import Path


def program(folder: Path, says: str) -> Path:
    """A Java that says it is some version."""
    path = folder / "bin" / "java"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\necho '{says}' >&2\n", encoding="utf-8")
    path.chmod(0o755)
    return path
