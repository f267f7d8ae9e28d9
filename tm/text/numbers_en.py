"""Numbers in English text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from math import prod

from tm.text.numbers_en_forms import (
    AS_BYTES,
    BARE_POINT,
    CARDINALS,
    DATED,
    DAY_FOLLOWS,
    IN_MONTH,
    LETTERS,
    MONEY,
    MONTHS,
    NUMBERED,
    ONE,
    ORDINALS,
    PARTS,
    PRONOUN,
    RANGE,
    RANGE_AND,
    SCALES,
    SECONDS,
    SHARE,
    SMALL_LETTERS,
    TO_MONTH,
    VAGUES,
    WORD,
    expression,
    trigger,
)
from tm.text.numbers_shared import LONGEST, Number, NumberKind, amount, exact, scanned, spread, times


def read(text: str) -> list[Number]:
    """Return the numbers of an English text, in order.

    Not numbers: `one` as a pronoun or before a function word, `second` as a unit of time, `May` and `March` without a day,
    a year or a preposition of time, `few` without `a`. `m`, `b` and `t` are scales behind a currency sign only. Hours count
    from 0 to 23; `20 to 30 million` and `20-30 million` share the scale.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    letters = low.encode("utf-8", "surrogatepass").translate(SMALL_LETTERS)
    if b"0" not in letters and AS_BYTES.isdisjoint(letters.split()):
        return []
    return scanned(
        text,
        low,
        trigger,
        lambda low, at: expression().match(low, at, at + LONGEST),
        lambda hit, out: _numbers(hit, text, low, out),
    )


def _numbers(hit: re.Match[str], text: str, low: str, out: list[Number]) -> Iterable[Number]:
    name = hit.lastgroup
    if name == "digits":
        return _digits(hit, low, out)
    start, end = hit.span()
    before = low[max(0, start - 12) : start]
    match name:
        case "clock":
            return _clock(hit)
        case "words" | "percents":
            kind = NumberKind.PERCENT if hit["percents"] else NumberKind.CARDINAL
            return _words(hit, low, before, kind, out)
        case "month":
            name = hit[0].rstrip(".")
            whole = len(name) > 4 or name in ("june", "july")
            if name in ("may", "march"):
                whole = IN_MONTH.search(before) is not None or TO_MONTH.match(low, end) is not None
            if text[start].isupper() and (whole or hit[0] != name or DAY_FOLLOWS.match(low, end)):
                return (Number(MONTHS[name], start, start + len(name), NumberKind.DATE),)
        case "part":
            return _part(hit, low, before)
        case "vague":
            sizes = SCALES | VAGUES | {"dozen": 10}
            value = prod(sizes.get(word, 1) for word in WORD.findall(hit[0]))
            if hit[0] != "few" or before.endswith(("a ", "past ", "last ", "next ", "first ", "these ")):
                return (Number(value, start, end, NumberKind.VAGUE),)
        case "ordinal":
            unit = hit[0] == "second" and (SECONDS.search(before) or (before.endswith(" a ") and low[end : end + 1] not in " -"))
            if not unit:
                tens = CARDINALS[hit["tens"]] if hit["tens"] else 0
                return (Number(tens + ORDINALS[hit["nth"]], start, end, NumberKind.ORDINAL),)
        case "named":
            value = {"noon": 12, "midnight": 0, "twice": 2}[hit[0]]
            return (Number(value, start, end, NumberKind.CARDINAL if value == 2 else NumberKind.TIME),)
    return ()


def _digits(hit: re.Match[str], low: str, out: list[Number]) -> Iterable[Number]:
    start, end = hit.span("amount")
    value = amount(hit["amount"])
    before = low[max(0, start - 12) : start]
    if hit["scales"] or hit["letters"]:
        words = WORD.findall(hit["scales"] or hit["letters"])
        known = SCALES if hit["scales"] else MONEY if before.endswith(("$", "€", "£", "¥", "₩")) else LETTERS
        scale = prod(known.get(word, 1) for word in words)
        if scale > 1:
            end = hit.end("scales" if hit["scales"] else "letters")
            spread(out, value, scale, low, start, _range(low, out))
            value = times(value, scale)
    elif hit["th"]:
        end = hit.end("th")
    elif hit["amount"].isdigit() and BARE_POINT.search(before):
        start, value = start - 1, exact(Fraction(int(hit["amount"]), 10 ** len(hit["amount"])))
    return (Number(value, start, end, _kind(hit, low, before, end, out)),)


def _range(low: str, out: list[Number]) -> re.Pattern[str]:
    """Return what may stand between the last number and the next if they are a range: `and` too behind `between`."""
    return RANGE_AND if out and low.endswith("between ", 0, out[-1].start) else RANGE


