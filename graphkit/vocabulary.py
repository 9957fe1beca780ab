"""The features that a linear model knows, found in many texts at once.

A pair of neighbouring words is found by the numbers of its words, so that no pair of a text is
ever written out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeAlias

from graphkit.features import Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.int64]

# Other features are told from words by a first letter that no word has.
OTHER = "\t"


@dataclass(frozen=True)
class Vocabulary:
    """The names of features, each with its row from 1 on; row 0 is no feature's."""

    rows: dict[str, int]

    @cached_property
    def names(self) -> list[str]:
        """The name of the feature of each row."""
        found = [""] * (max(self.rows.values(), default=0) + 1)
        for name, row in self.rows.items():
            found[row] = name
        return found

    @cached_property
    def order(self) -> "Numbers":
        """The place of each row's feature in the order of names."""
        import numpy as np

        names = [name.removeprefix(OTHER) for name in self.names]
        order = np.empty(len(names), dtype=np.int64)
        order[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
        return order

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number, from 1 on, of each word that is a feature or part of one."""
        words = (name.split(" ") for name in self.rows if name[0] != OTHER)
        unlike = dict.fromkeys(chain.from_iterable(words))
        return {word: number for number, word in enumerate(unlike, start=1)}

    @cached_property
    def _single(self) -> "Numbers":
        """The row of each word by its number."""
        import numpy as np

        return np.array([0, *(self.rows.get(word, 0) for word in self._numbers)], dtype=np.int64)

    @cached_property
    def _pairs(self) -> "tuple[Numbers, Numbers]":
        """The codes of pairs in order, and the row of each; the last code is no pair's."""
        import numpy as np

        pairs = ((name.split(" "), row) for name, row in self.rows.items() if " " in name)
        coded = sorted((self._code(*pair), row) for pair, row in pairs)
        codes, rows = zip(*coded, (np.iinfo(np.int64).max, 0), strict=True)
        return np.array(codes, dtype=np.int64), np.array(rows, dtype=np.int64)

    def _code(self, first: str, second: str) -> int:
        return self._numbers[first] * len(self._single) + self._numbers[second]

    def words(self, seen: Sequence[Seen]) -> "tuple[Numbers, Numbers]":
        """The rows of the words and pairs in each text, each once and in order, all in one row
        after another; and where those of each text begin. A row 0 is the first of each."""
        import numpy as np

        said = [one.said for one in seen]
        sizes = [*map(len, said)]
        found = map(self._numbers.get, chain.from_iterable(said), repeat(0))
        numbers = np.fromiter(found, np.int64, sum(sizes))
        texts = np.arange(len(seen))
        of = texts.repeat(sizes)
        places, rows = self._paired(numbers, of)
        beside = len(self.names)
        known = (texts * beside, of * beside + self._single[numbers], of[places] * beside + rows)
        of, rows = np.divmod(_unlike(np.concatenate(known)), beside)
        return rows, of.searchsorted(texts)

    def _paired(self, numbers: "Numbers", of: "Numbers") -> "tuple[Numbers, Numbers]":
        """Which words begin a known pair, and its row."""
        import numpy as np

        codes, rows = self._pairs
        first, second = numbers[:-1], numbers[1:]
        together = (first > 0) & (second > 0) & (of[:-1] == of[1:])
        (places,) = np.nonzero(together)
        asked = first[places] * len(self._single) + second[places]
        at = codes.searchsorted(asked)
        found = codes[at] == asked
        return places[found], rows[at[found]]

    def others(self, seen: Sequence[Seen]) -> "tuple[Numbers, Numbers]":
        """The rows of the other features of each text, as `words` gives those of words."""
        import numpy as np

        named = [[0, *self._known(one.others)] for one in seen]
        starts = np.cumsum([0, *map(len, named[:-1])])
        return np.array([*chain.from_iterable(named)], dtype=np.int64), starts

    def _known(self, names: Iterable[str]) -> Iterable[int]:
        return map(self.rows.get, map(OTHER.__add__, names), repeat(0))


def _unlike(numbers: "Numbers") -> "Numbers":
    """Numbers in order, each once; some, of few hundred, `numpy.unique` takes ten times as long."""
    import numpy as np

    numbers.sort()
    first = np.ones(len(numbers), dtype=bool)
    first[1:] = numbers[1:] != numbers[:-1]
    return numbers[first]
