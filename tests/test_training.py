"""Training: a handful of invented statements become the same models every time."""

import json
from pathlib import Path

import pytest

from graphkit.features import Seen
from graphkit.linear import load_model
from graphkit.training import main, read_lines, sentence_task, vocabulary
from graphkit.vocabulary import OTHER

pytest.importorskip("sklearn", reason="scikit-learn is in the extra “train”")

PLACES = ("Ashby", "Brook", "Corley", "Dunmere", "Eastmere")
# Words, kind, themes, responsible types; {} is a place.
STATEMENTS = (
    ("The midwife in {} did not keep records.", "finding", ["recording"], ["midwifery"]),
    ("Records of the midwife in {} were thin.", "finding", ["recording"], ["midwifery"]),
    ("The police in {} did not assess the risk.", "finding", ["risk-assessment"], ["police"]),
    ("The risk was not assessed by police in {}.", "finding", ["risk-assessment"], ["police"]),
    ("The midwife in {} should keep records.", "recommendation", ["recording"], ["midwifery"]),
    ("Midwives in {} should share records.", "recommendation", ["recording"], ["midwifery"]),
    ("The police in {} should assess the risk.", "recommendation", ["risk-assessment"], ["police"]),
    ("Police in {} should grade each risk.", "recommendation", ["risk-assessment"], ["police"]),
)  # fmt: skip
PROSE = (("The midwife did not keep records.", "finding"), ("The family moved to {}.", None))


def write(folder: Path) -> Path:
    """A folder with forty coded statements in five files, and ten sentences of prose."""
    (folder / "prose").mkdir(parents=True)
    for place in PLACES:
        rows = [
            {"text": text.format(place), "kind": kind, "themes": themes, "responsible": who}
            for text, kind, themes, who in STATEMENTS
        ]
        lines = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / f"{place}.jsonl").write_text(lines, encoding="utf-8")
    sentences = [
        [{"text": text.format(place), "kind": kind} for text, kind in PROSE] for place in PLACES
    ]
    prose = [{"heading": ["Analysis"], "document": "other", "sentences": s} for s in sentences]
    lines = "".join(f"{json.dumps(row)}\n" for row in prose)
    (folder / "prose" / "all.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the models were made twice, in `one` and in `two`."""
    folder = tmp_path_factory.mktemp("training")
    write(folder / "statements")
    for name in ("one", "two"):
        main(folder / "statements", folder / name / "import" / "model")
    return folder


def test_the_same_statements_give_the_same_bytes(made: Path) -> None:
    files = {
        name: {p.relative_to(made / name): p.read_bytes() for p in (made / name).rglob("*.*")}
        for name in ("one", "two")
    }
    assert files["one"] == files["two"]
    assert sorted(path.parent.name for path in files["one"]) == [
        name for name in ("items", "kinds", "responsible", "sentences", "themes") for _ in range(3)
    ]


def test_the_models_tell_what_was_taught(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_HOME", str(made / "one"))
    themes, kinds, sentences = (load_model(name) for name in ("themes", "kinds", "sentences"))
    assert themes.labels == ("recording", "risk-assessment")
    found = themes.scores(Seen(("records",)))
    assert found["recording"] > 0 > found["risk-assessment"]
    found = kinds.scores(Seen(("should",)))
    assert found["recommendation"] > 0 > found["finding"]
    assert sentences.labels == ("item",)
    assert sentences.scores(Seen(("midwife",)))["item"] > sentences.scores(Seen(()))["item"]
    head = json.loads((made / "one/import/model/themes/model.json").read_text(encoding="utf-8"))
    assert (head["examples"], head["cross_validated_f1"]) == (40, 1.0)


def test_rare_features_are_left_out_and_rarer_words_weigh_more() -> None:
    seen = [Seen(("owl", "sea"), ("kind=a",)), Seen(("owl", "sea")), Seen(("owl", "sea"))]
    seen += [Seen(("owl", "gull"), ("kind=a",))] * 2 + [Seen(("owl",))]
    assert vocabulary(seen) == {
        "owl": (0, 4), "owl sea": (1, 7), "sea": (2, 7), f"{OTHER}kind=a": (3, 1),
    }  # fmt: skip


def test_lines_keep_their_file_and_the_order_of_names(tmp_path: Path) -> None:
    rows = read_lines(write(tmp_path / "lines"), "*.jsonl")
    assert [row["file"] for row in rows[::8]] == [f"{place}.jsonl" for place in PLACES]
    assert rows[0]["text"] == "The midwife in Ashby did not keep records."


def test_each_sentence_of_prose_is_an_example_grouped_by_its_paragraph(tmp_path: Path) -> None:
    task = sentence_task(read_lines(write(tmp_path / "lines"), "prose/*.jsonl"))
    assert list(task.labels[:4]) == [["item"], [], ["item"], []]
    assert list(task.groups[:4]) == ["0", "0", "1", "1"]
    assert task.seen[0].others == ("under=analysis", "document=other")
