"""The lines under pictures: each edition chooses its own pictures, so that they have no partner."""

from __future__ import annotations

import re

_LONGEST = 250
"""Characters of a line that can be a caption."""

_WORDS = "사진 그래픽 일러스트 삽화 이미지 영상 photo image picture graphic screen illustration courtesy file".split()
"""No caption is without one of these: a quick answer for nearly all lines."""

_NAMED = r"[^\s%{}\d=:]"
_FROM_KO = rf"""(?:
      (?:(?:자료|참고)\s?)?(?:사진|그래픽|일러스트|삽화|이미지|영상|동영상)\s?(?:제공|출처|캡처)?\s?=\s?{_NAMED}
    | (?:자료\s?)?사진\s?(?:제공|출처|설명)?\s?[:：|]\s?{_NAMED}
    | (?:자료\s?)?사진\s?(?:제공|출처)?(?:\s/\s{_NAMED}|/(?!비디오|동영상|영상|이미지|문서)\s?[가-힣A-Za-z]{{2,12}}$)
    )"""
_PHOTO = r"(?:(?:file|handout|undated|aerial|satellite)\s+)?(?:photo|photograph|image|picture|graphic|screenshot|illustration)s?"
_FROM_EN = rf"(?i:{_PHOTO})\s*(?:(?i:(?:courtesy|credits?)\b)|(?i:(?:provided\s+|taken\s+)?by|via)\s+[A-Z])"

_STARTS = re.compile(
    rf"""
    \W*{_FROM_KO}
    | \W*(?:자료\s?사진|사진\s?제공)\W*$
    | \W*(?:(?i:(?:file\s+)?photo)s?\s*[:=|]\s?|FILE\s*(?:PHOTO\s*)?[-–—:]\s){_NAMED}
    | \W*{_FROM_EN}
    | (?:An?|This|The)\s(?:undated\s)?(?:file|handout)\s(?:photo|image|picture)\b
    """,
    re.X,
)
# Behind a full stop, a space, a slash, or a noun, as in 초소(사진=연합); not within a sentence: 쐈다(사진=연합).
_ENDS = re.compile(
    rf"""
    (?:^|[\s.。!?”"…)/|])[(\[【〈<]?\s?{_FROM_KO}[^.。]{{0,40}}$
    | [가-힣](?<![다요까죠])\({_FROM_KO}[^.。()]{{0,40}}\)$
    | (?:^|[\s.”"/])[(\[【〈<](?:자료\s?)?사진[)\]】〉>]\.?$
    | [(\[]\s*(?:(?i:{_PHOTO})\s*[:=/]\s?|{_FROM_EN}|(?i:courtesy\s+of|courtesy:|screen\s?grab)\s?)[^()\[\]]{{0,60}}[)\]]\.?$
    | [(\[][A-Z][\w.&’' ]{{1,30}}\s(?i:file\s+)?(?i:photo)(?:/[^()\[\]]{{1,40}})?[)\]]\.?$
    | \s[/|]\s*(?i:{_PHOTO})\s*[:=]\s*{_NAMED}[^.]{{0,40}}$
    """,
    re.X,
)


def is_caption(line: str) -> bool:
    """Return whether a line belongs to a picture: says where that is from (`사진=…`, `/사진=…`, `(Photo: …)`), or shows one."""
    line = line.strip()
    lower = line.lower()
    if len(line) > _LONGEST or not any(word in lower for word in _WORDS):
        return False
    return _STARTS.match(line) is not None or _ENDS.search(line) is not None
