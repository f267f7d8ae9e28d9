from __future__ import annotations

from pathlib import Path

import pytest

from tm.formats.markdown import blocks, paragraphs, read_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 제목 #\n본문\n", ["제목", "본문"]),
        ("첫 줄\n둘째 줄\n\n새 문단", ["첫 줄 둘째 줄", "새 문단"]),
        ("제목\n===\n본문\n---\n끝", ["제목", "본문", "끝"]),
        ("- 가\n- 나\n  이어짐\n1. 다\n2) 라", ["가", "나 이어짐", "다", "라"]),
        ("- [ ] 할 일\n- [x] 한 일", ["할 일", "한 일"]),
        ("> 인용\n> 계속\n\n> - 목록", ["인용 계속", "목록"]),
        ("```py\n코드\n\n```\n본문", ["본문"]),
        ("~~~\n```\n코드\n~~~\n본문", ["본문"]),
        ("````\n```\n코드\n````\n본문", ["본문"]),
        ("앞\n\n    코드\n\n뒤", ["앞", "뒤"]),
        ("앞<!-- 여러\n\n줄 -->뒤", ["앞뒤"]),
        ("| 품목 | 값 |\n|---|---:|\n| 쌀 \\| 밥 | 7,000 |", ["품목", "값", "쌀 \\| 밥", "7,000"]),
        ("가\n\n***\n\n나", ["가", "나"]),
        ("**굵은** 글과 [고리](http://a)", ["**굵은** 글과 [고리](http://a)"]),
        ("-5도까지 내려갔다", ["-5도까지 내려갔다"]),
        ("#해시", ["#해시"]),
        ("2026. 1. 17. 평양에서 열렸다.", ["2026. 1. 17. 평양에서 열렸다."]),
        ("회의는\n2026. 1. 17. 열렸다.", ["회의는 2026. 1. 17. 열렸다."]),
        ("2026.1.17. 열렸다.", ["2026.1.17. 열렸다."]),
        ("", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_front_matter_is_meta(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("---\ndate: 2026-01-17\n---\n# 제목\r\n\r\n본문\r\n".encode())
    document = read_markdown(str(path), "ko")
    assert (document.meta, document.paragraphs) == ((("date", "2026-01-17"),), ("제목", "본문"))


def test_headings_and_their_roles(tmp_path: Path) -> None:
    text = "쌀값 또 올라\n===\n\n작은 제목\n---\n\n본문\n\n## 소제목 ##\n\n- 목록\n\n---\n끝"
    assert [level for _, level in blocks(text)] == [1, 2, 0, 2, 0, 0]
    (tmp_path / "a.md").write_text(text, "utf-8")
    document = read_markdown(str(tmp_path / "a.md"), "ko")
    assert document.roles == ("headline", "subheadline", "text", "heading", "text", "text")
