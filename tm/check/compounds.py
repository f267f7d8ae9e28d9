"""Figures that say together what one figure of the other side says: 2년 6개월 and two and a half years, 1/3 and 1 of 3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from tm.check.figures import Figure
from tm.check.sides import Side
from tm.model.text import Lang
from tm.text.calendar import Field
from tm.text.numbers import Exact, NumberKind
from tm.text.rounding import slack
from tm.text.units import MONEY

_DOTS = ("·", "ㆍ", "・")
_CLOSE = 4
"""How far apart, in code points, the parts of a measure may stand: the first one's unit, and a space."""
_EXACTLY = 0.01
"""How much of a measure its parts may be off: six months are half a year but for a day or two."""
_AND = re.compile(r"\s?[가-힣a-z.㎝㎏㎞]{0,8},?\s?(?:and\s)?", re.I)
_OUT_OF: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\s(?:[a-z]+\s)?(?:in|of|out\sof)\s(?:every\s|the\s)?|/"),
    "ko": re.compile(r"\s?[가-힣]{0,3}\s?(?:중|가운데)(?:에서|에|의)?\s|/"),
}
_ONE_OUT_OF = re.compile(r"\b(?:one|an?)\s(?:[a-z]+\s)?(?:in|of|out\sof)\s(?:every\s)?$")
_REACH = 30


def couple_named_days(source: Side, target: Side) -> None:
    """Take out a month and a day that one side writes with a dot alone, 4·15, where the other has both: April 15."""
    for here, there in ((source, target), (target, source)):
        days = {_values(pair): pair for pair in pairwise(there.all) if fields(pair) == (Field.MONTH, Field.DAY)}
        for pair in pairwise(here.all) if days else ():
            if dotted(pair, here.text) and (found := days.get(_values(pair))):
                here.drop(pair)
                there.drop(found)


def dotted(pair: tuple[Figure, Figure], text: str) -> bool:
    """Return whether two figures have nothing between them but the dot of 4·15, and nothing that tells what they are."""
    return fields(pair) == (None, None) and text[pair[0].end : pair[1].start] in _DOTS


def fields(pair: tuple[Figure, Figure]) -> tuple[Field | None, Field | None]:
    """Return which parts of a date two figures are."""
    one, two = (figure.part.field if figure.part else None for figure in pair)
    return one, two


def _values(pair: tuple[Figure, Figure]) -> tuple[Exact, Exact]:
    return pair[0].value, pair[1].value


def couple_compounds(source: Side, target: Side) -> None:
    """Take out figures that come to one of the other side together, and that one."""
    for here, there in ((source, target), (target, source)):
        for compounds, match in ((_measures, _amounts), (_parts, _is_share)):
            _couple(here, there, compounds, match)


def _couple(
    here: Side,
    there: Side,
    compounds: Callable[[Side], Iterator[tuple[Figure, ...]]],
    match: Callable[[tuple[Figure, ...], Figure], bool],
) -> None:
    for figures in list(compounds(here)) if here.left and there.left else ():
        if found := next((one for one in there.left if match(figures, one)), None):
            here.drop(figures)
            there.drop([found])


def _measures(side: Side) -> Iterator[tuple[Figure, ...]]:
    """Give measures in two units, the larger one first: 2년 6개월, 5 feet 9 inches."""
    for one, two in pairwise(side.left):
        if (
            one.units
            and two.units
            and two.start - one.end <= _CLOSE + len(one.units[0].name)
            and _AND.fullmatch(side.text, one.end, two.start)
            and any(a.dimension == b.dimension != MONEY and a.low > b.low for a in one.units for b in two.units)
        ):
            yield one, two


def _amounts(parts: tuple[Figure, ...], whole: Figure) -> bool:
    """Return whether the parts of a measure come to the whole."""
    return any(
        abs(float(parts[0].value) * a.low + float(parts[1].value) * b.low - float(whole.value) * c.low)
        <= max(_EXACTLY * float(whole.value), slack(whole.value, whole.hedge) if whole.hedge else 0) * c.low
        for a in parts[0].units
        for b in parts[1].units
        for c in whole.units
        if a.dimension == b.dimension == c.dimension
    )


def _parts(side: Side) -> Iterator[tuple[Figure, ...]]:
    """Give how many out of how many: 1 of 3, 열 명 중 일곱 명; the number of all comes last, and may come alone (one in 3)."""
    for one, two in pairwise(side.all):
        some, every = (one, two) if side.lang == "en" else (two, one)
        if (one in side.left or two in side.left) and _OUT_OF[side.lang].fullmatch(side.text, one.end, two.start):
            yield some, every
    if side.lang == "en":
        for figure in side.left:
            if _ONE_OUT_OF.search(side.text, max(0, figure.start - _REACH), figure.start):
                yield (figure,)


def _is_share(parts: tuple[Figure, ...], share: Figure) -> bool:
    """Return whether a share, in per cent too, is the parts' first of their last."""
    some, every = parts[0].value if len(parts) > 1 else 1, parts[-1].value
    value = Fraction(share.value) / (100 if share.kind is NumberKind.PERCENT else 1)
    return share.kind in (NumberKind.FRACTION, NumberKind.PERCENT) and every > 1 and value == Fraction(some) / every
