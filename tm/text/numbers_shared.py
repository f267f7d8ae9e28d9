"""What a number is, and the notation that Korean and English share: digits, dates, codes; what of them is no number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Exact = int | Fraction
"""Whole values are `int`, others `Fraction`, so that equal numbers are equal and nothing is rounded."""


class NumberKind(StrEnum):
    """What a number says.

    A `code` (version, telephone number, `0x1F`) is compared as written: its value is its UTF-8 bytes read as one integer.
    A `vague` number (수백, hundreds) has the power of ten that it names, 1 for 몇, 여러, several, a few.
    """

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    FRACTION = "fraction"
    VAGUE = "vague"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `start` and `end` are code points, the end not included.

    The span holds the numeral with its scale (3억 5천만, 2.5 million), the ending of an ordinal (2nd) and the half of the day
    (오후 11, 11 p.m.), but no unit, counter or sign of a currency.
    """

    value: Exact
    start: int
    end: int
    kind: NumberKind = NumberKind.CARDINAL


DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,12}(?!\d)|\d{1,40})(?:\.\d{1,40})?"

LONGEST = 500
"""How many code points a number, or a tag that is none, may take, so that a run of number words without end costs no more."""

_YEAR, _MONTH, _DAY = r"(?:1\d|20)\d\d", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
CODE = r"(?:0[xX][\da-fA-F]{1,40}|\d{1,9}(?:\.\d{1,9}){2,9}|\d{1,9}(?:-\d{1,9}){2,9}|0\d{1,9}-\d{1,9})"
_SINGLE = r"[1-9](?![\d.,]*\d|[\s-]?(?:[kmbt]n?\b|hundred|thousand|million|billion|trillion)|\s?[-–~]\s?\d|\sto\s\d|[십백천만억조])"
NOTATION = rf"""
    (?P<skip> (?<!\d)(?:(?<!\d\s)|(?=%[\w(]))%(?:\(\w+\))?[-+\#L]*[\d.*]*\$?[-+\#]*[\d.*]*[a-zA-Z]* | \$?\{{\w*\d[^{{}}]*\}}
        | </?[a-zA-Z][\w:-]*(?:\s[^<>]*=[^<>]*)?\s?/?> | &\#\w+; | \\[xu]?\d\w* | (?<=\$){_SINGLE} )
    | (?P<date> (?<![\d.-])(?:{_YEAR}(?:-{_MONTH}-{_DAY}|/{_MONTH}/{_DAY}|\.\s?{_MONTH}\.\s?{_DAY})
        | {_YEAR}\.(?:0[1-9]|1[0-2])(?!\.) | {_MONTH}/{_DAY}/{_YEAR})(?![\d-]|\.\d) )
    | (?P<code> {CODE} )
    | (?P<ratio> (?<![\d/])(?P<over>\d)/(?P<under>10|\d)(?![\d/]) )
"""
"""Alternatives of a verbose expression. One digit over a larger one, up to 10, is a fraction."""

DECIMAL = r"\d+\.(\d+)"
_WHOLE = re.compile(r"\d{1,40}")
_FIRST_PLACE = rf"\$(?=1){_SINGLE}"


def exact(value: Fraction) -> Exact:
    """Return the value as `int` where it is whole."""
    return value.numerator if value.denominator == 1 else value


def amount(digits: str) -> Exact:
    """Return what digits, with or without separators and decimals, amount to."""
    whole, _, decimals = "".join(digits.replace(",", "").split()).partition(".")
    return exact(Fraction(int(whole + decimals), 10 ** len(decimals))) if decimals else int(whole)


def encoded(code: str) -> int:
    """Return the value of a code."""
    return int.from_bytes(code.encode(), "big")


