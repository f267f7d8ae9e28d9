"""Full stops behind figures and letters in Korean: dates, the numbers of items and of articles of law."""

from __future__ import annotations

from itertools import pairwise

from tm.segment.korean_words import ABBREVIATIONS, HEAD
from tm.segment.rules import CLOSED, TERMINATORS, a_break, no_break

_STOP = f"[{TERMINATORS}]"
_WEEKDAY = "(?:\\s?\\([월화수목금토일](?:요일)?\\))?"
# The number of an item behind the one before it: 1. … 2.
_NEXT_HEAD = "(?:" + "|".join(rf"{n}\.\s[^.?!]{{1,50}}\s{n + 1}" for n in range(1, 9)) + ")"
# The same with letters: 가. … 나.
_LETTERS = "가나다라마바사아"
_NEXT_LETTER = "(?:" + "|".join(rf"{first}\.\s[^.?!]{{1,50}}\s{second}" for first, second in pairwise(_LETTERS)) + ")"

FIGURES = (
    no_break(
        r"\d\)?\.?\s?[~～]",
        r"\s?\d",
        "a span of days or numbers",
        "접수는 2026. 4. 1. ~ 2026. 4. 30. 한다. | 문의는 전화로.",
    ),
    a_break(
        r"\d{4}\)?\.\s?\d{1,2}\.\s?\d{1,2}\.",
        r"\s\d{1,2}\.\s[가-힣]",
        "the date has its day: the number heads the next item",
        "1. 접수: 2026. 4. 30. | 2. 발표: 전화로 알린다.",
    ),
    no_break(
        r"\d\)?\.",
        r"\s*\d{1,2}\.(?!\d)",
        "a date written in figures goes on",
        "회의는 2020. 2. 15. 오후에 열렸다.",
    ),
    no_break(
        rf"(?<!\d)(?:\d{{1,4}}\)?\.\s?){{1,2}}\d{{1,2}}\.{_WEEKDAY}",
        r"\s(?!\s*[가-힣]{2,6}(?:\s[가-힣]{1,6})?\s?:\s)",
        "the full stop of the day or the month belongs to the date",
        "공고는 2019.11.3. 자로 났다. | 기한은 이틀이다.",
    ),
    a_break(
        rf"(?<![A-Za-z.]){ABBREVIATIONS}\.\s?\d+\.",
        r"\s+[가-힣A-Z“‘《]",
        "the number belongs to the abbreviation before it and heads nothing",
        "출처는 같은 책, p. 25. | 번역은 필자가 했다.",
    ),
    no_break(
        rf"(?:^|[{TERMINATORS}:;]{CLOSED}\s)\s*[(\[]?(?:{HEAD}\s?|[A-Z][.-])?\d{{1,3}}(?:[.-]\d{{1,3}}){{0,3}}\.",
        r"\s",
        "a number that heads an item, with a word or a letter before it or without",
        "1. 문을 닫는다. | 1-1. 불을 끈다. | 그림 1. 불 꺼진 역. | B.2. 값 바꾸기",
    ),
    no_break(
        r"^\s*\d{1,3}(?:\.\d{1,3}){0,3}\s?(?:장|절|부|편)\.",
        r"\s",
        "the number of a chapter that begins a heading",
        "4장. 설치하기를 마친 뒤에 본다. | 다음은 5장이다.",
    ),
    no_break(
        r"(?<![\d.])1\.",
        r"\s[^.?!]{1,50}\s2\.\s",
        "the first number of a row of items",
        "준비물은 1. 연필 2. 지우개다. | 연필은 넉넉하다.",
    ),
    no_break(
        rf"(?<!\d){_NEXT_HEAD}\.",
        r"\s",
        "the next number of a row of items that end in no full stop",
        "준비물은 1. 연필 2. 지우개 3. 자다. | 점수는 3 대 2. | 이겼다.",
    ),
    no_break(
        r"(?<![가-힣])가\.",
        r"\s[^.?!]{1,50}\s나\.\s",
        "the first letter of a row of items",
        "차례는 가. 개요 나. 본문이다. | 끝에 표를 붙인다.",
    ),
    no_break(
        rf"(?<![가-힣]){_NEXT_LETTER}\.",
        r"\s",
        "the next letter of a row of items that end in no full stop",
        "가. 개요 나. 본문 다. 결론을 적는다. | 나는 나다. | 끝이다.",
    ),
    no_break(
        r"제\s?\d+(?:조|항|호|장|절|편|관|목)(?:의\s?\d+)?(?:\s\d{1,2})?\.",
        r"\s",
        "the heading of an article of law",
        "제1조. 이 법은 농장원에게 적용한다. | 제2조의2. 예외는 없다.",
    ),
    no_break(
        r"(?<![\w.])(?:[A-Z]\.)?\d+(?:\.\d+)*\s?(?:조|항|장|절|부)\.",
        r"\s*[“‘「『《\"'][^“”‘’「」『』《》\"']{0,80}[^“”‘’「」『』《》\"'.?!…][”’」』》\"']",
        "the number of a section, its title behind",
        "4.2절. “저장하기”를 보라. | 설명은 3장. 「끝내기」에 있다.",
    ),
    no_break(
        rf"(?:^|{_STOP}\s)\s*(?:[가나다라마바사아자차카타파하ㄱ-ㅎ①-⑳Ⅰ-Ⅻ]|[IVX]{{1,4}})\.",
        r"\s",
        "a letter that heads an item",
        "가. 신청서를 낸다. | 나. 증명서를 받는다.",
    ),
)
