"""The bundled samples: their records are the expected ones, whatever the hash seed."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.rewrite import RECORDS, ROOT, records, samples

PATHS = samples()
# Reads the samples backwards, so that nothing learned from one may reach another.
DIGEST = """
import hashlib
from tests.rewrite import records, samples
found = records(samples()[::-1])
print(hashlib.sha256("".join(found[name] for name in sorted(found)).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The records of all samples, as text."""
    return records(PATHS)


def test_there_is_one_record_for_each_sample() -> None:
    expected = sorted(f"{path.stem}.json" for path in PATHS)
    assert sorted(path.name for path in RECORDS.glob("*.json")) == expected


@pytest.mark.parametrize("stem", [path.stem for path in PATHS])
def test_a_samples_record_is_the_expected_one(made: dict[str, str], stem: str) -> None:
    expected = (RECORDS / f"{stem}.json").read_text(encoding="utf-8")
    assert made[f"{stem}.json"].split("\n") == expected.split("\n")


@pytest.mark.parametrize("seed", ["1", "4294967295"])
def test_the_records_are_the_same_under_any_hash_seed_and_in_any_order(
    made: dict[str, str], seed: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    whole = "".join(made[name] for name in sorted(made))
    assert ran.stdout.strip() == hashlib.sha256(whole.encode()).hexdigest()
