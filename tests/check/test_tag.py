"""The check `tag`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, over_file, rows
from tm.check.check import Pair
from tm.check.tag import CHECK

ROWS = r"""
Click <b>Save</b> now | <b>저장</b>을 누르세요 | -
Click <b>Save</b> now | <b>저장을 누르세요 | </b>
Click <b>Save</b> now | 저장</b>을 <b>누르세요 | </b>
<b><i>Note</i></b> | <b><i>참고</b></i> | </b>
<b>A</b> | <strong>가</strong> | <strong>
<g id="1">x</g> <g id="2">y</g> | <g id="2">와이</g> <g id="1">엑스</g> | -
<x id="1"/> a | <x id="2"/> 가 | <x id="2"/>
<a href="/en" title="Help">x</a> | <a title="도움말" href="/ko">엑스</a> | -
<a href="x">here</a> | <a>여기</a> | <a>
First<br>second | 첫째<br/>둘째 | -
<p>One<p>Two | <p>하나<p>둘 | -
Copy <file> to <folder> | <파일>을 <폴더>에 복사 | -
a < b and c > d | a < b 그리고 c > d | -
{1>bold<1} | {1>굵게<1} | -
{1>bold<1} | {1>굵게 | <1}
&lt;b&gt;x&lt;/b&gt; | &lt;b&gt;엑스 | @
Write to <kim@example.com> | <kim@example.com>으로 보내세요 | -
<!-- x --> a | 가 | <!-- x -->
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


CODES = [
    (("<b>", "</b>"), ("<b>", "</b>"), 0),
    (("<b>", "</b>"), ("<b>",), 1),
    (("<b>", "<i>", "</i>", "</b>"), ("<b>", "<i>", "</b>", "</i>"), 1),
    (('<x id="1"/>', '<x id="2"/>'), ('<x id="2"/>', '<x id="1"/>'), 0),
    (("<ph>", "<ph>"), ("<ph>",), 1),
    (("{0}",), (), 0),
]


@pytest.mark.parametrize(("source", "target", "count"), CODES)
def test_inline_codes(source: tuple[str, ...], target: tuple[str, ...], count: int) -> None:
    pair = Pair("a", "가", "en", "ko", source_codes=source, target_codes=target)
    assert len(over_file(CHECK, [pair])[0]) == count


def test_a_code_on_one_side_is_a_tag_on_the_other() -> None:
    pair = Pair("Click Save", "<b>저장</b> 누르기", "en", "ko", source_codes=("<b>", "</b>"))
    assert over_file(CHECK, [pair]) == [[]]
