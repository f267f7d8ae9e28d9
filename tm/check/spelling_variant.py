"""Northern and Southern spellings of Korean in one file."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import add
from typing import Literal, NamedTuple

from tm.check.check import Check, Context, Hint, Pair
from tm.text.vocabulary import NORTH_SOUTH

Usage = Literal["Northern", "Southern"]

_INITIALS = (
    "로동 로력 로인 로선 로임 로점 로획 로골 론문 론의 론설 론쟁 뢰물 료금 료리 료해 료양 루설 루적 류학 류행 류출 류통 류입 "
    "류의 륙군 륙지 륜리 률동 리용 리익 리유 리해 리상 리론 리발 리혼 리별 리사회 리산가족 린접 림시 림업 립장 립법 락원 "
    "락후 란동 란리 랑비 랑독 래년 래일 래왕 랭동 랭면 랭장 략탈 량강도 량곡 량심 량식 량측 량반 려관 려객 려행 려권 력사 "
    "력량 련결 련계 련락 련대 련맹 련방 련속 련습 련합 련이어 렬차 렬사 렬거 령도 령토 령해 령역 례의 례절 례외 녀성 녀자 "
    "녀인 녀맹 녀학생 녀왕 년말 년초 년로"
).split()
"""Sino-Korean words that begin in the North with what the South drops or writes otherwise (두음법칙)."""

_ALWAYS_SO = ("로동신문", "로동당", "로동청년", "력사박물관", "련광")
"""Names that Southern texts too write as their bearers do."""

_TWO_NAMES = frozenset("오스트레일리아 오스트랄리아 네데를란드".split())
"""Of the vocabulary: names beside which the other is no spelling of the same word."""

_TENSE = frozenset("\u1101\u1104\u1108\u110a\u110d")
"""ㄲ ㄸ ㅃ ㅆ ㅉ, as the North writes the sounds of foreign words: 로씨야, 꾸바."""

_CLEAR, _SHARE = 5, 0.9
"""Words of one usage in a file, and their share, from which on the other stands out even where its word occurs but once."""

_MOSTLY = 0.7
"""Share of a document's words from which on it follows a usage."""
_MOST_DOCUMENTS = 20_000
"""Documents of a file that are told apart."""

_QUOTES = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "〈": "〉"}


class _Word(NamedTuple):
    form: str
    usage: Usage
    partner: str
    key: str
    """The Southern form, which both spellings share."""
    starts: bool
    """Whether it counts at the beginning of a word only."""
    certain: bool
    """Whether one norm alone has the form; 카톨릭 is written in the South as well."""


