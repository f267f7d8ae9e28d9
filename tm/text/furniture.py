"""News furniture: lines that one edition has and the other has not, such as `*Translated by …`, `Read in Korean`, `사진=…`."""

from __future__ import annotations

import re

from tm.text.captions import is_caption
from tm.text.credits import is_credit

_NETWORK_EN = (
    r"(?:facebook|twitter|x|instagram|telegram|youtube|linkedin|whatsapp|threads|bluesky|kakaotalk|tiktok|e-?mail|rss|line)"
)
_NETWORK_KO = (
    r"(?:페이스북|트위터|엑스|카카오\s?(?:톡|스토리)|카카오|밴드|네이버|블로그|텔레그램|인스타그램|유튜브|라인|링크드인"
    r"|이메일|메일|URL)"
)
_DESK = r"(?:tips?|news|newsroom|editors?|desk|letters|press|info|webmaster)"

_FURNITURE = re.compile(
    rf"""
    \W*(?:translated|edited|written|reported|reporting|translation|editing)(?:\s+(?:and|&)\s+\w+)?\s+by\b
    | \W*read\s+(?:this\s+\w+\s+|it\s+|more\s+)?in\s+(?:korean|english)\b
    | \W*(?:click\s+here\s+to\s+)?(?:read|view|see)\s+(?:(?:the|this|its|original|article|story|in)\s+){{1,4}}
      (?:korean|english)(?:-language)?(?:\s+(?:version|original|article|text|edition))?\W*$
    | \W*(?:korean|english)\s+(?:version|edition)\W*$
    | (?:please\s+)?(?:direct|send)\s+(?:any|your)\s+(?:comments|questions|feedback|inquiries)
    | (?:views?\s+expressed|views\s+in\s+this|the\s+views\s+expressed)\b
    | for\s+(?:security|safety)\s+reasons,\s+(?:their|the)\s+(?:identities|names)\b
    | .{{3,40}}\s(?:works|operates)\s+with\s+(?:a|its)\s+network\s+of\s+(?:\w+\s+)?(?:sources|reporters|reporting\s+partners)\b
    | (?:got|have|do\s+you\s+have)\s+an?\s+(?:tip|story|story\s+idea)\b
    | (?:write|e-?mail|send\s+tips?|contact\s+us|reach\s+us)\s+(?:to\s+|at\s+|us\s+at\s+)?{_DESK}@
    | (?:e-?mail|contact)\s+the\s+(?:author|reporter|writer)s?\b
    | related\s+(?:articles?|stories|news|reading)\s*:?$
    | share\s+(?:this|the)\s+(?:article|story|post)\b
    | (?:share|follow|like|find)\s[^.!?]{{0,40}}\bon\s+{_NETWORK_EN}(?:(?:\s*[,|/·]\s*|\s+and\s+|\s+or\s+){_NETWORK_EN})*\.?$
    | (?:\W*{_NETWORK_EN}\b){{2,}}\W*$
    | all\s+rights\s+reserved
    | -0-$ | (?:\#{{3}}|-30-)$ | [(<\[（]끝[)>\]）]$ | (?:\#[^\s\#]+\s*){{2,}}$
    | ※\s*(?:무단|저작권|본\s?(?:기사|콘텐츠|영상)|이\s?(?:기사|콘텐츠|영상)|제보|관련|기사|독자|문의|출처|취재)
    | \W*(?:자료|출처)\s*[=:]\s*[^\W\d_]
    | ⓒ | © | \(c\)\s*(?:19|20)\d\d | copyrights?\s*(?:©|ⓒ|\(c\)|\d{{4}}) | \W*저작권(?:자\s*[ⓒ©(<]|\s*(?:[ⓒ©]|\(c\)))
    | .*무단\s*(?:전재|복제|배포)
    | .{{0,12}}기자\s*$ | (?:본사|본지|현지|특약)\s*기자\s | .{{0,20}}기자\s*[=|/(<\[]?\s*[\w.+-]+@ | [\w.+-]+@[\w-]+\.[\w.]+$
    | .{{0,12}}기자의?\s?(?:다른|최신|더\s?많은)?\s?(?:기사|글)\s?(?:더\s?)?(?:보기|모음)$
    | \W*(?:영문|영어|한글|국문|한국어)\s*(?:기사|판|버전|원문)\s*(?:으?로\s*)?(?:보기|읽기|바로\s?가기)
    | \W*(?:번역|편집|취재|정리)\s*[=:]\s*[^\W\d_]
    | \W*관련\s?기사\W*$ | \W*(?:기사\s?)?제보\s*(?:[=:：]|메일|[\w.+-]+@|\(|및\s?문의)
    | (?:이\s?)?기사\s?(?:를\s?)?(?:공유|인쇄|스크랩)(?:하기)?\W*$
    | (?:\W*{_NETWORK_KO}(?:로|에)?(?:\s?(?:공유|보내기|구독)(?:하기)?)?){{2,}}\W*(?:공유|보내기|복사|구독)?(?:하기)?\W*$
    """,
    re.X | re.I,
)


def is_furniture(text: str) -> bool:
    """Return whether a segment is furniture of the page or a caption, and so has no partner in the other edition."""
    text = text.strip()
    return _FURNITURE.match(text) is not None or is_credit(text) or is_caption(text)