def decoded(value: Exact) -> str | None:
    """Return the code that has that value, `None` if none has."""
    if not isinstance(value, int) or value < 10**9:
        return None
    try:
        code = value.to_bytes((value.bit_length() + 7) // 8, "big").decode()
    except UnicodeDecodeError:
        return None
    return code if re.fullmatch(CODE, code) else None


def times(value: Exact, scale: int) -> Exact:
    """Return the product."""
    return value * scale if isinstance(value, int) else exact(value * scale)


def parts(text: str, start: int, end: int, kind: NumberKind) -> list[Number]:
    """Return each run of digits between the two places as a number of its own."""
    return [Number(int(m[0]), m.start(), m.end(), kind) for m in _WHOLE.finditer(text, start, end)]


def shared(match: re.Match[str], text: str) -> list[Number] | None:
    """Return what a match of `NOTATION` names, `None` if the match is of something else.

    `$1` is a placeholder, and so are `$2` to `$9` where the text has `$1` too.
    """
    start, end = match.span()
    match match.lastgroup:
        case "skip":
            if match[0].isdigit() and not re.search(_FIRST_PLACE, text):
                return parts(text, start, end, NumberKind.CARDINAL)
            return []
        case "date":
            return parts(text, start, end, NumberKind.DATE)
        case "code":
            return [Number(encoded(text[start:end]), start, end, NumberKind.CODE)]
        case "ratio":
            over, under = int(match["over"]), int(match["under"])
            if not 0 < over < under:
                return parts(text, start, end, NumberKind.CARDINAL)
            return [Number(Fraction(over, under), start, end, NumberKind.FRACTION)]
    return None


def scanned(
    text: str,
    low: str,
    trigger: Callable[[], re.Pattern[str]],
    number_at: Callable[[str, int], re.Match[str] | None],
    read: Callable[[re.Match[str], list[Number]], Iterable[Number]],
) -> list[Number]:
    """Return the numbers of a text, in order.

    Args:
        text: as it is.
        low: the same in the letters that the expressions are written in, code point by code point.
        trigger: finds, in `low` with a space before it, where a number may begin.
        number_at: decides there.
        read: tells what a match names that is no notation of both languages; it is also given the numbers so far.
    """
    padded, search = " " + low, trigger().search
    found = search(padded)
    if not found:
        return []
    out = list[Number]()
    while found:
        first = found.start()
        hit = number_at(low, first - (found.end() == first + 1))
        if hit:
            common = shared(hit, text)
            out += read(hit, out) if common is None else common
        found = search(padded, hit.end() + 1 if hit else first + 1)
    return out


def spread(out: list[Number], value: Exact, scale: int, text: str, start: int, between: re.Pattern[str]) -> None:
    """Give the last number the scale of the one behind it that begins at `start`, if they make a range: 20~30만."""
    if out and (last := out[-1]).value < value and text[last.end - 1].isdigit() and between.fullmatch(text, last.end, start):
        out[-1] = Number(times(last.value, scale), last.start, last.end, last.kind)


def plain(value: Exact, sample: str) -> str:
    """Return the value in digits: thousands parted, decimals and leading zeros kept as the sample has them.

    A sample with fewer than four digits before the point does not say how thousands are parted: by commas.
    """
    if isinstance(value, Fraction) and (under := value.denominator) and 10**12 % under:
        return f"{value.numerator}/{under}"
    whole, digits = divmod(value, 1)
    decimals = f"{int(digits * 10**12):012d}".rstrip("0")
    if (wanted := re.search(DECIMAL, sample.replace(",", ""))) and len(wanted[1]) > 1:
        decimals = decimals.ljust(len(wanted[1]), "0")
    places = re.match(r"\d*", sample.replace(",", "").replace(" ", ""))
    known = len(places[0]) if places else 0
    if known > 1 and sample[0] == "0" and "," not in sample and "." not in sample:
        number = f"{whole:0{known}d}"
    elif re.search(r"\d\s\d{3}", sample):
        number = f"{whole:,}".replace(",", " ")
    else:
        number = f"{whole:,}" if "," in sample or known < 4 else str(whole)
    return f"{number}.{decimals}" if decimals else number
