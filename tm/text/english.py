"""English words by form: inflection, British and American spelling, contractions, articles.

No dictionary: rules with their exceptions, and the irregular verbs that news and programs use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

ARTICLES = frozenset("a an the".split())
AUXILIARIES = frozenset("is are was were be been being am has have had having do does did will would shall can could".split())

_IRREGULAR = (
    "be am is are was were been being/have has had having/do does did done/say said/go went gone/take took taken/make made/get "
    "got gotten/give gave given/see saw seen/come came/become became/find found/know knew known/think thought/tell told/keep "
    "kept/leave left/hold held/bring brought/buy bought/sell sold/send sent/build built/lose lost/meet met/pay paid/write wrote "
    "written/run ran/rise rose risen/fall fell fallen/begin began begun/break broke broken/speak spoke spoken/choose chose "
    "chosen/drive drove driven/grow grew grown/show showed shown/stand stood/understand understood/feel felt/hear heard/lead "
    "led/win won/shoot shot/catch caught/teach taught/steal stole stolen/flee fled/seek sought/spend spent/wear wore worn/draw "
    "drew drawn/fly flew flown/eat ate eaten/hide hid hidden/man men/woman women/child children/person people/this these/that "
    "those/good better best/bad worse worst"
)
_PAST = frozenset(
    "was were had did said went took made got gave saw came became found knew thought told kept left held brought".split()
)

_BRITISH = (
    ("our", r"(?<=[a-z]{2})our", "or"),
    ("s", r"(?<=[a-z]{2}[iy])s(?=(?:e[ds]?|ing|ations?|ational|ers?)$)", "z"),
    ("re", r"(?<=[bt])re(?=s?$)", "er"),
    ("ence", r"(?<=[a-z]{2})ence(?=s?$)", "ense"),
    ("ogue", r"ogue(?=s?$)", "og"),
    ("ll", r"(?<=[aeiou][a-z][aeiou])ll(?=(?:ed|ing|ers?|ation)$)", "l"),
)
"""Letters to look for, the rule, and what it writes. Each is used on both words, so that words it does not fit do no harm."""

_SINGLE = {
    "grey": "gray",
    "programme": "program",
    "programmes": "programs",
    "cheque": "check",
    "judgement": "judgment",
    "ageing": "aging",
}
_SINGLE |= {
    "practise": "practice",
    "sceptical": "skeptical",
    "tyre": "tire",
    "plough": "plow",
    "mould": "mold",
    "towards": "toward",
}
_SINGLE |= {
    "afterwards": "afterward",
    "defences": "defenses",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "skilful": "skillful",
    "whilst": "while",
}

_CONTRACTED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_WHOLE = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not", "let's": "let us"}
_WOULD = frozenset(["'d", "would", "had"])
_IS = frozenset("it he she that there here what who where i".split())


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return re.compile(rule)


@lru_cache(maxsize=1024)
def american(word: str) -> str:
    """Return a word in small letters in its American spelling, where a rule or the list knows one."""
    if word in _SINGLE:
        return _SINGLE[word]
    for letters, rule, new in _BRITISH:
        if letters in word:
            word = _pattern(rule).sub(new, word)
    return word


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    return {form: row.split()[0] for row in _IRREGULAR.split("/") for form in row.split()}


@lru_cache(maxsize=1024)
def _forms(word: str) -> dict[str, str]:
    """Return the possible base forms of a word, each with the ending that is taken off."""
    found = {word: ""}
    if base := _bases().get(word):
        found[base] = "ed" if word in _PAST else found.get(base, "s" if word != base else "")
    for ending in ("'s", "’s", "s'", "s’"):
        if word.endswith(ending):
            found[word[: -len(ending)]] = "'s"
    for ending, more in (
        ("s", ("",)),
        ("es", ("",)),
        ("ies", ("y", "ie")),
        ("ed", ("", "e")),
        ("ied", ("y",)),
        ("ing", ("", "e", "ie")),
    ):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            found |= {stem + letters: ending.lstrip("ie") or ending for letters in more}
            if ending in {"ed", "ing"} and stem[-1] == stem[-2] and stem[-1] in "bdglmnprt":
                found[stem[:-1]] = ending
    return found


def inflected(x: str, y: str) -> float | None:
    """Return how far the sense changes, 0 to 1, where two words in small letters are forms of one, else `None`."""
    if x[:1] != y[:1] and x not in _bases():
        return None
    mine, theirs = _forms(x), _forms(y)
    common = mine.keys() & theirs.keys()
    if not common:
        return None
    return min(0.1 if mine[stem] == theirs[stem] else 0.6 if {mine[stem], theirs[stem]} & {"ed", "d"} else 0.35 for stem in common)


_SMALL = frozenset(
    "not no never none nobody nothing nowhere nor neither cannot without us will would shall can could may might must one two "
    "three four five six seven eight nine ten eleven twelve first second third half dozen dozens hundred hundreds thousand "
    "thousands million millions billion billions trillion trillions once twice".split()
)


def is_common(word: str) -> bool:
    """Return whether another word or a number may stand for a word in small letters without sharing any: twelve, was."""
    return word in _SMALL or word in ARTICLES or word in _bases() or word.endswith(("teen", "teenth", "ty", "tieth"))


def expanded(words: Sequence[str]) -> list[str]:
    """Return the words in small letters with contractions written out: don't as do not, it's as it is, he'd as he 'd."""
    out: list[str] = []
    for word in words:
        low = word.casefold().replace("’", "'")
        head, mark, tail = low.partition("'")
        if whole := _WHOLE.get(low):
            out += whole.split()
        elif low.endswith("n't"):
            out += [low[:-3], "not"]
        elif mark and mark + tail in _CONTRACTED:
            out += [head, _CONTRACTED[mark + tail]]
        elif mark and tail == "s" and head in _IS:
            out += [head, "is"]
        elif mark and tail == "d":
            out += [head, "'d"]
        else:
            out.append(low)
    return out


def alike(xs: Sequence[str], ys: Sequence[str]) -> bool:
    """Return whether words are the same but for case and contractions; 'd is would or had."""
    a, b = expanded(xs), expanded(ys)
    return len(a) == len(b) and all(x == y or ("'d" in (x, y) and x in _WOULD and y in _WOULD) for x, y in zip(a, b, strict=True))
