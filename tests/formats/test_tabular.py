from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import TEXT
from tm.errors import UnusableInput
from tm.formats.dialect import TextTable, escape_cell, unescape_cell
from tm.formats.tabular import read_csv, read_tsv, write_csv, write_tsv
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant


def written(*units: Unit) -> tuple[str, list[str]]:
    stream = io.BytesIO()
    lost = write_tsv(stream, lambda: iter(units))
    return stream.getvalue().decode(), lost


def read(folder: Path, text: str) -> list[Unit]:
    path = folder / "memory.tsv"
    path.write_bytes(text.encode())
    return list(read_tsv(str(path)))


@settings(deadline=None)
@given(st.one_of(TEXT, st.text(alphabet="\\tnr\t\n\r가")))
def test_cells_come_back(text: str) -> None:
    cell = escape_cell(text)
    assert not set(cell) & set("\t\n\r")
    assert unescape_cell(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a\\tb", "a\tb"),
        ("a\\\\tb", "a\\tb"),
        ("C:\\dir", "C:\\dir"),
        ("end\\", "end\\"),
        ("\\\\\\n", "\\\n"),
        ("글", "글"),
    ],
)
def test_unescaping(cell: str, text: str) -> None:
    assert unescape_cell(cell) == text


def test_a_whole_memory_comes_back(tmp_path: Path) -> None:
    units = [
        Unit(
            "1",
            (Variant("ko", ("탭\t줄\n역\\n",)), Variant("en-US", ("a\r\nb",)), Variant("ja", ("日本",))),
            notes=(Note("주"),),
        ),
        Unit(None, (Variant("ko", ("둘",)),), props=(Prop("x-a", "1"), Prop("탭\t이름\\", "2"))),
    ]
    text, lost = written(*units)
    assert text.partition("\n")[0] == "ko\ten-US\tja\ttuid\tnote\tprop:x-a\tprop:탭\\t이름\\\\"
    assert lost == []
    assert read(tmp_path, text) == units


def test_korean_and_english_come_first() -> None:
    assert written(Unit("1", (Variant("ja", ("j",)), Variant("en", ("e",)), Variant("ko-KR", ("k",)))))[0] == (
        "ko-KR\ten\tja\ttuid\tnote\nk\te\tj\t1\t\n"
    )


@pytest.mark.parametrize(
    ("unit", "lost"),
    [
        (Unit("1", (Variant("ko", ("가", InlineCode("ph"))),)), "1 inline code"),
        (Unit("1", (Variant("ko", ("가",), (("a", "b"),)),), (("c", "d"),)), "2 attributes"),
        (Unit("1", (Variant("ko", ("가",), props=(Prop("a", "b"),), notes=(Note("n"),)),)), "2 properties or notes of variants"),
        (Unit("1", (Variant("ko", ("가",)), Variant("ko", ("나",)))), "1 second variant"),
        (Unit("1", (Variant("ko", ("가",)), Variant("en"))), "1 empty variant"),
        (
            Unit("1", (Variant("ko", ("가",)),), props=(Prop("x", "1", (("a", "b"),)),), notes=(Note("n", (("c", "d"),)),)),
            "2 attributes",
        ),
        (Unit("1", (Variant("ko", ("가",)),), notes=(Note("1"), Note("2"))), "1 further note"),
        (
            Unit("1", (Variant("ko", ("가",)),), props=(Prop("a", "1"), Prop("a", "2"), Prop(None, "3"))),
            "2 properties without a type or with a repeated one",
        ),
        (Unit("1", (Variant("ko", ("가",), extras=("<x/>",)),), extras=("<y/>",)), "2 unknown elements"),
    ],
)
def test_what_a_table_cannot_hold_is_counted(unit: Unit, lost: str) -> None:
    assert written(unit)[1] == [f"{lost} left out"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no header row"),
        ("ko\ttuid\n", 1, "no header row"),
        ("가,a\n", 1, "no header row"),
        ("ko\ten\n가\ta\n나\tb\tc\n", 3, "3 cells in a table of 2"),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason) as caught:
        read(tmp_path, text)
    assert caught.value.line == line


def test_short_and_blank_rows(tmp_path: Path) -> None:
    units = read(tmp_path, "ko\ten\tnote\n가\n\n\tb\t주\n")
    assert units == [Unit(None, (Variant("ko", ("가",)),)), Unit(None, (Variant("en", ("b",)),), notes=(Note("주"),))]
    assert [u.line for u in units] == [2, 4]


