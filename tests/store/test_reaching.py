"""How a Neo4j is reached: addresses, logins, and plain sentences when it cannot be."""

import socket
import stat
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError, Misuse
from graphkit.server.home import USER, Home
from graphkit.store import StoreError, open_store
from tests.neo4j_server import Server


def sentence(url: str, folder: Path) -> str:
    """What is said when the store at `url` cannot be used: one line."""
    with pytest.raises(StoreError) as refused:
        open_store(url, folder).rows("RETURN 1 AS one")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_refused_login(
    neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "nora")
    said = sentence(neo4j.uri, tmp_path)
    assert said == (
        f"{neo4j.uri} refuses the login of “nora”. "
        "Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment or in .env."
    )


def test_no_login(neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "refuses the login" in sentence(neo4j.uri, tmp_path)


def test_a_database_that_is_not_there(
    neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    said = sentence(neo4j.uri, tmp_path)
    assert said.startswith(f"{neo4j.uri} has no database “nowhere”")


def test_an_unreachable_host(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for scheme in ("bolt", "neo4j"):
        assert "cannot be reached" in sentence(f"{scheme}://127.0.0.1:{port}", tmp_path)


def test_no_encryption_where_it_is_asked_for(neo4j: Server, tmp_path: Path) -> None:
    for scheme in ("bolt+s", "neo4j+s"):
        url = neo4j.uri.replace("bolt", scheme)
        assert "cannot be reached" in sentence(url, tmp_path)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_both_protocols_answer(neo4j: Server, tmp_path: Path, scheme: str) -> None:
    store = open_store(neo4j.uri.replace("bolt", scheme), tmp_path)
    assert store.rows("RETURN 1 AS one").rows == [[1]]
    store.close()


def test_the_login_may_stand_in_a_file(
    neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    lines = f"# ours\nexport NEO4J_USERNAME={USER}\nNEO4J_PASSWORD='{neo4j.password}'\n"
    (tmp_path / ".env").write_text(lines, encoding="utf-8")
    store = open_store(neo4j.uri, tmp_path)
    assert store.rows("RETURN 1 AS one").rows == [[1]]
    store.close()


def test_the_workspaces_own_server_needs_no_settings(
    neo4j: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "of another server")
    for url in ("neo4j", neo4j.uri):
        store = open_store(url, neo4j.workspace)
        assert store.rows("RETURN 1 AS one").rows == [[1]]
        store.close()


def test_the_workspaces_own_server_must_be_running(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="graphkit neo4j start"):
        open_store("neo4j", tmp_path)


@pytest.mark.parametrize(
    "url", ["neo4j://me:secret@host", "bolt://", "bolt://host/db", "bolt://host?x=1"]
)
def test_an_address_that_says_too_much_or_too_little(url: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse) as refused:
        open_store(url, tmp_path)
    assert "secret" not in str(refused.value)


def test_the_password_is_for_the_owner_alone(neo4j: Server) -> None:
    home = Home.of(neo4j.workspace)
    assert stat.S_IMODE((home.folder / "access.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
