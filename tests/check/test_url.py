"""The check `url`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.url import CHECK

ROWS = r"""
See https://a.example/x. | https://a.example/x 참고. | -
See https://a.example/x. | https://a.example/x를 보십시오. | -
See https://a.example/x. | https://a.exmaple/x 참고. | https://a.exmaple/x
See https://a.example/x. | 문서 참고. | https://a.example/x
See (https://a.example/). | (https://a.example)을 보십시오. | -
See https://en.wikipedia.org/wiki/Hyesan. | https://ko.wikipedia.org/wiki/혜산 참고. | -
See https://docs.a.example/en/x/ | https://docs.a.example/ko/x/ 참고 | -
<a href="https://a.example/x">x</a> | <a href="https://a.example/y">엑스</a> | https://a.example/y
누리집에 실렸다. | It is on www.a.example. | www.a.example
https://a.example/a_(b) | https://a.example/a_(b) | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
