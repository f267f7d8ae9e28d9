"""Where a file's inline codes go in a target out of a memory."""

from __future__ import annotations

import pytest

from tm.leverage.codes import as_in_memory, flat, in_text
from tm.model.memory import Content, InlineCode

B, E, X = InlineCode("bpt", (("i", "1"),)), InlineCode("ept", (("i", "1"),)), InlineCode("ph", (("x", "3"),))
NAME, COUNT = InlineCode("ph", (), ("{0}",)), InlineCode("ph", (), ("%d",))
FIGURE = InlineCode("ph", (), ("11",))
BOLD, OFF = InlineCode("bpt", (("i", "9"),), ("<b>",)), InlineCode("ept", (("i", "9"),), ("</b>",))


@pytest.mark.parametrize(
    ("source", "target", "content", "missing"),
    [
        (("저장",), "Save", ("Save",), ()),
        ((), "Save", ("Save",), ()),
        ((B, "저장", E), "Save", (B, "Save", E), ()),
        ((X, " ", "저장", E), "Save", (X, "Save", E), ()),
        (("지금 ", B, "저장", E), "Save now", ("Save now", E), (B,)),
        (("파일 ", NAME, " 저장"), "Save {0}", ("Save ", NAME), ()),
        (("파일 ", NAME, " 저장"), "Save {0} as {0}", ("Save {0} as {0}",), (NAME,)),
        (("파일 ", NAME, " 중 ", COUNT, "개"), "%d of {0}", (COUNT, " of ", NAME), ()),
        (("파일 ", X, " 저장"), "Save", ("Save",), (X,)),
        (("파일 ", FIGURE, " 저장"), "Save 11", ("Save 11",), (FIGURE,)),
        ((B, E), "Save", (B, E, "Save"), ()),
    ],
)
def test_codes_in_plain_text(source: Content, target: str, content: Content, missing: tuple[InlineCode, ...]) -> None:
    assert in_text(source, target) == (content, missing)


@pytest.mark.parametrize(
    ("source", "theirs", "content"),
    [
        (
            ("이 ", B, "파일", E, "을 저장"),
            (("이 ", BOLD, "파일", OFF, "을 저장"), ("Save this ", BOLD, "file", OFF)),
            ("Save this ", B, "file", E),
        ),
        (("이 ", B, "파일", E), (("이 ", X, "파일", X), ("this ", X, "file", X)), None),
        (("이 ", B, "파일", E), (("이 파일",), ("this file",)), None),
        (("이 ", B, "파일", E), (("이 ", BOLD, "파일", OFF), ("this ", BOLD, "file")), None),
        (
            ("가 ", NAME, " 나 ", COUNT),
            (
                ("가 ", InlineCode("ph", (), ("A",)), " 나 ", InlineCode("ph", (), ("B",))),
                (InlineCode("ph", (), ("B",)), " a ", InlineCode("ph", (), ("A",))),
            ),
            (COUNT, " a ", NAME),
        ),
    ],
)
def test_codes_as_the_memory_has_them(source: Content, theirs: tuple[Content, Content], content: Content | None) -> None:
    found = as_in_memory(source, theirs)
    assert (found.content if found else None) == content


def test_marks_on_text_are_no_codes() -> None:
    marked = ("쌀 ", InlineCode("hi", (), ("값 ", B)), "이", E)
    assert flat(marked) == ("쌀 값 ", B, "이", E)
