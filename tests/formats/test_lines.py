from __future__ import annotations

import pytest

from tm.formats.lines import unwrapped


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n \n", []),
        ("쌀값이\n올랐다.", ["쌀값이 올랐다."]),
        ("올랐다.\n그리고", ["올랐다.", "그리고"]),
        ("“올랐다.”\n그는", ["“올랐다.”", "그는"]),
        ("제목\n\n본문", ["제목", "본문"]),
        ("■ 소제목\n혜산 시장의 쌀값이 크게 올랐다고 한다", ["■ 소제목", "혜산 시장의 쌀값이 크게 올랐다고 한다"]),
        ("혜산 시장의 쌀값이 많이\n올랐다고 소식통이 전했다", ["혜산 시장의 쌀값이 많이 올랐다고 소식통이 전했다"]),
        ("a\u00adb\u200bc\ufeff", ["abc"]),
        ("a\u00a0 \u3000b\t c", ["a b c"]),
    ],
)
def test_which_breaks_count(text: str, paragraphs: list[str]) -> None:
    assert unwrapped(text) == paragraphs
