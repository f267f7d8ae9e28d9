"""A word that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.particles import splits
from tm.text.placeables import masked

_WORD_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+(?:['’][^\W\d_]+)?)\s+\1(?![\w'’-])", re.I)
_ENGLISH = frozenset(
    "very really so much many more that had no yes ha hey oh bye hush tut knock there now please well never ever again far long "
    "big little old bit far slow nice same blah wow go run choo tick boo pom chop".split()
)
"""Words that English doubles to stress them, or by its grammar: had had, that that."""
_KOREAN = frozenset(
    "하나 하루 한발 조금 자주 빨리 천천히 오래 구석 조각 마디 걸음 굽이 고비 차츰 점점 가지 매우 아주 정말 너무 다시 더욱 "
    "멀리 높이 깊이 서로 쑥쑥 또 꼭 더 참 막 좀 잘 그저 이리 저리 겹겹 알알 방울 송이 고루 두루 굽이 갈래 저마다 하나하나 "
    "따로 제각기 어서 누구 무엇 어디 언제 그래 아니 네 예 자 야 와 아 어 오 음 아이고 만세 반짝 출렁 뚝 툭 쿵 쾅 탁 딱 똑 "
    "줄줄 둥둥".split()
)
"""Words that Korean doubles."""
_PARTICLES = frozenset("을 를 은 는 이 가 의 에 에서 에게 으로 로 와 과 도 만 께서 까지 부터".split())
_PRONOUNS = frozenset("그는 그가 그를 그의 이는 이를 우리는 우리가".split())
_LONG = 4
"""Syllables from which on no word is doubled on purpose."""
_CASES = tuple("을 를 이 가 의 에 에서 으로 와 과 은 는".split())
_ENDINGS = tuple("다 고 며 면서 서 나 든 니 락 게 자 지 라 어 아 해 히 요 죠 은 한".split())
"""How a word may end that says by being doubled that something goes on: 가다 가다, 울고 울고, 높고 높은."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for a word twice in a row in the target, where the source has no such pair."""
    if not _WORD_TWICE.search(pair.target) or _WORD_TWICE.search(pair.source):
        return
    for hit in _WORD_TWICE.finditer(masked(pair.target)):
        word = hit[1]
        wanted = _slip_in_korean(word) if "가" <= word[0] <= "힣" else _slip_in_english(word, hit[0])
        if wanted:
            yield Hint(f"{word!r} stands twice; take one out", pair.spot(pair.target_lang, *hit.span()))


def _slip_in_korean(word: str) -> bool:
    if word in _PARTICLES or word in _PRONOUNS:
        return True
    if word in _KOREAN or len(word) < 2 or _halves(word):
        return False
    if len(word) >= _LONG:
        return True
    # 사람을 사람을 is a slip, and so is 회의 회의; 걷고 걷고 need not be one.
    particle = len(word) > 2 and len(splits(word)) > 1 and word.endswith(_CASES)
    return particle or not word.endswith(_ENDINGS)


def _halves(word: str) -> bool:
    """Return whether a word is itself doubled: 차츰차츰."""
    half = len(word) // 2
    return len(word) % 2 == 0 and word[:half] == word[half:]


def _slip_in_english(word: str, whole: str) -> bool:
    if len(word) == 1 and word not in "aI":
        return False
    low = word.lower()
    # Duran Duran, New York, New York: names may double; The the is a slip.
    names = word[0].isupper() and whole.split()[1][0].isupper() and low not in _SMALL
    return low not in _ENGLISH and not names


_SMALL = frozenset("the a an of to in on at for and or but is are was were be it its this by with from as".split())

CHECK = Check(
    id="repeated-word",
    level="warning",
    what="a word twice in a row",
    why="the eye skips it, above all across a line break, and so does a spelling checker",
    right=(
        (("시장이 매우 매우 붐볐다.", "The market was very, very busy."),),
        (("He walked and walked.", "그는 가다 가다 지쳤다."),),
        (("The snow melted little by little.", "눈이 차츰차츰 녹았다."),),
        (("그는 그 책을 읽은 적이 있다고 했다.", "He said that he had had that book."),),
    ),
    wrong=(
        (("시장이 붐볐다.", "The the market was busy."),),
        (("The price of rice rose.", "쌀 쌀값이 쌀값이 올랐다."),),
        (("He sold the ox.", "그는 소 를 를 팔았다."),),
        (("경비대가 왔다.", "The guards came to to the house."),),
    ),
    find=find,
)
