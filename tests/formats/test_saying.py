"""What readers and writers say of what they left out."""

from __future__ import annotations

from tm.formats.saying import sentences


def test_what_did_not_happen_is_not_said() -> None:
    assert sentences({"note[s]": 1, "tuid[s]": 0, "inline code[s]": 3}) == ["1 note left out", "3 inline codes left out"]
    assert sentences({"locked segment[s]": 1}, " not filled") == ["1 locked segment not filled"]
