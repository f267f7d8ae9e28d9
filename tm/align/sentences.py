"""How many sentences a segment seems to hold: where segments are not sentences, their number tells merges from neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.model.text import Lang

_CLOSED = r"""["'”’)\]]*\s+"""
_ENDS: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(rf"""(?:(?<=[가-힣])\.|[!?…]){_CLOSED}(?=[^\s"'“‘])"""),
    "en": re.compile(rf"""(?:(?<=[a-z\d)"'”’%]{{2}})\.|[!?]){_CLOSED}(?=["'“‘(\[]*[A-Z\d])"""),
}
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Gov|Sens?|Reps?|Pres|St|Mt|Nos?|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."
)
"""Titles and months, whose full stop ends no sentence."""

_QUOTED = re.compile(r"""[“"][^“”"]*?([.!?]?)[”"]""")
_QUOTATION: dict[Lang, str] = {"ko": r"“인용\1", "en": r"“Quotation\1"}
"""What a quotation is counted as: what ends inside it ends no sentence, and it belongs to what introduces it."""

_RARE, _OFTEN = 0.03, 0.06
"""Shares of segments with several sentences up to which their number says nothing, and from which on it says all it can."""
_PRIOR = 10
"""Segments with one sentence that count beside those of the document."""


def sentences(text: str, lang: Lang) -> int:
    """Return how many sentences a segment seems to hold, 1 or more."""
    bare = _QUOTED.sub(_QUOTATION[lang], _SHORT.sub("", text) if lang == "en" else text)
    return 1 + len(_ENDS[lang].findall(bare.strip()))


def several(counts: Sequence[int]) -> float:
    """Return from 0, where all but a few segments are sentences, to 1 how much numbers of sentences say in a document."""
    share = sum(count > 1 for count in counts) / (len(counts) + _PRIOR)
    return min(max((share - _RARE) / (_OFTEN - _RARE), 0.0), 1.0)
