"""The rules by which units are removed from a memory: each says why, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tm.care.mojibake import broken
from tm.care.sides import code_of
from tm.model.clean import Rule
from tm.model.lang import language, primary
from tm.model.memory import Unit, Variant
from tm.text.names import english_name
from tm.text.normalize import tidy
from tm.text.placeables import placeables

Find = Callable[[Unit], str]
"""Returns why a unit is to go, empty where it may stay."""

_LETTER = re.compile(r"[^\W\d_]")
_HANGUL = re.compile("[ᄀ-ᇿ㄰-㆏ꥠ-꥿가-힣]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[.!?:]")
_SHORT = 50
"""Characters up to which a pair may be as uneven as it likes, a Korean one counted twice."""

_EVEN = {("ko", "en"): (0.6, 8.0)}
"""English characters for one Korean, spaces aside, at least and at most: of 1,720 true pairs of news 0.3 % lie outside."""

_UNEVEN = 5.0
"""How many times as long a text may be in other languages."""

_FEW = 3
"""Words in letters of the wrong language that may be names or terms."""


def empty(unit: Unit) -> str:
    """A unit in one language only, or with a text that is empty."""
    if len(unit.variants) < 2:
        return "has no translation"
    lacking = [v.lang for v in unit.variants if not v.content or (len(v.content) == 1 and not v.text.strip() and _bare(v))]
    return f"{', '.join(lacking)} is empty" if lacking else ""


def _bare(variant: Variant) -> bool:
    return isinstance(variant.content[0], str)


def same(unit: Unit) -> str:
    """Texts that are the same in both languages, unless they are names, numbers, addresses or placeholders."""
    texts = {tidy(v.text).casefold() for v in unit.variants}
    codes = {primary(v.lang) for v in unit.variants}
    if len(texts) != 1 or len(codes) < 2 or is_named(unit.variants[0].text):
        return ""
    return "is the same in both languages"


@lru_cache(maxsize=1024)
def is_named(text: str) -> bool:
    """Return whether a text holds nothing to translate: names, numbers, abbreviations, addresses, placeholders."""
    rest, last = [], 0
    for found in placeables(text):
        rest.append(text[last : found.start])
        last = found.end
    words = _WORD.findall(" ".join([*rest, text[last:]]))
    return all(_is_name(words, n) for n, word in enumerate(words) if _LETTER.search(word))


def _is_name(words: list[str], n: int) -> bool:
    word = words[n]
    inner = any(char.isupper() or char.isdigit() for char in word[1:])
    return inner or len(word) == 1 or english_name(words, n)


def wrong_language(unit: Unit) -> str:
    """A text that is not in the language that it is marked with, by its letters; names and short terms may be."""
    for variant in unit.variants:
        lang, text = language(variant.lang), variant.text
        letters = len(_LETTER.findall(text)) if lang else 0
        if not letters:
            continue
        korean = len(_HANGUL.findall(text))
        if lang == "en" and korean * 2 > letters:
            return f"{variant.lang} is in Korean letters"
        if lang == "ko" and not korean and len(_WORD.findall(text)) > _FEW and not is_named(text):
            return f"{variant.lang} has no Korean letter"
    return ""


def encoding(unit: Unit) -> str:
    """A text that was read in the wrong encoding, or with a sign for what could not be read."""
    for variant in unit.variants:
        if why := broken(variant.text, primary(variant.lang)):
            return f"{variant.lang}: {why}"
    return ""


def length(unit: Unit) -> str:
    """A text that is far longer than its translation."""
    sizes = [(language(v.lang), v.lang, len("".join(v.text.split()))) for v in unit.variants]
    for a, (lang, code, size) in enumerate(sizes):
        for other, other_code, other_size in sizes[a + 1 :]:
            if not size or not other_size or code_of(code) == code_of(other_code):
                continue
            if max(_weighed(lang, size), _weighed(other, other_size)) <= _SHORT:
                continue
            ratio, limits = other_size / size, _limits(lang, other)
            if not limits[0] <= ratio <= limits[1]:
                longer, shorter = (other_code, code) if ratio > 1 else (code, other_code)
                return f"{longer} is {max(ratio, 1 / ratio):.1f} times as long as {shorter}"
    return ""


def _weighed(lang: str | None, size: int) -> int:
    return size * 2 if lang == "ko" else size


def _limits(a: str | None, b: str | None) -> tuple[float, float]:
    if a == "ko" and b == "en":
        return _EVEN["ko", "en"]
    if a == "en" and b == "ko":
        least, most = _EVEN["ko", "en"]
        return 1 / most, 1 / least
    return 1 / _UNEVEN, _UNEVEN


def numbers(unit: Unit) -> str:
    """A unit without a letter: numbers, signs, codes."""
    return "" if any(_LETTER.search(v.text) for v in unit.variants) else "holds no letter"


def confidence(least: float) -> Find:
    """Return a rule for units whose confidence, as the aligner wrote it, is lower than `least`, 0 to 1."""

    def low(unit: Unit) -> str:
        stated = unit.prop("x-tm-confidence")
        try:
            return f"confidence {stated} is under {least:g}" if stated is not None and float(stated) < least else ""
        except ValueError:
            return ""

    return low


RULES: dict[str, tuple[Rule, Find]] = {
    rule.name: (rule, find)
    for rule, find in (
        (Rule("empty", "a text is empty, or there is no translation"), empty),
        (Rule("encoding", "read in the wrong encoding: mojibake, U+FFFD"), encoding),
        (Rule("language", "a text is not in its language, by its letters"), wrong_language),
        (Rule("numbers", "no letters on either side"), numbers),
        (Rule("same", "the same on both sides, and no name or number"), same),
        (Rule("length", "one side is far longer than the other"), length),
    )
}
"""In the order in which they are asked; the first that answers removes the unit."""
