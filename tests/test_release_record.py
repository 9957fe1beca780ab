"""A record to be handed on: ids, labels and cues tell no name either."""

from dataclasses import replace

import pytest

from graphkit.record import Case
from graphkit.release_record import safe
from tests.fiction import item, record


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("jane-smith-overview", "name-removed-overview"), ("port-aldwin-helen-2016",) * 2,
        ("child-q-2015",) * 2, ("grace-period-review",) * 2,
    ],
)  # fmt: skip
def test_a_name_in_the_name_of_a_file_goes(id: str, told: str) -> None:
    assert safe(record(id, [], [Case("Child Q")])).record.id == told


def test_two_cases_of_one_review_stay_two() -> None:
    cases = [Case("Jane Smith"), Case("Karen Bell"), Case("Child Q")]
    items = [item("i1", case="Karen Bell", text="She was not seen.")]
    made = safe(record("r", items, cases)).record
    labels = [case.label for case in made.cases]
    assert labels == ["[name removed]", "[name removed] (2)", "Child Q"]
    assert made.items[0].case == "[name removed] (2)"


def test_a_cue_in_small_letters_goes_with_the_name() -> None:
    why = {"themes": {"recording": {"cue": "mrs bellweather", "score": 0.5},
                      "assessment": {"cue": "was not told", "score": 0.5}}}  # fmt: skip
    said = item("i1", text="Mrs Bellweather was not told.", themes=[*why["themes"]], evidence=why)
    (made,) = safe(record("r", [said], [Case("Child Q")])).record.items
    assert made.text == "Mrs [name removed] was not told."
    assert [each["cue"] for each in made.evidence["themes"].values()] == [None, "was not told"]


def test_a_case_called_by_a_first_name_is_named_for_a_person_to_look_at() -> None:
    (note,) = safe(record("r", [], [Case("Adult Helen"), Case("Child Q")])).notes
    assert note == (
        "r: the case is called “Adult Helen” and stays so. Is that a pseudonym? If not, do not "
        "hand this on."
    )


def test_the_record_itself_stays_as_it_was() -> None:
    before = record("r", [item("i1", text="Mrs Bell came on 3 May 2014.")], [Case("Child Q")])
    copy = replace(before, items=[*before.items])
    safe(before)
    assert before == copy
    assert before.items[0].text == "Mrs Bell came on 3 May 2014."
