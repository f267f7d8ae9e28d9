"""How much text there is: words and characters, as translators are paid by them."""

from __future__ import annotations

from typing import NamedTuple

from tm.text.normalize import tidy


class Count(NamedTuple):
    """Words (어절 in Korean: both are what stands between spaces), and characters without and with spaces.

    Characters are code points in NFC; a run of white space counts as one.
    """

    words: int
    characters: int
    with_spaces: int


def count(text: str) -> Count:
    """Return how much text there is."""
    whole = tidy(text)
    spaces = whole.count(" ")
    return Count(spaces + 1 if whole else 0, len(whole) - spaces, len(whole))
