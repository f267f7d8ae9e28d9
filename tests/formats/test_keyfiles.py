from __future__ import annotations

from pathlib import Path

import pytest

from tm.errors import UnusableInput
from tm.formats.keyfiles.pairs import read_key_files, read_sides
from tm.model.memory import InlineCode, Note, Unit, Variant


def joined(folder: Path, ending: str, ko: str | bytes, en: str | bytes) -> list[Unit]:
    for lang, text in (("ko", ko), ("en", en)):
        (folder / f"{lang}{ending}").write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_key_files(str(folder / f"ko{ending}"), str(folder / f"en{ending}")))


def unit(key: str, ko: str | None, en: str | None, *notes: str) -> Unit:
    variants = tuple(Variant(lang, (text,)) for lang, text in (("ko", ko), ("en", en)) if text)
    return Unit(key, variants, notes=tuple(map(Note, notes)))


@pytest.mark.parametrize(
    ("ko", "en", "units"),
    [
        ('{"save": "저장"}', '{"save": "Save"}', [unit("save", "저장", "Save")]),
        (
            '{"a": {"b": ["하나", "둘"]}}',
            '{"a": {"b": ["one", "two"]}}',
            [unit("a.b.0", "하나", "one"), unit("a.b.1", "둘", "two")],
        ),
        # A flat file and a nested one, and the other order.
        ('{"a.c": "다", "a.b": "나"}', '{"a": {"b": "B", "c": "C"}}', [unit("a.b", "나", "B"), unit("a.c", "다", "C")]),
        (
            '{"n": 5, "ok": true, "a": "가", "e": ""}',
            '{"n": 5, "ok": true, "a": "A", "e": "E"}',
            [unit("a", "가", "A"), unit("e", None, "E")],
        ),
        ('{"a": "가", "x": "나"}', '{"a": "A", "y": "B"}', [unit("a", "가", "A"), unit("y", None, "B"), unit("x", "나", None)]),
        ('{"ko": {"a": "가"}}', '{"en": {"a": "A"}}', [unit("a", "가", "A")]),
        ('{"a": "가", "a": "나"}', '{"a": "A", "a": "B"}', [unit("a", "가", "A"), unit("a#2", "나", "B")]),
        (
            '{"@@locale": "ko", "a": "가", "@a": {"description": "설명"}}',
            '{"@@locale": "en", "a": "A", "@a": {"description": "A letter", "type": "text"}}',
            [unit("a", "가", "A", "A letter", "설명")],
        ),
        (
            '{"a": {"message": "가"}, "description": "다"}',
            '{"a": {"message": "A", "description": "A letter"}, "description": "D"}',
            [unit("a", "가", "A", "A letter"), unit("description", "다", "D")],
        ),
    ],
)
def test_json(tmp_path: Path, ko: str, en: str, units: list[Unit]) -> None:
    assert joined(tmp_path, ".json", ko, en) == units


@pytest.mark.parametrize(
    ("ko", "en", "units"),
    [
        ("ko:\n  a:\n    b: 나\n", "en:\n  a:\n    b: B\n", [unit("a.b", "나", "B")]),
        # Texts that YAML 1.1 takes for something else.
        ("no: 아니요\nv: 2026-01-02\n", "no: no\nv: 1.10\n", [unit("no", "아니요", "no"), unit("v", "2026-01-02", "1.10")]),
        ("a: |\n  두\n  줄\nn: ~\n", "a: 'two\n\n  lines'\nn: null\n", [unit("a", "두\n줄\n", "two\nlines")]),
        (
            "a: &x {b: 나}\nc:\n  <<: *x\n  d: 라\n",
            "c: {b: B, d: D}\n",
            [unit("c.b", "나", "B"), unit("c.d", "라", "D"), unit("a.b", "나", None)],
        ),
        ("a: [하나, 둘]\n", "a:\n- one\n- two\n", [unit("a.0", "하나", "one"), unit("a.1", "둘", "two")]),
    ],
)
def test_yaml(tmp_path: Path, ko: str, en: str, units: list[Unit]) -> None:
    assert joined(tmp_path, ".yaml", ko, en) == units


def test_yaml_knows_its_lines(tmp_path: Path) -> None:
    assert [u.line for u in joined(tmp_path, ".yml", "a: 가\n", "# first\na: A\n\nb: B\n")] == [2, 4]


STRINGS = """/* Title of
   the window */
"title" = "Plainleaf \\"new\\"";
// no note of its own
plain.key = "A\\nB \\U2026 \\u00e9 \\\\";

"Cancel";
"""


def test_apple_strings(tmp_path: Path) -> None:
    korean = '"title" = "새 문서";\n"plain.key"="가";"Cancel" = "취소";'
    units = joined(tmp_path, ".strings", korean.encode("utf-16"), STRINGS)
    assert units == [
        unit("title", "새 문서", 'Plainleaf "new"', "Title of\n   the window"),
        unit("plain.key", "가", "A\nB … é \\", "no note of its own"),
        unit("Cancel", "취소", "Cancel"),
    ]
    assert [u.line for u in units] == [3, 5, 7]


