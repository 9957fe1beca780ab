"""The bodies a document speaks of, by name or as "the Board"."""

from dataclasses import replace

from graphkit.bodies import Mention, Register
from graphkit.document import Document
from graphkit.metadata import BOARD, is_board
from graphkit.wording import Wording


def spoken_of(document: Document, register: Register, wording: Wording) -> list[Mention]:
    """The bodies a document speaks of, in order; "the Board" is the one board that it names, "the
    Trust" the last that it has named."""
    return register.inherited(document.text, _with_board(document, register, wording))


def _with_board(document: Document, register: Register, wording: Wording) -> list[Mention]:
    mentions = register.mentions(document.text, register.abbreviations(document.text))
    boards = {m.name: m for m in mentions if is_board(m)}
    if len(boards) != 1:
        return mentions
    board = next(iter(boards.values()))
    called = [m.span() for m in wording.called(board.name).finditer(document.text)]
    meant = [_meant(m, board) if _bare(m, called) else m for m in mentions]
    taken = {at for m in mentions for at in (m.start, m.end - 1)}
    missed = [span for span in called if not taken & set(range(*span))]
    spoken = [
        replace(board, start=start, end=end, words=document.text[start:end])
        for start, end in missed
    ]
    return sorted([*meant, *spoken], key=lambda m: m.start)


def _bare(mention: Mention, called: list[tuple[int, int]]) -> bool:
    """Whether a mention is the bare word "Board" of a "the Board" that means the one board."""
    board = mention.type == BOARD and not mention.proper
    return board and any(start < mention.start and mention.end == end for start, end in called)


def _meant(mention: Mention, board: Mention) -> Mention:
    return replace(mention, name=board.name, proper=True, place=board.place)
