"""Writes the expected records of the bundled samples again: `python tests/rewrite.py`.

Look at what changed before you keep it: the records are what the tests hold the extraction to.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES, RECORDS = ROOT / "import" / "samples", ROOT / "tests" / "records"


def samples() -> list[Path]:
    """The bundled samples, by name."""
    return sorted(path for path in SAMPLES.iterdir() if path.is_file())


def records(paths: list[Path]) -> dict[str, str]:
    """The name of each file's record, and the record as text."""
    from graphkit.extract import extract, load_knowledge
    from graphkit.readers import read

    knowledge, found = load_knowledge(), {}
    for path in paths:
        record = extract(read(path), knowledge).record.to_json()
        found[f"{path.stem}.json"] = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    return found


def main() -> None:
    """Writes every record, and nothing else into the folder."""
    RECORDS.mkdir(exist_ok=True)
    found = records(samples())
    for path in RECORDS.glob("*.json"):
        if path.name not in found:
            path.unlink()
    for name, text in found.items():
        (RECORDS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
