"""Who answers for a statement that names nobody: by what came before, by the kind of document."""

from dataclasses import dataclass, replace

from graphkit.bodies import Mention
from graphkit.context import Context
from graphkit.drafting import Draft
from graphkit.responsible import ALL, BOARD, Duty

RESPONSE, HOMICIDE = "board-response", "domestic-homicide-review"
PARTNERSHIP = "other"
TOLD = ("finding", "good-practice", "action-taken")
DONE = ("action", "action-taken", "measure")
# Below this probability neither all agencies nor a type that nobody names is taken for sure.
SURE = 0.5
BEFORE, OWN, LOOKS = "the sentence before", "the board's own response", "the board that will look"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Gives statements that name nobody to those who answer for them in this kind of document.

    A domestic homicide review is a community safety partnership's, which is of the type `other`.
    """

    document_type: str
    context: Context

    def settled(self, draft: Draft, mentions: list[Mention], who: Duty) -> Duty:
        """The duty of a draft, another's where nothing in its own words tells whose it is."""
        if draft.kind in DONE and self._speaks(draft, who, mentions):
            return self._board(who, OWN)
        if draft.kind in DONE and self._open(who, mentions):
            if draft.kind == "measure":
                return self._board(who, LOOKS)
            if self.document_type == RESPONSE:
                return self._board(who, OWN)
        if list(who.responsible) != [ALL]:
            return who
        return self._told_before(draft, who) or who

    def _speaks(self, draft: Draft, who: Duty, mentions: list[Mention]) -> bool:
        """Whether the board speaks of itself ("We will …") and no body is named."""
        unnamed = list(who.responsible) == [ALL] and all(m.type == ALL for m in mentions)
        return unnamed and self.context.rules.we.match(draft.text) is not None

    def _open(self, who: Duty, mentions: list[Mention]) -> bool:
        """Whether only the model's faint guess says whose it is."""
        kind = next(iter(who.responsible))
        guessed = who.likely.get(kind, 1.0) < SURE
        return guessed and not any(m.type in who.responsible for m in mentions)

    def _told_before(self, draft: Draft, who: Duty) -> Duty | None:
        unsure = who.likely.get(ALL, 1.0) < SURE
        if draft.kind not in TOLD or not unsure or not self.context.goes_on(draft):
            return None
        acting = self.context.acting(draft)
        return replace(who, responsible={acting: BEFORE}, likely={}) if acting else None

    def _board(self, who: Duty, why: str) -> Duty:
        board = PARTNERSHIP if self.document_type == HOMICIDE else BOARD
        return replace(who, responsible={board: why}, likely={})
