"""Events that Korean calls by their day, 6·25전쟁, and English mostly by a name: the Korean War."""

from __future__ import annotations

import re
from functools import cache

_NAMES = {
    (3, 1): r"independence\smovement|samil|삼일절",
    (4, 3): r"jeju|cheju|제주",
    (4, 19): r"april\srevolution|student\srevolution|4월\s?혁명|사월\s?혁명",
    (5, 1): r"may\sday|labou?r\sday|workers['’]?\sday|메이\s?데이|노동절|근로자의\s날",
    (5, 16): r"coup|쿠데타|군사\s?정변",
    (5, 18): r"gwangju|kwangju|광주",
    (6, 25): r"korean\swar|fatherland\sliberation\swar|한국\s?전쟁|조국해방전쟁|육이오",
    (8, 15): r"liberation|광복|해방",
}


def names_event(month: int, day: int, text: str) -> bool:
    """Return whether a text has the name of the event that is also called by that day."""
    return (month, day) in _NAMES and _expression(month, day).search(text) is not None


@cache
def _expression(month: int, day: int) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![a-z])(?:{_NAMES[month, day]})")
