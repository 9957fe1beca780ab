"""The jars come from any Maven repository: checked, resumed, and none that is not the right one."""

from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from graphkit.errors import GraphkitError
from graphkit.server import jars
from graphkit.server.jars import Jar, digest

CONTENT = bytes(range(256)) * 40
JAR = Jar(digest(CONTENT), len(CONTENT), "org/example/thing/1/thing-1.jar")


class Repository(BaseHTTPRequestHandler):
    """A Maven repository with one jar in it; it notes from which byte on each was asked for."""

    def __init__(self, content: bytes, asked: list[int], *rest: object) -> None:
        self.content, self.asked = content, asked
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the jar, from the byte asked for."""
        if self.path != f"/maven/{JAR.path}":
            self.send_error(404)
            return
        first = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.asked.append(first)
        self.send_response(206 if first else 200)
        self.send_header("Content-Length", str(len(self.content) - first))
        self.end_headers()
        self.wfile.write(self.content[first:])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Running:
    """A repository and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.content = CONTENT
        self.url = ""


@pytest.fixture
def repository() -> Iterator[Running]:
    """A repository on this machine."""
    running = Running()
    handler = partial(Repository, running.content, running.asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        running.url = f"http://127.0.0.1:{server.server_port}/maven"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        server.shutdown()
        thread.join()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_jar_is_fetched_whole(repository: Running, tmp_path: Path) -> None:
    jars.download(JAR, tmp_path, repository.url)
    assert (tmp_path / "thing-1.jar").read_bytes() == CONTENT
    assert names(tmp_path) == ["thing-1.jar"]


def test_what_was_broken_off_is_resumed(repository: Running, tmp_path: Path) -> None:
    (tmp_path / ".thing-1.jar.part").write_bytes(CONTENT[:1000])
    jars.download(JAR, tmp_path, f"{repository.url}/")
    assert (tmp_path / "thing-1.jar").read_bytes() == CONTENT
    assert repository.asked == [1000]


def test_a_jar_that_is_another_is_refused_and_not_kept(
    repository: Running, tmp_path: Path
) -> None:
    other = Jar(digest(b"other"), JAR.size, JAR.path)
    with pytest.raises(GraphkitError, match="SHA-256"):
        jars.download(other, tmp_path, repository.url)
    assert names(tmp_path) == []


@pytest.mark.parametrize("where", ["{}/nowhere", "http://127.0.0.1:1"])
def test_a_repository_out_of_reach_names_the_way_out(
    repository: Running, tmp_path: Path, where: str
) -> None:
    with pytest.raises(GraphkitError, match="GRAPHKIT_MAVEN"):
        jars.download(JAR, tmp_path, where.format(repository.url))


def test_the_setting_names_the_repository(
    repository: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jars, "locked", lambda: [JAR])
    monkeypatch.setattr(jars, "cache", lambda: tmp_path / "cache")
    monkeypatch.setenv("GRAPHKIT_MAVEN", repository.url)
    for _ in range(2):  # the second time nothing is asked
        assert jars.fetched() == tmp_path / "cache"
    assert repository.asked == [0]
    assert JAR.is_in(tmp_path / "cache")


def test_the_lock_names_every_jar_once() -> None:
    locked = jars.locked()
    assert len({jar.name for jar in locked}) == len(locked) == 213
    assert {len(jar.sha256) for jar in locked} == {64}
    assert any(jar.path.endswith(f"neo4j-{jars.VERSION}.jar") for jar in locked)
