"""Any sentence-transformers model from a folder of the user's, LaBSE among them (Feng et al. 2022): the extra `labse`."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from tm.encode.encoder import Vectors, unit_rows
from tm.errors import MissingExtra, UnusableInput

_BATCH = 32
_CONFIGURATIONS = ("modules.json", "config.json")
"""One of them is in each folder that a model was saved to."""


class TransformerEncoder:
    """A model read from a folder, never from the network."""

    def __init__(self, folder: str) -> None:
        path = Path(folder)
        if not any((path / name).is_file() for name in _CONFIGURATIONS):
            raise UnusableInput(
                folder, "holds no sentence-transformers model", advice="name the folder that the model was saved to"
            )
        # The libraries look for newer files on the network unless told not to, even where all are there.
        os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError:
            raise MissingExtra(f"the encoder {folder}", "labse") from None
        try:
            self._model: Any = SentenceTransformer(str(path), device="cpu", local_files_only=True)
        except Exception as error:
            reason = str(error).strip().partition("\n")[0] or type(error).__name__
            raise UnusableInput(folder, f"cannot be read as a model ({reason})", advice="save the model anew") from None
        self.name = f"{path.resolve().name}-{_stamp(path)}"

    def encode(self, texts: list[str]) -> Vectors:
        """Return float32 of shape (len(texts), dimensions), rows of length 1."""
        if not texts:
            return unit_rows([[0.0]])[:0]
        return unit_rows(self._model.encode(list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False))


def _stamp(folder: Path) -> str:
    """Return what tells a model from another one of its name: its files with their sizes."""
    files = sorted((str(path.relative_to(folder)), path.stat().st_size) for path in folder.rglob("*") if path.is_file())
    return hashlib.blake2b(repr(files).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
