"""Is it a translation of its source at all? An estimate without a reference, 0 to 1, from meaning, length, numbers and form.

A logistic model over what `features` says of a pair. It finds what is misplaced, cut, copied or garbled; it does not grade style,
and a single wrong word in a long sentence may escape it. The weights are what `tests/benchmarks/fit_quality.py` prints.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tm.encode import Encoder
from tm.encode.nearness import Nearness, nearness
from tm.model.lang import other
from tm.model.text import Lang
from tm.text.negation import plain
from tm.text.normalize import has_hangul
from tm.text.numbers import values

VERSION = 1

GROWTH = {"en": 0.70, "ko": -0.70}
"""Mean logarithm of a target's letters to its source's, by the language of the target, and how far it varies."""
SPREAD = 0.25


class Features(NamedTuple):
    """What the model looks at. All are 0 for a pair with nothing wrong, but for the first two.

    Attributes:
        cosine: of the vectors of source and target.
        margin: of the cosine over those with other targets of the file.
        short: how much shorter the target is than usual, in deviations; `long`: how much longer.
        numbers: share of the values that only one side has.
        foreign: share of the target's letters in the source's script.
        copied: 1 where the target is the source.
        repeated: share of the target's word pairs that came before, above the source's share.
        negation: 1 where one side denies and the other does not.
        ending: 1 where the source ends as a sentence and the target does not.
        inner: places where a sentence seems to end before its end.
        joints: share of neighbouring words that do not follow each other in the target's language.
    """

    cosine: float
    margin: float
    short: float
    long: float
    numbers: float
    foreign: float
    copied: float
    repeated: float
    negation: float
    ending: float
    inner: float
    joints: float


WEIGHTS = Features(
    cosine=1.374,
    margin=2.868,
    short=-0.496,
    long=-0.093,
    numbers=-1.018,
    foreign=-2.753,
    copied=-4.416,
    repeated=-12.075,
    negation=-1.305,
    ending=-2.137,
    inner=-1.008,
    joints=-8.535,
)
BIAS = {"ko": -0.315, "en": -0.403}

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_TOKEN = re.compile(r"\w+(?:[’'.,]\w+)*|[^\w\s]")
_ENDED = re.compile(r"[.!?…。][\"'”’)\]」』]*$")
_INNER = {"en": re.compile(r"[a-z]{2}[.!?][\"”’']? +[a-z]"), "ko": re.compile(r"[가-힣]다[.!?] (?=\S)|[가-힣]+[.?!]\s+\S+(?<!다)$")}
_DETERMINERS = frozenset("the a an his their its our my your every".split())
_PREPOSITIONS = frozenset("of in on at to for with from by into about after before between against under during".split())
_VERBS = frozenset("is are was were has had will would can could should may might must".split())
_LINKS = frozenset("and or but than".split()) | frozenset(",.;:?!")
_NO_SOUND = re.compile(r"(?!one|once|uni[^nm]|use|eu)[aeio]")
_SOUND = re.compile(r"(?!hour|hono|heir|hist|h[^aeiouy])[bcdfghjklmnpqrstvwyz][aeiouylr]")
_BOUND = ("수", "수가", "수는", "수도")
_LINKED = ("지", "지는", "지도", "지를", "지만", "지가", "질", "진", "치")
_PREDICATES = ("있다", "없다", "했다", "한다", "된다", "됐다", "하고", "되고", "하며", "되며", "했고", "됐고", ".", ",")


def features(source: str, target: str, lang: Lang, near: Nearness) -> Features:
    """Return what the model looks at; `lang` is the target's."""
    size = _deviation(source, target, lang)
    ours, theirs = values(source, other(lang)), values(target, lang)
    words, before = _WORD.findall(target), _WORD.findall(source)
    denied = [bool(plain(found, of)[1]) for found, of in ((before, other(lang)), (words, lang))]
    return Features(
        near.cosine,
        near.margin,
        max(0.0, -size),
        max(0.0, size),
        len(ours ^ theirs) / max(1, len(ours | theirs)),
        _foreign(target, lang),
        float("".join(source.split()) == "".join(target.split())),
        max(0.0, _repeated(words) - _repeated(before)),
        float(denied[0] != denied[1]),
        float(bool(_ENDED.search(source.strip())) and not _ENDED.search(target.strip())),
        float(len(_INNER[lang].findall(target))),
        _joints(target, lang),
    )


def quality(found: Features, lang: Lang) -> float:
    """Return the model's estimate, 0 to 1."""
    total = BIAS[lang] + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def qualities(sources: Sequence[str], targets: Sequence[str], lang: Lang, encoder: Encoder) -> list[float]:
    """Return an estimate for each target, 0 to 1; an empty one has 0."""
    near = nearness(sources, targets, encoder)
    return [
        quality(features(source, target, lang, one), lang) if target.strip() else 0.0
        for source, target, one in zip(sources, targets, near, strict=True)
    ]


def signature(encoder: Encoder) -> str:
    """Return what the estimate was made with."""
    return f"estimate|scale:0-1|encoder:{encoder.name}|model:{VERSION}"


def _deviation(source: str, target: str, lang: Lang) -> float:
    a, b = (sum(map(len, _WORD.findall(text))) for text in (source, target))
    return (math.log((b + 2) / (a + 2)) - GROWTH[lang]) / SPREAD


def _foreign(target: str, lang: Lang) -> float:
    letters = [char for char in target if char.isalpha()]
    foreign = sum(has_hangul(char) if lang == "en" else char.isascii() for char in letters)
    return foreign / max(1, len(letters))


def _repeated(words: Sequence[str]) -> float:
    pairs = list(pairwise(words))
    return 1 - len(set(pairs)) / len(pairs) if pairs else 0.0


def _joints(target: str, lang: Lang) -> float:
    tokens = _TOKEN.findall(target)
    odd = _odd_korean if lang == "ko" else _odd_english
    joints = list(pairwise([*tokens, "."]))
    found: int = sum(a != b and odd(a, b) for a, b in joints)
    return found / max(1, len(joints))


def _odd_english(a: str, b: str) -> bool:
    """Return whether `b` hardly ever follows `a`. Capitals stay: May is a month, and how MRI sounds is not known."""
    if a.lower() in _DETERMINERS:
        if b in _DETERMINERS or b in _PREPOSITIONS or b in _VERBS or b in _LINKS:
            return True
        return bool(_NO_SOUND.match(b) if a.lower() == "a" else a.lower() == "an" and _SOUND.match(b))
    if a in _PREPOSITIONS:
        return b in _VERBS or b in {"of", "and", "or", "but", "than"}
    return a in _VERBS and (b in _VERBS or b == "of")


def _odd_korean(a: str, b: str) -> bool:
    """Return whether `b` hardly ever follows `a`: 수 and 것 need a verb that modifies, 않다 a verb in -지, 의 a noun."""
    if not "가" <= a[-1] <= "힣":
        return False
    final = (ord(a[-1]) - 0xAC00) % 28
    if b in _BOUND:
        return final != 8
    if b.startswith("것"):
        return final not in {4, 8} and a not in {"이", "그", "저"}
    if b.startswith("않"):
        return not a.endswith(_LINKED)
    if a.endswith("의") and len(a) > 2:
        return b.endswith(_PREDICATES)
    return a.endswith(("을", "를")) and (b.endswith(("을", "를", "의")) or b in ".,")
