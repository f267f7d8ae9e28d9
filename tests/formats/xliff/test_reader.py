"""What is read of XLIFF, tool by tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.xliff.samples import FILES, sample
from tm.errors import BadEncoding, TmError, UnknownFormat, UnusableInput
from tm.formats.places import Asked, places
from tm.formats.xliff.reader import read_xliff
from tm.model.memory import InlineCode, Note, Prop, Unit

Texts = list[tuple[str | None, list[tuple[str, str]]]]

DOCUMENT = """<xliff version="1.2"><file original="a" source-language="en" target-language="ko" datatype="x"><body>
<trans-unit id="1"><source>쌀</source><target>rice</target></trans-unit></body></file></xliff>"""


def units(name: str, data: str | bytes | None = None) -> list[Unit]:
    if data is None:
        return list(read_xliff(str(sample(name))))
    return list(read_xliff(name, data=data.encode() if isinstance(data, str) else data))


def texts(found: list[Unit]) -> Texts:
    return [(unit.tuid, [(variant.lang, variant.text) for variant in unit.variants]) for unit in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "xcode.xliff",
            [("%lld articles", [("en", "%lld articles"), ("ko", "기사 %lld건")]), ("share", [("en", "Share this article")])],
        ),
        (
            "angular.xlf",
            [("7056919470098446707", [("en-US", "Updated "), ("ko", "에 고침")]), ("bold", [("en-US", "New")])],
        ),
        ("symfony.fr.xlf", [("XKdHRd1", [("en", "menu.open"), ("fr", "열기 <b>&")])]),
        (
            "okapi.xlf",
            [
                ("tu1", [("ko-KR", "쌀값이 올랐다."), ("en-US", "Rice prices rose.")]),
                ("tu1/1", [("ko-KR", "환율도 올랐다."), ("en-US", "So did the exchange rate.")]),
                ("tu2", [("ko-KR", "AA-12")]),
                ("b1t", [("ko-KR", "사진"), ("en-US", "")]),
            ],
        ),
        ("native_codes.xlf", [("1", [("en", "A bold wordHyesan"), ("ko", "굵은 글")])]),
        ("prefixed.xlf", [("1", [("en", "One two")]), ("2", [("en", "Two"), ("ko", "")])]),
        (
            "trados.sdlxliff",
            [
                ("1f0c", [("ko-KR", "쌀값이 올랐다."), ("en-US", "Rice prices rose.")]),
                ("1f0c/2", [("ko-KR", "환율도 올랐다."), ("en-US", "So did the rate.")]),
                ("1f0e", [("ko-KR", "끝.")]),
            ],
        ),
        (
            "memoq.mqxliff",
            [
                ("1", [("ko", "쌀값이 올랐다."), ("en-us", "Rice prices rose.")]),
                ("2", [("ko", "환율도 올랐다."), ("en-us", "")]),
            ],
        ),
        (
            "version_2.xlf",
            [
                ("u1", [("en", "Save now."), ("ko", "지금 저장.")]),
                ("u1/2", [("en", "Wait amoment."), ("ko", "")]),
                ("u2", [("en", "x")]),
                ("u1", [("en", "yes"), ("ko", "예")]),
            ],
        ),
    ],
)
def test_texts(name: str, expected: Texts) -> None:
    assert texts(units(name)) == expected


@pytest.mark.parametrize(
    ("name", "tuid", "props"),
    [
        ("xcode.xliff", "%lld articles", {"x-document": "News/en.lproj/Main.strings", "x-tm-state": "translated"}),
        ("angular.xlf", "7056919470098446707", {"x-reference": "src/app/app.component.html:4"}),
        ("okapi.xlf", "tu1", {"x-tm-approved": "yes", "x-tm-state": "translated", "x-tm-segment": "0", "x-tm-group": "1"}),
        ("okapi.xlf", "tu2", {"x-tm-translate": "no", "x-tm-group": "1/2"}),
        (
            "trados.sdlxliff",
            "1f0c",
            {
                "x-ConfirmationLevel": "ApprovedTranslation",
                "x-tm-state": "signed-off",
                "x-tm-origin": "tm",
                "x-tm-origin-system": "news",
                "x-tm-match": "100",
                "x-tm-locked": "yes",
                "x-sdl-created_by": "kim",
                "x-document": r"C:\보도\쌀값.docx",
            },
        ),
        ("trados.sdlxliff", "1f0c/2", {"x-ConfirmationLevel": "Draft", "x-tm-state": "needs-review-translation"}),
        ("memoq.mqxliff", "1", {"x-tm-state": "translated", "x-tm-match": "101", "x-tm-locked": "yes"}),
        ("memoq.mqxliff", "2", {"x-tm-state": "needs-translation"}),
        ("version_2.xlf", "u1", {"x-tm-state": "translated", "x-tm-substate": "my:ok", "x-document": "ui.json", "x-tm-group": "1"}),
        ("version_2.xlf", "u2", {"x-tm-translate": "no", "x-tm-state": "initial"}),
    ],
)
def test_facts(name: str, tuid: str, props: dict[str, str]) -> None:
    unit = next(unit for unit in units(name) if unit.tuid == tuid)
    assert {kind: unit.prop(kind) for kind in props} == props


def test_notes() -> None:
    assert units("xcode.xliff")[0].notes == (Note("Number of articles in the list"),)
    assert units("angular.xlf")[0].notes == (
        Note("When the page was changed", (("priority", "1"), ("from", "description"))),
        Note("status line", (("priority", "1"), ("from", "meaning"))),
    )
    assert units("version_2.xlf")[0].notes == (Note("a button", (("from", "developer"), ("id", "n1"))),)
    assert units("memoq.mqxliff")[0].notes == (Note("숫자 확인", (("from", "kim"), ("date", "2026-01-02T03:04:05Z"))),)
    (note,) = units("trados.sdlxliff")[1].notes
    assert (note.text, dict(note.attrs)["from"]) == ("이름을 확인할 것", "kim")


def test_trados_tags_have_their_native_code() -> None:
    source, target = (variant.content for variant in units("trados.sdlxliff")[1].variants)
    assert source == (
        InlineCode("bpt", (("i", "1"), ("x", "1")), ('<cf bold="True">',)),
        "환율",
        InlineCode("ept", (("i", "1"),), ("</cf>",)),
        "도 올랐다.",
        InlineCode("ph", (("x", "2"),), ("<br/>",)),
    )
    assert [part.name for part in target if isinstance(part, InlineCode)] == ["bpt", "ept"]


def test_data_of_version_2_is_the_code() -> None:
    first, second = units("version_2.xlf")[:2]
    pair = [part for part in first.variants[0].content if isinstance(part, InlineCode)]
    assert [(code.name, code.content) for code in pair] == [("bpt", ("<b>",)), ("ept", ("</b>",))]
    single = next(part for part in second.variants[0].content if isinstance(part, InlineCode))
    assert single.content == ("a", InlineCode("cp", (("hex", "0003"),)))


def test_a_wrong_claim_is_said() -> None:
    said: list[str] = []
    list(read_xliff("a.xlf", said.append, data=f'<?xml version="1.0" encoding="UTF-16"?>{DOCUMENT}'.encode()))
    assert said == ["the file declares UTF-16, but its bytes are UTF-8"]


def test_what_was_left_out_is_said() -> None:
    said: list[str] = []
    list(read_xliff(str(sample("xcode.xliff")), said.append))
    list(read_xliff(str(sample("trados.sdlxliff")), said.append))
    assert said == [
        "1 file without units left out",
        "1 skeleton, which only the tool that wrote it can use, left out",
        "2 definitions in headers, which only the tool that wrote them can use, left out",
        "1 deletion that Trados tracks left out",
        "1 unit of tags only left out",
    ]


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_places_are_found(name: str) -> None:
    path = str(sample(name))
    lines = sample(name).read_text("utf-8-sig").split("\n")
    for unit in read_xliff(path):
        for variant in unit.variants:
            if len(variant.text) > 2 and "<" not in variant.text:
                assert unit.line is not None
                asked = Asked(unit.line, variant.text, 1)
                (place,) = places(path, ".xlf", [asked], [unit.line])
                assert place is not None
                assert lines[place.line - 1][place.column - 1] == variant.text[1]


def test_a_proposal_is_no_place() -> None:
    path = str(sample("okapi.xlf"))
    asked = Asked(units("okapi.xlf")[0].line or 0, "The rice price rose.", 0)
    assert list(places(path, ".xlf", [asked], [asked.line])) == [None]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("", [("", None)]),
        ("<target/>", [("", "")]),
        ("<target>  rice\n</target>", [("", "  rice\n")]),
        ('<target xml:lang="fr">riz</target>', [("fr", "riz")]),
    ],
)
def test_missing_and_empty_targets_differ(target: str, expected: list[tuple[str, str | None]]) -> None:
    data = f'<xliff><file source-language="ko"><body><trans-unit><source>쌀</source>{target}</trans-unit></body></file></xliff>'
    (unit,) = units("a.xlf", data)
    found = [(variant.lang, variant.text) for variant in unit.variants[1:]]
    assert found == [pair for pair in expected if pair[1] is not None]
    assert (unit.tuid, unit.variants[0].lang) == (None, "ko")


@pytest.mark.parametrize(
    ("name", "lang"),
    [("messages.fr.xlf", "fr"), ("de.xliff", "de"), ("pt_BR.xlf", "pt-BR"), ("app.en.xlf", ""), ("messages.xlf", "")],
)
def test_the_name_tells_the_language_where_the_file_does_not(name: str, lang: str) -> None:
    (unit,) = units(name, DOCUMENT.replace(' target-language="ko"', ""))
    assert unit.variants[1].lang == lang


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "cp949", "utf-16-le"])
def test_encodings(codec: str) -> None:
    label = codec.removesuffix("-sig").removesuffix("-le")
    data = f'<?xml version="1.0" encoding="{label}"?>\n{DOCUMENT}'.encode(codec)
    (unit,) = units("a.xlf", data)
    assert (unit.variants[0].text, unit.line) == ("쌀", 3)


@pytest.mark.parametrize(
    "change",
    [
        ("<xliff ", '<xliff xmlns="urn:somebody:else" '),
        ("<xliff ", '<xliff xmlns:xsi="urn:x" unknown:attribute="1" '),
        ('version="1.2"', 'version="1.0"'),
        (' version="1.2"', ""),
        ("<body>", "<header/><body><!-- 주석 --><?pi x?>"),
        ("<trans-unit", "<group><group><group><trans-unit"),
        ("<source>쌀", "<source><unknown:code a='b'/>쌀"),
        ("<source>쌀", "<source><!-- 주석 -->쌀<?pi x?>"),
        ("쌀", "<![CDATA[쌀]]>"),
        ("쌀", "&#xC300;"),
        ("<xliff", "<!DOCTYPE xliff PUBLIC '-//XLIFF//DTD XLIFF//EN' 'http://example.invalid/xliff.dtd'><xliff"),
    ],
)
def test_odd_files_are_read(change: tuple[str, str]) -> None:
    data = DOCUMENT.replace(*change, 1)
    if change[1].startswith("<group>"):
        data = data.replace("</trans-unit>", "</trans-unit></group></group></group>")
    assert texts(units("a.xlf", data)) == [("1", [("en", "쌀"), ("ko", "rice")])]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", UnknownFormat, "is no XLIFF but empty; give an XLIFF file"),
        (b" \n ", UnknownFormat, "nothing but white space"),
        (b"plain text", UnknownFormat, "is no XLIFF but plain text"),
        (b"<html><body/></html>", UnknownFormat, "is no XLIFF but an HTML page"),
        (b"<TS version='2.1'/>", UnknownFormat, "is no XLIFF but a Qt translation file"),
        (b"<txml/>", UnknownFormat, "a Wordfast TXML file"),
        (b"PK\x03\x04", UnusableInput, "is a zip"),
        (b"\x89PNG\r\n\x1a\n\0\0", UnknownFormat, "a PNG picture"),
        (DOCUMENT[:-20].encode(), UnusableInput, "a.xlf:2: ends before its XML does"),
        (DOCUMENT.replace("</source>", "").encode(), UnusableInput, "a.xlf:2: is broken XML"),
        (DOCUMENT.replace("rice", "&#x1F;").encode(), UnusableInput, "a.xlf:2: is broken XML"),
        (DOCUMENT.replace("rice", "&nbsp;").encode(), UnusableInput, "a.xlf:2: uses an entity"),
        (f'<?xml version="1.0" encoding="klingon"?>{DOCUMENT}'.encode(), BadEncoding, "declares an unknown encoding"),
        (
            DOCUMENT.replace("<xliff", "<!DOCTYPE x [<!ENTITY a 'b'>]><xliff").replace("rice", "&a;").encode(),
            UnusableInput,
            "entity &a;",
        ),
        (DOCUMENT.replace("rice", "<g>" * 200).encode(), UnusableInput, "elements nested deeper than 100; this is no real file"),
        (b"<xliff><file><body>" + b"<group>" * 200, UnusableInput, "elements nested deeper than 100"),
    ],
)
def test_what_is_refused(data: bytes, error: type[TmError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        units("a.xlf", data)
    assert "\n" not in str(caught.value)


def test_no_entity_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    data = DOCUMENT.replace("<xliff", f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><xliff').replace("rice", "&a;")
    with pytest.raises(UnusableInput, match="entity &a;"):
        units("a.xlf", data)


def test_a_target_with_text_between_its_segments_is_not_cut() -> None:
    data = """<xliff version="1.2"><file source-language="ko" target-language="en"><body>
    <trans-unit id="1"><source>가. 나.</source><seg-source>
    <mrk mtype="seg" mid="1">가.</mrk> <mrk mtype="seg" mid="2">나.</mrk></seg-source><target>A and B.</target></trans-unit>
    </body></file></xliff>"""
    assert texts(units("a.xlf", data)) == [("1", [("ko", "가. 나."), ("en", "A and B.")])]


def test_a_second_prefix_of_the_same_namespace() -> None:
    data = DOCUMENT.replace("<xliff", '<xliff xmlns="urn:x" xmlns:a="urn:x" xmlns:b="urn:y"').replace("trans-unit", "a:trans-unit")
    assert texts(units("a.xlf", data.replace("</body>", "<b:trans-unit/></body>"))) == [("1", [("en", "쌀"), ("ko", "rice")])]


def test_units_inside_what_nobody_knows_are_read() -> None:
    data = DOCUMENT.replace("<trans-unit", "<my:section><trans-unit").replace("</trans-unit>", "</trans-unit></my:section>")
    assert texts(units("a.xlf", data)) == [("1", [("en", "쌀"), ("ko", "rice")])]


def test_what_stands_between_units_is_counted() -> None:
    said: list[str] = []
    data = DOCUMENT.replace("</body>", "글<b:thing/><note>x</note></body>").replace("</xliff>", "<note/></xliff>")
    list(read_xliff("a.xlf", said.append, data=data.encode()))
    assert sorted(said) == [
        "1 <b:thing> between units left out",
        "1 <note> between units left out",
        "1 <note> outside files left out",
        "1 text between units left out",
    ]


def test_units_are_given_as_they_come() -> None:
    data = DOCUMENT.replace("</body>", "<trans-unit id='2'><source>" + "x" * 200_000 + "</source></trans-unit><broken></body>")
    reading = read_xliff("a.xlf", data=data.encode())
    assert [next(reading).tuid, next(reading).tuid] == ["1", "2"]
    with pytest.raises(UnusableInput):
        next(reading)


def test_a_prop_of_ours_is_read_back() -> None:
    group = "<context-group purpose='x-tm'><context context-type='{}'>food</context></context-group>"
    data = DOCUMENT.replace("</target>", "</target>" + group.format("x-domain") + group.format("x-tm:Client%20A"))
    assert [prop for prop in units("a.xlf", data)[0].props if prop.text == "food"] == [
        Prop("x-domain", "food"),
        Prop("Client A", "food"),
    ]
