"""Targets far shorter or longer than translations of such sources are.

Bounds are the 0.1 % and 99.9 % quantiles of target by source length, in characters, of 80,000 pairs of software messages, news and
textbook sentences, taken by direction and by length of the source: a label of five letters may well grow sixfold, a paragraph not.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from tm.check.check import Check, Context, Hint, Pair
from tm.model.text import Lang
from tm.text.placeables import masked

_BOUNDS: dict[Lang, tuple[tuple[int, float, float], ...]] = {
    "ko": ((8, 0.12, 5.0), (12, 0.12, 2.5), (20, 0.13, 1.8), (40, 0.15, 1.6), (80, 0.19, 1.45), (10**9, 0.14, 1.4)),
    "en": ((4, 0.5, 11.0), (8, 0.43, 7.0), (12, 0.43, 5.5), (20, 0.43, 5.0), (40, 0.5, 6.5), (80, 0.45, 5.3), (10**9, 0.42, 3.9)),
}
"""By language of the target: sources shorter than that, and the least and most that a target is of them."""

_SLACK = 12
"""Characters that say nothing: between two labels there is no telling."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for a target whose length in characters is outside the bounds."""
    source, target = len(pair.source.strip()), len(pair.target.strip())
    if not source or not target or abs(source - target) < _SLACK:
        return
    least, greatest = next((low, high) for limit, low, high in _BOUNDS[pair.target_lang] if source < limit)
    fewest, most = max(1, floor(least * source)), ceil(greatest * source)
    if fewest <= target <= most or _carried_over(pair):
        return
    what = "short" if target < fewest else "long"
    usual = f"usual are {fewest} to {most}"
    yield Hint(f"the target is {what}: {target} characters for {source}, where {usual}; see what is missing or too much")


def _carried_over(pair: Pair) -> bool:
    """Return whether most of a side is no language: an address or code says nothing of lengths."""
    return any(2 * len(masked(text, by="").strip()) < len(text.strip()) for text in (pair.source, pair.target))


CHECK = Check(
    id="length",
    level="warning",
    what="a target far shorter or longer than such sources have",
    why="half a sentence lost, or two segments in one, shows first in the length",
    right=(
        (("Save", "다른 이름으로 저장"),),
        (("경비대가 마을을 봉쇄하고 집집마다 수색했다.", "The guards sealed off the village and searched every house."),),
        (("The file was saved.", "저장했습니다."),),
    ),
    wrong=(
        (("경비대가 마을을 봉쇄하고 집집마다 수색한 뒤 주민 열두 명을 군 보위부로 끌고 갔다.", "The guards came."),),
        (
            (
                "The guards sealed off the village, searched every house and took twelve residents to the county office.",
                "경비대가 옴.",
            ),
        ),
        (("Open the file", "파일을 열려면 먼저 왼쪽 목록에서 폴더를 고르고 그 안의 파일을 두 번 누르십시오"),),
    ),
    find=find,
)
