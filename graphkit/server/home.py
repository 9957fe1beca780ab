"""The folder of a workspace's own Neo4j server: its settings, its password, its data."""

import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit import disk
from graphkit.errors import GraphkitError

FOLDER = "neo4j"
USER = "neo4j"
LOOPBACK = "127.0.0.1"
ROUNDS = 1024
SETTINGS = f"""# Written by `graphkit neo4j start`, anew each time.
server.default_listen_address={LOOPBACK}
server.default_advertised_address={LOOPBACK}
server.bolt.listen_address={LOOPBACK}:{{port}}
server.bolt.advertised_address={LOOPBACK}:{{port}}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
db.tx_log.preallocate=false
# No statement may fetch anything from anywhere.
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# Otherwise stopping takes ten seconds more.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the server: its port on this machine and its password."""

    port: int
    password: str

    @property
    def uri(self) -> str:
        """The address as a driver takes it."""
        return f"bolt://{LOOPBACK}:{self.port}"


@dataclass(frozen=True, slots=True)
class Home:
    """Where a server keeps everything; nothing is made before it is prepared."""

    folder: Path

    @classmethod
    def of(cls, workspace: Path) -> "Home":
        """The home inside the folder of a workspace."""
        return cls(Path(os.path.abspath(workspace)) / FOLDER)

    @property
    def settings(self) -> Path:
        """The folder of `neo4j.conf`."""
        return self.folder / "conf"

    @property
    def pid_file(self) -> Path:
        """The file with the number of the running process."""
        return self.folder / "pid"

    @property
    def log(self) -> Path:
        """What the server prints."""
        return self.folder / "logs" / "console.log"

    @property
    def _access(self) -> Path:
        return self.folder / "access.json"

    def access(self) -> Access | None:
        """Port and password; None before the server was first started.

        Raises GraphkitError when the file is damaged.
        """
        if not self._access.exists():
            return None
        return disk.shaped(self._access, lambda data: Access(**data))

    def prepare(self, port: int) -> Access:
        """Make the home ready to be started at `port`, with a new password the first time.

        Raises GraphkitError when there is data, but the password to it is gone.
        """
        known = self.access()
        if known is None and (self.folder / "data" / "databases").exists():
            raise GraphkitError(
                f"{self._access} is gone, and with it the password to the data beside it. "
                f"Delete {self.folder} and load again: graphkit load"
            )
        access = Access(port, known.password if known else secrets.token_urlsafe(24))
        self._write(access, first=known is None)
        return access

    def _write(self, access: Access, first: bool) -> None:
        for folder in (self.folder, self.settings, self.log.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        if first:
            private(self.folder / "data" / "dbms" / "auth.ini", credential(access.password))
        text = SETTINGS.format(port=access.port)
        (self.settings / "neo4j.conf").write_text(text, encoding="utf-8")
        private(self._access, _json({"port": access.port, "password": access.password}))


def credential(password: str, salt: bytes | None = None) -> str:
    """The line by which Neo4j knows `password` at its first start; `salt` is 32 bytes."""
    salt = salt or secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{ROUNDS}:\n"


def private(path: Path, text: str) -> None:
    """Write `text` to a file that only its owner can read, from its first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    beside.replace(path)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2) + "\n"