ANDROID = """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
  <!-- On the button -->
  <string name="save">Save  it
    now</string>
  <string name="url" translatable="false">https://example.org</string>
  <string name="bold">Press <b>OK</b> or \\'x\\'\\n<xliff:g id="n" example="5">%1$d</xliff:g><br/>&amp; \\u2026</string>
  <string name="kept">"  two  spaces "</string>
  <string-array name="days"><item>Mon</item><item>Tue</item></string-array>
  <plurals name="files"><item quantity="one">%d file</item><item quantity="other">%d files</item></plurals>
  <string name="cdata"><![CDATA[<i>x</i>]]></string>
</resources>
"""
KOREAN_ANDROID = """<resources>
  <string name="save">지금 저장</string><string name="kept">둘</string><string name="cdata">엑스</string>
  <string name="bold"><b>확인</b></string>
  <string-array name="days"><item>월</item><item>화</item></string-array>
  <plurals name="files"><item quantity="other">파일 %d개</item></plurals>
</resources>
"""


def test_android(tmp_path: Path) -> None:
    units = {u.tuid: u for u in joined(tmp_path, ".xml", KOREAN_ANDROID, ANDROID)}
    assert units["save"] == unit("save", "지금 저장", "Save it now", "On the button")
    assert units["bold"].variants[1].content == (
        "Press ",
        InlineCode("bpt", (("i", "1"), ("x", "1")), ("<b>",)),
        "OK",
        InlineCode("ept", (("i", "1"),), ("</b>",)),
        " or 'x'\n",
        InlineCode("bpt", (("i", "2"), ("x", "2")), ('<xliff:g id="n" example="5">',)),
        "%1$d",
        InlineCode("ept", (("i", "2"),), ("</xliff:g>",)),
        InlineCode("ph", (("x", "3"),), ("<br/>",)),
        "& …",
    )
    texts = {key: tuple(v.text for v in u.variants) for key, u in units.items() if key not in {"save", "bold"}}
    assert texts == {
        "kept": ("둘", "  two  spaces "),
        "days.0": ("월", "Mon"),
        "days.1": ("화", "Tue"),
        "files.one": ("%d file",),
        "files.other": ("파일 %d개", "%d files"),
        "cdata": ("엑스", "<i>x</i>"),
    }
    assert units["save"].line == 4


@pytest.mark.parametrize(
    ("ending", "text", "line", "reason"),
    [
        (".json", '{"a": "가",\n', 2, "broken JSON"),
        (".json", '"가"', None, "holds no keys"),
        (".json", "[" * 100_000, None, "no JSON of texts"),
        (".json", '{"a":' * 300 + '"b"' + "}" * 300, None, "nested deeper"),
        (".yaml", "a: 'b\n", 2, "broken YAML"),
        (".yaml", "- a\n", None, "holds no keys"),
        (".yaml", "", None, "holds no keys"),
        (
            ".yaml",
            "a: &a [1]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*' + ('a' if not n else f'b{n - 1}')] * 9)}]\n" for n in range(9)),
            None,
            "unfold",
        ),
        (".yaml", "a: &a\n  b: *a\n", None, "unfold"),
        (".strings", '"a" = "b";\n"c" = ;\n', 2, "no pair"),
        (".strings", '"a" = "b"\n', 1, "no pair"),
        (".strings", '"a" = "b";\n{\n', 2, "no pair"),
        (".xml", "<resources><string name='a'>b</resources>", 1, "broken XML"),
        (".xml", "<html/>", None, "HTML page"),
        (".xml", "abc", None, "no string file but plain text"),
        (".xml", "<!DOCTYPE r [<!ENTITY x 'y'>]>\n<resources><string name='a'>&x;</string></resources>", 2, "uses the entity"),
    ],
)
def test_what_is_no_string_file(tmp_path: Path, ending: str, text: str, line: int | None, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason) as caught:
        joined(tmp_path, ending, text, text)
    assert caught.value.line == line


def test_files_that_do_not_go_together(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="shares no key"):
        joined(tmp_path, ".json", '{"a": "가"}', '{"b": "B"}')
    (tmp_path / "ko.txt").write_text("가\n", "utf-8")
    with pytest.raises(UnusableInput, match="is no string file, but the other one is"):
        list(read_sides(str(tmp_path / "ko.txt"), str(tmp_path / "en.json")))


def test_other_files_go_line_by_line(tmp_path: Path) -> None:
    for name, text in (("a.ko", "가\n"), ("a.en", "A\n")):
        (tmp_path / name).write_text(text, "utf-8")
    assert [u.variants[1].text for u in read_sides(str(tmp_path / "a.ko"), str(tmp_path / "a.en"))] == ["A"]
