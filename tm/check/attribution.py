"""How what somebody said is reported: 전했다 and said are neutral, 주장했다 and claimed are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tm.check.check import Check, Context, Hint, Pair

_VERBS: tuple[tuple[str, str, str], ...] = (
    (
        "say",
        "전했|말했|밝혔|이야기했|언급했|알렸|설명했|덧붙였|보도했|발표했",
        "say|says|said|told|tell|tells|added|adds|reported|reports|according|stated|announced|explained|wrote",
    ),
    (
        "claim",
        "주장했|주장하|우겼|내세웠",
        "claim|claims|claimed|claiming|argue|argues|argued|arguing|alleged|alleges|contend|contends|contended|insist|insists|insisted|insisting|assert|asserts|asserted|maintain|maintains|maintained",
    ),
    (
        "stress",
        "강조했|역설했|강조하",
        "stressed|stresses|stressing|emphasized|emphasised|emphasizes|emphasizing|underlined|underscored|underscores|highlighted|insisted",
    ),
    (
        "admit",
        "인정했|시인했|고백했|실토했",
        "admit|admits|admitted|admitting|acknowledged|acknowledges|conceded|concedes|confessed",
    ),
    (
        "deny",
        "부인했|부정했|반박했|일축했",
        "deny|denies|denied|denying|rejected|rejects|refuted|rebutted|dismissed|disputed|rebuffed",
    ),
    ("warn", "경고했|경고하", "warn|warns|warned|cautioned|threatened"),
    (
        "criticize",
        "비난했|비판했|규탄했|성토했",
        "criticize|criticized|criticised|criticizes|condemned|condemns|denounced|denounces|slammed|blasted|accused|accuses|blamed",
    ),
    ("urge", "촉구했|호소했|당부했", "urge|urges|urged|urging|appealed|pleaded|exhorted|demanded|called|asked"),
    ("boast", "자랑했|과시했|뽐냈", "boast|boasts|boasted|bragged|touted|flaunted"),
)
"""A class, the Korean stems before their endings, the English forms."""

_NEUTRAL = "say"
_NEAR = (
    {"claim", "stress"},
    {"claim", "criticize"},
    {"criticize", "warn"},
    {"stress", "urge"},
    {"deny", "criticize"},
    {"claim", "deny"},
    {"urge", "warn"},
)
_LAST = re.compile(r"([가-힣]+)[.”’\"')\s]*\Z")
_TAIL = 24
"""Characters at the end of a sentence that hold its last word."""
_GENERAL = frozenset(["called", "asked"])
"""English words of a class that have other senses too: they may stand for it, but do not bring it in."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint where the Korean sentence ends with a verb of reporting and the English has but one of another colour."""
    korean, english = pair.text("ko"), pair.text("en")
    tail = max(0, len(korean) - _TAIL)
    if not (end := _LAST.search(korean, tail)):
        return
    classes = {kind for kind, stems in _korean() if stems.match(end[1])}
    if not classes:
        return
    found = {kind: hit for kind, forms in _english() if (hit := forms.search(english))}
    if classes == {_NEUTRAL}:
        found = {kind: hit for kind, hit in found.items() if hit[0].lower() not in _GENERAL}
    theirs = found.keys()
    if not found or classes & theirs or any(one in near and other in near for near in _NEAR for one in classes for other in theirs):
        return
    if classes != {_NEUTRAL} and theirs != {_NEUTRAL}:
        return
    word = next(iter(found.values()))
    korean_is, english_is = ("neutral", "not") if classes == {_NEUTRAL} else ("not neutral", "neutral")
    what = f"{end[1]} is {korean_is}, {word[0]!r} is {english_is}; see whether the speaker's tone is kept"
    yield Hint(what, pair.spot("en", *word.span()) if pair.target_lang == "en" else pair.spot("ko", *end.span(1)))


@cache
def _korean() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(stems)) for kind, stems, _ in _VERBS)


@cache
def _english() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{forms})\b", re.I)) for kind, _, forms in _VERBS)


CHECK = Check(
    id="attribution",
    level="info",
    what="a verb of saying of another colour (전했다, 주장했다, 강조했다 against said, claimed, stressed)",
    why="“claimed” casts doubt that 전했다 does not, and an editor has to know",
    right=(
        (("소식통은 쌀값이 올랐다고 전했다.", "Rice prices rose, the source said."),),
        (("그는 무죄라고 주장했다.", "He claimed that he was innocent."),),
        (("The ministry stressed that it was ready.", "국방성은 준비가 되어 있다고 강조했다."),),
    ),
    wrong=(
        (("소식통은 쌀값이 올랐다고 전했다.", "Rice prices rose, the source claimed."),),
        (("그는 돈을 받은 적이 없다고 주장했다.", "He said he had taken no money."),),
        (("The official admitted that it was late.", "그 간부는 늦었다고 말했다."),),
    ),
    find=find,
)
