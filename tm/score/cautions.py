"""What makes a number say less than it seems to."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tm.model.score import Joined
from tm.model.text import Lang

_TOKENIZED = 100
"""So many texts that end in ` .` are no accident: sacreBLEU's own number."""


def cautions(joined: Joined, lang: Lang, metrics: Sequence[str], tokenize: str | None) -> list[str]:
    """Return what people should know of the texts and of how they are to be scored, a line each."""
    said = []
    hypotheses, references = joined.hypotheses, joined.references
    if lang == "ko" and "bleu" in metrics and tokenize in {"13a", "intl", "none"}:
        said.append(f"BLEU on Korean by {tokenize} hangs on the spacing (by that alone, 97 can become 55); use ko-mecab")
    if "bleu" in metrics and sum(text.endswith(" .") for text in hypotheses) >= _TOKENIZED:
        said.append("the translations seem to be tokenized (a space before each full stop); give them as people read them")
    if _decomposed(hypotheses) != any(map(_decomposed, references)):
        said.append("one side has its letters decomposed (NFD, as macOS writes them), so that equal texts score low; make both NFC")
    if any(hypotheses == texts for texts in references):
        said.append("the translations are a reference, letter for letter; was a file given twice?")
    return said


def _decomposed(texts: Sequence[str]) -> bool:
    return any(not unicodedata.is_normalized("NFC", text) for text in texts)
