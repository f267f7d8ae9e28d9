from __future__ import annotations

import time

import pytest

from tests.segment.reading import read_row
from tm.errors import UnusableInput
from tm.segment import Rules, parse_rules, segment

_DESK = """
# The desk's own.
[ko]
never_ends = ["별첨", "(주)."]
may_end = ["Ltda."]

[[ko.rule]]
break = true
before = ';'
after = '\\s'
example = "값이 올랐다; | 쌀이 먼저였다. | 옥수수는 그대로다."
why = "the ministry's reports"

[en]
never_ends = ["Brgm.", "Wm"]
may_end = ["Intl."]

[[en.rule]]
break = false
before = 'Ord\\.'
after = '\\s+\\d'
example = "Ord. 5 holds. | Ord. 6 does not."
"""


def _cut(row: str, lang: str, rules: Rules) -> None:
    text, wanted = read_row(row)
    assert [text[start:end] for start, end in segment(text, lang, rules)] == wanted


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("ko", "명단은 별첨. 2쪽에 있다. | 서명은 없다."),
        ("ko", "한빛(주). 대표가 왔다. | 그는 웃었다."),
        ("ko", "그는 노바 Ltda. 사장이다. | 그곳은 노바 Ltda. | 그러나 문은 닫혔다."),
        ("ko", "불이 꺼졌다; | 물도 끊겼다."),
        ("ko", "소식통은 “불이 꺼졌다; 물도 끊겼다.”라고 말했다. | 끝이다."),
        ("ko", "자료는 `a; b`에 있다. | 보라."),
        ("en", "Brgm. Ri met Wm. Park. | They left."),
        ("en", "Daesong Intl. President Han quit. | He had run Daesong Intl. | The bank took it."),
        ("en", "See Wm. 5. | It holds."),
        ("en", "The court gave an order. | 5 people left."),
    ],
)
def test_what_a_user_adds(lang: str, row: str) -> None:
    _cut(row, lang, parse_rules("desk.toml", _DESK))


def test_the_rules_of_two_files_add_up_and_the_first_decides() -> None:
    never = "[[en.rule]]\nbreak = false\nbefore = '\\.'\nafter = '\\s+Stop'\nexample = 'Go. Stop. | Now.'"
    always = never.replace("false", "true").replace("Go. Stop", "Go. | Stop")
    one, other = parse_rules("a", never), parse_rules("b", always)
    _cut("Go. Stop.", "en", one + other)
    _cut("Go. | Stop.", "en", other + one)


def test_an_empty_file_adds_nothing() -> None:
    assert parse_rules("x", "# nothing yet\n") == Rules()


_RULE = "[[en.rule]]\nbreak = true\nbefore = ';'\nafter = '\\s'\nexample = 'a; | b'\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[en\n", 1, "is no TOML"),
        ("[en]\nnever_ends = [", 2, "is no TOML"),
        ("x = 1", 1, "unknown name 'x'; put everything under ko or en"),
        ("[en]\n\nabbreviations = []", 3, "unknown name 'abbreviations' under en; give never_ends"),
        ("en = 3", 1, r"begin it with \[en\]"),
        ("[en]\nrule = 3", 2, r"begin each rule with \[\[en\.rule\]\]"),
        ("[en]\nrule = [3]", 2, "a rule is no table"),
        ("[en]\nmay_end = 'Co.'", 2, "may_end under en is no list of abbreviations; give"),
        ("[en]\nmay_end = ['.']", 2, "no list of abbreviations"),
        ("[en]\nmay_end = ['" + "a" * 31 + "']", 2, "no list of abbreviations"),
        (_RULE + "[[en.rule]]\nbreak = true", 6, "has no before; add before"),
        (_RULE.replace("true", "'yes'"), 2, "break is 'yes'; give true or false"),
        (_RULE.replace("';'", "3"), 3, "before is 3; give a text in quotes"),
        (_RULE + "reason = 'x'", 6, "unknown name 'reason' in a rule"),
        (_RULE.replace("';'", "'(;'"), 3, "no pattern"),
        (_RULE.replace("';'", "';{99999999999}'"), 3, "no pattern"),
        (_RULE.replace("';'", "'(?P<a>;)'"), 3, "which SRX programs do not read"),
        (_RULE.replace("'\\s'", "'(?i)b'"), 4, "which SRX programs do not read"),
        (_RULE.replace("';'", "'(;)\\1'"), 3, "which SRX programs do not read"),
        (_RULE.replace("';'", "''").replace("'\\s'", "''"), 1, "the rule fits everywhere"),
        (_RULE.replace("a; |", "a;"), 5, r"the example comes out as 'a; \| b'; mend"),
        (_RULE + _RULE.replace("a; | b", "Yes. | No"), 10, "the rule fits nowhere in its example; show it"),
    ],
)
def test_a_bad_file_is_named_with_its_line_and_what_to_do(text: str, line: int, says: str) -> None:
    with pytest.raises(UnusableInput, match=rf"^desk\.toml:{line}: .*{says}") as caught:
        parse_rules("desk.toml", text)
    assert caught.value.advice


@pytest.mark.parametrize("before", ["(a+)+", "(a|a)*b", "(?:a*)*", "a*a*a*", "((a{1,9}){1,9}){1,9}", "(?:\\w+\\s?)+;"])
def test_a_pattern_that_could_take_for_ever_is_refused(before: str) -> None:
    with pytest.raises(UnusableInput, match=r"desk\.toml:3: .*too many ways"):
        parse_rules("desk.toml", _RULE.replace("';'", f"'{before}'"))


def test_the_worst_pattern_that_is_taken_ends_soon() -> None:
    rules = parse_rules("desk.toml", "[[en.rule]]\nbreak = true\nbefore = 'a*a*;'\nafter = '\\w*\\w*'\nexample = 'a;|b'")
    started = time.process_time()
    segment("a" * 2000, "en", rules)
    assert time.process_time() - started < 10
