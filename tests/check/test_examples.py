"""Every check is silent about its right examples and speaks of its wrong ones."""

from __future__ import annotations

import pytest

from tm.check.check import Check, Context, Example, Hint, Pair
from tm.check.registry import NAMES, check_named
from tm.model.lang import other
from tm.model.text import Lang
from tm.text.normalize import has_hangul

NEAR = {"쌀": "rice", "국경": "border", "학생": "student"}


def nearness(ko: str, en: str) -> float:
    """Stand in for the encoder, whose word on these examples was looked up once: what shares a subject is near."""
    return 0.6 if any(a in ko and b in en.lower() for a, b in NEAR.items()) else 0.02


def hints(check: Check, example: Example) -> list[list[Hint]]:
    finder = check.finder(Context(check.entries, None, nearness))
    pairs = []
    for source, target in example:
        lang: Lang = "ko" if has_hangul(source) or check.target == "en" else "en"
        pairs.append(Pair(source, target, lang, other(lang), "a document"))
    for pair in pairs:
        finder.survey(pair)
    return [list(finder.find(pair)) for pair in pairs]


@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    check = check_named(name)
    assert check.id == name
    assert len(check.right) >= 3
    assert len(check.wrong) >= 3
    for example in check.right:
        assert not any(hints(check, example)), example
    for example in check.wrong:
        found = hints(check, example)[-1]
        assert found, example
        source, target = example[-1]
        for hint in found:
            assert "\n" not in hint.message
            if hint.spot:
                text = source if hint.spot.side == "source" else target
                assert 0 <= hint.spot.start <= hint.spot.end <= len(text)
