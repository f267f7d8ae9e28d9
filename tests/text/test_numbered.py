"""A number with what it counts."""

from __future__ import annotations

import pytest

from tm.text.numbered import numbered


@pytest.mark.parametrize(
    ("count", "what", "said"),
    [
        (1, "note[s] of terms", "1 note of terms"),
        (2, "note[s] of terms", "2 notes of terms"),
        (1, "propert[y|ies]", "1 property"),
        (1200, "propert[y|ies]", "1,200 properties"),
        (1, "cell[ begins|s begin] with =", "1 cell begins with ="),
        (0, "unit[s] hold[s|]", "0 units hold"),
        (1, "unit[s] hold[s|]", "1 unit holds"),
    ],
)
def test_one_is_singular(count: int, what: str, said: str) -> None:
    assert numbered(count, what) == said
