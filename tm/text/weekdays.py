"""The days of the week that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.model.text import Lang

_KO = "월화수목금토일"
_EN = "mon tue wed thu fri sat sun".split()
_KO_WORD = re.compile(rf"([{_KO}]요일)")
_KO_LETTER = re.compile(rf"(?<=\d)(?:일|\.)?\s?\(([{_KO}])\)")
_EN_WORD = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b(?=[.,]?\s\d|,\s[A-Z]|\.,|\.?$))"
)


def weekdays(text: str, lang: Lang) -> Iterator[tuple[int, int, int]]:
    """Give each with the places where it starts and ends, and its number, 1 for Monday to 7: 토요일, 15일(토), Sat. 15, 토."""
    if lang == "ko":
        if (alone := text.strip(" .")) and alone in _KO and len(alone) == 1:
            yield text.index(alone), text.index(alone) + 1, 1 + _KO.index(alone)
        elif "요일" in text or "(" in text:
            for expression in (_KO_WORD, _KO_LETTER):
                yield from ((*found.span(1), 1 + _KO.index(found[1][0])) for found in expression.finditer(text))
    else:
        yield from ((*found.span(), 1 + _EN.index(found[0][:3].lower())) for found in _EN_WORD.finditer(text))
