"""English number words, and the expressions that find numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tm.text.numbers_shared import DIGITS, NOTATION

SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
LETTERS = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
MONEY = LETTERS | {"m": 10**6, "b": 10**9, "t": 10**12}
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
).split()
MONTH_NAMES = "January February March April May June July August September October November December".split()
MONTHS = {name[:length].lower(): n for n, name in enumerate(MONTH_NAMES, 1) for length in (3, 10)} | {"sept": 9}
CARDINALS = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
ORDINALS = {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(TENS, 2)} | {word: n for n, word in enumerate(FIRSTS, 1)}
PARTS = {word: n for n, word in enumerate(FIRSTS[:10], 1) if n > 2} | {"half": 2, "quarter": 4}
VAGUES = {"tens": 10, "dozens": 10, "scores": 10} | {f"{word}s": n for word, n in SCALES.items()}
WORDS = {*CARDINALS, *SCALES, *ORDINALS, *PARTS, *VAGUES, "dozen", "several", "few", "noon", "midnight", "twice"}
AS_BYTES = {word.encode() for word in WORDS | MONTHS.keys()}
SMALL_LETTERS = bytes(n if 97 <= n <= 122 else 48 if 48 <= n <= 57 or n == 0xEF else 32 for n in range(256))
"""Keeps small letters and makes digits 0 (and 0xEF, which begins full-width ones in UTF-8): most texts without a number show."""

NUMBERED = re.compile(r"(?:\b(?:article|section|chapter|clause|paragraph|no\.|number|page|line|step)\s|\#)$")
DATED = re.compile(r"(?:\b(?:in|since|of|by|until|from|before|after|year|early|late|mid|to|during|juche)[\s-]|\(|,\s)$")
IN_MONTH = re.compile(r"(?:\b(?:in|of|last|this|next|since|until|by|early|late|mid|from|to|through|on|every|between)[\s-]|\d\s)$")
TO_MONTH = re.compile(rf"\s?(?:[-–]|to|through|and|or|until)\s?(?:{'|'.join(MONTHS)})\b|\s(?:issue|edition)\b")
DAY_FOLLOWS = re.compile(r"\s\d")
PRONOUN = re.compile(r"\b(?:no|the|this|that|any|every|some|each|which|another|an?|new|last|good)\s$")
ONE = re.compile(
    r"(?:-[a-z]|\s(?!(?:another|after|who|that|which|would|must|can|could|should|may|might|is|was|has|had|does|will|to|in|on|at"
    r"|for|and|or|but|by|with|from|as|if|when|where|knows?|thing|day)\b)[a-z])"
)
SECONDS = re.compile(r"(?:\d[\s-]|%\w+\s|\b(?:per|every|each|split)\s)$")
RANGE = re.compile(r"\s?[-–~]\s?|\s(?:to|or)\s")
RANGE_AND = re.compile(r"\sand\s")
SHARE = re.compile(r"\b(?:about|nearly|almost|just|over|than|by|only|around|roughly|some|to)\sa\s$")
BARE_POINT = re.compile(r"(?:^|[\s(])\.$")
WORD = re.compile(r"[a-z]+")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _tree(words: Iterable[str]) -> str:
    """Return an expression for whole words, letter by letter, which is several times as fast as one alternative a word."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    return "(?:" + "|".join(head + _tree(tails[head]) if head else r"\b" for head in sorted(tails)) + ")"


@cache
def trigger() -> re.Pattern[str]:
    """Return what a lowered text must match to hold a number; it is searched behind a space."""
    return re.compile(rf"[^a-z](?:{_tree(WORDS | MONTHS.keys())}|(?<=[\d%{{<&\\]))")


@cache
def expression() -> re.Pattern[str]:
    scale, cardinal = _any(SCALES), _any({*CARDINALS, *SCALES, "dozen"})
    return re.compile(
        rf"""{NOTATION}
        | (?P<clock> (?<![\d:])(?P<hour>\d{{1,2}})(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:]))?
            (?:\s?(?P<half>[ap])(?:\.m\.|m\b))? (?(minute)|(?(half)|(?!))) )
        | (?P<digits> (?P<amount>{DIGITS}) (?: (?P<th>st|nd|rd|th)\b | (?P<years>(?<=0)['’]?s)\b | (?P<letters>[kmbt]r?l?n?)\b
            | (?P<scales>(?:[\s-]?(?:{scale})\b){{1,3}}) )? (?P<percent>%|\s%(?!\w)|[\s-]per\s?cent)? )
        | (?P<month> (?:{_any(MONTHS)})\b\.? )
        | (?P<part> half[\s-](?:an?\s)?(?P<of>{scale}|dozen)\b | quarter\sof\sa\s(?P<quarter>{scale})\b
            | (?:(?P<count>{_any(ONES[1:10])})[\s-])? (?P<piece>half|(?:{_any({*PARTS} - {"half"})})s?)\b )
        | (?P<vague> (?:(?:{_any(VAGUES)})\s(?:and\sthousands\s)?of\s(?=(?:{scale})s))? (?:{_any({*VAGUES} - {"tens"})})\b
            | (?:several|few)\b (?:\s(?:{scale}|dozen)\b){{0,3}} | tens\b(?=\sof\s) )
        | (?P<ordinal> (?:(?P<tens>{_any(TENS)})[\s-])? (?P<nth>{_any(ORDINALS)})\b )
        | (?P<words> (?:{cardinal})\b (?:(?:\sand)?[\s-](?:{cardinal})\b){{0,30}} (?P<more>\sand\sa\shalf\s(?:{scale})\b)? )
            (?P<percents>[\s-]per\s?cent)?
        | (?P<named> noon\b | midnight\b | twice\b )""",
        re.X,
    )
