"""What links two cases: the themes, agency types and bodies that both have."""

from graphkit.store import Store
from tests.fiction import ASHBY, CCG
from tests.questions.asking import CHILD_A, CHILD_B, NAMESAKE, asked


def test_two_cases_and_what_they_share(store: Store) -> None:
    answer = asked(store, "case-links", case_id=CHILD_A, other=NAMESAKE)
    assert answer.columns == [
        "other_case", "case_label", "board", "links", "what", "shared", "here", "there",
    ]  # fmt: skip
    assert [row[4:] for row in answer.rows] == [
        ["agency type", "Health commissioning", 2, 1],
        ["body", CCG, 2, 1],
        ["theme", "Information sharing", 7, 1],
        ["theme", "Recording", 1, 1],
    ]
    assert {tuple(row[:4]) for row in answer.rows} == {(NAMESAKE, "Child A", ASHBY, 4)}
    assert answer.items[3] == ["ashby-child-a-two/i2", "ashby-child-a/i3"]


def test_one_case_and_all_that_share_with_it(store: Store) -> None:
    answer = asked(store, "case-links", case_id=CHILD_A)
    assert [(row[0], row[3], row[5], row[6], row[7]) for row in answer.rows] == [
        (NAMESAKE, 4, "Health commissioning", 2, 1),
        (NAMESAKE, 4, CCG, 2, 1),
        (NAMESAKE, 4, "Information sharing", 7, 1),
        (NAMESAKE, 4, "Recording", 1, 1),
        (CHILD_B, 3, "Police", 5, 2),
        (CHILD_B, 3, "Information sharing", 7, 2),
        (CHILD_B, 3, "Recording", 1, 1),
    ]
    nearest = asked(store, "case-links", case_id=CHILD_A, most="1")
    assert nearest.rows == answer.rows[:4]
