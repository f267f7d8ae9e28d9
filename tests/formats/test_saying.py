"""Numbers with what they count."""

from __future__ import annotations

import pytest

from tm.formats.saying import numbered, sentences


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


def test_what_did_not_happen_is_not_said() -> None:
    assert sentences({"note[s]": 1, "tuid[s]": 0, "inline code[s]": 3}) == ["1 note left out", "3 inline codes left out"]
    assert sentences({"locked segment[s]": 1}, " not filled") == ["1 locked segment not filled"]
