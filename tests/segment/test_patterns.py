from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.segment.english import ENGLISH
from tm.segment.korean import KOREAN
from tm.segment.patterns import NotPortable, portable, ways
from tm.segment.rules import VIEW, Rule


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", 1),
        ("abc", 1),
        (r"\d{4}\.", 1),
        ("a|b|c", 3),
        ("(?:a|b)(?:c|d)", 4),
        ("a?", 2),
        ("a?b?", 4),
        ("a{2,5}", 4),
        ("a{,3}", 4),
        (r"\w+", VIEW),
        (r"\w*+", VIEW + 1),
        ("[(*+]", 1),
        (r"\(\+", 1),
        ("(?=a+)b", VIEW),
        ("(?:ab|c){2}", 4),
    ],
)
def test_ways(pattern: str, expected: float) -> None:
    assert ways(pattern) == expected


@pytest.mark.parametrize("pattern", ["(a+)+", "(a|b)*", "((a*)*)*", r"(\w+\s)*", "(?:(?:a|b|c){1,64}){1,64}" * 9])
def test_ways_beyond_counting(pattern: str) -> None:
    assert ways(pattern) > 1e15


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"\s+\S", r"[\s\u00a0\u3000]+[^\s\u00a0\u3000]"),
        (r"[\s.]", r"[\s\u00a0\u3000.]"),
        (r"\w\Z", "[A-Za-z0-9_À-ɏ가-힣]$"),
        ("[[&]", r"[\[\&]"),
        ("[]a]", r"[\]a]"),
        ("[^]a]", r"[^\]a]"),
        ("{x}", r"\{x\}"),
        ("a{,3}b{2}", "a{0,3}b{2}"),
        (r"\{\.\]", r"\{\.\]"),
        (r"(?:a|b)(?<=b)(?!c)(?>d)*+", r"(?:a|b)(?<=b)(?!c)(?>d)*+"),
    ],
)
def test_portable(pattern: str, written: str) -> None:
    assert portable(pattern) == written


@pytest.mark.parametrize(
    "pattern", ["(?P<a>b)", "(?P=a)", "(?i)a", "(?#a)", "(a)(?(1)b)", r"(a)\1", r"\N{DIGIT ONE}", r"[\S]", r"\Aa"]
)
def test_what_is_not_portable(pattern: str) -> None:
    with pytest.raises(NotPortable):
        portable(pattern)


_TEXTS = st.text(st.sampled_from("가다.요 \u00a0\u3000aAé_1([{&\"'“”…?!\n"), max_size=12)


@given(_TEXTS, st.sampled_from([r"\s*[.?!]+\S", r"\w+\.", r"[\w\s]+\Z", "[^[{&]", r"[\"'“”]\s", "가|다."]))
def test_a_portable_pattern_means_the_same(text: str, pattern: str) -> None:
    assert [m.span() for m in re.finditer(portable(pattern), text)] == [m.span() for m in re.finditer(pattern, text)]


@pytest.mark.parametrize("rule", [*KOREAN.rules, *KOREAN.taken_up, *ENGLISH.rules, *ENGLISH.taken_up])
def test_every_built_in_rule_can_be_exported(rule: Rule) -> None:
    for pattern in (rule.before, rule.after):
        re.compile(portable(pattern))
