"""Endings of verbs, adjectives and the copula in Korean: whether two words are one stem with two endings.

No dictionary: a word is cut wherever a known ending fits, and what contraction (하였다, 했다) or an irregular stem (돕다, 도왔다;
짓다, 지었다; 흐르다, 흘렀다; 그렇다, 그런) has done is undone, so one word has several possible stems. Forms after 한글 맞춤법
34 to 40 and 18; 되였다 and 하시오 are Northern.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_FINALS = {ord("ㄴ"): "\u11ab", ord("ㄹ"): "\u11af", ord("ㅁ"): "\u11b7", ord("ㅂ"): "\u11b8", ord("ㅆ"): "\u11bb"}
_VOWELS = frozenset(map(chr, range(0x1161, 0x1176)))

_PLAIN = {
    "say": "다 는다 습니다 습니까 네 소 지 지요 죠 군 구나 는군 는구나 더라 거든 거든요 느니라",
    "ask": "냐 니 나 느냐 는가 는지 나요 는지요 던가 던지",
    "and": "고 고서 고는 고도 거니와",
    "but": "지만 지마는 는데 는데도 건만 더라도 더니 던데 되",
    "or": "거나 든 든지",
    "because": "기에 길래 느라 느라고",
    "if": "거든 는다면",
    "aim": "게 게끔 도록 고자",
    "until": "다가 자마자",
    "let": "자 자고 자는 자며 자면",
    "now": "는",
    "then": "던",
    "noun": "기",
    "quote": "다고 다는 다며 다면서 다던 다니 는다고 는다는 는다며 는다면서 냐고 느냐고 느냐는",
}
"""Endings that no vowel precedes; the sense is the key."""

_AFTER_EU = {
    "say": "리라 리다 오",
    "ask": "ㄹ까 ㄹ까요 ㄹ지 ㄴ가 ㄴ가요 ㄴ지 려나",
    "and": "며 면서",
    "but": "나 ㄴ데 ㄴ데도 ㄹ지라도",
    "because": "니 니까 므로 매",
    "if": "면 려면 ㄹ수록",
    "aim": "려 려고 러",
    "order": "라 라고 라는 라며 라면서 십시오 십시요 시오 세요 시라 소서",
    "let": "ㅂ시다 ㅂ시오 십시다",
    "past": "ㄴ",
    "future": "ㄹ",
    "noun": "ㅁ",
    "promise": "ㄹ게 ㄹ게요 마 ㄹ래 ㄹ래요",
    "quote": "란 라던",
}
"""Endings with 으 before them after a consonant."""

_AFTER_VOWEL = {"say": "ㄴ다 ㅂ니다 ㅂ니까", "quote": "ㄴ다고 ㄴ다는 ㄴ다며 ㄴ다면서 ㄴ다던 ㄴ다니", "if": "ㄴ다면"}

_INFINITIVE = {
    "and": "서 서는 서도 다가",
    "say": " 요",
    "must": "야 야만 야지",
    "but": "도",
    "order": "라",
}
"""Endings with 아, 어 or 여 before them, or fused with the stem's vowel."""

_FUSED = {"ᅪ": "ᅩ", "ᅯ": "ᅮ", "ᅢ": "ᅡ", "ᅧ": "ᅵ", "ᅫ": "ᅬ", "ᅥ": "ᅳ", "ᅡ": "ᅳ", "ᅦ": "ᅵ"}
_HIATUS = {"ᅢ": ("ᅡᇂ", "ᅥᇂ")}
_SHORT = frozenset("가 오 하 되 보 주 쓰 서 내 이 크 나 타 지".split())
"""Stems of one syllable to which a bare ㄴ, ㄹ or ㅁ may add: 물 and 문 are nouns."""

_TENSES = {"past": ("았", "었", "였", "ㅆ", "았었", "었었", "였었", "ㅆ었"), "future": ("겠",)}
_NEAR = ({"and", "because", "say"}, {"and", "until"}, {"say", "quote"}, {"now", "past"}, {"noun", "say"}, {"noun", "now"})
"""Senses that say nearly the same: 하고 and 하여서, 하는 and 한."""

Sense = tuple[str, str]
"""What an ending says, a key of the tables, and the tense before it."""

_Cut = tuple[str, str, Sense, bool]
"""Stem and ending in jamo, the sense, and whether the ending may be fused with the stem."""

_BARE: Sense = ("bare", "")
_LOSES_L = frozenset("\u1102\u1109\u110b\u11ab\u11af\u11b7\u11b8")
"""Before what the ㄹ or ㅎ of a stem may be lost."""

SAME, NEARLY, TENSE, MOOD = 0.1, 0.35, 0.6, 1.0


def _jamo(text: str) -> str:
    return unicodedata.normalize("NFD", text).translate(_FINALS)


