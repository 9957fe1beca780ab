"""Embeddings of training texts, kept from run to run: making them takes minutes.

A scratch file holds each by a hash of its text, and is begun again when the encoder is another.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.encoder import WIDTH, Encoder

EACH = 1000
"""How many texts are embedded before what is known is written."""


@dataclass(slots=True)
class Kept:
    """An encoder that keeps what it embedded in a file."""

    encoder: Encoder
    path: Path
    rows: dict[str, Any] = field(default_factory=dict)

    def embed(self, texts: Sequence[str]) -> Any:
        """The embeddings of texts, a row for each, from the file where they are known."""
        import numpy as np

        self.rows = self.rows or self._read()
        hashed = {_hash(text.encode()): text for text in texts}
        wanted = [name for name in hashed if name not in self.rows]
        for at in range(0, len(wanted), EACH):
            names = wanted[at : at + EACH]
            made = self.encoder.embed([hashed[name] for name in names])
            self.rows.update(zip(names, made, strict=True))
            self._write()
        found = [self.rows[_hash(text.encode())] for text in texts]
        return np.array(found, dtype=np.float32).reshape(-1, WIDTH)

    @property
    def _of(self) -> str:
        return _hash((self.encoder.folder / "model.onnx").read_bytes())

    def _read(self) -> dict[str, Any]:
        import numpy as np

        if not self.path.exists():
            return {}
        with np.load(self.path, allow_pickle=False) as kept:
            names: Iterable[str] = kept["names"].tolist() if str(kept["of"]) == self._of else ()
            return dict(zip(names, kept["rows"], strict=False))

    def _write(self) -> None:
        import numpy as np

        self.path.parent.mkdir(parents=True, exist_ok=True)
        rows = np.array([*self.rows.values()], dtype=np.float32)
        new = self.path.with_suffix(".new.npz")
        np.savez(new, of=np.array(self._of), names=np.array([*self.rows]), rows=rows)
        new.replace(self.path)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
