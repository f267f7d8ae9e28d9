"""Numbers in Korean text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from math import prod

from tm.text.numbers_ko_forms import (
    DAY,
    DAYS,
    GAP,
    HALF_DAY,
    KIND,
    NAMED_DAY,
    NATIVE,
    NATIVE_ALONE,
    NATIVE_ONES,
    NATIVE_TENS,
    PAIRS,
    RANGE,
    SINO,
    TOKEN,
    UNITS,
    digits,
    trigger,
    words,
)
from tm.text.numbers_shared import LONGEST, Exact, Number, NumberKind, amount, exact, parts, scanned, spread, times

_SPACE = re.compile(r"\s")
_LONGEST_WORDS = 80
"""How many code points a number in words may take, as `LONGEST` one in digits."""


def read(text: str) -> list[Number]:
    """Return the numbers of a Korean text, in order.

    Number words count where a counter, a unit or their length shows them: 삼백 원, 만이천, not 이 사람, 만일, 구조대원; 한 only
    before a counter. 조 is a trillion before what is counted in trillions, else an article (ordinal). Hours count from 0 to 23
    with 오전, 오후, 새벽, 아침, 낮, 저녁, 밤. `6.15` is a month and a day before a word for an event: 공동선언, 혁명, 절. The Juche
    year and the year in brackets behind it are two dates. 두세 is 2 and 3; `20~30만` shares the scale; 2할6푼8리 is .268.
    """
    return scanned(text, text, trigger, _number_at, lambda hit, out: _numbers(hit, text, out))


def _number_at(text: str, at: int) -> re.Match[str] | None:
    if text[at : at + 1].isalpha():
        return words().match(text, at, at + _LONGEST_WORDS)
    return digits().match(text, at, at + LONGEST)


def _numbers(hit: re.Match[str], text: str, out: list[Number]) -> Iterable[Number]:
    start, end = hit.span()
    surface = hit[0]
    match hit.lastgroup:
        case "digits":
            return _digits(hit, text, out)
        case "clock":
            hour, *rest = parts(text, start, end, NumberKind.TIME)
            return (_of_day(hour, text), *(number for number in rest if number.value))
        case "share":
            under, over = _value(hit["whole"]), _value(hit["some"])
            if under and over is not None:
                return (Number(exact(Fraction(over) / under), start, end, NumberKind.FRACTION),)
        case "rate":
            tenths, hundredths, thousandths = (int(hit[name] or 0) for name in ("tenths", "hundredths", "thousandths"))
            return (Number(exact(Fraction(tenths * 100 + hundredths * 10 + thousandths, 1000)), start, end, NumberKind.FRACTION),)
        case "vague":
            value = _value(hit["size"]) if hit["size"] else 1
            if value:
                return (Number(value, start, end, NumberKind.VAGUE),)
        case "nth":
            return (Number(NATIVE.get(surface[0], 1), start, end, NumberKind.ORDINAL),)
        case "pair":
            middle = start + max(1, len(surface) // 2)
            return (Number(PAIRS[surface], start, middle), Number(PAIRS[surface] + 1, middle, end))
        case "days":
            return (Number(DAYS[surface], start, end),)
        case "half":
            if text.endswith("시 ", 0, start):
                return (Number(30, start, end, NumberKind.TIME),)
            return (Number(Fraction(1, 2), start, end, NumberKind.FRACTION),)
        case "noon":
            return (Number(12 if surface == "정오" else 0, start, end, NumberKind.TIME),)
        case "native" | "sino":
            value = _value(surface)
            if value is not None:
                return (_kinded(value, start, end, text),)
    return ()


def _digits(hit: re.Match[str], text: str, out: list[Number]) -> Iterable[Number]:
    start, end = hit.span()
    if hit["mixed"]:
        value = _value(hit["mixed"])
        if value is None:
            return _run(text, start, end)
        units = hit["mixed"].lstrip("0123456789,. ")
        if all(unit in UNITS for unit in units):
            spread(out, value, prod(UNITS[unit] for unit in units), text, start, RANGE)
        return (_kinded(value, start, end, text),)
    if DAY.fullmatch(hit["amount"]) and NAMED_DAY.match(text, end):
        return parts(text, start, end, NumberKind.DATE)
    value = amount(hit["amount"])
    return (_kinded(value * 1000 if hit["kilo"] else value, start, end, text),)


def _run(text: str, start: int, end: int) -> list[Number]:
    """Return the numbers of a run that names more than one, each of as many words, up to six, as make one: 2백50만 250만."""
    ends = [*(space.start() for space in _SPACE.finditer(text, start, end)), end]
    out: list[Number] = []
    first = 0
    while first < len(ends):
        for last in range(min(first + 5, len(ends) - 1), first - 1, -1):
            value = _value(text[start : ends[last]])
            if value is not None:
                out.append(_kinded(value, start, ends[last], text))
                break
        else:
            last = first
            out += parts(text, start, ends[last], NumberKind.CARDINAL)
        start, first = ends[last] + 1, last + 1
    return out


def _kinded(value: Exact, start: int, end: int, text: str) -> Number:
    """Return the number with the kind that the words around it give."""
    if text.endswith(("제", "제 "), 0, start):
        return Number(value, start, end, NumberKind.ORDINAL)
    if text.endswith(("주체", "주체 "), 0, start):
        return Number(value, start, end, NumberKind.DATE)
    found = KIND.match(text, end)
    if not found or not found.lastgroup:
        return Number(value, start, end)
    match found.lastgroup:
        case "hour":
            return _of_day(Number(value, start, end, NumberKind.TIME), text)
        case "date":
            duration = found["date"] == "년" and value < 1000
            return Number(value, start, end, NumberKind.CARDINAL if duration else NumberKind.DATE)
        case "minute":
            return Number(value, start, end, NumberKind.TIME)
    return Number(value, start, end, NumberKind(found.lastgroup))


def _of_day(number: Number, text: str) -> Number:
    """Return an hour with its half of the day taken in: from 0 to 23."""
    half = HALF_DAY.search(text, max(0, number.start - 4), number.start)
    if not half or number.value > 12:
        return number
    hour = int(number.value) % 12
    late = half[1] in ("오후", "저녁") or (half[1] == "밤" and hour >= 6) or (half[1] in ("낮", "한낮") and hour < 6)
    return Number(hour + 12 * late, half.start(), number.end, number.kind)


def _value(run: str) -> Exact | None:
    """Return what digits, units and number words amount to, `None` where their order makes no number."""
    total: Exact = 0
    section: Exact = 0
    current: Exact | None = None
    small, big, tens = 10**4, 10**20, False
    for token in TOKEN.findall(GAP.sub("", run)):
        if (unit := UNITS.get(token, 0)) >= 10**4:
            if unit >= big:
                return None
            total += times(section + (current or 0) or 1, unit)
            section, current, small, big = 0, None, 10**4, unit
        elif unit:
            if unit >= small:
                return None
            section, current, small = section + times(1 if current is None else current, unit), None, unit
        elif tens and token in NATIVE_ONES | NATIVE_ALONE and current is not None:
            current, tens = current + NATIVE[token], False
        elif current is not None:
            return None
        else:
            known = SINO.get(token, NATIVE.get(token))
            current, tens = amount(token) if known is None else known, token in NATIVE_TENS
    found = total + section + (current or 0)
    return exact(found) if isinstance(found, Fraction) else found
