"""What single lines of an article say of it: who wrote, translated and edited it, when and where it appeared.

Only what is stated counts: no year is guessed, no outlet is made of an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.text.dates import find_date, without_dates

_LONGEST = 160
"""Characters of a line that can be a credit."""

_BEHIND_NAMES = 40
"""Characters that may follow the names of a byline."""

_EDGE = " \t*_~|-–—·•"
_NAME_EN = r"[A-Z][\w.'’\-]*(?:\s+(?:[A-Z][\w.'’\-]*|de|del|van|von|bin|al|la)){1,3}"
_END_EN = r"(?=\s*(?:[;*|()/,–—\d]|(?<![A-Z])\.(?:\s|$)|\s-\s|\s+(?:and\s+)?(?:edited|translated|written|reported|in|for)\b|$))"
_PEOPLE_EN = rf"(?P<who>{_NAME_EN}(?:(?:,|\s+and|\s+&|,\s+and)\s+{_NAME_EN})*){_END_EN}"
_BY = re.compile(rf"(?i:(?P<what>translated|edited|written|reported|reporting))\s+(?i:by)\s+{_PEOPLE_EN}")
_BY_ALONE = re.compile(rf"(?:By|BY)\s+{_PEOPLE_EN}(?P<rest>.*)$")
_ROLE_EN = re.compile(rf"(?i:(?P<what>translat(?:or|ion)|editor|author|reporter))\s*[:=]\s*{_PEOPLE_EN}")
_NO_PERSON = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:year|week|month|day|century)s?\b"
    r"|\b(?:date|time|name|size|type|number|title|artist|path|state|ratio|order|char|select)$"
)
_OUTLET_EN = (
    r"(?:The\s+)?[A-Z][\w&.'’]*(?:\s+[A-Z][\w&.'’]*){0,3}\s+(?:News|Times|Post|Herald|NK|Journal|Press|Tribune|Weekly|Gazette|Agency|Today)"
    r"|(?:The\s+)?Daily\s+[A-Z]\w+"
)
_SHARED_EN = re.compile(r"[,|]\s*(?P<outlet>[A-Z][\w&.'’]*(?:\s+[A-Z][\w&.'’]*){0,3})")
_IS_OUTLET = re.compile(_OUTLET_EN)

_NAME_KO = r"[가-힣]{2,4}"
_PEOPLE_KO = rf"(?P<who>{_NAME_KO}(?:\s?[·,ㆍ]\s?{_NAME_KO})*)"
_TITLE_KO = r"(?:(?:인턴|선임|수습|객원|전문|시민)\s?)?(?:기자|특파원|통신원|논설위원|칼럼니스트)"
_SIGNED = re.compile(
    rf"(?:.{{0,14}}?[\s=/|\])]\s*)?{_PEOPLE_KO}\s?(?:\((?P<place>[가-힣]+)\)\s?)?{_TITLE_KO}"
    r"\s*(?:[|/(\[]?\s*[\w.+\-]+@[\w.\-]+[)\]]?|=|\||$)"
)
_DATE_BEHIND = re.compile(
    r"(?<=\w)\s*[|/(\[]?\s*(?:19|20)\d\d\s?[.\-/년]\s?\d{1,2}\s?[.\-/월]\s?\d{1,2}\s?[일.]?(?:\s+\d{1,2}:\d\d)?\s?[)\]]?$"
)
_SIGNED_NORTH = re.compile(rf"(?:본사|본지|현지|특약|조선중앙통신사)\s?(?:정치보도반|기자|통신원)\s+{_PEOPLE_KO}$")
_ROLE_KO = re.compile(rf"(?P<what>번역자?|옮긴이|옮김|편집자?|감수|글쓴이|글|취재|기자)\s*[=:：]\s*{_PEOPLE_KO}(?![가-힣])")
_DONE_KO = re.compile(rf"(?P<who>{_NAME_KO})\s+옮김$")
_DATED_KO = re.compile(r"(?:기사\s?)?(?:입력|등록|승인|게재|작성|발행|송고)(?:일시|시간|일)?\s*[:：]?\s*(?=\d|주체)")
_DATED_EN = re.compile(r"(?i)(?:published|posted|date|first\s+published|issued)(?:\s+on)?\s*[:：]?\s*(?=[\w])")
_LABEL = re.compile(rf"{_DATED_KO.pattern}|(?i:{_DATED_EN.pattern[4:]})")
_TO_THE_MINUTE = re.compile(r"\d{1,2}\s?[:시]\s?\d{2}(?!\d)")
_CHANGED = re.compile(r"(?i)(?:최종\s?)?수정|updated|last\s+(?:updated|modified)|modified")
_OUTLET_KO = r"[가-힣A-Za-z]{1,12}\s?(?:뉴스|일보|신문|통신|방송|타임스|타임즈|엔케이|NK|저널|투데이|미디어|TV)"
_PLACED_KO = re.compile(
    rf"[\[(（【]\s?(?P<paper>[가-힣A-Za-z ]{{2,16}}?)\s?=\s?(?P<who>{_NAME_KO})\s?{_TITLE_KO}\s?[\])）】]"
    r"|[\[(（【]\s?(?P<place>[가-힣A-Za-z·,/ ]{1,20}?)\s?=\s?(?P<outlet>[가-힣A-Za-z][\w\s]{1,18}?)\s?(?:[\])）】]|=)"
    rf"|[\[(（【]\s?[가-힣]{{2,10}}\s+\d{{1,2}}월\s?\d{{1,2}}일발\s+(?P<north>[가-힣]{{2,12}})\s?[\])）】]"
)
_PLACED_EN = re.compile(r"[A-Z][A-Z.’' ]{2,24}(?:,[^()]{1,40})?\s\((?P<outlet>[A-Z][\w.&’' ]{1,30})\)\s?[-–—]+\s")
_RIGHTS = re.compile(
    r"(?i:저작권자?|copyrights?)?\s*(?:[ⓒ©]|\([cC]\))\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*)?"
    r"(?P<outlet>[^\W\d_][\w&’' ]{1,28}?)\s*(?:[.,\[(|/]|무단|All\s|$)"
)
_INITIAL = re.compile(r"\b[A-Z]\.$")
_ADDRESS = re.compile(r"(?:(?P<label>[^\W\d_][\w ]{0,18})\s*[:：=]\s*)?<?(?P<url>https?://[^\s<>\"')\]]+)>?$")

_KEYS = {
    **dict.fromkeys("translated translator translation 번역 번역자 옮긴이 옮김".split(), "translator"),
    **dict.fromkeys("edited editor 편집 편집자 감수".split(), "editor"),
}
"""Which fact a word before or behind a name tells; the others tell who wrote."""


def is_credit(line: str) -> bool:
    """Return whether a line does nothing but sign the article, or date it, with a label (`입력 …`) or to the minute."""
    line = _bare(line)
    if len(line) > _LONGEST or not line:
        return False
    dated = _LABEL.match(line) or _TO_THE_MINUTE.search(line)
    return any(True for _ in _signatures(line)) or (dated is not None and date_alone(line) is not None)


def is_byline(line: str) -> bool:
    """Return whether a line says who wrote the article."""
    line = _bare(line)
    return len(line) <= _LONGEST and any(key == "byline" for key, _ in _signatures(line))


def credits(line: str) -> list[tuple[str, str]]:
    """Return the facts (`tm.model.text.FACTS` but for the headline) that a line states, with their values."""
    line = _bare(line)
    found = list(_places(line))
    if len(line) > _LONGEST:
        return found
    found += [*_signatures(line), *_labelled(line)]
    if day := date_alone(line):
        found.append(("date", day))
    if address := _ADDRESS.match(line):
        found.append(("url", address["url"]))
    return found


def outlet_alone(line: str) -> str | None:
    """Return the outlet where a line is nothing else: `데일리엔케이`, `Riverside News`."""
    line = _bare(line)
    return line if re.fullmatch(rf"{_OUTLET_KO}|{_OUTLET_EN}", line) else None


def _bare(line: str) -> str:
    return line.strip().strip(_EDGE).strip()


def _signatures(line: str) -> Iterator[tuple[str, str]]:
    if signed := _BY_ALONE.match(line):
        yield from _signed_by(signed["who"], signed["rest"])
        return
    if re.match(r"(?i)(?:translated|edited|written|report(?:ed|ing))\s+by\b", line):
        for found in _BY.finditer(line):
            yield _KEYS.get(found["what"].lower(), "byline"), _people(found["who"])
        return
    if done := _DONE_KO.match(line):
        yield "translator", done["who"]
    elif signed := (_SIGNED.fullmatch(_DATE_BEHIND.sub("", line)) or _SIGNED_NORTH.fullmatch(line)):
        yield "byline", _people(signed["who"])
        if day := find_date(line):
            yield "date", day
    elif (placed := _PLACED_KO.fullmatch(line)) and placed["who"]:
        yield "byline", placed["who"]


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """Give what `Translator: NAME` and the like say; program documentation has such lines too, so they may be no credits."""
    for pattern in (_ROLE_EN, _ROLE_KO):
        if pattern.match(line):
            for found in pattern.finditer(line):
                yield _KEYS.get(found["what"].lower(), "byline"), _people(found["who"])


def _signed_by(names: str, rest: str) -> Iterator[tuple[str, str]]:
    """Give what `By NAMES REST` says, where the rest is no sentence."""
    undated = without_dates(rest).strip(" ,|-–—/")
    if len(undated) > _BEHIND_NAMES or undated.endswith(".") or _NO_PERSON.search(names):
        return
    people = [name for name in _apart(names) if not _IS_OUTLET.fullmatch(name)]
    if not people:
        return
    yield "byline", "; ".join(people)
    for name in _apart(names):
        if _IS_OUTLET.fullmatch(name):
            yield "outlet", name
    if shared := _SHARED_EN.match(rest.strip()):
        yield "outlet", shared["outlet"]
    if day := find_date(rest):
        yield "date", day


def _places(line: str) -> Iterator[tuple[str, str]]:
    if placed := (_PLACED_KO.match(line) or _PLACED_EN.match(line)):
        groups = placed.groupdict()
        yield "outlet", next(groups[name] for name in ("outlet", "north", "paper") if groups.get(name)).strip()
        if groups.get("who"):
            yield "byline", groups["who"]
        if signed := re.match(rf"\s*{_PEOPLE_KO}\s?{_TITLE_KO}\s?=", line[placed.end() :]):
            yield "byline", _people(signed["who"])
        if day := find_date(placed[0]):
            yield "date", day
    elif rights := _RIGHTS.match(line):
        yield "outlet", rights["outlet"].strip()


def date_alone(line: str) -> str | None:
    """Return the date of a line that is little else, as `YYYY-MM-DD`."""
    line = _bare(line).strip("()[] ")
    labelled = _DATED_KO.match(line) or _DATED_EN.match(line)
    rest = line[labelled.end() :] if labelled else line
    first = _CHANGED.split(rest)[0]
    day = find_date(first)
    return day if day and len(without_dates(first).strip(" .,|/-–—:：()")) <= 2 else None


def _people(names: str) -> str:
    """Return names as `A; B`."""
    return "; ".join(_apart(names))


def _apart(names: str) -> list[str]:
    parts = re.split(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|[·ㆍ])\s*", names)
    return [part if _INITIAL.search(part) else part.rstrip(".") for part in parts if part]
