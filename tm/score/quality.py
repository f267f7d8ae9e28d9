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


WEIGHTS = Features(*[0.0] * 12)
BIAS = {"ko": 0.0, "en": 0.0}

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_TOKEN = re.compile(r"\w+(?:[’'.,]\w+)*|[^\w\s]")
_ENDED = re.compile(r"[.!?…。][\"'”’)\]」』]*$")
_INNER = {"en": re.compile(r"[a-z]{2}[.!?][\"”’']? +[a-z]"), "ko": re.compile(r"[가-힣]다[.!?] (?=\S)|[가-힣]+[.?!]\s+\S+(?<!다)$")}
_TAKING = frozenset("the a an of in on at to for with from by into their his its our my your and or but as than that".split())
_NEVER_AFTER = frozenset("of is are was were has had have will would and or but than , . ; : ? !".split())
_NOT_OPENING = frozenset("의 을 를 은 는 이 가 에 에서 으로 로 와 과".split())


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
    tokens = [token.casefold() for token in _TOKEN.findall(target)]
    if lang == "ko":
        return float(bool(tokens) and any(target.rstrip(" .!?").endswith(end) for end in _NOT_OPENING))
    joints = list(zip(tokens, [*tokens[1:], "."], strict=True))
    return sum(a in _TAKING and b in _NEVER_AFTER for a, b in joints) / max(1, len(joints))
