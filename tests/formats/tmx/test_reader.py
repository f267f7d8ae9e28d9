from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.tmx.memory import TAIL, content, document, read, tu
from tm.errors import BadEncoding, BadTmx, UnknownFormat, UnusableInput
from tm.formats import container
from tm.formats.tmx import TmxReader
from tm.formats.tmx.records import DEEPEST
from tm.model.memory import Content, InlineCode, Prop, Unit, plain_text

KOREAN = "장마당에서 똠방각하와 펲시를 보았다."


def label(name: str) -> str:
    return f'<?xml version="1.0" encoding="{name}"?>\n'


@pytest.mark.parametrize(
    ("declared", "codec", "bom"),
    [
        (None, "utf-8", b""),
        (None, "utf-8-sig", b""),
        ("UTF-8", "utf-8-sig", b""),
        ("utf-8", "utf-8", b""),
        (None, "utf-16", b""),
        ("UTF-16", "utf-16", b""),
        ("UTF-16", "utf-16-be", b"\xfe\xff"),
        ("UTF-16BE", "utf-16-be", b""),
        ("UTF-16", "utf-16-le", b""),
        (None, "utf-16-le", b""),
        (None, "utf-16-be", b""),
        (None, "utf-32", b""),
        *((name, "cp949", b"") for name in ("EUC-KR", "euc_kr", "CP949", "UHC", "MS949", "windows-949", "x-windows-949")),
        *((name, "cp949", b"") for name in ("ks_c_5601-1987", "KSC_5601", "KS_C_5601", "korean", "x-euc-kr")),
        ("ISO-2022-KR", "iso2022_kr", b""),
        ("Johab", "johab", b""),
    ],
)
def test_encodings_that_are_true(tmp_path: Path, declared: str | None, codec: str, bom: bytes) -> None:
    text = "평양의 봄" if codec == "iso2022_kr" else KOREAN
    source = document(tu("1", text), before=label(declared) if declared else "")
    units, reader = read(tmp_path, bom + source.encode(codec))
    assert units[0].variants[0].text == text
    assert units[0].line == (5 if declared else 4)
    assert not reader.counts["encoding"]


@pytest.mark.parametrize(
    ("declared", "codec", "said"),
    [
        ("UTF-16", "utf-8", "declares UTF-16, but its bytes are UTF-8"),
        ("utf-16", "utf-8-sig", "declares utf-16, but its bytes are UTF-8"),
        ("ISO-8859-1", "utf-8", "declares ISO-8859-1, but its bytes are UTF-8"),
        ("windows-1252", "utf-8", "declares windows-1252, but its bytes are UTF-8"),
        ("us-ascii", "utf-8", "declares us-ascii, but its bytes are UTF-8"),
        ("EUC-KR", "utf-8", "declares EUC-KR, but its bytes are UTF-8"),
        (None, "cp949", "declares no encoding, but its bytes are Korean CP949"),
        ("UTF-8", "cp949", "declares UTF-8, but its bytes are Korean CP949"),
    ],
)
def test_encodings_that_are_false(tmp_path: Path, declared: str | None, codec: str, said: str) -> None:
    units, reader = read(tmp_path, document(tu("1", KOREAN), before=label(declared) if declared else "").encode(codec))
    assert units[0].variants[0].text == KOREAN
    assert [p.message.partition(";")[0] for p in reader.problems if p.rule == "encoding"] == [f"the file {said}"]


def test_a_wide_label_on_ascii_bytes_is_said(tmp_path: Path) -> None:
    assert read(tmp_path, document(tu("1", "plain"), before=label("UTF-16")))[1].counts["encoding"] == 1


def test_latin_1_stays_latin_1(tmp_path: Path) -> None:
    units, reader = read(tmp_path, document(tu("1", "café"), before=label("ISO-8859-1")).encode("latin-1"))
    assert units[0].variants[0].text == "café"
    assert not reader.problems


