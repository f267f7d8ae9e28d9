"""Temperatures that are below zero on one side only: 영하 10도 and 10 degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Pair
from tm.check.figures import Figure, figures
from tm.model.finding import Side as SideName
from tm.model.text import Lang

_BELOW: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"[영령]하|영점|마이너스|빙점|(?<![\d\w])[-−–]\s?\d"),
    "en": re.compile(
        r"\b(?:minus|negative|sub-?zero|below\s(?:zero|freezing))\b|(?:degrees?(?:\scelsius|\scentigrade)?|°c?)\sbelow\b"
        r"|(?<![\d\w])[-−–]\s?\d",
        re.I,
    ),
}
"""What says that it is, anywhere in a text: of several temperatures each is taken to be below zero then."""
_CELSIUS = "degree Celsius"


def frosts(pair: Pair) -> Iterator[tuple[SideName, Figure, Figure]]:
    """Give each temperature in Celsius with the same of the other side, and first the one side that says it is below zero."""
    source, target = (
        _temperatures(text, lang) for text, lang in ((pair.source, pair.source_lang), (pair.target, pair.target_lang))
    )
    if not source or not target or _below(pair.source, pair.source_lang) == _below(pair.target, pair.target_lang):
        return
    below: SideName = "source" if _below(pair.source, pair.source_lang) else "target"
    for one in source:
        if found := next((two for two in target if two.value == one.value), None):
            yield below, one, found


def _temperatures(text: str, lang: Lang) -> list[Figure]:
    """Return the temperatures that may be in Celsius; those in Fahrenheit alone may be above zero where others are below."""
    return [figure for figure in figures(text, lang) if any(unit.name == _CELSIUS for unit in figure.units)]


def _below(text: str, lang: Lang) -> bool:
    return _BELOW[lang].search(text) is not None
