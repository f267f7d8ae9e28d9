"""Two particles of one kind in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair

_DOUBLED = re.compile(
    r"(?<=[가-힣])(을를|를을|은는|는은|에에|으로로|를를|와과|과와|에서에서?|에게에게?|까지까지|부터부터|의의)(?=[\s.,!?”’)]|$)"
)
_APART = re.compile(r"(?<=[가-힣])(을 를|를 을|은 는|는 은|을 을|를 를|는 는|은 은|의 의|에 에)(?=[\s.,!?]|$)")
_WORDS = re.compile(
    r"(?:.*(?:주|회|정|강|건|결|합|논|동|도|유|예|민|신|전|열|거|성|창|질|문|제|악|편|자|명|진|부|이|수|임|본|고|화|호|협)의의"
    r"|의의|효과와|.*(?:성과|결과|효과|사과|치과|내과|외과|학과|통과|경과|초과|교과)와|[은가-힣]*적은|.*네트에에)$"
)
"""Words that end so of themselves: 의의, 성과와, 학과와."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for each doubled particle in a Korean target."""
    text = pair.target
    for hit in (*_DOUBLED.finditer(text), *_APART.finditer(text)):
        word = text[: hit.end()].split()[-1]
        if not _WORDS.fullmatch(word):
            yield Hint(f"two particles in a row, {hit[1]!r}; take one out", pair.spot(pair.target_lang, *hit.span(1)))


CHECK = Check(
    id="double-particle",
    level="error",
    what="two particles of one kind in a row (을를, 은는, 으로로)",
    why="both were typed, or one was left standing when the other was put in",
    right=(
        (("They read the book.", "그들은 책을 읽었다."),),
        (("The children's difference", "어린이가 차이가 난다고 말했다."),),
        (("results and effects", "성과와 효과와 의의"),),
        (("Delete %s?", "%s을(를) 지우시겠습니까?"),),
    ),
    wrong=(
        (("They read the book.", "그들은 책을를 읽었다."),),
        (("The price rose.", "값은는 올랐다."),),
        (("He went to China.", "그는 중국으로로 갔다."),),
        (("They sold rice.", "그들은 쌀을 를 팔았다."),),
    ),
    find=find,
    target="ko",
)
