"""Records as a careless second coder would have written them: changed at random, from a seed."""

import json
import random
from pathlib import Path
from typing import Any

Record = dict[str, Any]
THEMES = ("recording", "neglect", "assessment", "information-sharing", "no-such-theme")
TYPES = ("police", "health", "all-agencies", "schools")
KINDS = ("finding", "learning", "action")
FIELDS = ("type", "board", "area", "published", "method", "marking")


def careless(record: Record, chance: random.Random) -> Record:
    """A copy of a record with items lost, doubled, cut and coded otherwise, and other facts."""
    made: Record = json.loads(json.dumps(record))
    made["items"] = [_item(i, chance) for i in made["items"] if chance.random() > 0.15]
    if made["items"]:
        made["items"] += [_item(chance.choice(made["items"]), chance) for _ in range(3)]
    chance.shuffle(made["items"])
    for agency in made["agencies"]:
        agency["name"] = _either(agency["name"].upper(), f"{agency['name']} Trust", chance)
        agency["type"] = _either(agency["type"], "health", chance)
    for field in chance.sample(FIELDS, 2):
        made["review"][field] = _either(None, "otherwise", chance)
    for case in made["cases"]:
        case["label"] = _either(case["label"].lower(), "Child Z", chance)
        case["factors"] = _some(case.get("factors"), THEMES, chance)
    return made


def _either(one: Any, other: Any, chance: random.Random) -> Any:
    return one if chance.random() < 0.7 else other


def _some(codes: list[str] | None, others: tuple[str, ...], chance: random.Random) -> list[str]:
    kept = [code for code in codes or [] if chance.random() < 0.8]
    return [*kept, chance.choice(others)] if chance.random() < 0.4 else kept


def _item(item: Record, chance: random.Random) -> Record:
    words = item["text"].split()
    kept = words[: max(1, round(len(words) * _either(1.0, chance.random(), chance)))]
    changed = {
        **item,
        "text": " ".join(kept),
        "kind": _either(item["kind"], chance.choice(KINDS), chance),
        "case": _either(item.get("case"), "Child Z", chance),
        "themes": _some(item.get("themes"), THEMES, chance),
        "responsible": _some(item.get("responsible"), TYPES, chance),
        "responds_to": _some(item.get("responds_to"), ("Finding 1", "R2"), chance),
    }
    for key in ("case", "responds_to", "mentioned"):
        if chance.random() < 0.1:
            changed.pop(key, None)
    return changed


def write_careless(gold: Path, folder: Path, seed: int) -> Path:
    """A folder of careless copies of the records in another; now and then one is left out."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    paths = sorted(gold.glob("*.json"))
    lost = chance.choice(paths) if len(paths) > 1 and chance.random() < 0.5 else None
    for path in paths:
        if path != lost:
            record = careless(json.loads(path.read_text(encoding="utf-8")), chance)
            (folder / path.name).write_text(json.dumps(record), encoding="utf-8")
    return folder
