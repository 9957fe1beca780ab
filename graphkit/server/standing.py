"""Whether a workspace's own server runs, in the words people use."""

from pathlib import Path
from typing import Any

from graphkit.server import process
from graphkit.server.home import USER, Home
from graphkit.server.jars import VERSION


def standing(workspace: Path) -> dict[str, Any]:
    """`running, uri, user, version, pid, home`; `uri` and `pid` are None while it does not run."""
    home = Home.of(workspace)
    pid = process.pid(home)
    access = home.access()
    return {
        "running": pid is not None,
        "uri": access.uri if access and pid is not None else None,
        "user": USER,
        "version": VERSION,
        "pid": pid,
        "home": str(home.folder),
    }
