"""One theme from all sides."""

from graphkit.store import Store
from tests.fiction import ASHBY, BROOK
from tests.questions.asking import asked


def test_theme_profile(store: Store) -> None:
    assert asked(store, "theme-profile", theme="recording").rows == [
        ["finding", 2, 2, ["All agencies"], [ASHBY, BROOK], 2009, 2020],
        ["learning", 1, 1, ["All agencies"], [ASHBY], 2014, 2014],
    ]
    assert asked(store, "theme-profile", theme="neglect").rows == [
        ["risk in the case", 1, 0, [], [ASHBY], 2009, 2009]
    ]
