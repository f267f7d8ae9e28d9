"""What the checks of figures say of a pair."""

from __future__ import annotations

import re

from tm.check import date, number, unit
from tm.check.check import Check, Context, Hint, Pair

CHECKS = (number.CHECK, date.CHECK, unit.CHECK)


def pair(source: str, target: str, day: str | None = None) -> Pair:
    """Return a pair; the side with Hangul is the Korean one."""
    if re.search("[가-힣]", source):
        return Pair(source, target, "ko", "en", date=day)
    return Pair(source, target, "en", "ko", date=day)


def hints(check: Check, source: str, target: str, day: str | None = None) -> list[Hint]:
    """Return what one check says."""
    assert check.find
    return list(check.find(pair(source, target, day), Context()))


def speaking(source: str, target: str, day: str | None = None) -> list[str]:
    """Return the ids of the checks that say something, once for each hint."""
    return [check.id for check in CHECKS for _ in hints(check, source, target, day)]


def both_ways(korean: str, english: str, day: str | None = None) -> set[tuple[str, ...]]:
    """Return which checks speak with Korean as the source and with English as the source."""
    return {tuple(speaking(korean, english, day)), tuple(speaking(english, korean, day))}


def fits_its_examples(check: Check) -> None:
    """Hold a check to its own examples: silent on the right ones, and the only one to speak, once, on the wrong ones."""
    assert len(check.right) >= 3
    assert len(check.wrong) >= 3
    for example in check.right:
        assert [hints(check, *texts) for texts in example] == [[]] * len(example)
    for example in check.wrong:
        source, target = example[-1]
        assert speaking(source, target) == [check.id]
        for hint in hints(check, source, target):
            assert "\n" not in hint.message
            if hint.spot:
                text = source if hint.spot.side == "source" else target
                assert text[hint.spot.start : hint.spot.end].strip()
