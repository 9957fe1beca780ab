"""Plain text to records: megabytes a second on one core, and memory with more files.

Reviews are put together from the invented text of `import/training`, each piece used once, so that
nothing is remembered from one review to the next: dense ones, in which nearly every sentence is an
item, as in a summary or an action plan; and narrative ones, half of them the story of a case, as in
a full overview report. Then the theme coder alone codes their items in batches.
`python benchmarks/bench_extract.py [REVIEWS]`
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from graphkit.extract import extract, load_knowledge
from graphkit.features import Statement
from graphkit.knowledge import Knowledge
from graphkit.readers import read

ROOT = Path(__file__).parents[1]
SECTIONS = {
    "Background": ("finding", "good-practice"),
    "Analysis": ("finding", "good-practice"),
    "Good practice": ("good-practice",),
    "Lessons learned": ("learning",),
    "Recommendations": ("recommendation",),
}
IN_A_SECTION = 12
# A narrative review: so many paragraphs of the story, in which few sentences judge, and of the
# analysis; so many lessons and recommendations.
STORY, ANALYSIS, LISTED = 11, 8, 6
FEW = 0.34
TOLD, JUDGED = "told", "judged"
BATCH, CODED = 500, 400
MB = 1e6
Pool = dict[str, list[str]]


def pieces() -> Pool:
    """The invented statements by kind, and paragraphs of prose that tell or judge, each in a
    fixed shuffled order."""
    found: Pool = {}
    for row in _rows("*.jsonl"):
        found.setdefault(row["kind"], []).append(row["text"])
    for row in _rows("prose/*.jsonl"):
        kinds = [sentence["kind"] for sentence in row["sentences"]]
        few = sum(kind is not None for kind in kinds) < FEW * len(kinds)
        text = " ".join(sentence["text"] for sentence in row["sentences"])
        found.setdefault(TOLD if few else JUDGED, []).append(text)
    for texts in found.values():
        random.Random(1).shuffle(texts)
    return found


def _rows(pattern: str) -> Iterator[dict[str, Any]]:
    for path in sorted((ROOT / "import/training").glob(pattern)):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def dense(number: int, pool: Pool) -> str:
    """A review of some 10,000 characters: statements as prose in two sections, as lists in three.
    """
    lines = [_title(number), ""]
    for heading, kinds in SECTIONS.items():
        taken = [pool[kinds[n % len(kinds)]].pop() for n in range(IN_A_SECTION)]
        prose = len(kinds) > 1
        body = [" ".join(taken[:6]), "", " ".join(taken[6:])] if prose else _listed(taken)
        lines += [heading, "", *body, ""]
    return "\n".join(lines)


def narrative(number: int, pool: Pool) -> str:
    """A review of some 10,000 characters: a story, its analysis, and two short lists."""
    story = "\n\n".join(pool[TOLD].pop() for _ in range(STORY))
    analysis = "\n\n".join(pool[JUDGED].pop() for _ in range(ANALYSIS))
    sections = ["Chronology of key events", "", story, "", "Analysis", "", analysis]
    lines = [_title(number), "", *sections]
    for heading, kind in (("Lessons learned", "learning"), ("Recommendations", "recommendation")):
        lines += ["", heading, "", *_listed([pool[kind].pop() for _ in range(LISTED)])]
    return "\n".join(lines)


def _title(number: int) -> str:
    return f"Serious Case Review: Child {chr(65 + number % 26)}{number % 90}"


def _listed(texts: list[str]) -> list[str]:
    return [f"• {text}" for text in texts]


def written(folder: Path, texts: list[str]) -> list[Path]:
    """The reviews as files in `folder`."""
    paths = [folder / f"review-{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def peak() -> float:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def coding(pool: Pool, knowledge: Knowledge) -> float:
    """The items a second that the theme coder alone codes, of statements in no review."""
    kinds = [kind for kind in pool if kind not in (TOLD, JUDGED)]
    rest = [(text, kind) for kind in kinds for text in pool[kind][:CODED]]
    items = [Statement(text, knowledge.register.mentions(text), kind) for text, kind in rest]
    start = time.process_time()
    for at in range(0, len(items), BATCH):
        knowledge.coder.code(items[at : at + BATCH])
    return len(items) / (time.process_time() - start)


def extracting(texts: list[str], knowledge: Knowledge) -> str:
    """What reading and extracting reviews costs: sizes, rates and peak memory, in a line."""
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), texts)
        size = sum(path.stat().st_size for path in paths) / MB
        start = time.process_time()
        items = sum(len(extract(read(path), knowledge).record.items) for path in paths)
        took = time.process_time() - start
    return (f"{len(texts)} reviews, {size:.2f} MB, {items} items ({size * MB / items:.0f} bytes "
            f"each): {size / took:.2f} MB/s, {items / took:.0f} items/s, "
            f"peak memory {peak():.0f} MB")  # fmt: skip


def main(count: int) -> None:
    """Prints the rates of extracting dense and narrative reviews, and of the theme coder."""
    start = time.process_time()
    knowledge = load_knowledge()
    print(f"tables and models loaded in {time.process_time() - start:.2f} s")
    pool = pieces()
    kinds: dict[str, Callable[[int, Pool], str]] = {"dense": dense, "narrative": narrative}
    for name, review in kinds.items():
        texts = [review(number, pool) for number in range(count)]
        print(f"{name}: {extracting(texts, knowledge)}")
    print(f"theme coder alone, in batches of {BATCH}: {coding(pool, knowledge):.0f} items/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
