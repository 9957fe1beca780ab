"""Which statement answers which: printed labels, blocks of labels, and the rows of a table.

A lesson answers its finding; an action or a measure the lessons of its block, else the
recommendation, else the finding (one step only).
"""

from dataclasses import dataclass, field

from graphkit.record import Item

ANSWERED = {"learning": ("finding",), "recommendation": ("finding",),
            "action": ("learning", "recommendation", "finding"),
            "action-taken": ("learning", "recommendation", "finding"),
            "measure": ("learning", "recommendation", "finding")}  # fmt: skip


@dataclass(slots=True)
class Block:
    """The labels of the block being read, by kind, in order; a new finding begins a new block.

    `scope` is the path of headings below which they hold.
    """

    refs: dict[str, list[str]] = field(default_factory=dict)
    scope: tuple[str, ...] = ()

    def enter(self, section: tuple[str, ...]) -> None:
        """Goes on to a part in this section: outside the scope of the labels they end."""
        if section[: len(self.scope)] != self.scope:
            self.refs, self.scope = {}, ()

    def label(self, kind: str, ref: str) -> None:
        """Notes a printed label; one that was noted before begins no new block."""
        if ref in self.refs.get(kind, ()):
            return
        if kind == "finding" or (kind == "recommendation" and "action" in self.refs):
            self.refs = {}
        if kind == "recommendation" and "finding" not in self.refs:
            self.refs = {}
        self.refs.setdefault(kind, []).append(ref)

    def answers(self, kind: str) -> list[str]:
        """The refs that a statement of this kind answers here."""
        for answered in ANSWERED.get(kind, ()):
            if self.refs.get(answered) and answered != kind:
                return list(self.refs[answered])
        return []


def follow(pointers: list[tuple[str, list[str], str]], items: list[Item]) -> None:
    """Makes the items a line points to ("See 4.1 above") answer that line's refs as well.

    `pointers` are (ref pointed to, refs of the block that points, kind of the block).
    """
    for target, refs, kind in pointers:
        for item in items:
            pointed = any(same_ref(target, ref) for ref in item.responds_to)
            if pointed and item.kind in _kinds(kind):
                item.responds_to.extend(ref for ref in refs if ref not in item.responds_to)


def same_ref(written: str, ref: str) -> bool:
    """Whether a ref as written in passing ("4.1", "P4.1") is the label "Lesson P4.1"."""
    code, own = written.split()[-1].casefold(), ref.split()[-1].casefold()
    return code == own or own.lstrip("abcdefghijklmnopqrstuvwxyz") == code


def _kinds(kind: str) -> tuple[str, ...]:
    return ("action", "action-taken") if kind in ("action", "action-taken") else (kind,)