@cache
def _endings() -> dict[str, tuple[Sense, bool]]:
    """Return each ending in jamo with its sense and tense, and whether it may be fused with the stem's last vowel."""

    def rows(table: dict[str, str], *before: str) -> list[tuple[str, str]]:
        return [(_jamo(b + form.strip()), sense) for sense, forms in table.items() for form in forms.split(" ") for b in before]

    plain, vowel = rows(_PLAIN, ""), rows(_AFTER_EU, "으")
    found = {form: ((sense, ""), True) for form, sense in rows(_INFINITIVE, "")}
    for form, sense in (*plain, *vowel, *rows(_AFTER_EU, ""), *rows(_AFTER_VOWEL, ""), *rows(_INFINITIVE, "아", "어", "여")):
        found[form] = ((sense, ""), False)
    later = [*plain, *vowel, *rows(_INFINITIVE, "어")]
    for tense, befores in _TENSES.items():
        for before in befores:
            start, fused = _jamo(before), before[0] == "ㅆ"
            found.update({start + form: ((sense, tense), fused) for form, sense in later})
    return found


@lru_cache(maxsize=4096)
def _cuts(word: str) -> tuple[_Cut, ...]:
    """Return each way of cutting an ending off a word; the word as it is comes first."""
    jamo = unicodedata.normalize("NFD", word)
    found: list[_Cut] = [(jamo, "", _BARE, False)]
    endings = _endings()
    for cut in range(len(jamo), max(0, len(jamo) - 16), -1):
        if known := endings.get(jamo[cut:]):
            stem, ending = jamo[:cut], jamo[cut:]
            if stem[-1] not in _VOWELS and (known[1] or "\u11a8" <= ending[:1] <= "\u11c2"):
                continue
            if len(word) == 1 and len(ending) == 1 and unicodedata.normalize("NFC", stem) not in _SHORT:
                continue
            found.append((stem, ending, *known))
    return tuple(found)


@lru_cache(maxsize=4096)
def stems(word: str) -> dict[str, tuple[Sense, ...]]:
    """Return the possible stems of a word in jamo, each with the senses of what may follow it."""
    (jamo, _, bare, _), *rest = _cuts(word)
    found: dict[str, tuple[Sense, ...]] = {jamo: (bare,)}
    for start, ending, sense, fused in rest:
        for stem in _possible(start, ending, fused):
            found[stem] = (*found.get(stem, ()), sense)
    return found


def _possible(stem: str, ending: str, fused: bool) -> set[str]:
    """Return the stems that may have given this one before this ending."""
    last, first = stem[-1], ending[:1]
    found = {stem}
    if last == "\u11af" and first == "\u110b":
        # 들어, 들은: 듣다.
        found.add(stem[:-1] + "\u11ae")
    elif last in _VOWELS and fused:
        if last in _FUSED:
            found.add(stem[:-1] + _FUSED[last])
        found.update(stem[:-1] + more for more in _HIATUS.get(last, ()))
        if stem[-3:-1] == "\u11af\u1105" and last in "ᅡᅥ":
            # 흘러, 골라: 흐르다, 고르다.
            found.add(stem[:-3] + "\u1105ᅳ")
    elif last in _VOWELS:
        if first == "\u110b":
            # 지은: 짓다.
            found.add(stem + "\u11ba")
        if first in _LOSES_L:
            # 산다, 사는: 살다; 그런: 그렇다.
            found.update((stem + "\u11af", stem + "\u11c2"))
    if not ending:
        return found - {stem}
    least = 5 if len(ending) == 1 else 3
    for one in tuple(found):
        if one[-2:] in {"\u110bᅩ", "\u110bᅮ"} and one[-3:-2] in _VOWELS:
            # 도와, 도운: 돕다.
            found.add(one[:-2] + "\u11b8")
        elif one[-2:] == "\u1109ᅵ" and len(one) > least:
            # 가시다, 읽으시다: 가다, 읽다.
            found.add(one[:-4] if one[-4:-2] == "\u110bᅳ" else one[:-2])
    # 발표하다, 학생이다 and a bare 발표, 학생.
    return found | {one[:-2] for one in found if one[-2:] in {"\u1112ᅡ", "\u110bᅵ"} and len(one) > least}


def _grade(a: Sense, b: Sense) -> float:
    """Return how far the sense changes, 0 to 1: little between 한다, 합니다 and 해요, more from 한다 to 했다 or 하라."""
    (sense, tense), (other, when) = a, b
    if sense == other:
        return SAME if tense == when else TENSE
    if "bare" in (sense, other) or (tense == when and any(sense in near and other in near for near in _NEAR)):
        return NEARLY
    return MOOD if {sense, other} & {"order", "ask", "let", "if"} else TENSE


def change(a: str, b: str) -> float | None:
    """Return how far the sense changes where two words differ in their endings only, 0 to 1, else `None`."""
    if not a or not b or abs(ord(a[0]) - ord(b[0])) > 588:
        return None
    # The commonest contractions are undone beforehand, which spares looking for other stems.
    full, other = (word.replace("했", "하였").replace("됐", "되었") for word in (a, b))
    plain = [_grade(x[2], y[2]) for x in _cuts(full) for y in _cuts(other) if x[0] == y[0]]
    if plain and (grade := min(plain)) <= NEARLY:
        return grade
    mine, theirs = stems(a), stems(b)
    return min((_grade(x, y) for stem in mine.keys() & theirs.keys() for x in mine[stem] for y in theirs[stem]), default=None)


def is_verbal(word: str) -> bool:
    """Return whether a word may end in an ending of two jamo or more, as a predicate does."""
    jamo = unicodedata.normalize("NFD", word)
    return any(jamo[cut:] in _endings() for cut in range(len(jamo) - 2, max(1, len(jamo) - 12), -1))
