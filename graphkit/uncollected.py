"""Keeps the garbage collector out of work that makes many objects and hardly a circle of them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(keep: bool = False) -> Iterator[None]:
    """Work during which nothing is looked through for garbage; also a decorator.

    With `keep`, what there is at the end is left out for good: tables and models that stay.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if keep:
            gc.freeze()
        if collecting:
            gc.enable()