def _kind(hit: re.Match[str], low: str, before: str, end: int, out: list[Number]) -> NumberKind:
    """Return what kind digits that end there are, by what stands around them and by the number before."""
    if hit["percent"]:
        return NumberKind.PERCENT
    start = hit.start("amount")
    scaled = end > hit.end("amount") and not hit["th"]
    if not scaled and out and out[-1].kind is NumberKind.DATE and not low[out[-1].end : start].strip(" ,.-–"):
        return NumberKind.DATE
    if hit["th"]:
        return NumberKind.ORDINAL
    year = hit["amount"].isdigit() and end - start == 4 and "1000" <= hit["amount"] < "2200" and DATED.search(before)
    if hit["years"] or (year and not scaled):
        return NumberKind.DATE
    return NumberKind.ORDINAL if not scaled and NUMBERED.search(before) else NumberKind.CARDINAL


def _clock(hit: re.Match[str]) -> Iterable[Number]:
    hour = int(hit["hour"])
    if hit["half"] and hour <= 12:
        hour = hour % 12 + 12 * (hit["half"] == "p")
    yield Number(hour, hit.start(), hit.end("hour") if hit["minute"] else hit.end(), NumberKind.TIME)
    for name in ("minute", "second"):
        if hit[name] and int(hit[name]):
            yield Number(int(hit[name]), *hit.span(name), NumberKind.TIME)


def _part(hit: re.Match[str], low: str, before: str) -> Iterable[Number]:
    start, end = hit.span()
    if hit["of"]:
        return (Number(6 if hit["of"] == "dozen" else SCALES[hit["of"]] // 2, start, end),)
    if hit["quarter"]:
        start -= 2 if before.endswith("a ") else 0
        return (Number(SCALES[hit["quarter"]] // 4, start, end),)
    piece = hit["piece"]
    whole = PARTS[piece.removesuffix("s")]
    count = CARDINALS[hit["count"]] if hit["count"] else 0
    if count and (count == 1 or piece[-1] == "s"):
        return (Number(exact(Fraction(count, whole)), start, end, NumberKind.FRACTION),)
    found = [Number(count, *hit.span("count"))] if count else []
    start = hit.start("piece")
    if piece == "half" and not before.endswith(("first ", "second ", "latter ", "better ")):
        found.append(Number(Fraction(1, 2), start, end, NumberKind.FRACTION))
    elif piece != "half" and before.endswith("a ") and (low.startswith(" of", end) or SHARE.search(before)):
        found.append(Number(Fraction(1, whole), start - 2, end, NumberKind.FRACTION))
    elif piece in ORDINALS:
        found.append(Number(ORDINALS[piece], start, end, NumberKind.ORDINAL))
    return found


def _words(hit: re.Match[str], low: str, before: str, kind: NumberKind, out: list[Number]) -> Iterable[Number]:
    """Yield what a run of words names: more than one number where a word cannot go on the one before."""
    start, end = hit.span("words")
    if hit[0] == "one" and (PRONOUN.search(before) or not ONE.match(low, end)):
        return
    if hit["more"]:
        first, scale = WORD.findall(hit["words"])[0], SCALES[WORD.findall(hit["words"])[-1]]
        yield Number(times(Fraction(2 * CARDINALS[first] + 1, 2), scale), start, end, kind)
        return
    article = before.endswith("a ") and hit[0].startswith((*SCALES, "dozen"))
    first = start - 2 if article else start
    words = list(WORD.finditer(low, start, end))
    _spread_words([word[0] for word in words], low, start, out)
    while words:
        value, taken = _value([word[0] for word in words])
        yield Number(value, first, words[taken - 1].end(), kind)
        words = words[taken:]
        if words and words[0][0] == "and":
            words = words[1:]
        first = words[0].start() if words else end


def _spread_words(words: list[str], low: str, start: int, out: list[Number]) -> None:
    """Give the last number the scale of the words behind it, if they make a range: two to three million."""
    scale = SCALES.get(words[-1], 1)
    if scale < 1000 or len(words) < 2 or not out or not low[out[-1].end - 1].isalpha():
        return
    last, next_ = out[-1], _value(words)[0]
    if (
        last.kind is NumberKind.CARDINAL
        and last.value < 1000
        and last.value * scale < next_
        and _range(low, out).fullmatch(low, last.end, start)
    ):
        out[-1] = Number(times(last.value, scale), last.start, last.end)


def _value(words: list[str]) -> tuple[int, int]:
    """Return what the words name together from the first one on, and how many of them that takes."""
    total = section = 0
    last = 10**18
    joined: tuple[int, int] | None = None
    for n, word in enumerate(words):
        if word == "and":
            if section % 100 or not (total or section):
                return total + section, n
            joined = total + section, n
            continue
        scale = SCALES.get(word)
        if scale == 100 or word == "dozen":
            fits = section < 100
            section = (section or 1) * (scale or 12) if fits else section
        elif scale:
            fits = scale < last
            if fits:
                total, section, last = total + (section or 1) * scale, 0, scale
        else:
            more = CARDINALS[word]
            fits = n == 0 or not section % 100 or (section % 100 >= 20 and not section % 10 and more < 10)
            section += more if fits else 0
        if not fits:
            return joined if joined and joined[1] == n - 2 else (total + section, n)
    return total + section, len(words)