def table(folder: Path, data: str | bytes, name: str = "a.csv") -> tuple[list[tuple[str, ...]], str]:
    """The texts of a table's units, Korean first, and what is said of it."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    said: list[str] = []
    units = list((read_tsv if name.endswith(".tsv") else read_csv)(str(path), said.append))
    (sentence,) = said
    return [tuple(v.text for v in sorted(u.variants, key=lambda v: v.lang != "ko")) for u in units], sentence


PLAIN = [("가, 나", "a")]


@pytest.mark.parametrize(
    ("data", "texts", "dialect"),
    [
        ('ko,en\n"가, 나",a\n', PLAIN, 'commas between cells, quotes "…" with "" inside, UTF-8'),
        ("\ufeffko;en\r\n가, 나;a\r\n", PLAIN, 'semicolons between cells, quotes "…" with "" inside, UTF-8'),
        ("ko|en\n가, 나|a\n", PLAIN, 'bars between cells, quotes "…" with "" inside, UTF-8'),
        ("ko\ten\n가, 나\ta\n", PLAIN, "tabs between cells, no quotes, backslash escapes, UTF-8"),
        ("ko\ten\n가, 나\ta".encode("utf-16"), PLAIN, "tabs between cells, no quotes, backslash escapes, UTF-16-LE"),
        ("ko;en\r\n가, 나;a\r\n".encode("cp949"), PLAIN, 'semicolons between cells, quotes "…" with "" inside, CP949'),
        ("sep=;\r\nko;en\r\n가, 나;a\r\n", PLAIN, 'semicolons between cells, quotes "…" with "" inside, UTF-8'),
        ("SEP=^\nko^en\n가, 나^a\n", PLAIN, '\'^\' between cells, quotes "…" with "" inside, UTF-8'),
        ('ko,en\r가,"x\ny"\r', [("가", "x\ny")], 'commas between cells, quotes "…" with "" inside, UTF-8'),
        ('ko,en\n가,"say ""x"""\n', [("가", 'say "x"')], 'commas between cells, quotes "…" with "" inside, UTF-8'),
        ('ko,en\n가,"say \\"x\\""\n', [("가", 'say "x"')], 'commas between cells, quotes "…" with \\" inside, UTF-8'),
        ('ko,en\n"두\r\n줄",a\n', [("두\r\n줄", "a")], 'commas between cells, quotes "…" with "" inside, UTF-8'),
        ("ko,en\n가,C:\\new\n", [("가", "C:\\new")], 'commas between cells, quotes "…" with "" inside, UTF-8'),
        ("ko,en\n\n가,a\u2028b\n,,\n", [("가", "a\u2028b")], 'commas between cells, quotes "…" with "" inside, UTF-8'),
    ],
)
def test_dialects_are_found_out_and_said(tmp_path: Path, data: str | bytes, texts: list[tuple[str, ...]], dialect: str) -> None:
    assert table(tmp_path, data) == (texts, f"read as a table with {dialect}")


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        # Excel quotes what holds a comma, too; then quotes are none of the text.
        ('ko\ten\r\n"가, 나"\t"say ""x"""\r\n', [("가, 나", 'say "x"')]),
        ('ko\ten\n"탭\t"\t"두\n줄"\n', [("탭\t", "두\n줄")]),
        ('"ko"\t"en"\n"가"\t"a"\n', [("가", "a")]),
        # Here they are.
        ('ko\ten\n"가"\ta\n', [('"가"', "a")]),
        ('ko\ten\n"가" 나\t"a, b" c\n', [('"가" 나', '"a, b" c')]),
        ('ko\ten\ttuid\tnote\n"가, 나"\t"a, b"\t1\t\n', [('"가, 나"', '"a, b"')]),
        # Escapes only where every backslash begins one.
        ("ko\ten\n가\\n나\ta\n", [("가\n나", "a")]),
        ("ko\ten\n가\\n나\tC:\\dir\n", [("가\\n나", "C:\\dir")]),
    ],
)
def test_quotes_and_backslashes_between_tabs(tmp_path: Path, data: str, texts: list[tuple[str, ...]]) -> None:
    assert table(tmp_path, data, "a.tsv")[0] == texts


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("한국어,영어,비고", Unit(None, (Variant("ko", ("1",)), Variant("en", ("2",))), notes=(Note("3"),))),
        ("Korean,English,ID", Unit("3", (Variant("ko", ("1",)), Variant("en", ("2",))))),
        ("ko_KR,EN-us,key", Unit("3", (Variant("ko_KR", ("1",)), Variant("EN-us", ("2",))))),
        ("ko,id,en", Unit("2", (Variant("ko", ("1",)), Variant("en", ("3",))))),
        ("ko,id,tuid", Unit("3", (Variant("ko", ("1",)), Variant("id", ("2",))))),
        ("ko,en,no", Unit(None, (Variant("ko", ("1",)), Variant("en", ("2",))), props=(Prop("no", "3"),))),
        ("ko,tag,en", Unit(None, (Variant("ko", ("1",)), Variant("en", ("3",))), props=(Prop("tag", "2"),))),
        ("ko,en,date", Unit(None, (Variant("ko", ("1",)), Variant("en", ("2",))), props=(Prop("date", "3"),))),
        ("ko,en,prop:x-a", Unit(None, (Variant("ko", ("1",)), Variant("en", ("2",))), props=(Prop("x-a", "3"),))),
        ("ko,en,", Unit(None, (Variant("ko", ("1",)), Variant("en", ("2",))))),
    ],
)
def test_what_columns_mean(tmp_path: Path, header: str, unit: Unit) -> None:
    (tmp_path / "a.csv").write_text(f"{header}\n1,2,3\n", "utf-8")
    assert list(read_csv(str(tmp_path / "a.csv"))) == [unit]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        ("ko,en\n가,a\n나,b,c\n", 3, "3 cells in a table of 2"),
        ('ko,en\n가,a\n나,"b\n다,c\n', 3, "no table from here on"),
        ("ko,en,ko\n", 1, "two columns for ko"),
        ("source,target\n가,a\n", 1, "no header row"),
        (b"ko,en\n\xff\xfa,a\n", 2, "is not utf-8 text"),
    ],
)
def test_what_is_no_csv(tmp_path: Path, data: str | bytes, line: int, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason) as caught:
        table(tmp_path, data)
    assert caught.value.line == line


