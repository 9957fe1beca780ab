"""Starts a workspace's own Neo4j, finds it again, and stops it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from graphkit import disk
from graphkit.errors import GraphkitError, Misuse
from graphkit.server.home import LOOPBACK, Access, Home

MAIN = "org.neo4j.server.CommunityEntryPoint"
FLAGS = (
    "-Xms128m", "-Xmx1g", "-XX:+UseSerialGC", "-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8",
    "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)  # fmt: skip
HELLO = bytes.fromhex("6060b017 00000405 00000404 00000000 00000000")
"""The first bytes of the Bolt protocol, offering its versions 5.4 and 4.4."""
PATIENCE = 180.0
"""Seconds that starting or stopping may take before it is reported as failed."""
PAUSE = 0.05

_children: dict[int, "subprocess.Popen[bytes]"] = {}
"""Servers this process started, by number: the system tells their end to nobody else."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_children.clear)  # they are the parent's children


def start(
    home: Home, java: Path, jars: Path, port: int | None = None, flags: Sequence[str] = ()
) -> int:
    """Start the server of `home` and wait until it answers; the number of its process.

    One that runs already is left alone. `port` is a free one if not given; `flags` are more
    options for Java. Raises Misuse when the port is taken, GraphkitError when it does not start.
    """
    with disk.writing(home.folder):
        if running := pid(home):
            return running
        access = home.prepare(_port(home, port))
        child = _launch(home, java, jars, flags)
        _children[child.pid] = child
        disk.write_lines(home.pid_file, (f"{child.pid}\n",))
        _await(home, child, access)
        return child.pid


def _port(home: Home, wanted: int | None) -> int:
    if wanted is not None:
        if not _is_free(wanted):
            raise Misuse(f"Port {wanted} is taken. Leave --port out for a free one.")
        return wanted
    before = home.access()
    if before and _is_free(before.port):
        return before.port
    with socket.create_server((LOOPBACK, 0)) as server:
        free: int = server.getsockname()[1]
        return free


def _is_free(port: int) -> bool:
    try:
        socket.create_server((LOOPBACK, port)).close()
    except OSError:  # what it means is the caller's to say
        return False
    return True


def _launch(
    home: Home, java: Path, jars: Path, flags: Sequence[str]
) -> "subprocess.Popen[bytes]":
    places = (f"--home-dir={home.folder}", f"--config-dir={home.settings}", "--console-mode")
    command = [str(java), *FLAGS, *flags, "-cp", str(jars / "*"), MAIN, *places]
    with home.log.open("wb") as log:
        return subprocess.Popen(
            command, cwd=home.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip


def _await(home: Home, child: "subprocess.Popen[bytes]", access: Access) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(access.port):
        if child.poll() is not None:
            home.pid_file.unlink(missing_ok=True)
            raise GraphkitError(f"Neo4j did not start. {_last_words(home)}")
        if time.monotonic() > until:
            stop(home)
            raise GraphkitError(f"Neo4j does not answer after {PATIENCE:g} seconds. See {home.log}")
        time.sleep(PAUSE)


def _last_words(home: Home) -> str:
    lines = home.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    errors = [line for line in lines if "ERROR" in line or "Caused by" in line]
    return f"It said: {(errors or lines or ['nothing'])[-1].strip()} (all of it: {home.log})"


def answers(port: int) -> bool:
    """Whether what listens at `port` of this machine speaks Bolt."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=2) as connection:
            connection.sendall(HELLO)
            return any(connection.recv(4))
    except OSError:  # nobody there, or nobody yet
        return False


def pid(home: Home) -> int | None:
    """The number of the server's process; None when it does not run."""
    try:
        number = int(home.pid_file.read_text(encoding="ascii"))
    except (OSError, ValueError):  # never started, or stopped
        return None
    if child := _children.get(number):
        return number if child.poll() is None else None
    return number if _is_server(number, home) else None


def _is_server(number: int, home: Home) -> bool:
    """Whether a process of this number runs from `home`: the system gives numbers out again."""
    listed = Path(f"/proc/{number}/cmdline")
    if listed.exists():
        return os.fsencode(f"--home-dir={home.folder}") in listed.read_bytes().split(b"\0")
    if os.name == "posix" and not Path("/proc/self").exists():
        asked = ["ps", "-ww", "-o", "command=", "-p", str(number)]
        told = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
        return f"--home-dir={home.folder}" in told
    access = home.access()
    return os.name == "nt" and access is not None and answers(access.port)


def stop(home: Home) -> bool:
    """Stop the server and wait until it has; False when it did not run.

    Raises GraphkitError when it will not stop.
    """
    number = pid(home)
    if number is None:
        home.pid_file.unlink(missing_ok=True)
        return False
    os.kill(number, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while pid(home) is not None:
        if time.monotonic() > until:
            raise GraphkitError(f"Neo4j (process {number}) does not stop. See {home.log}")
        time.sleep(PAUSE)
    _children.pop(number, None)
    home.pid_file.unlink(missing_ok=True)
    return True