@pytest.mark.parametrize("name", ["klingon-8", "rot13", "zlib", "undefined", "idna", "punycode", "unicode_escape"])
@pytest.mark.parametrize("text", ["글", "text"])
def test_labels_of_no_encoding_are_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(BadEncoding, match=f":1: declares an unknown encoding, {name}"):
        read(tmp_path, document(tu("1", text), before=label(name)))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (document(tu("1"), tu("2", "좋다")).encode().replace("좋".encode(), b"\xec\xa2"), 7),
        ((document(tu("1", "갊갊갊")) + "\n").encode("utf-16") + b"\x00\xd8\x41\x00", 9),
        (
            document(*(tu(str(n), "가나다라" * 400) for n in range(300)), tu("x", "Q")).encode().replace(b"Q", b"\xff"),
            605,
        ),
    ],
    ids=["utf-8", "utf-16 with line feeds inside syllables", "behind the first megabyte"],
)
def test_broken_bytes_are_refused_with_their_line(tmp_path: Path, data: bytes, line: int) -> None:
    with pytest.raises(BadEncoding) as caught:
        read(tmp_path, data)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("attributes", "lang", "attrs"),
    [
        ('xml:lang="ko-KR"', "ko-KR", ()),
        ('lang="KO"', "KO", ()),
        ('lang="en" xml:lang="ko"', "ko", (("lang", "en"),)),
        ('xml:lang="ko" lang="en"', "ko", (("lang", "en"),)),
        ("", "", ()),
        ('creationid="kim" lang="en_US"', "en_US", (("creationid", "kim"),)),
    ],
)
def test_language(tmp_path: Path, attributes: str, lang: str, attrs: tuple[tuple[str, str], ...]) -> None:
    variant = read(tmp_path, document(f"<tu><tuv {attributes}><seg>x</seg></tuv></tu>"))[0][0].variants[0]
    assert (variant.lang, variant.attrs) == (lang, attrs)


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        (document(tu("1")), []),
        (document(tu("1")).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" '), ["namespace"]),
        (document(tu("1")).replace("</", "@").replace("<", "<t:").replace("@", "</t:"), ["namespace"]),
        (
            document(tu("1")).replace("tmx", "TMX").replace("tu", "TU").replace("seg", "SEG").replace("body", "BODY"),
            ["upper-case"],
        ),
    ],
    ids=["none", "default", "prefixed", "upper case"],
)
def test_names(tmp_path: Path, source: str, rules: list[str]) -> None:
    units, reader = read(tmp_path, source.replace("TUv", "TUV"))
    assert units == [Unit("1", read(tmp_path, document(tu("1")))[0][0].variants)]
    assert [rule for rule in reader.counts if rule not in {"element"}] == rules


PH = InlineCode("ph", (("x", "1"),), ("{0}",))


@pytest.mark.parametrize(
    ("inner", "expected", "text"),
    [
        ('누르세요 <ph x="1">{0}</ph>를 누르세요.', ("누르세요 ", PH, "를 누르세요."), "누르세요 를 누르세요."),
        ('<ph x="1">{0}</ph>', (PH,), ""),
        ("", (), ""),
        ("  가  ", ("  가  ",), "  가  "),
        ("앞<!-- 주석 -->뒤", ("앞뒤",), "앞뒤"),
        ("앞<?pi x?>뒤", ("앞뒤",), "앞뒤"),
        ("앞<![CDATA[<b> & ]]>뒤", ("앞<b> & 뒤",), "앞<b> & 뒤"),
        ("&#xD1A0;&lt;&amp;&#13;\r\n", ("토<&\r\n",), "토<&\r\n"),
        (
            "가<hi>나<hi>다</hi></hi>라",
            ("가", InlineCode("hi", (), ("나", InlineCode("hi", (), ("다",)))), "라"),
            "가나다라",
        ),
        (
            "<bpt i='1'>&lt;a t='<sub>제목</sub>'></bpt>글",
            (InlineCode("bpt", (("i", "1"),), ("<a t='", InlineCode("sub", (), ("제목",)), "'>")), "글"),
            "글",
        ),
        ("<g id='2'>안</g>밖", (InlineCode("g", (("id", "2"),), ("안",)), "밖"), "안밖"),
        ("<t5:n id='1' n='3'/>개", (InlineCode("t5:n", (("id", "1"), ("n", "3"))), "개"), "개"),
        ("<tu><seg>속</seg></tu>", (InlineCode("tu", (), (InlineCode("seg", (), ("속",)),)),), "속"),
    ],
)
def test_segments(tmp_path: Path, inner: str, expected: Content, text: str) -> None:
    found = content(tmp_path, inner)
    assert found == expected
    assert plain_text(found) == text


