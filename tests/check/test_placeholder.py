"""The check `placeholder`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, hints, marked, over_file, rows
from tm.check.check import Pair
from tm.check.placeholder import CHECK

ROWS = r"""
Delete %s? | %s을(를) 지울까요? | -
Delete %s? | % s을(를) 지울까요? | %s
Press Ctrl+S. | Ctrl + S를 누르세요. | -
Press Ctrl+S. | Ctrl+A를 누르세요. | Ctrl+A
Press Ctrl+Shift+F5 or Esc. | Ctrl+Shift+F4 또는 Esc를 누르세요. | Ctrl+Shift+F4
Press Ctrl+S. | Ctrl+S나 Alt+S를 누르세요. | -
Page {0} of {1} | 전체 {1}쪽 중 {0}쪽 | -
Page {0} of {1} | (0)쪽 / {1} | {0}
Hi {{name}} | {{이름}} 님 | {{이름}}
Hi {{ name }} | {{name}} 님 | -
Hi %(name)s | %(name)s 님 | -
Hi %(name)s | %(name) 님 | %(name)s
Copy %1$s to %2$s | %2$s(으)로 %1$s을(를) 복사 | -
Copy %1$s to %2$s | %1s을(를) %2$s(으)로 복사 | %1s
Copy %s to %s | %2$s(으)로 %1$s을(를) 복사 | -
%s: %d items | %d개: %s | %d
%s: %d items | %s: %s개 | %s
%ld items | 항목 %d개 | %d
%*d of %s | %*d / %s | -
%-10s: %5d | %s: %d | -
%i files | 파일 %d개 | -
%d%% done | %d%% 완료 | -
%d%% done | %d% 완료 | %%
100% done | 100% 완료 | -
Rose by 20%, said KCNA | 20% 올랐다고 조선중앙통신이 전했다 | -
Created on %Y-%m-%d | %Y년 %m월 %d일에 만듦 | -
%1 of %2 | %2개 중 %1번째 | -
%1%2 of %3 | %3 중 %1 | %2
%L1 of %L2 | %L2 중 %1 | -
%n file(s) | 파일 여러 개 | %n
{name:>10} | {name} | -
{price:.2f} won | {price}원 | -
{} and {} | {} 및 | {}
{name} and {name} | {name} 님 | {name}
Save to ${HOME} | {HOME}에 저장 | {HOME}
Hello $NAME$ | 안녕하세요 | $NAME$
Use $1 and $2 | $1 사용 | $2
Just $1 a day | 하루 1달러 | -
It costs $5 | 5달러입니다 | -
%APPDATA%\\app | %APPDATA%\\app 폴더 | -
%{count} items | 항목 %{개수}개 | %{개수}
&brandShortName; is updating | 업데이트 중 | &brandShortName;
AT&amp;T | AT&T | -
Try --force | --force를 써 보십시오 | -
Try --force | --강제를 써 보십시오 | --force
One file left | 파일 %d개 남음 | %d
https://a.example/%20x | https://a.example/%20x | -
https://a.example/%s | https://a.example/ | %s
파일 {n}개 | {n, plural, one {# file} other {# files}} | -
{n, plural, one {# file} other {# files}} | 파일 {n}개 | -
{n, plural, one {# file} other {# files}} | {n, plural, other {파일 #개}} | -
{n, plural, one {# file} other {# files}} | {n, plural, other {파일 여러 개}} | 파일 여러 개
{n, plural, one {# file} other {# files}} | {n, plural, other {파일 #개} | }
{n, plural, one {# file} other {# files}} | {n, plural, one {파일 #개}} | {n, plural,␣
{n, plural, =0 {None} other {#}} | {n, plural, other {#개}} | {n, plural,␣
{n, plural, other {# in {dir}}} | {n, plural, other {#개}} | #개
{who, select, male {He} other {They}} | {who, select, male {그} other {그들}} | -
{who, select, male {He} other {They}} | {who, select, 남성 {그} other {그들}} | {who, select,␣
{a, select, x {{n, plural, one {# dog} other {# dogs}}} other {-}} | {a, select, x {{n, plural, other {개 #마리}}} other {-}} | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


def test_placeholders_among_inline_codes_count() -> None:
    code_only = Pair("Hi ", "안녕하세요", "en", "ko", source_codes=("{0}",))
    as_text = Pair("Hi ", "{0} 님", "en", "ko", source_codes=("{0}",))
    assert [len(found) for found in over_file(CHECK, [code_only, as_text])] == [1, 0]


def test_levels() -> None:
    assert [hint.level for hint in hints(CHECK, "One file left", "파일 %d개 남음")] == ["info"]
    assert [hint.level for hint in hints(CHECK, "{a} {a}", "{a}")] == ["warning"]
    assert [hint.level for hint in hints(CHECK, "Delete %s?", "지울까요?")] == [None]


def test_braces_without_end_are_quick() -> None:
    deep = "{a, select, x " * 200
    assert hints(CHECK, "x {n, plural, other {#}}", deep)