@pytest.mark.parametrize("data", [b"ko,en\n\x00\x01", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_text(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnusableInput):
        table(tmp_path, data)


@settings(deadline=None)
@given(st.lists(st.one_of(TEXT, st.text(alphabet='",;\n\r\t 가\\|='), st.sampled_from(["=1+1", "sep=;"])).filter(bool), min_size=1))
def test_any_texts_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    units = [Unit(None, (Variant("ko", (text,)), Variant("en", (text[::-1],)))) for text in texts]
    for name, write, again in (("a.csv", write_csv, read_csv), ("a.tsv", write_tsv, read_tsv)):
        path = tmp_path_factory.getbasetemp() / name
        with path.open("wb") as stream:
            write(stream, lambda: iter(units))
        assert list(again(str(path))) == units


def test_cells_that_a_spreadsheet_would_run_are_said() -> None:
    stream = io.BytesIO()
    units = [Unit("1", (Variant("ko", ("=1+1",)), Variant("en", ("- item",))))]
    (said,) = write_csv(stream, lambda: iter(units))
    assert said.startswith("2 cells begin with =, +, - or @")
    assert stream.getvalue() == b"ko,en,tuid,note\n=1+1,- item,1,\n"


def test_a_long_table_is_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("ko,en\n" + '"가, 나\n다",a\n' * 120_000, "utf-8")
    rows = TextTable(str(path)).rows()
    assert (next(rows), next(rows), next(rows)) == ((1, ["ko", "en"]), (2, ["가, 나\n다", "a"]), (4, ["가, 나\n다", "a"]))
    assert sum(1 for _ in rows) == 119_998


@pytest.mark.parametrize("units", [[], [Unit("1", (Variant("ko", ("가",)),))]])
def test_a_memory_in_one_language_or_none_comes_back(tmp_path: Path, units: list[Unit]) -> None:
    assert read(tmp_path, written(*units)[0]) == units


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("source,target", {"ko": "가", "en": "a"}),
        ("번역문,Source Text", {"en": "가", "ko": "a"}),
        ("ko,en,source,target", {"ko": "가", "en": "a"}),
    ],
)
def test_columns_for_source_and_target_are_in_the_languages_named(tmp_path: Path, header: str, texts: dict[str, str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n가,a\n", "utf-8")
    (unit,) = read_csv(str(path), langs=("ko", "en"))
    assert {variant.lang: variant.text for variant in unit.variants} == texts


def test_without_languages_source_and_target_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("source\ttarget\n가\ta\n", "utf-8")
    with pytest.raises(UnusableInput, match="no header row with two languages"):
        list(read_tsv(str(path), langs=("ko", "")))