def test_decomposed_hangul_stays_as_given(tmp_path: Path) -> None:
    assert content(tmp_path, "\u1112\u1161\u11ab") == ("\u1112\u1161\u11ab",)


def test_what_is_not_tmx_in_a_unit_is_kept_as_xml(tmp_path: Path) -> None:
    more = '<ref id="1">a &amp; <b/>c</ref>'
    source = f'<tu>{more}<prop type="p">x<i>y</i></prop><tuv xml:lang="ko">{more}<seg>글</seg><note>뒤</note></tuv></tu>'
    (unit,), reader = read(tmp_path, document(source))
    assert unit.extras == unit.variants[0].extras == (more,)
    assert unit.props == (Prop("p", "x<i>y</i>"),)
    assert [n.text for n in unit.variants[0].notes] == ["뒤"]
    assert reader.counts == {"element": 3, "order": 1}


@pytest.mark.parametrize(
    ("source", "rule", "texts"),
    [
        (f"<tmx><body>{tu('1')}</body></tmx>", "no-header", ["글"]),
        (f"<tmx>{tu('1')}</tmx>", "no-body", ["글"]),
        (f"<tmx><body>{tu('1')}</body><header/></tmx>", "header-late", ["글"]),
        (document("stray", tu("1")), "text-outside", ["글"]),
        (document("<extra>x</extra>", tu("1")), "unknown-in-body", ["글"]),
        (document(tu("1", "하나</seg><seg>둘")), "second-seg", ["하나둘"]),
        (document('<tu><tuv xml:lang="ko"/></tu>'), "no-seg", [""]),
        (document('<tu><tuv lang="ko"><seg>글</seg></tuv></tu>'), "lang-attribute", ["글"]),
    ],
)
def test_repairs_are_reported(tmp_path: Path, source: str, rule: str, texts: list[str]) -> None:
    units, reader = read(tmp_path, source)
    assert [v.text for u in units for v in u.variants] == texts
    assert reader.counts[rule] == 1
    assert rule in [p.rule for p in reader.problems]


def test_header(tmp_path: Path) -> None:
    inside = '<note>n</note><prop type="t">p</prop><ude name="u"/>'
    source = f'<tmx version="1.1"><header srclang="*all*" odd="1">{inside}</header><body/></tmx>'
    units, reader = read(tmp_path, source)
    header = reader.header
    assert not units
    assert (header.version, header.attrs) == ("1.1", (("srclang", "*all*"), ("odd", "1")))
    assert ([n.text for n in header.notes], header.props, header.extras) == (
        ["n"],
        (Prop("t", "p"),),
        ('<ude name="u"/>',),
    )


@pytest.mark.parametrize("name", ["hi", "x"])
def test_nesting_has_a_limit(tmp_path: Path, name: str) -> None:
    def nested(depth: int) -> str:
        return f"<{name}>" * depth + "끝" + f"</{name}>" * depth

    assert plain_text(content(tmp_path, nested(DEEPEST))) == "끝"
    for depth in (DEEPEST + 1, 10_000):
        with pytest.raises(BadTmx, match=f"holds elements nested deeper than {DEEPEST} "):
            content(tmp_path, nested(depth))


