"""Negations: how many a stretch of words holds, and what is left of it without them.

Korean: the auxiliaries -지 않다, -지 못하다 and -지 말다, the adverbs 안 and 못 before a predicate, 없다 and 아니다, 불가, and the
prefixes 비-, 불-, 부-, 무-, 미-. English: not, n't, no, never, none, nobody, nothing, nor, neither, without, and the prefixes
un-, in-, im-, il-, ir-, non-, dis-. A prefix counts only where it is all that two words differ by: 비행사 is no denial of anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tm.model.text import Lang
from tm.text.endings import is_verbal

_KOREAN = frozenset("않못안없말마아불")
_ENGLISH = frozenset("not no never none nobody nothing nowhere nor neither cannot without".split())
_REST = {"cannot": "can", "without": "with", "nobody": "somebody", "nothing": "something", "nowhere": "somewhere"}
_GLUED = "(.*지(?:는|도|를|만)?|.*질)(?:않|못|아니|말(?:[고아라며았자]|$)|마(?:[라십시세오]|$))"
_LINKED = ("지", "지는", "지도", "지를", "지만", "질", "진")
_AUXILIARY = ("않", "못", "아니", "말고", "말아", "말라", "말며", "말았", "말자", "마라", "마십", "마시", "마세", "마오")
_IS_NOT = ("아니", "아닌", "아님", "아닐", "아닙", "아녔")
_ADVERBS = frozenset({"안", "못", "아니"})
_INFINITIVE = frozenset("해 가 와 서 나 져 쳐 켜 려 혀 셔 겨 여 워 줘 둬 돼 내 대 써 퍼 커 꺼 떠 봐 놔 어 아 라 러 게 지".split())
_PREFIXES = ("비", "불", "부", "무", "몰")
_AN = ("안전", "안정", "안내", "안보", "안심", "안녕", "안경", "안건", "안개")
_NOT_YET = frozenset(
    "완성 확인 정 달 등록 해결 사용 지원 납 설치 공개 처리 포함 지정 발표 결제 제출 도착 승인 완료 응답 납부 준수 실시 이행".split()
)
"""What 미- denies; before other words it is as often America (미군)."""
_UN = ("un", "in", "im", "il", "ir", "non", "non-", "dis")
_NO_ROOT = frozenset(
    "side come deed crease stall tend vest land form formation press port put dex box field let take bound line stance stead flow "
    "sight set dent tact prison play cover charge count course patch ease strict der ion ite til tensive mediate".split()
)
"""English words that a negating prefix seems to make another word of, and does not."""


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(_GLUED)


def _predicate(word: str) -> bool:
    """Return whether 안 or 못 before this word denies it; before a noun, 안 is what is inside."""
    last = word[-1:]
    if not last or last in "를들만에의":
        return False
    # 안 먹을, 안 간; not 안 물건을.
    final = (ord(last) - 0xAC00) % 28
    return len(word) < 3 if last in "을은" else is_verbal(word) or last in _INFINITIVE or (final in {4, 8, 16} and len(word) < 4)


def _opposite(word: str) -> str | None:
    """Return the word with 있 for 없, 가능 for 불가, or `None`."""
    if word.startswith("없"):
        return "있" + word[1:]
    if word.startswith("불가") and not word.startswith(("불가피", "불가리", "불가사의")):
        return "가능" + word[2:].removeprefix("능")
    return None


def _korean(words: Sequence[str], after: str) -> tuple[list[str], int]:
    left: list[str] = []
    count = 0
    for n, word in enumerate(words):
        before, following = words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else after
        rest = word
        if glued := _glued().match(word):
            rest = glued[1]
        elif (
            ((word in ("말", "마") or word.startswith(_AUXILIARY)) and (before.endswith(_LINKED) or (not n and word[0] == "않")))
            or (word in _ADVERBS and _predicate(following))
            or (word.startswith(_IS_NOT) and word not in _ADVERBS)
        ):
            rest = ""
        elif opposite := _opposite(word):
            rest = opposite
        count += rest is not word
        left.append(rest)
    return left, count


def _english(words: Sequence[str]) -> tuple[list[str], int]:
    left: list[str] = []
    count = 0
    for word in words:
        low = word.casefold().replace("’", "'")
        rest = word
        if low in _ENGLISH:
            rest = _REST.get(low, "")
        elif low.endswith("n't"):
            rest = {"can't": "can", "won't": "will", "shan't": "shall"}.get(low, word[:-3])
        count += rest is not word
        left.append(rest)
    return left, count


def may_deny(words: Sequence[str], lang: Lang) -> bool:
    """Return whether `plain` is worth the while."""
    if lang == "ko":
        return not _KOREAN.isdisjoint("".join(words))
    return any(word.casefold() in _ENGLISH or word[-2:] in {"'t", "’t"} for word in words)


def plain(words: Sequence[str], lang: Lang, after: str = "") -> tuple[list[str], int]:
    """Return each word as it is without negation, empty where it was nothing else, and how many negations there were.

    `after` is the word that follows the stretch.
    """
    if lang == "en":
        return _english(words)
    return _korean(words, after)


def prefixed(a: str, b: str, lang: Lang) -> bool:
    """Return whether two words differ by a negating prefix only: 공식 and 비공식, able and unable."""
    short, long = sorted((a, b), key=len)
    if not short or not long.endswith(short):
        return False
    prefix = long[: len(long) - len(short)]
    if lang == "en":
        return prefix.casefold() in _UN and len(short) > 2 and short.casefold() not in _NO_ROOT
    if prefix in {"안", "못"}:
        return _predicate(short) and not long.startswith(_AN)
    if prefix == "미":
        return any(short.startswith(word) for word in _NOT_YET)
    return prefix in _PREFIXES and len(short) > 1
