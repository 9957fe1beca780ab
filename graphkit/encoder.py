"""Places sentences by what they mean: an optional second opinion beside the linear models.

The encoder is all-MiniLM-L6-v2 as it is (Reimers and Gurevych 2019; Wang et al. 2020), in
`import/model/encoder`, its weights kept as whole numbers. It runs where the extra `encoder` is
installed, unless `GRAPHKIT_ENCODER` is `off`; `on` asks for it. It needs no network.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import resources
from graphkit.errors import GraphkitError, Misuse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Embedded = NDArray[np.float32]

WIDTH = 384
# A longer text is cut; one in a thousand statements is longer.
MOST_PIECES = 160
SWITCH, THREADS = "GRAPHKIT_ENCODER", "GRAPHKIT_ENCODER_THREADS"
LIBRARIES = ("onnxruntime", "tokenizers")
ALONE, WITH = "linear", "linear with encoder"
# A sentence of prose is read twice, as prose and as an item; so many are remembered.
MOST_REMEMBERED = 4096


@dataclass(frozen=True)
class Encoder:
    """Turns texts into 384 numbers each: texts of like meaning into like numbers.

    `folder` holds `model.onnx` and `tokenizer.json`, read when the first text is asked for.
    """

    folder: Path
    _known: dict[str, "Embedded"] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def embed(self, texts: Sequence[str]) -> "Embedded":
        """A row of length 1 for each text.

        Texts go through one by one: what a text gives never depends on those beside it, and none
        is filled up to the length of another.
        """
        import numpy as np

        if len(self._known) + len(texts) > MOST_REMEMBERED:
            self._known.clear()
        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedded(text)
        rows = [self._known[text] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, WIDTH)

    def _embedded(self, text: str) -> "Embedded":
        import numpy as np

        pieces = np.array(self._tokenizer.encode(text).ids, dtype=np.int64)
        found: Embedded = self._session.run(["embedding"], {"pieces": pieces})[0]
        return found


def threads() -> int:
    """How many threads the encoder may use: `GRAPHKIT_ENCODER_THREADS`, else 1.

    Raises Misuse when that is no whole number from 1 on.
    """
    given = os.environ.get(THREADS, "1")
    if not given.isdecimal() or not int(given):
        raise Misuse(f"{THREADS} is “{given}”: give a whole number from 1 on, or leave it out.")
    return int(given)


def wanted() -> bool:
    """Whether the encoder is to be used.

    Raises Misuse when `GRAPHKIT_ENCODER` is neither `on` nor `off`, and GraphkitError when it is
    `on` and the extra is not installed.
    """
    switch = os.environ.get(SWITCH, "")
    if switch not in ("", "on", "off"):
        raise Misuse(f"{SWITCH} is “{switch}”: give “on” or “off”, or leave it out.")
    there = all(map(find_spec, LIBRARIES))
    if switch == "on" and not there:
        raise GraphkitError(
            f"{SWITCH} is “on”, but the extra “encoder” is not installed: run "
            "pip install 'safeguarding-graphkit[encoder]', or set it to “off”."
        )
    return there and switch != "off"


def coder() -> str:
    """Which coder makes records now, as a manifest names it; raises as `wanted` does."""
    return WITH if wanted() else ALONE


def load_encoder(use: bool | None = None) -> Encoder | None:
    """The shipped encoder, or an analyst's own; None where it is not to be used.

    `use` says whether it is; None: as `wanted` says.
    """
    if not (wanted() if use is None else use):
        return None
    return Encoder(resources.file("import", "model/encoder/model.onnx").parent)
