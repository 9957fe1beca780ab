"""How alike texts are, by the rare words they share, for more texts than can be compared in pairs.

A text is the set of its words, each cut to its first five letters (as good as a stemmer for
finding texts: Can et al., Information Retrieval on Turkish Texts, JASIST 59, 2008). A word weighs
its inverse document frequency, in the texts at hand and in the field (`graphkit.rarity`), and two
texts are as alike as the cosine of their weights (Salton and Buckley, Term-weighting approaches
in automatic text retrieval, 1988).

Pairs worth comparing are found by MinHash in bands (Broder 1997; Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, chapter 3). Words come first with chances by their weight, so that
rare words decide (an exponential clock for each word; Cohen 1997). Every such pair is then scored
exactly. `benchmarks/families.py` has figures, and those of the `datasketch` library.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphkit.rarity import counted

Array: TypeAlias = Any  # of numpy, which is imported when it is used
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LETTERS = 5
SEED = 20_240_501
BANDS = 64
MANY = 20_000
"""Texts above which a band takes three hashes: fewer chance pairs, and 9 in 10 of those that are
only just alike enough are still found; below it takes two, and all but 1 in 1,000 are."""
FIRST = 8
"""Of the texts in one band's bucket each is compared with so many of the earliest."""
ROUGHLY = 0.12
"""The share of equal hashes below which a pair is not scored: far below any that is alike."""
CHUNK = 20_000
"""Pairs that are scored at once; bands whose pairs are sorted at once."""
AT_ONCE = 8


def words(text: str) -> list[str]:
    """The words of a text in order, in a form that ignores case and the shape of apostrophes."""
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]


def stems(text: str) -> tuple[str, ...]:
    """The beginnings of the words of a text, each once, in order."""
    return tuple(sorted(set(map(stem, words(text)))))


def stem(word: str) -> str:
    """The beginning of a word, by which it is known."""
    return word[:LETTERS]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Texts as rows of weighted terms: row i has `terms[starts[i]:starts[i + 1]]`."""

    terms: Array
    starts: Array
    weights: Array
    lengths: Array

    def __len__(self) -> int:
        return len(self.starts) - 1


def weighted(texts: Sequence[tuple[str, ...]]) -> Weighted:
    """Each text's terms with their weights: the squares of their inverse frequencies."""
    import numpy as np

    counts = Counter(term for text in texts for term in text)
    number = {term: i for i, term in enumerate(sorted(counts))}
    each = [number[term] for text in texts for term in text]
    terms = np.array(each, dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    field = counted(stem)
    found = np.array([counts[term] + field.stems.get(term, 0.0) for term in number])
    whole = len(texts) + field.statements
    weights = np.log(1 + whole / np.minimum(found, whole)) ** 2
    sums = np.add.reduceat(np.append(weights[terms], 0), starts[:-1])
    return Weighted(terms, starts, weights, np.sqrt(np.where(np.diff(starts) > 0, sums, 0)))


def alike(texts: Sequence[tuple[str, ...]], least: float) -> tuple[Array, Array, Array]:
    """Pairs of texts (their places, the smaller first) and how alike they are: `least` to 1.

    In order of the second, then the first. Each text has at least one term, and none is there
    twice.
    """
    import numpy as np

    if len(texts) < 2:
        return np.array([], int), np.array([], int), np.array([], float)
    rows = weighted(texts)
    signatures = _signatures(rows, BANDS * (3 if len(rows) > MANY else 2))
    pairs = _candidates(signatures, len(rows))
    by_text = np.ascontiguousarray(signatures.T)
    kept = [(np.array([], int), np.array([], int), np.array([], float))]
    for start in range(0, len(pairs), CHUNK):
        one, other = np.divmod(pairs[start : start + CHUNK], len(rows))
        close = (by_text[one] == by_text[other]).mean(axis=1) >= ROUGHLY
        kept.append(_scored(rows, one[close], other[close], least))
    first, second, score = (np.concatenate(each) for each in zip(*kept, strict=True))
    order = np.lexsort((first, second))
    return first[order], second[order], score[order]


def between(
    ones: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]
) -> list[list[float]]:
    """How alike each of `ones` is to each of `others`, exactly. Each text has a term."""
    import numpy as np

    if not ones or not others:
        return [[] for _ in ones]
    rows = weighted([*ones, *others])
    second = np.arange(len(ones), len(rows))
    found = [_scored(rows, np.full(len(others), one), second, 0.0)[2] for one in range(len(ones))]
    return [each.tolist() for each in found]


def _signatures(rows: Weighted, count: int) -> Array:
    """For each text the term that comes first, `count` times over, by clocks drawn by chance."""
    import numpy as np

    chance = np.random.RandomState(SEED)  # its numbers are the same in every release of numpy
    made = np.empty((count, len(rows)), dtype=np.int32)
    rate = np.maximum(rows.weights, 1e-12)
    for i in range(count):
        clock = -np.log1p(-chance.random_sample(len(rate))) / rate
        place = np.empty(len(rate), dtype=np.int32)
        place[np.argsort(clock, kind="stable")] = np.arange(len(rate), dtype=np.int32)
        made[i] = np.minimum.reduceat(place[rows.terms], rows.starts[:-1])
    return made


def _candidates(signatures: Array, count: int) -> Array:
    """The pairs that share a bucket of any band, as first × count + second, sorted."""
    import numpy as np

    size = len(signatures) // BANDS
    found = np.array([], dtype=np.int64)
    fresh: list[Array] = []
    for band in range(BANDS):
        keys = np.zeros(count, dtype=np.int64)
        for column in signatures[band * size : (band + 1) * size]:
            keys = keys * 1_000_003 + column
        fresh += [one * count + other for one, other in _bucketed(keys)]
        if (band + 1) % AT_ONCE == 0:
            found = np.sort(np.concatenate([found, *fresh]))
            found = found[np.diff(found, prepend=-1) > 0]
            fresh = []
    return found


def _bucketed(keys: Array) -> Iterator[tuple[Array, Array]]:
    """Pairs of texts with equal keys: each with the earliest of its bucket, one after the other."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    begins = np.concatenate([[True], keys[order][1:] != keys[order][:-1]])
    start = np.maximum.accumulate(np.where(begins, np.arange(len(keys)), 0))
    place = np.arange(len(keys)) - start
    for nth in range(FIRST):
        later = place > nth
        yield order[start[later] + nth], order[later]


def _scored(rows: Weighted, one: Array, other: Array, least: float) -> tuple[Array, Array, Array]:
    """Those of the pairs that are alike enough, with their exact likeness."""
    import numpy as np

    width = np.int64(len(rows.weights))
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    known = owner * width + rows.terms  # sorted: so is each text's part of it
    sizes = (rows.starts[one + 1] - rows.starts[one]).astype(np.int64)
    pair = np.repeat(np.arange(len(one)), sizes)
    offset = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    terms = rows.terms[rows.starts[one][pair] + offset]
    wanted = other[pair] * width + terms
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    shared = np.where(known[at] == wanted, rows.weights[terms], 0.0)
    together = np.bincount(pair, weights=shared, minlength=len(one))
    norms = rows.lengths[one] * rows.lengths[other]
    score = np.divide(together, norms, out=np.zeros(len(one)), where=norms > 0)
    close = score >= least
    return one[close], other[close], score[close]
