"""Minutes of a match: Korean counts them anew in each period, English goes on from the kick-off: 후반 30분, the 75th minute."""

from __future__ import annotations

import re

from tm.check.figures import Figure
from tm.check.sides import Side

_PERIODS = (
    (re.compile(r"(?<!연장\s)(?<!연장)후반\s?(?:전\s?)?$"), 45),
    (re.compile(r"연장\s?전반\s?$"), 90),
    (re.compile(r"연장\s?후반\s?$"), 105),
)
"""What stands before a minute, and how many have been played by then."""
_REACH = 10


def couple_periods(source: Side, target: Side) -> None:
    """Take out a minute that Korean counts within its period, and English from the beginning."""
    for here, there in ((source, target), (target, source)):
        for one in list(here.left) if here.lang == "ko" else ():
            played = _played(one, here.text)
            if played and (found := next((two for two in there.left if _minute(two) and two.value == one.value + played), None)):
                here.drop([one])
                there.drop([found])


def _played(figure: Figure, korean: str) -> int:
    """Return how many minutes had been played before the period that a minute is in; 0 for the first half, or no match."""
    before = max(0, figure.start - _REACH)
    found = (played for period, played in _PERIODS if period.search(korean, before, figure.start))
    return next(found, 0) if _minute(figure) else 0


def _minute(figure: Figure) -> bool:
    return any(unit.name == "minute" for unit in figure.units)
