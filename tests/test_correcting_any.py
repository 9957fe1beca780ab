"""Whatever people correct, in whatever order: items stand in their text, and undo is exact."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.anchors import anchor_of, passage_anchor
from graphkit.correcting import corrected
from graphkit.corrections import Correction, Log
from graphkit.document import fold
from graphkit.record import Item
from tests.doubtful import document, items, record

WORDS = ("No note", "the weekend", "poor", "drifted", "dates", "health visitor")
THEMES = ("recording", "neglect", "information-sharing")
Choice = tuple[str, int, int, str]
choices = st.tuples(
    st.sampled_from(("relabel", "reject", "add", "split", "merge", "set")),
    st.integers(0, 20), st.integers(0, 20), st.sampled_from(WORDS),
)  # fmt: skip


def change(choice: Choice, now: list[Item], gone: list[Item]) -> Correction:
    """A correction that a person could make of the review as it stands."""
    do, one, other, words = choice
    pool = gone if gone and one % 5 == 0 else now
    item = pool[one % len(pool)]
    anchor, theme = anchor_of(item, pool), THEMES[other % 3]
    if do == "add":
        anchor = passage_anchor(document(), words, 1)
        return Correction("add", item=anchor, set={"kind": "finding", "themes": [theme]})
    if do == "split":
        return Correction("split", item=anchor, at=(words,))
    if do == "merge":
        return Correction("merge", item=anchor, others=(anchor_of(now[other % len(now)], now),))
    if do == "relabel":
        return Correction("relabel", item=anchor, add={"themes": [theme]})
    return Correction("reject" if do == "reject" else "relabel", item=anchor, set={"themes": []})


def made(drawn: list[Choice]) -> Log:
    """The corrections that a person makes one after the other, each after the last."""
    log = Log()
    for choice in drawn:
        now = corrected(record(), log.standing, document())
        if now.record.items:
            new = change(choice, now.record.items, now.rejected)
            log = log.with_more([replace(new, review="child-q")])
    return log


@settings(deadline=None, max_examples=150)
@given(st.lists(choices, max_size=8), st.randoms(use_true_random=False))
def test_items_stand_in_their_text_and_undo_is_exact(drawn: list[Choice], chance: object) -> None:
    log, text = made(drawn), document().text
    found = corrected(record(), log.standing, document())
    ids = [item.id for item in (*found.record.items, *found.rejected)]
    assert len(set(ids)) == len(ids)
    for item in found.record.items:
        assert fold(" ".join(text[a:b] for a, b in item.place.spans)) == item.text
        assert set(item.evidence.get("themes", {})) <= set(item.themes)
        assert not set(item.evidence.get("unsure", {})) & set(item.themes)
    whole = log
    order = [entry.n for entry in log.entries]
    chance.shuffle(order)  # type: ignore[attr-defined]
    for n in order:
        log = log.with_more([Correction("undo", of=n)])
        corrected(record(), log.standing, document())
    assert corrected(record(), log.standing, document()).record == record()
    assert corrected(record(), whole.standing, document()) == found
    assert record().items == items()
