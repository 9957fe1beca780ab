"""Triage by single keys, as a person presses them: in a terminal of its own."""

import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graphkit.session import KEYS
from graphkit.workspace import Workspace
from tests.conftest import Run
from tests.doubtful import document, items, record

ROOT = Path(__file__).parents[1]
LOCAL = 3  # where termios keeps the flags of line editing
SECONDS = 120


@pytest.fixture
def here() -> Workspace:
    """The invented review, three of its items unsure, in the workspace of this test."""
    evidence = items()[0].evidence
    some = [replace(each, unsure=int(each.id[1:]) < 4, evidence=evidence) for each in items()]
    made = Workspace(Path("graphkit-data"))
    made.write(document(), record(items=some))
    return made


@dataclass
class Terminal:
    """A program that runs in a terminal, and the person's side of that."""

    ours: int
    theirs: int
    process: "subprocess.Popen[bytes]"
    seen: str = ""

    def _read(self, wait: float = 0.05) -> bool:
        """Take what the program has written since, if anything."""
        if not select.select([self.ours], [], [], wait)[0]:
            return False
        self.seen += os.read(self.ours, 65536).decode("utf-8", "replace")
        return True

    def _listens(self) -> bool:
        """Whether the program waits for a single key."""
        return not termios.tcgetattr(self.theirs)[LOCAL] & termios.ICANON

    def press(self, key: str) -> None:
        """Press a key when the program asks for one, and wait until it answers."""
        while not self._listens():
            assert self.process.poll() is None, self.seen
            self._read()
        while self._read(0):
            pass
        os.write(self.ours, key.encode())
        while not self._read():
            assert self.process.poll() is None, self.seen

    def end(self) -> str:
        """All that was on the screen, when the program has ended."""
        while self.process.poll() is None:
            self._read()
        while self._read(0):
            pass
        return self.seen.replace("\r", "")


@pytest.fixture
def terminal(here: Workspace) -> Iterator[Terminal]:
    """`graphkit triage -i` in a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "graphkit", "triage", "-i", "--no-load", "--by", "K."]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings,
        start_new_session=True,
    )  # fmt: skip
    yield Terminal(ours, theirs, process)
    process.kill()
    process.wait(SECONDS)
    for side in (ours, theirs):
        os.close(side)


def themes(here: Workspace) -> list[list[str]]:
    """The themes of the three items."""
    return [item.themes for item in here.record("child-q").items[:3]]


def test_each_key_decides_one_item(here: Workspace, terminal: Terminal) -> None:
    for key in ("2", "s", "n"):
        terminal.press(key)
    screen = terminal.end()
    assert "1 of 3" in screen
    assert "2 recording 0.28 “note”" in screen
    assert "recording (correction 1)." in screen
    assert "Skipped." in screen
    assert "none of them (correction 2)." in screen
    assert "2 decided, 1 left." in screen
    assert themes(here) == [["recording"], [], []]
    assert here.corrections().entries[1].by == "K."
    assert [item.unsure for item in here.record("child-q").items[:3]] == [False, True, False]


def test_u_takes_the_last_back_and_shows_it_again(here: Workspace, terminal: Terminal) -> None:
    for key in ("u", "2", "1", "u", "2", "q"):
        terminal.press(key)
    screen = terminal.end()
    assert "There is nothing to undo in this session." in screen
    assert "Correction 2 is taken back." in screen
    assert screen.count("2 of 3") == 2
    assert [(e.n, e.do, e.of) for e in here.corrections().entries] == [
        (1, "relabel", 0), (2, "relabel", 0), (3, "undo", 2), (4, "relabel", 0),
    ]  # fmt: skip
    assert themes(here) == [["recording"], ["multi-agency-working"], []]


def test_several_themes_are_marked_and_confirmed(here: Workspace, terminal: Terminal) -> None:
    for key in ("+", "2", "3", "1", "3", "\r", "+", "x", "q"):
        terminal.press(key)
    screen = terminal.end()
    assert "recording, multi-agency-working, information-sharing: Enter to confirm." in screen
    assert "recording, information-sharing (correction 1)." in screen
    assert themes(here)[:2] == [["recording", "information-sharing"], []]
    assert len(here.corrections().entries) == 1


def test_a_key_that_means_nothing_is_answered_with_those_that_do(
    here: Workspace, terminal: Terminal
) -> None:
    for key in ("7", "x", "\x03"):
        terminal.press(key)
    screen = terminal.end()
    assert screen.count(KEYS[:40]) == 3
    assert "0 decided, 3 left." in screen
    assert not here.corrections_path.exists()


def test_without_a_terminal_there_is_the_sheet(run: Run, here: Workspace) -> None:
    told = run("triage", "-i", expect=2).stderr
    assert told == "Error: This is no terminal. Decide in a sheet: graphkit triage -o FILE\n"
