"""How fast families are found among 100,000 recommendations, and how many of them.

    python benchmarks/families.py [RECOMMENDATIONS]

The recommendations are invented: half of the words drawn as often as they stand in statements of
the field, half from its rarer ones. Two in five belong to a family of 2 to 40, each a copy of its
first with words put in or changed; so it is known what has to be found. Where `datasketch` is
installed, the same texts go through its MinHash and LSH (128 permutations, threshold 0.5) too:
what a user would pick instead.
"""

import random
import resource
import sys
import time
from collections.abc import Sequence
from itertools import combinations

from graphkit.families import Recommendation, families, gathered, intent
from graphkit.likeness import stem
from graphkit.rarity import counted

COUNT = 100_000
BOARDS = [f"Board {n}" for n in range(150)]


def recommendations(count: int) -> tuple[list[Recommendation], list[int]]:
    """Invented recommendations, and the number of the family each belongs to."""
    chance = random.Random(7)
    field = counted(stem).stems
    vocabulary, common = list(field), sum(field.values())
    rare = sum(min(count, 150.0) for count in field.values())
    often = [count / common + min(count, 150.0) / rare for count in field.values()]
    found: list[Recommendation] = []
    family: list[int] = []
    while len(found) < count:
        first = chance.choices(vocabulary, often, k=chance.randint(12, 45))
        size = chance.randint(2, 40) if chance.random() < 0.031 else 1
        for member in range(min(size, count - len(found))):
            words = first if member == 0 else _changed(first, vocabulary, often, chance)
            n, month = len(found), chance.randint(2006 * 12, 2025 * 12)
            board = chance.choice(BOARDS)
            found.append(Recommendation(f"r{n:06}", " ".join(words), f"c{n}", board, month, []))
            family.append(size and len(found) - 1 - member)
    return found, family


def _changed(
    words: Sequence[str], vocabulary: list[str], often: list[float], chance: random.Random
) -> list[str]:
    """The words with up to a quarter of them changed, and some put in."""
    made = list(words)
    for _ in range(chance.randint(0, max(1, len(made) // 4))):
        made[chance.randrange(len(made))] = chance.choices(vocabulary, often)[0]
    for _ in range(chance.randint(0, 3)):
        made.insert(chance.randrange(len(made)), chance.choices(vocabulary, often)[0])
    return made


def together(groups: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """The pairs that are in one group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def megabytes() -> float:
    """The most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def other_library(texts: Sequence[Recommendation]) -> None:
    """The same with datasketch, candidates only."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("| datasketch | not installed | | |")
        return
    start = time.perf_counter()
    lsh, every = MinHashLSH(threshold=0.5, num_perm=128), {}
    for each in texts:
        every[each.id] = MinHash(num_perm=128)
        every[each.id].update_batch([word.encode() for word in intent(each)])
        lsh.insert(each.id, every[each.id])
    pairs = sum(len(lsh.query(made)) - 1 for made in every.values()) // 2
    took = time.perf_counter() - start
    print(f"| datasketch, candidates alone | {took:.1f} | {megabytes():.0f} | {pairs:,} pairs |")


def main(count: int) -> None:
    """Find the families and print what it took."""
    texts, truth = recommendations(count)
    before = megabytes()
    print(f"{count:,} recommendations; {before:.0f} MB before\n")
    print("| step | seconds | peak MB | found |\n|---|--:|--:|--:|")
    start = time.perf_counter()
    rows = families(texts, 2).rows
    took = time.perf_counter() - start
    print(f"| graphkit, rows and differences | {took:.1f} | {megabytes():.0f} | {len(rows):,} |")
    groups: dict[int, list[int]] = {}
    for n, family in enumerate(truth):
        groups.setdefault(family, []).append(n)
    wanted = together(list(groups.values()))
    have = together([[int(m.id[1:]) for m in family.members] for family in gathered(texts)])
    right = len(wanted & have)
    print(f"\npairs of one family: {len(wanted):,}; found together {right / len(wanted):.1%}; "
          f"of those together {right / max(1, len(have)):.1%} are\n")  # fmt: skip
    other_library(texts)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
