"""One set of tests for every format that `tm convert` knows: what it writes it reads, and nothing is lost in silence."""

from __future__ import annotations

import gzip
import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from tm.errors import BadSetting, TmError
from tm.formats.conversion import Conversion
from tm.formats.detect import sniff_kind
from tm.formats.memory_formats import FORMATS, Format, Reading, Writing, format_named, format_of
from tm.formats.units import UnitFile
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant

WRITTEN = [format for format in FORMATS if format.write]
KO, EN = Variant("ko", ("쌀값이 올랐다.",)), Variant("en", ("Rice prices rose.",))
PLAIN = [
    Unit("1", (KO, EN)),
    Unit("2", (Variant("ko", ("줄\n바꿈\t탭 \\n",)), Variant("en", ("line\nbreak\ttab \\n",)))),
    Unit("3", (Variant("ko", ("“따옴표” & <b> ]]> 'x' \"y\"",)), Variant("en", ("= 1 + 1",)))),
    Unit("4", (Variant("ko", (" 앞뒤 빈칸 ",)), Variant("en", ("  twice  ",)))),
]

CODE = InlineCode("ph", (("x", "1"),), ("{0}",))
RICH = {
    "note": Unit("1", (KO, EN), notes=(Note("주의"),)),
    "two notes": Unit("1", (KO, EN), notes=(Note("하나"), Note("둘"))),
    "note with attributes": Unit("1", (KO, EN), notes=(Note("주의", (("from", "kim"),)),)),
    "property": Unit("1", (KO, EN), props=(Prop("x-domain", "market"),)),
    "repeated property": Unit("1", (KO, EN), props=(Prop("x-a", "1"), Prop("x-a", "2"))),
    "property without a type": Unit("1", (KO, EN), props=(Prop(None, "1"),)),
    "context": Unit("1", (KO, EN), props=(Prop("x-context", "menu"), Prop("x-reference", "a.c:3"))),
    "state": Unit("1", (KO, EN), props=(Prop("x-tm-state", "needs-review-translation"), Prop("x-fuzzy", "yes"))),
    "attributes": Unit("1", (KO, EN), (("changedate", "20260102T030405Z"), ("creationid", "kim"))),
    "attributes of a variant": Unit("1", (KO, replace(EN, attrs=(("creationid", "kim"),)))),
    "property of a variant": Unit("1", (KO, replace(EN, props=(Prop("x-context-pre", "<seg>앞</seg>"),)))),
    "note of a variant": Unit("1", (KO, replace(EN, notes=(Note("n"),)))),
    "code": Unit("1", (Variant("ko", ("값은 ", CODE, "원")), Variant("en", (CODE, " won")))),
    "pair": Unit("1", (Variant("ko", (InlineCode("bpt", (("i", "1"), ("x", "1"))), "가", InlineCode("ept", (("i", "1"),)))), EN)),
    "highlight": Unit("1", (Variant("ko", ("가 ", InlineCode("hi", (("type", "term"),), ("나",)))), EN)),
    "unknown element": Unit("1", (KO, EN), extras=('<ref id="1">본문</ref>',)),
    "no tuid": Unit(None, (KO, EN)),
    "odd tuid": Unit("가 나/1:b", (KO, EN)),
    "third language": Unit("1", (KO, EN, Variant("ja", ("米価",)))),
    "region": Unit("1", (Variant("ko-KR", ("가",)), Variant("en-GB", ("a",)))),
    "twice the same language": Unit("1", (KO, replace(KO, content=("쌀값이 뛰었다.",)), EN)),
    "no translation": Unit("1", (KO,)),
    "empty translation": Unit("1", (KO, Variant("en"))),
    "control character": Unit("1", (KO, Variant("en", ("a\x0bb",)))),
}

BROKEN = {
    "nothing": b"",
    "white space": b" \n\t\n",
    "zeros": bytes(3000),
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "words": "그냥 글이다.\n".encode(),
    "cut gzip": gzip.compress(b"<tmx>" * 500)[:-20],
    "zip": b"PK\x05\x06" + bytes(18),
    "other XML": b"<?xml version='1.0'?><html><body/></html>",
    "open XML": b"<?xml version='1.0'?><tmx><body><tu>",
    "entity": b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><xliff><file><body>&a;</body></file></xliff>",
    "laughs": b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><tmx><body><tu>&b;</tu></body></tmx>",
    "deep": b"<xliff>" + b"<group>" * 5000,
    "wide": b"\xff\xfe<\x00t\x00",
    "bytes": bytes(range(256)) * 4,
    "database": b"SQLite format 3\0" + bytes(500),
}


def ids(formats: list[Format]) -> list[str]:
    return [format.name for format in formats]


def written(format: Format, units: list[Unit], **options: str) -> tuple[bytes, list[str]]:
    assert format.write is not None
    stream = io.BytesIO()
    lost = format.write(stream, lambda: iter(units), Writing(**options))  # type: ignore[arg-type]
    return stream.getvalue(), lost


def read(format: Format, folder: Path, data: bytes) -> list[Unit]:
    path = folder / f"memory{format.endings[0]}"
    path.write_bytes(data)
    return list(format.read(str(path), Reading()))


def refusal(format: Format, folder: Path, data: bytes) -> str | None:
    """Return what is said of a file; `None` where it is taken for one without units."""
    try:
        found = read(format, folder, data)
    except TmError as error:
        return str(error)
    assert found == []
    return None


