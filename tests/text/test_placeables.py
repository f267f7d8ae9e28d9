"""Placeables: what is found of each kind, what is not, and that positions hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.text.placeables import KINDS, Kind, is_custom_entity, masked, placeables

ROWS = r"""
Save %s to <b>{name}</b> = printf %s & tag <b> & brace {name} & tag </b>
%1$s of %2$d, %-10s|%.2f|%lld = printf %1$s & printf %2$d & printf %-10s & printf %.2f & printf %lld
%dx%d %zu%% = printf %d & printf %d & printf %zu & printf %%
%1%2 and %L3, %n = qt %1 & qt %2 & qt %L3 & qt %n
%(name)s and %(count)03d = python %(name)s & python %(count)03d
20% of $5, 100% sure, R&D, &File =
%APPDATA% and $HOME, ${HOME}, $(pwd) = env %APPDATA% & shell $HOME & shell ${HOME} & shell $(pwd)
$1 and $2 = shell $1 & shell $2
$2 a day, $1 million, $100 =
{0} {} {a.b[0]!r:>10} = brace {0} & brace {} & brace {a.b[0]!r:>10}
{{ x }} { $v } #{y} %{z} {0:%Y} = brace {{ x }} & brace { $v } & brace #{y} & brace %{z} & brace {0:%Y}
{d, number} = brace {d, number}
{a, b} {"k": 1} =
https://a.example/b_(c). 참고 = url https://a.example/b_(c)
https://a.example/를 보라 = url https://a.example/
(www.a.example) = url www.a.example
kim@a.example, kim@localhost = email kim@a.example
<file> and <file name> and 1 < 2 > 0 =
<para>x</para> <x id="1"/> <0>y</0> <!-- z --> = tag <para> & tag </para> & tag <x id="1"/> & tag <0> & tag </0> & tag <!-- z -->
{1>x<1} = tag {1> & tag <1}
`git %s` --force -f = code `git %s` & option --force
&amp; &#8230; &brandName; = entity &amp; & entity &#8230; & entity &brandName;
C:\\dir\n = escape \\ & escape \n
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_found(row: str) -> None:
    text, _, wanted = row.rpartition(" =")
    assert " & ".join(f"{one.kind} {one.text}" for one in placeables(text)) == wanted.strip()


def test_of_a_message_the_syntax_is_found() -> None:
    text = "{n, plural, one {# in {dir}} other {#}}"
    assert [one.text for one in placeables(text)] == ["{n, plural, ", "one {", "{dir}", "}", " other {", "}", "}"]


PIECES = st.sampled_from(
    "% %s %1 %(a)s { } {0} {n, plural, other {#}} < > <b> </b> $ ${x} & &amp; \\ ` -- 가 나 a 1 @ :// www. 🙂 ⏎ ␣".split()
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_positions_hold_and_nothing_overlaps(drawn: str) -> None:
    text = drawn.replace("␣", " ").replace("⏎", "\n")
    found = placeables(text)
    assert all(one.text == text[one.start : one.end] and one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert all(hidden[one.start : one.end].strip("\ufffc") == "" for one in found)


@given(st.text(max_size=40), st.sampled_from(KINDS))
def test_kinds_are_those_asked_for(text: str, kind: Kind) -> None:
    assert {one.kind for one in placeables(text, frozenset([kind]))} <= {kind}


def test_kinds_not_asked_for_hide_nothing() -> None:
    text = '<a href="https://a.example/%s">x</a>'
    assert [one.text for one in placeables(text, frozenset[Kind](["url"]))] == ["https://a.example/%s"]
    assert [one.text for one in placeables(text, frozenset[Kind](["printf"]))] == ["%s"]


def test_custom_entities() -> None:
    assert [is_custom_entity(one) for one in placeables("&amp; &brandName; &#8230;")] == [False, True, False]
