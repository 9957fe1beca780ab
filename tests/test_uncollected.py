"""Work without garbage collection: the collector is as it was before, whatever happens."""

import gc

import pytest

from graphkit.uncollected import uncollected


def test_nothing_is_collected_meanwhile_and_the_collector_comes_back() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_a_failure_too() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_is_left_out_for_good() -> None:
    before = gc.get_freeze_count()
    with uncollected(keep=True):
        kept: list[list[int]] = [[] for _ in range(100)]
    assert len(kept) == 100
    assert gc.get_freeze_count() >= before + 100
