"""Dates and times of day that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tm.check.check import Check, Context, Hint, Pair
from tm.check.figures import Figure
from tm.check.partners import compare
from tm.check.sides import Unpaired
from tm.model.finding import Side, Spot
from tm.model.text import Lang
from tm.text.calendar import Field
from tm.text.relative import Relative, relatives

_NEAR = 8
"""How far apart, in code points, the parts of one date may stand."""
_BEHIND = re.compile(r"\)?\s?(?:년대?|월|일|시|분)")
_TIMES = {Field.DAY: "day", Field.MONTH: "month", Field.YEAR: "year"}


def find(pair: Pair, context: Context) -> Iterator[Hint]:
    """Give a hint for each date of which the other side has some part otherwise or not at all."""
    for ones, twos in _dates(compare(pair).dates):
        here, there = _written(ones, pair.source), _written(twos, pair.target)
        fields = _fields(ones or twos)
        if here and there:
            what = f"the {fields} is “{here}” in the source, “{there}” in the target; see which is right"
        else:
            side = "source" if here else "target"
            what = f"the {fields} “{here or there}” stands in the {side} only; see whether the date is right"
        yield Hint(what, _spot("target", twos) if twos else _spot("source", ones))
    if _told(pair.source_lang).search(pair.source) and _told(pair.target_lang).search(pair.target):
        yield from _opposites(pair)


def _dates(found: Sequence[Unpaired]) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Give what is left in one date after the other, each with the parts of the source and of the target."""
    ones: list[Figure] = []
    twos: list[Figure] = []
    for one, two in found:
        new = not (_follows(ones, one) and _follows(twos, two))
        if new and (ones or twos):
            yield ones, twos
            ones, twos = [], []
        ones += [one] if one else []
        twos += [two] if two else []
    if ones or twos:
        yield ones, twos


def _follows(parts: list[Figure], part: Figure | None) -> bool:
    """Return whether a part belongs to the same date: where it is missing, the date is missing too."""
    if not parts or part is None:
        return not parts and part is None
    return min(abs(part.start - parts[-1].end), abs(parts[-1].start - part.end)) <= _NEAR


def _written(parts: list[Figure], text: str) -> str:
    if not parts:
        return ""
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    behind = _BEHIND.match(text, end)
    return " ".join(text[start : behind.end() if behind else end].split())


def _fields(parts: list[Figure]) -> str:
    names = [part.part.field.value if part.part else "number" for part in parts]
    return " and ".join(dict.fromkeys(names)) if len(names) < 3 else "date"


def _spot(side: Side, parts: list[Figure]) -> Spot:
    return Spot(side, min(part.start for part in parts), max(part.end for part in parts))


def _opposites(pair: Pair) -> Iterator[Hint]:
    """Give a hint where one side tells a date from the day of writing backwards, and the other forwards: 내일, yesterday."""
    texts = ((pair.source, pair.source_lang), (pair.target, pair.target_lang))
    for field, name in _TIMES.items():
        here, there = (_way(list(relatives(text, lang, field))) for text, lang in texts)
        if here * there < 0:
            words = ["before" if way < 0 else "after" for way in (here, there)]
            what = f"the source tells of a {name} {words[0]} that of writing, the target of one {words[1]} it; see which is right"
            yield Hint(what)


def _way(told: list[Relative]) -> int:
    """Return -1 where all words tell of what is past, 1 where all tell of what is to come, else 0."""
    offsets = [one.offset or 0 for one in told]
    if not offsets or min(offsets) <= 0 <= max(offsets):
        return 0
    return 1 if min(offsets) > 0 else -1


@cache
def _told(lang: Lang) -> re.Pattern[str]:
    """Return what tells that `relatives` may find something to compare."""
    korean, english = "어제|내일|모레|그제|지난|작년|내년|다음|내달", r"(?i)\b(?:yesterday|tomorrow|last|next|ago)\b"
    return re.compile(korean if lang == "ko" else english)


CHECK = Check(
    id="date",
    level="error",
    what="a year, month, day, weekday or time of day that the other side has otherwise",
    why="a wrong date is believed, quoted and hard to take back",
    right=(
        (("2020. 2. 15. 오후 11시 30분", "11:30 p.m. on Feb. 15, 2020"),),
        (("주체110(2021)년 4월 9일에 열렸다.", "It was held on April 9, 2021."),),
        (("지난 9일 혜산에서 단속이 있었다.", "There was a crackdown in Hyesan on the 9th."),),
        (("He left on Tuesday at 3 p.m.", "그는 화요일 15시에 떠났다."),),
        (("Prices rose in the 1990s.", "1990년대에 물가가 올랐다."),),
    ),
    wrong=(
        (("2월 15일에 열렸다.", "It was held on Feb. 16."),),
        (("주체110년 4월에 세웠다.", "It was built in April 2020."),),
        (("대회는 내년에 열린다.", "The congress was held last year."),),
        (("회의는 수요일에 열린다.", "The meeting takes place on Tuesday."),),
        (("The shop opens at 9 a.m.", "가게는 오후 9시에 문을 연다."),),
    ),
    find=find,
)
