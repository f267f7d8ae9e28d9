"""Countries by another name: a capital that stands for its government, and one syllable of Korean: 한미, 미군, 북측."""

from __future__ import annotations

import re

from tm.model.glossary import Entry

_CAPITALS = (
    ("Pyongyang 평양", r"북한|북측|북조선|공화국|\bNorth\b|\bNorthern\b|\bDPRK\b"),
    ("Seoul 서울", r"한국|남한|남측|남조선|\bSouth\b|\bSouthern\b|\bKorean?\b|\bROK\b"),
    ("Washington 워싱턴", r"미국|미측|미\b|\bU\.?S\b|\bUnited States\b|\bAmerica"),
    ("Beijing 베이징 북경", r"중국|중측|중\b|\bChin(?:a|ese)\b"),
    ("Tokyo 도쿄 동경", r"일본|일측|일\b|\bJapan"),
    ("Moscow 모스크바", r"러시아|로씨야|소련|쏘련|\bRussia|\bSoviet"),
)
"""Each capital's names, and what the country is called."""
_SYLLABLES = {
    **dict.fromkeys(("한국", "대한민국", "남한", "남조선"), "한남"),
    **dict.fromkeys(("북한", "북조선", "조선민주주의인민공화국"), "북조"),
    "미국": "미",
    "중국": "중",
    "일본": "일",
    "영국": "영",
    "러시아": "러",
    "로씨야": "로",
    "프랑스": "불",
    "독일": "독",
}
_ANY = "한남북조미중일영러로불독"
_ALONE = "미북러"
"""Those that stand alone too before a word, and are no word of their own there: 미 국무부."""


def standing_for(entry: Entry, text: str) -> bool:
    """Return whether a text has an entry's country by one syllable or its capital, or the country whose capital the entry is."""
    forms = (*entry.forms("ko"), *entry.forms("en"))
    for capital, country in _CAPITALS:
        names = capital.split()
        if not set(names).isdisjoint(forms) and re.search(country, text):
            return True
        if any(name in text for name in names) and any(re.fullmatch(country, form) for form in forms):
            return True
    return any(re.search(_syllable(one), text) for name in entry.ko for one in _SYLLABLES.get(name, ""))


def _syllable(one: str) -> str:
    """Return a pattern for a country's syllable beside another's, before 군, 측 and 핵, behind 대, 친 and the like, or alone."""
    alone = rf"|(?<![가-힣]){one}(?=\s[가-힣])" if one in _ALONE else ""
    return (
        rf"(?<![가-힣]){one}(?=[{_ANY}]|군|측|핵|[·ㆍ-][{_ANY}])|(?<![가-힣])[대주반친방재]?[{_ANY}대주반친방재][·ㆍ-]?{one}{alone}"
    )
