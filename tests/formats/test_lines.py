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
        ("a\u00adb\u200bc\ufeff", ["abc"]),
        ("a\u00a0 \u3000b\t c", ["a b c"]),
    ],
)
def test_which_breaks_count(text: str, paragraphs: list[str]) -> None:
    assert unwrapped(text) == paragraphs
