"""Events by their names, in either language."""

from __future__ import annotations

import pytest

from tm.text.events import names_event


@pytest.mark.parametrize(
    ("month", "day", "text", "wanted"),
    [
        (6, 25, "They lost each other in the Korean War.", True),
        (6, 25, "They lost each other in the war.", False),
        (6, 25, "조국해방전쟁 때 헤어졌다.", True),
        (8, 15, "on Liberation Day", True),
        (5, 18, "the Kwangju uprising", True),
        (5, 1, "A May Day event was held.", True),
        (5, 19, "the Kwangju uprising", False),
    ],
)
def test_names(month: int, day: int, text: str, wanted: bool) -> None:
    assert names_event(month, day, text) is wanted
