"""The scoring script that the coding guide comes with, where it is beside the checkout."""

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

SCORER = Path(__file__).parents[2] / "shared" / "gold" / "score.py"
needs_scorer = pytest.mark.skipif(
    not SCORER.exists(), reason="the scorer is not beside the checkout"
)


@cache
def _script() -> Any:
    spec = spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(records: Path, gold: Path) -> dict[str, dict[str, Any]]:
    """What the script prints of two folders."""
    found: dict[str, dict[str, Any]] = _script().score(records, gold)
    return found