def normal(unit: Unit) -> Unit:
    """Return a unit with what has no order in a fixed one, and without what tells of the file that it was in."""
    about = ("x-document", "x-tm-po-header")
    props = sorted((p for p in unit.props if p.type not in about), key=lambda p: (p.type or "", p.text))
    extras = tuple(x for x in unit.extras if not x.startswith(("<xliff", "<martif", "<tbx")))
    notes = tuple(replace(note, attrs=tuple(sorted(note.attrs))) for note in unit.notes)
    return replace(unit, props=tuple(props), attrs=tuple(sorted(unit.attrs)), notes=notes, extras=extras, line=None)


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
def test_texts_come_back(format: Format, tmp_path: Path) -> None:
    data, _ = written(format, PLAIN)
    found = read(format, tmp_path, data)
    assert [[(v.lang, v.text) for v in u.variants] for u in found] == [[(v.lang, v.text) for v in u.variants] for u in PLAIN]


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
@pytest.mark.parametrize("what", RICH)
def test_nothing_is_lost_in_silence(format: Format, what: str, tmp_path: Path) -> None:
    data, lost = written(format, [RICH[what]], source="ko", target="en")
    found = [normal(unit) for unit in read(format, tmp_path, data)]
    if found != [normal(RICH[what])]:
        assert lost
    assert all("\n" not in sentence and sentence[0].isdigit() for sentence in lost)


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
def test_the_same_units_are_the_same_bytes(format: Format, tmp_path: Path) -> None:
    units = [*PLAIN, *(replace(unit, tuid=f"r{n}") for n, unit in enumerate(RICH.values()) if unit.tuid)]
    data, lost = written(format, units, source="ko", target="en")
    assert written(format, units, source="ko", target="en") == (data, lost)
    again = read(format, tmp_path, data)
    assert written(format, again, source="ko", target="en")[0] == written(format, again, source="ko", target="en")[0]


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
def test_text_is_kept_in_the_form_that_it_has(format: Format, tmp_path: Path) -> None:
    texts = [unicodedata.normalize("NFD", "쌀값"), "ㄱㄴ", "ﾡﾢ", "가\u200b나", "🎉 \U00020000"]
    units = [Unit(str(n), (Variant("ko", (text,)), Variant("en", (f"a{n}",)))) for n, text in enumerate(texts)]
    assert [u.variants[0].text for u in read(format, tmp_path, written(format, units)[0])] == texts


@pytest.mark.parametrize("format", FORMATS, ids=ids(list(FORMATS)))
@pytest.mark.parametrize("what", BROKEN)
def test_broken_files_are_refused_in_one_line(format: Format, what: str, tmp_path: Path) -> None:
    said = refusal(format, tmp_path, BROKEN[what])
    if said is not None:
        assert "\n" not in said
        assert said.startswith(str(tmp_path / f"memory{format.endings[0]}"))
        assert "; " in said


@pytest.mark.parametrize("format", FORMATS, ids=ids(list(FORMATS)))
def test_a_missing_file_and_a_folder_are_named(format: Format, tmp_path: Path) -> None:
    (tmp_path / f"folder{format.endings[0]}").mkdir()
    for name in ("none", "folder"):
        with pytest.raises(TmError, match=name):
            list(format.read(str(tmp_path / f"{name}{format.endings[0]}"), Reading()))


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
def test_units_know_their_line(format: Format, tmp_path: Path) -> None:
    if format.name in {"JSON lines", "XLSX"}:
        pytest.skip("has no lines, or says them in errors only")
    lines = [unit.line for unit in read(format, tmp_path, written(format, PLAIN)[0])]
    assert all(lines)
    assert lines == sorted(lines, key=lambda line: line or 0)


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
def test_a_run_that_fails_leaves_no_file(format: Format, tmp_path: Path) -> None:
    source, output = tmp_path / "in.tmx", tmp_path / f"out{format.written[0]}"
    source.write_text('<tmx version="1.4"><header/><body><tu><tuv xml:lang="ko"><seg>가</seg></tuv></tu><tu>', "utf-8")
    output.write_bytes(b"old")
    with pytest.raises(TmError):
        Conversion([str(source)], None).write(str(output), Writing("ko", "en"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path != source} == {output.name: b"old"}


@pytest.mark.parametrize("format", WRITTEN, ids=ids(WRITTEN))
def test_the_content_tells_the_format_where_the_name_does_not(format: Format, tmp_path: Path) -> None:
    data, _ = written(format, PLAIN)
    kind = sniff_kind(data[:8192])
    if format.name in {"TMX", "PO", "XLIFF", "TBX", "JSON lines"}:
        assert kind in format.endings
    if kind is not None:
        path = tmp_path / "memory.bin"
        path.write_bytes(data)
        assert format_of(str(path)) is format
        assert len(list(UnitFile(str(path))())) == len(PLAIN)


def test_endings_are_those_of_one_format() -> None:
    endings = [end for format in FORMATS for end in format.endings]
    assert len(endings) == len(set(endings))
    for format in FORMATS:
        for end in format.endings:
            assert format_named(f"기억{end.upper()}") is format


@pytest.mark.parametrize("name", ["out.sdltm", "out.sdlxliff", "out.mqxliff", "out.doc", "out"])
def test_what_is_not_written_is_a_wrong_command_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="OUT"):
        Conversion([], None).write(str(tmp_path / name), Writing())
