"""The bodies a document speaks of, by name or as "the Board"."""

from dataclasses import replace

from graphkit.bodies import Mention, Register
from graphkit.document import Document
from graphkit.metadata import is_board
from graphkit.wording import Wording


def spoken_of(document: Document, register: Register, wording: Wording) -> list[Mention]:
    """The bodies a document speaks of, in order; "the Board" is the one board that it names."""
    mentions = register.mentions(document.text, register.abbreviations(document.text))
    boards = {m.name: m for m in mentions if is_board(m)}
    if len(boards) != 1:
        return mentions
    board = next(iter(boards.values()))
    taken = {at for m in mentions for at in (m.start, m.end - 1)}
    spoken = [
        replace(board, start=m.start(), end=m.end(), words=m.group())
        for m in wording.called(board.name).finditer(document.text)
        if not taken & set(range(*m.span()))
    ]
    return sorted([*mentions, *spoken], key=lambda m: m.start)
