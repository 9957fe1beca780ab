"""The jars that Neo4j is made of: named in a lock file, fetched once, checked, kept for all."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from graphkit import disk, resources
from graphkit.errors import GraphkitError

VERSION = "5.26.30"
CENTRAL = "https://repo1.maven.org/maven2"
SETTING = "GRAPHKIT_MAVEN"
"""The environment variable that names another Maven repository."""
WAIT = 60.0
"""Seconds without a single byte after which a repository counts as out of reach."""
CHUNK = 1 << 20
PROJECT = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>graphkit</groupId><artifactId>jars</artifactId>
<version>1</version><dependencies><dependency><groupId>org.neo4j</groupId>
<artifactId>neo4j</artifactId><version>{VERSION}</version></dependency></dependencies></project>
"""


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar: the SHA-256 of its bytes, how many they are, its path in a Maven repository."""

    sha256: str
    size: int
    path: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    def is_in(self, folder: Path) -> bool:
        """Whether `folder` holds it, going by its size: the bytes were checked on arrival."""
        place = folder / self.name
        return place.is_file() and place.stat().st_size == self.size


Progress = Callable[[Collection[Jar], str], AbstractContextManager[Iterable[Jar]]]


@contextmanager
def silent(jars: Collection[Jar], _: str) -> Iterator[Iterable[Jar]]:
    """No progress bar."""
    yield jars


def locked() -> list[Jar]:
    """The jars that the lock file names. Raises GraphkitError when it cannot be read."""
    path = resources.file("import", f"neo4j-{VERSION}.lock")
    try:
        lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
        return [Jar(sha256, int(size), place) for sha256, size, place in lines]
    except ValueError as error:
        raise GraphkitError(f"{path} is no lock file: {error}.") from error


def cache() -> Path:
    """The folder of the user's that holds the jars, whatever the workspace."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "graphkit" / f"neo4j-{VERSION}"


def fetched(progress: Progress = silent) -> Path:
    """The folder with all jars; what is not there yet is fetched, and what was begun resumed.

    Raises GraphkitError when one cannot be fetched or is not the one the lock names,
    graphkit.disk.Busy when another process is fetching.
    """
    folder, jars = cache(), locked()
    if all(jar.is_in(folder) for jar in jars):
        return folder
    with disk.writing(folder):
        if not os.environ.get(SETTING) and (maven := shutil.which("mvn")):
            _by_maven(maven, _missing(jars, folder), folder, progress)
        with progress(_missing(jars, folder), f"Fetching Neo4j {VERSION}") as left:
            for jar in left:
                download(jar, folder, os.environ.get(SETTING) or CENTRAL)
    return folder


def _missing(jars: Iterable[Jar], folder: Path) -> list[Jar]:
    return [jar for jar in jars if not jar.is_in(folder)]


def _by_maven(maven: str, jars: list[Jar], folder: Path, progress: Progress) -> None:
    """Let the machine's own client fetch them: it knows the proxy. What it lacks stays missing."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".maven-") as beside:
        Path(beside, "pom.xml").write_text(PROJECT, encoding="utf-8")
        options = ("-DincludeScope=runtime", f"-DoutputDirectory={beside}")
        subprocess.run(
            [maven, "-B", "-q", "dependency:copy-dependencies", *options],
            cwd=beside, check=False, stdin=subprocess.DEVNULL, capture_output=True,
        )  # fmt: skip
        with progress(jars, f"Checking Neo4j {VERSION}") as checking:
            for jar in checking:
                if Path(beside, jar.name).is_file():
                    adopt(jar, Path(beside, jar.name), folder)


def adopt(jar: Jar, file: Path, folder: Path) -> None:
    """Move `file` to its place in `folder`, if it is the jar that the lock names.

    Otherwise it is deleted, and GraphkitError raised.
    """
    if disk.sha256(file) != jar.sha256:
        file.unlink()
        raise GraphkitError(f"{jar.path} is not the file that was tested (its SHA-256 differs).")
    file.replace(folder / jar.name)


def download(jar: Jar, folder: Path, repository: str) -> None:
    """Fetch one jar from a Maven `repository` into `folder`, going on where it was broken off.

    Raises GraphkitError when that fails; what has come is kept for the next time.
    """
    part = folder / f".{jar.name}.part"
    have = part.stat().st_size if part.is_file() else 0
    url = f"{repository.rstrip('/')}/{jar.path}"
    if have < jar.size:
        try:
            _receive(url, part, have)
        except OSError as error:
            raise GraphkitError(_out_of_reach(url, error)) from error
    adopt(jar, part, folder)


def _receive(url: str, part: Path, have: int) -> None:
    asking = Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    with urlopen(asking, timeout=WAIT) as answer:
        mode = "ab" if have and answer.status == 206 else "wb"
        with part.open(mode) as out:
            shutil.copyfileobj(answer, out, CHUNK)


def _out_of_reach(url: str, error: OSError) -> str:
    why = f"HTTP {error.code}" if isinstance(error, HTTPError) else str(error)
    return (
        f"{url} cannot be fetched ({why}). Set {SETTING} to a Maven repository that this machine "
        "reaches, or install Maven (mvn). What has come so far is kept."
    )


def digest(data: bytes) -> str:
    """The SHA-256 of `data` as the lock file writes it."""
    return hashlib.sha256(data).hexdigest()
