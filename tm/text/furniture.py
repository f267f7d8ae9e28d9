"""News furniture: lines that one edition has and the other has not, such as `*Translated by …`, `Read in Korean`, `사진=…`."""

from __future__ import annotations

import re

from tm.text.credits import is_credit

_FURNITURE = re.compile(
    r"""
    \*?\s*(?:translated|edited|written|reported|reporting)\s+by\b
    | \W*read\s+(?:this\s+\w+\s+|it\s+|more\s+)?in\s+(?:korean|english)\b
    | (?:please\s+)?(?:direct|send)\s+(?:any|your)\s+(?:comments|questions)
    | (?:photo|image|picture|file\s+photo)\s*(?:[:=(]|by\b|courtesy)
    | (?:views?\s+expressed|views\s+in\s+this)\b
    | for\s+(?:security|safety)\s+reasons,\s+(?:their|the)\s+(?:identities|names)\b
    | -0-$ | (?:\#{3}|-30-)$
    | \W*(?:사진|그래픽|영상|자료|출처)\s*[=:]
    | ※\s*(?:무단|저작권|본\s?(?:기사|콘텐츠|영상)|이\s?(?:기사|콘텐츠|영상)|제보|관련|기사|독자|문의|출처)
    | ⓒ | © | \(c\)\s*(?:19|20)\d\d | copyrights?\s*(?:©|ⓒ|\(c\)|\d{4})
    | .*무단\s*(?:전재|복제|배포)
    | .{0,12}기자\s*$ | (?:본사|본지|현지|특약)\s*기자\s | .{0,20}기자\s+[\w.+-]+@ | [\w.+-]+@[\w-]+\.[\w.]+$
    | (?:영문|한글|국문)\s*기사\s*(?:보기|읽기)
    | \W*(?:번역|편집|취재)\s*[=:]
    """,
    re.X | re.I,
)


def is_furniture(text: str) -> bool:
    """Return whether a segment is furniture of the page and so has no partner in the other edition."""
    text = text.strip()
    return _FURNITURE.match(text) is not None or is_credit(text)