LAUGHS = '<!ENTITY a0 "하하하하하하하하하하">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("doctype", "reference"),
    [
        ("", "&nbsp;"),
        ('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "&nbsp;"),
        ('<!DOCTYPE tmx [<!ENTITY name "값">]>', "&name;"),
        ('<!DOCTYPE tmx [<!ENTITY file SYSTEM "file:///etc/hostname">]>', "&file;"),
        ('<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>', "&p;"),
        (f"<!DOCTYPE tmx [{LAUGHS}]>", "&a9;"),
    ],
)
def test_entities_are_refused(tmp_path: Path, doctype: str, reference: str) -> None:
    with pytest.raises(BadTmx, match=r"uses (the|an) entity .*write the character itself") as caught:
        read(tmp_path, document(tu("1", f"앞{reference}뒤"), before=doctype))
    assert caught.value.line == 5


@pytest.mark.parametrize(
    ("doctype", "reference"),
    [
        ("", "&nbsp;"),
        ('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "&nbsp;"),
        ('<!DOCTYPE tmx [<!ENTITY file SYSTEM "file:///etc/hostname">]>', "&file;"),
        (f"<!DOCTYPE tmx [{LAUGHS}]>", "&a9;"),
    ],
)
def test_entities_in_attributes_are_refused_and_not_dropped(tmp_path: Path, doctype: str, reference: str) -> None:
    with pytest.raises(BadTmx):
        read(tmp_path, document(tu(f"앞{reference}뒤"), before=doctype))


def test_a_doctype_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "tmx14.dtd").write_text("<!ENTITY broken")
    assert len(read(tmp_path, document(tu("1"), before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'))[0]) == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n", "is nothing but white space"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "is not TMX but an HTML page"),
        (b"<!doctype HTML>\n<p>unclosed <br>", "is not TMX but an HTML page"),
        (b'<?xml version="1.0"?><xliff version="1.2"/>', "is not TMX but an XLIFF file"),
        ('<?xml version="1.0"?><xliff version="1.2"/>'.encode("utf-16"), "is not TMX but an XLIFF file"),
        (b'<!-- made by <tmx> --><map version="1.10"></map>', "is not TMX but a Tiled game map"),
        (b"<p:xliff/>", "is not TMX but an XLIFF file"),
        (b"<memory/>", "is not TMX but an XML file of another kind (<memory>)"),
        (b'{"tuid": "1"}', "is not TMX but a JSON file"),
        ("저장하십시오.\n".encode(), "is not TMX but plain text"),
        ("저장하십시오. 그리고 닫으십시오.\n".encode("cp949"), "is not TMX but plain text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", "is not TMX but a PNG picture"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is not TMX but a PDF"),
        (b"SQLite format 3\x00\x10\x00\x01\x01\x00", "is not TMX but an SQLite database"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "is not TMX but an old Office document"),
        (b'<?xml version="1.0"?>\n<!-- cut', "is not TMX but XML without an element"),
    ],
)
def test_what_is_not_tmx_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(tmp_path, data)
    assert caught.value.reason.startswith(what)


@pytest.mark.parametrize(
    ("source", "line", "tuid", "given"),
    [
        (document(tu("1"), tu("2"))[:-40], 7, "2", 1),
        (document(tu("1"), tu("2"))[: -len(TAIL)], 8, "2", 2),
        (document(tu("1"), tu("2", "a & b"), tu("3")), 7, "2", 1),
        (document(tu("1"), tu("2", "a &#x1F; b")), 7, "2", 1),
        (document(tu("1"), tu("2", "a \x0b b")), 7, "2", 1),
        (document(tu("1"), tu("2", "<hi>열림")), 7, "2", 1),
        (document(tu("1"), '<tu tuid="2" tuid="3"/>'), 6, "1", 1),
    ],
)
def test_damage_is_refused_with_line_and_tuid(tmp_path: Path, source: str, line: int, tuid: str | None, given: int) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(source, encoding="utf-8")
    units: list[Unit] = []
    with TmxReader(str(path), lines=True) as reader, pytest.raises(BadTmx) as caught:
        units.extend(iter(reader))
    assert (caught.value.line, caught.value.tuid) == (line, tuid)
    assert len(units) <= given


@pytest.mark.parametrize(
    ("damaged", "line"),
    [
        (tu("2", "a & b"), 7),
        (tu("2", "a &#x1F; b"), 7),
        (tu("2", "<hi>열림"), 7),
        (tu("2", "&nbsp;"), 7),
        ('<tu tuid="2" tuid="2">\n\n</tu>', 6),
        ('<tu tuid="2>\n', 7),
        ('<tu tuid="2"\n', 7),
        ("<tu tuid='2'><tuv xml:lang='ko'><seg>" + "<hi>" * 300 + "</seg></tuv></tu>\n", 6),
        (tu("2", "큰 조각 " * 100_000 + "& b"), 7),
    ],
)
def test_keep_going_skips_a_damaged_unit_and_counts_lines_on(tmp_path: Path, damaged: str, line: int) -> None:
    good = [tu("3"), "\n\n" + tu("4", "<hi>끝</hi>")]
    source = document(tu("1"), damaged, *good)
    units, reader = read(tmp_path, source, keep_going=True)
    lines = source.split("\n")
    expected = [(tuid, next(n for n, text in enumerate(lines, 1) if f'tuid="{tuid}"' in text)) for tuid in "134"]
    assert [(u.tuid, u.line) for u in units] == expected
    assert [p.line for p in reader.problems if p.rule == "skipped"] == [line]


def test_keep_going_through_thousands_of_damaged_units(tmp_path: Path) -> None:
    source = document(*(tu(f"b{n}", "가 & 나") + tu(str(n), "다" * 50) for n in range(3000)))
    units, reader = read(tmp_path, source, keep_going=True)
    assert [u.tuid for u in units] == [str(n) for n in range(3000)]
    assert units[-1].line == 4 + 4 * 2999 + 2
    assert reader.counts["skipped"] == 3000


@pytest.mark.parametrize("prefix", ["t:", ""])
def test_keep_going_in_a_namespace_and_in_upper_case(tmp_path: Path, prefix: str) -> None:
    source = document(tu("1"), tu("2", "a & b"), tu("3"))
    if prefix:
        source = source.replace("</", "@").replace("<", "<t:").replace("@", "</t:")
    else:
        for name in ("tmx", "body", "header", "tuv", "seg"):
            source = source.replace(f"<{name}", f"<{name.upper()}").replace(f"</{name}", f"</{name.upper()}")
        source = source.replace("<tu ", "<TU ").replace("</tu>", "</TU>")
    units, reader = read(tmp_path, source, keep_going=True)
    assert [(u.tuid, u.line, u.variants[0].text) for u in units] == [("1", 4, "글"), ("3", 8, "글")]
    assert reader.counts["skipped"] == 1


def test_keep_going_with_a_truncated_file(tmp_path: Path) -> None:
    units, reader = read(tmp_path, document(tu("1"), tu("2"))[:-40], keep_going=True)
    assert [u.tuid for u in units] == ["1"]
    assert reader.counts["skipped"] == 1


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_whatever_the_name(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    assert read(tmp_path, pack(document(tu("1", KOREAN)).encode()))[0][0].variants[0].text == KOREAN


def test_a_gzip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "BOMB_SIZE", 1 << 16)
    with pytest.raises(UnusableInput, match="decompression bomb"):
        read(tmp_path, gzip.compress(document(tu("1", " " * (8 << 20))).encode()))


def test_reading_needs_with(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="with"):
        iter(TmxReader(str(tmp_path / "memory.tmx")))


def test_problems_have_a_limit_but_counts_have_none(tmp_path: Path) -> None:
    reader = read(tmp_path, document(*(f'<tu><tuv lang="ko"><seg>{n}</seg></tuv></tu>' for n in range(300))))[1]
    assert (reader.counts["lang-attribute"], len(reader.problems)) == (300, 200)


def test_a_file_of_many_chunks(tmp_path: Path) -> None:
    texts = [f"{n}번째 문장입니다. " * 20 for n in range(4000)]
    units, _ = read(tmp_path, document(*(tu(str(n), text) for n, text in enumerate(texts))))
    assert [u.variants[0].text for u in units] == texts
    assert [u.line for u in units] == [4 + 2 * n for n in range(4000)]
