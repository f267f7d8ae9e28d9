"""Text to vectors: the encoder's interface, its adapters, the cache. Nothing is downloaded, nothing leaves the machine."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from tm.encode.encoder import Encoder, Vectors
from tm.errors import BadSetting, MissingExtra

__all__ = ["Encoder", "Vectors", "load_encoder"]


def load_encoder(name: str = "use") -> Encoder:
    """Return an encoder, its vectors being kept in the folder of caches; the same one when asked again.

    Args:
        name: `use` (the default encoder), `e5`, `none` (no vectors at all), or the folder of a sentence-transformers model.

    Raises:
        MissingExtra: its package is not installed.
        BadSetting: there is no such encoder, nor a folder of that name.
        UnusableInput: the folder holds no model.
    """
    return _loaded(name)


@lru_cache(maxsize=4)
def _loaded(name: str) -> Encoder:
    from tm.config import cache_folder
    from tm.encode.cache import CachedEncoder
    from tm.encode.centred import CentredEncoder

    encoder = _encoder(name)
    if name == "none":
        return encoder
    cached = CachedEncoder(encoder, cache_folder())
    return cached if name == "use" else CentredEncoder(cached)


def _encoder(name: str) -> Encoder:
    if name == "use":
        from tm.encode.use import UseEncoder

        return UseEncoder()
    if name == "none":
        from tm.encode.nothing import NoEncoder

        return NoEncoder()
    if name == "e5":
        from tm.encode.e5 import E5Encoder

        return E5Encoder()
    if not Path(name).is_dir():
        if name == "labse" and find_spec("sentence_transformers") is None:
            raise MissingExtra("the encoder labse", "labse")
        raise BadSetting("encoder", name, "use, e5, none, or the folder of a sentence-transformers model, such as models/LaBSE")
    from tm.encode.transformer import TransformerEncoder

    return TransformerEncoder(name)
