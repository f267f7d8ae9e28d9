"""Quotation marks that do not pair, or are of two kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from tm.check.check import Check, Context, Hint, Pair
from tm.text.placeables import masked

_PAIRS = {"”": "“", "」": "「", "』": "『", "》": "《", "〉": "〈", "»": "«", "〟": "〝"}
_OPENING = frozenset(_PAIRS.values())
_SIGNS = re.compile(r"[“”„‟\"「」『』《》〈〉«»〝〟]")
_INCHES = re.compile(r"(?<=\d)(?:\"|”|″)(?=[\s,.;:)x×-]|$)")
_INCH_WORD = re.compile(r"(?i)\binch|인치|(?:feet|foot|피트)")
_KINDS = (("“ ”", "“”"), ('" "', '"'), ("「 」", "「」"), ("《 》", "《》"), ("« »", "«»"))
_SPOKEN_OF = re.compile(r"\\\"|['(\[][“”\"「」『』《》«»][')\]]")
_ENDS = tuple(".,!?…")
_EVEN, _OPENS, _CLOSES, _ANOTHER = 0, 1, 2, 4
"""What a target leaves: nothing, an open quotation, the end of one; and that it begins another document."""
_UNITS = 6
"""Over how many units a quotation may run on."""
_CURLY_OPEN = re.compile(r"(?:^|(?<=[\s(“\"]))‘(?!\d0?s|tis\b|twas\b|em\b|cause\b|til\b)(?=\S)")


class Quotes:
    """Knows, of each unit in turn, whether its target leaves a quotation open or closes one: speech may run over units."""

    def __init__(self, _: Context) -> None:
        self._edges = bytearray()
        self._document = ""
        self._numbers = count()

    def survey(self, pair: Pair) -> None:
        """Take note of what a target leaves open."""
        text = _cleared(pair.target, _inches(pair)) if _SIGNS.search(pair.target) else ""
        at = _unpaired(text)
        edge = _EVEN if at is None else _OPENS if _opens(text, at) else _CLOSES
        self._edges.append(edge | (_ANOTHER if pair.document != self._document else 0))
        self._document = pair.document

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give a hint for double marks without partner or of two kinds, where the source's are in order."""
        number = next(self._numbers)
        if _SIGNS.search(pair.target) or "‘" in pair.target:
            yield from _hints(pair, self._runs_on(number))

    def _runs_on(self, number: int) -> bool:
        """Return whether a unit near, of the same document, closes what this one opens, or has opened what this one closes."""
        edge = self._edges[number] & ~_ANOTHER
        if edge == _EVEN:
            return False
        step, partner = (1, _CLOSES) if edge == _OPENS else (-1, _OPENS)
        at = number
        for _ in range(_UNITS):
            if step < 0 and self._edges[at] & _ANOTHER:
                return False
            at += step
            if not 0 <= at < len(self._edges) or (step > 0 and self._edges[at] & _ANOTHER):
                return False
            if self._edges[at] & ~_ANOTHER == partner:
                return True
        return False


def _opens(text: str, at: int) -> bool:
    """Return whether a mark opens a quotation, by its form or by the space before it."""
    if text[at] != '"':
        return text[at] in _OPENING
    return (at == 0 or not text[at - 1].isalnum()) and text[at + 1 : at + 2].strip() != "" and text[at - 1 : at] not in _ENDS


def _inches(pair: Pair) -> bool:
    return pair.source.count('"') % 2 == 1 or _INCH_WORD.search(pair.source) is not None


def _hints(pair: Pair, runs_on: bool) -> Iterator[Hint]:
    inches = _inches(pair)
    text = _cleared(pair.target, inches)
    if (mixed := _mixed(text)) and not _mixed(_cleared(pair.source, inches)):
        names, at = mixed
        yield Hint(f"quotation marks of two kinds: {names}; write one kind", pair.spot(pair.target_lang, at, at + 1))
        return
    found = _unpaired(text)
    if found is not None and runs_on:
        return
    if found is None:
        found = _unclosed_single(text)
    if found is not None:
        source = _cleared(pair.source, inches)
        if _unpaired(source) is None and _unclosed_single(source) is None:
            sign = pair.target[found]
            what = f"{sign} has no partner, though the source's marks pair; add the other or take it out"
            yield Hint(what, pair.spot(pair.target_lang, found, found + 1))


def _cleared(text: str, inches: bool) -> str:
    """Return the text with what is no quotation mark blanked: inches, marks spoken of, what stands in tags and code."""
    if "<" in text or "`" in text or "{" in text or "%" in text:
        text = masked(text, by="x")
    for pattern in (_INCHES, _SPOKEN_OF) if inches else (_SPOKEN_OF,):
        text = pattern.sub(lambda hit: " " * len(hit[0]), text)
    return text


def _unpaired(text: str) -> int | None:
    """Return where the first double mark without partner stands; straight ones pair by turns."""
    opened: list[int] = []
    for hit in _SIGNS.finditer(text):
        sign, at = hit[0], hit.start()
        last = text[opened[-1]] if opened else ""
        if last and (last == _PAIRS.get(sign) or (sign == last == '"') or (sign in "“‟" and last == "„")):
            opened.pop()
        elif sign in _PAIRS:
            return at
        else:
            opened.append(at)
    return opened[0] if opened else None


def _unclosed_single(text: str) -> int | None:
    """Return where a ‘ stands that no ’ follows."""
    if "‘" not in text:
        return None
    opened = [hit.start() for hit in _CURLY_OPEN.finditer(text)]
    return opened[-1] if opened and "’" not in text[opened[-1] :] else None


def _mixed(text: str) -> tuple[str, int] | None:
    """Return the kinds of double marks where there are curly and straight ones, and where the second begins."""
    found = [
        (name, min(text.index(sign) for sign in signs if sign in text))
        for name, signs in _KINDS[:2]
        if any(s in text for s in signs)
    ]
    if len(found) < 2:
        return None
    found.sort(key=lambda one: one[1])
    return " and ".join(name for name, _ in found), found[1][1]


CHECK = Check(
    id="quote",
    level="warning",
    what="a quotation mark without its partner, or marks of two kinds",
    why="without the second mark nobody knows where the speech ends; two kinds are a slip of the keyboard",
    right=(
        (
            ("“물이 넘쳤고 길도 끊겼다”고 그가 말했다.", "“The water rose,” he said. “The road is cut"),
            ("“전기도 끊겼다”고 덧붙였다.", "and the power is off.”"),
        ),
        (("“물이 넘쳤다”고 그가 말했다.", "“The water rose,” he said."),),
        (('Unknown option "%s"', '알 수 없는 옵션 "%s"'),),
        (('A 13" screen', '13" 화면'),),
        (("《로동신문》은 “단결”을 강조했다.", "The Rodong Sinmun stressed “unity.”"),),
    ),
    wrong=(
        (("“물이 넘쳤다”고 그가 말했다.", "“The water rose, he said."),),
        (('Unknown option "%s"', '알 수 없는 옵션 "%s'),),
        (("He said “no” and “yes”.", '그는 “아니오”와 "예"라고 말했다.'),),
        (("The Rodong Sinmun reported it.", "《로동신문이 보도했다."),),
    ),
    over=Quotes,
)