class _Spellings:
    """Knows which usage the file and each document follow, and of which words the file has both forms.

    Bounded by the list of words and by how many documents are told apart.
    """

    def __init__(self, _: Context) -> None:
        self._forms: Counter[tuple[str, Usage]] = Counter()
        self._usage: Counter[Usage] = Counter()
        self._documents: dict[str, Counter[Usage]] = {}

    def survey(self, pair: Pair) -> None:
        """Count the words of the target that North and South spell differently."""
        for word, _ in _found(pair.target):
            self._forms[word.key, word.usage] += 1
            self._usage[word.usage] += 1
            if pair.document and (pair.document in self._documents or len(self._documents) < _MOST_DOCUMENTS):
                self._documents.setdefault(pair.document, Counter())[word.usage] += 1

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give a hint for each word in the spelling that is rarer in the file, unless its document has chosen that one."""
        if len(self._usage) < 2:
            return
        own = self._documents.get(pair.document, Counter())
        told: set[str] = set()
        for word, at in _found(pair.target):
            if word.form not in told and not _follows(own, word.usage) and (reason := self._reason(word)):
                told.add(word.form)
                what = (
                    f"{word.form} is {word.usage} spelling"
                    if word.certain
                    else f"{word.form} is another spelling of {word.partner}"
                )
                what = f"{what}, {reason}; write {word.partner}"
                yield Hint(what, pair.spot(pair.target_lang, at, at + len(word.form)))

    def _reason(self, word: _Word) -> str | None:
        """Return why a word should be spelled otherwise, `None` where it need not."""
        other: Usage = "Southern" if word.usage == "Northern" else "Northern"
        rarer = self._usage[word.usage] < self._usage[other] or (
            self._usage[word.usage] == self._usage[other] and word.usage == "Northern"
        )
        if not rarer:
            return None
        if both := self._forms[word.key, other]:
            return f"and {word.partner} stands in the file too ({both} {'time' if both == 1 else 'times'})"
        if word.certain and self._usage[other] >= _CLEAR and self._usage[other] >= _SHARE * self._usage.total():
            return f"and the file otherwise follows {other} usage"
        return None


def _follows(document: Counter[Usage], usage: Usage) -> bool:
    """Return whether a document is written in a usage, but for a few words."""
    return document[usage] > 1 and document[usage] >= _MOSTLY * document.total()


@cache
def _words() -> dict[str, list[_Word]]:
    """Return all forms by their first two letters, longest first."""
    pairs = [(north, south, False) for north, south in NORTH_SOUTH if north not in _TWO_NAMES]
    pairs += [(form, _southern(form), True) for form in _INITIALS]
    words: dict[str, list[_Word]] = {}
    for north, south, starts in pairs:
        if len(north) > 1 and len(south) > 1:
            certain = starts or not _TENSE.isdisjoint(unicodedata.normalize("NFD", north))
            words.setdefault(north[:2], []).append(_Word(north, "Northern", south, south, starts, certain))
            words.setdefault(south[:2], []).append(_Word(south, "Southern", north, south, starts, certain))
    for group in words.values():
        group.sort(key=lambda word: -len(word.form))
    return words


def _southern(form: str) -> str:
    """Return a word by the Southern initial-sound rule (한글 맞춤법 10–12)."""
    code = ord(form[0]) - 0xAC00
    initial, medial, final = code // 588, code % 588 // 28, code % 28
    # ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ: ㄹ and ㄴ fall away; before others ㄹ is ㄴ.
    new = 11 if medial in (2, 6, 7, 12, 17, 20) else 2 if initial == 5 else initial
    return chr(0xAC00 + new * 588 + medial * 28 + final) + form[1:]


def _found(text: str) -> Iterator[tuple[_Word, int]]:
    """Give the words of a text with where they stand, those in quotation marks and names aside."""
    words = _words()
    starts = set(map(add, text, text[1:])) & words.keys()
    if not starts:
        return
    text = _unquoted(text)
    for start in sorted(starts):
        at = text.find(start)
        while at >= 0:
            hit = next((word for word in words[start] if text.startswith(word.form, at)), None)
            inside = at > 0 and "가" <= text[at - 1] <= "힣"
            if hit and not (hit.starts and inside) and not text.startswith(_ALWAYS_SO, at):
                yield hit, at
            at = text.find(start, at + (len(hit.form) if hit else 1))


def _unquoted(text: str) -> str:
    """Return the text with what stands in quotation marks blanked: a citation keeps its spelling."""
    for opening, closing in _QUOTES.items():
        start = text.find(opening)
        while start >= 0:
            end = text.find(closing, start)
            end = len(text) - 1 if end < 0 else end
            text = text[:start] + "_" * (end + 1 - start) + text[end + 1 :]
            start = text.find(opening, end)
    return text


CHECK = Check(
    id="spelling-variant",
    level="warning",
    what="Northern and Southern spellings mixed in a file (로동 and 노동, 로씨야 and 러시아)",
    why="a text follows one of the two norms; the other creeps in by pasting from a source",
    right=(
        (("Women workers", "여성 노동자"), ("The history museum", "역사박물관"), ("Trade with Russia", "러시아와의 무역")),
        (("Women workers", "녀성 로동자"), ("The history museum", "력사박물관"), ("Trade with Russia", "로씨야와의 무역")),
        (("The Rodong Sinmun", "로동신문"), ("Labour is short.", "노동력이 모자란다."), ("Women came.", "여성들이 왔다.")),
    ),
    wrong=(
        (
            ("Labour is short.", "노동력이 모자란다."),
            ("Workers came.", "노동자들이 왔다."),
            ("The workers left.", "로동자들이 떠났다."),
        ),
        (
            ("He went to Russia.", "그는 러시아에 갔다."),
            ("Russia said so.", "러시아가 그렇게 밝혔다."),
            ("In Russia", "로씨야에서"),
        ),
        (
            ("Women", "녀성"),
            ("Labour", "로동"),
            ("History", "력사"),
            ("Next year", "래년"),
            ("A train", "렬차"),
            ("A trip", "려행"),
            ("The women", "여성들"),
        ),
    ),
    over=_Spellings,
    target="ko",
)
