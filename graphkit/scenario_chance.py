"""Chance that comes out the same: what a seed picks does not hang on order, day or machine."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Chance:
    """Orders and picks by a seed. The same things for the same purpose give the same order."""

    seed: int

    def weight(self, purpose: str, name: str) -> str:
        """A number, as hexadecimal digits, that stands for `name` in this seed's order."""
        return hashlib.sha256(f"{self.seed}\0{purpose}\0{name}".encode()).hexdigest()

    def order(
        self, purpose: str, things: Iterable[Thing], name: Callable[[Thing], str] = str
    ) -> list[Thing]:
        """`things` shuffled; `name` tells them apart."""
        return sorted(things, key=lambda thing: (self.weight(purpose, name(thing)), name(thing)))

    def pick(self, purpose: str, things: Iterable[Thing]) -> Thing:
        """One of `things`, of which there is at least one."""
        return self.order(purpose, things)[0]
