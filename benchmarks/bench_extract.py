"""Plain text to records: megabytes a second on one core, and memory with more files.

Reviews are put together from the invented statements of `import/training`, each used once, so that
nothing is remembered from one review to the next; then the theme coder alone codes their items in
batches. `python benchmarks/bench_extract.py [REVIEWS]`
"""

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

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
BATCH, CODED = 500, 400
MB = 1e6


def statements() -> dict[str, list[str]]:
    """The invented statements by kind, in a fixed shuffled order."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "import/training").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["kind"], []).append(row["text"])
    for texts in found.values():
        random.Random(1).shuffle(texts)
    return found


def review(number: int, pool: dict[str, list[str]]) -> str:
    """One review of some 10,000 characters: prose in two sections, lists in the others."""
    lines = [f"Serious Case Review: Child {chr(65 + number % 26)}{number % 90}", ""]
    for heading, kinds in SECTIONS.items():
        taken = [pool[kinds[n % len(kinds)]].pop() for n in range(IN_A_SECTION)]
        prose = len(kinds) > 1
        listed = [f"• {text}" for text in taken]
        body = [" ".join(taken[:6]), "", " ".join(taken[6:])] if prose else listed
        lines += [heading, "", *body, ""]
    return "\n".join(lines)


def written(folder: Path, count: int, pool: dict[str, list[str]]) -> list[Path]:
    """The reviews as files in `folder`."""
    paths = [folder / f"review-{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(review(number, pool), encoding="utf-8")
    return paths


def peak() -> float:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def coding(pool: dict[str, list[str]], knowledge: Knowledge) -> float:
    """The items a second that the theme coder alone codes, of statements in no review."""
    rest = [(text, kind) for kind, texts in pool.items() for text in texts[:CODED]]
    items = [Statement(text, knowledge.register.mentions(text), kind) for text, kind in rest]
    start = time.process_time()
    for at in range(0, len(items), BATCH):
        knowledge.coder.code(items[at : at + BATCH])
    return len(items) / (time.process_time() - start)


def main(count: int) -> None:
    """Prints the rate of reading and extracting, items a second, and peak memory."""
    start = time.process_time()
    knowledge = load_knowledge()
    loaded = time.process_time() - start
    pool = statements()
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), count, pool)
        size = sum(path.stat().st_size for path in paths) / MB
        start = time.process_time()
        items = sum(len(extract(read(path), knowledge).record.items) for path in paths)
        took = time.process_time() - start
    print(f"{count} reviews, {size:.2f} MB, {items} items: {size / took:.2f} MB/s, "
          f"{items / took:.0f} items/s, peak memory {peak():.0f} MB; tables and models loaded in "
          f"{loaded:.2f} s")  # fmt: skip
    print(f"theme coder alone, in batches of {BATCH}: {coding(pool, knowledge):.0f} items/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
