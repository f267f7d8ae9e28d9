"""Speech levels of Korean, told from the last syllables of a sentence (표준 언어 예절; 하오 after the usage of the North).

No dictionary: what ends otherwise than a predicate, a noun or a nominal form (했음, 하기), has no level. Endings that nouns have
too count only before a full stop, question or exclamation mark, which headings and labels have not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, get_args

Register = Literal["합니다", "해요", "한다", "하오", "해"]
REGISTERS: tuple[Register, ...] = get_args(Register)


class Ending(NamedTuple):
    """The last word of a sentence, code points `start` up to `end`, not included. `request`: 하십시오, 하세요."""

    register: Register
    start: int
    end: int
    request: bool


_ALWAYS: dict[Register, str] = {
    "합니다": "ㅂ니다|ㅂ니까|ㅂ디다|ㅂ디까|ㅂ시다|십시오|십시요|소서|올시다",
    "해요": "요|죠",
    "한다": "다",
}
_MARKED: dict[Register, str] = {
    "한다": "(?:는|은|인|던|한|된|운|ㄹ)(?:가|까|지)|냐|구나|도다|로다|더라|으리라|노라|으랴|"
    "(?:하|있|없|되|이|겠)니|ㅆ니|(?:는|겠|었|았|이|하)군|(?:하|되|보|가|오|마|이|니|우|으|아|어|여|해|시|두|리|키|라|지|거|말)라|"
    "(?:하|되|보|가|들|먹|주|내|두|쓰|알|누|키|리|이|우|지)자",
    "하오": "(?:시|르|하|되|이|었|았|겠|있|없|으|니)(?:오|소)|구려",
    "해": "ㄹ라|ㄹ러|어|아|여|해|돼|야|지|네|거든|데|ㄹ게|래|봐|줘|와|가|써|져|ㄴ대|는대|ㅆ대|까|나|자나|고|서|려고|마|걸",
}
"""Endings as patterns; ㄴ, ㄹ, ㅂ and ㅆ stand under the syllable before."""

_NOUNS = (
    *("바다", "캐나다", "우간다", "르완다", "베란다", "소다", "판다", "람다", "보다", "마다", "에다"),
    *("필요", "수요", "중요", "주요", "개요", "강요", "소요", "동요", "민요", "담요", "고요", "토요"),
    *("국가", "평가", "허가", "휴가", "추가", "증가", "참가", "작가", "문가", "물가", "주가", "정치가", "분야", "시야"),
    *(
        "까지",
        "가지",
        "편지",
        "방지",
        "정지",
        "금지",
        "유지",
        "토지",
        "폐지",
        "단지",
        "메시지",
        "페이지",
        "이미지",
        "아버지",
        "여지",
    ),
    *(
        "노래",
        "미래",
        "거래",
        "장래",
        "아래",
        "그래",
        "시대",
        "세대",
        "군대",
        "부대",
        "상대",
        "반대",
        "확대",
        "무대",
        "가운데",
        "그런데",
    ),
    *("나라", "대해", "위해", "통해", "피해", "올해", "한해", "이해", "오해", "방해", "동해", "서해", "남해", "네"),
    *("아니요", "아니오", "아뇨", "현대", "연대", "안대"),
)
"""Words that end as predicates do."""

_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"))
_BRACKETED = re.compile(r"\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|'[^']*'(?!\w)")
_CLOSE = r"[)\]”’\"'」』》*_]*"
_LAST_WORD = re.compile(rf"(?<![가-힣])([가-힣]++){_CLOSE}(?:([.?!…。？！]+){_CLOSE}(?=\s|$)|(?=\s*(?:\n|$)))")
_REQUEST = re.compile("(?:십시오|십시요|세요|셔요|세여)$")


def register(sentence: str) -> Register | None:
    """Return the level of a sentence by its last word, quoted or not; `None` where it ends in no predicate."""
    found = None
    for hit in _LAST_WORD.finditer(sentence):
        found = _level(hit[1], bool(hit[2]))
    return found


def endings(text: str) -> Iterator[Ending]:
    """Give the ending of each sentence of a text that has a level, without those in quotation marks or brackets."""
    if not text or text.isascii():
        return
    for hit in _LAST_WORD.finditer(_narrated(text)):
        if level := _level(hit[1], bool(hit[2])):
            yield Ending(level, *hit.span(1), _REQUEST.search(hit[1]) is not None)


def _narrated(text: str) -> str:
    """Return the text with all that is quoted or in brackets blanked; a mark without partner quotes up to the end of the text."""
    for opening, closing in _QUOTES:
        if opening in text or closing in text:
            text = _without_quotes(text, opening, closing)
    if any(sign in text for sign in "\"(['<"):
        text = _BRACKETED.sub(lambda hit: "_" * len(hit[0]), text)
    return text


def _without_quotes(text: str, opening: str, closing: str) -> str:
    out, depth = [], 0
    first = text.find(closing)
    if 0 <= first < (text.find(opening) if opening in text else len(text)) and closing != "’":
        out, text = ["_" * (first + 1)], text[first + 1 :]
    for char in text:
        depth += char == opening
        out.append("_" if depth else char)
        depth -= bool(depth) and char == closing
    return "".join(out)


def _level(word: str, marked: bool) -> Register | None:
    if word.endswith(_NOUNS) and not (marked and word.endswith(("가요", "네"))):
        return None
    jamo = unicodedata.normalize("NFD", word[-4:])
    for level, pattern in _patterns(marked):
        if pattern.search(jamo):
            return level
    return None


@cache
def _patterns(marked: bool) -> tuple[tuple[Register, re.Pattern[str]], ...]:
    tables = (_ALWAYS, _MARKED) if marked else (_ALWAYS,)
    return tuple((level, re.compile(f"(?:{_jamo(forms)})$")) for table in tables for level, forms in table.items())


def _jamo(forms: str) -> str:
    for letter, final in (("ㄴ", "\u11ab"), ("ㄹ", "\u11af"), ("ㅂ", "\u11b8"), ("ㅆ", "\u11bb")):
        forms = forms.replace(letter, final)
    return unicodedata.normalize("NFD", forms)
