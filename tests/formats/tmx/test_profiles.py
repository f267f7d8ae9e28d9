from __future__ import annotations

from dataclasses import replace

import pytest

from tm.formats.tmx.codes import bcp47, with_region
from tm.formats.tmx.profiles import PROFILES, Shaping
from tm.formats.tmx.writer import own_header
from tm.model.memory import Header, InlineCode, Prop, Unit, Variant

CONTEXT = (Prop("x-context-pre", "<seg>앞</seg>"), Prop("x-context-post", "<seg>뒤</seg>"))


def shaped(tool: str, *units: Unit, header: Header | None = None, source: str = "") -> tuple[Header, list[Unit], list[str]]:
    shaping = Shaping(PROFILES[tool], header or own_header(), units[0] if units else None, lambda: units, source=source)
    out = list(shaping.units(units))
    return shaping.header, out, shaping.losses()


def unit(ko: str = "글", en: str = "Text", *props: Prop, langs: tuple[str, str] = ("ko", "en")) -> Unit:
    return Unit("1", (Variant(langs[0], (ko,)), Variant(langs[1], (en,))), props=props)


@pytest.mark.parametrize(
    ("code", "full", "short"),
    [
        ("ko", "ko", "ko-KR"),
        ("KO-kr", "ko-KR", "ko-KR"),
        ("ko_KR", "ko-KR", "ko-KR"),
        ("kor", "ko", "ko-KR"),
        ("Korean", "ko", "ko-KR"),
        ("ko-kore-kr", "ko-Kore-KR", "ko-KR"),
        ("ko-KP", "ko-KP", "ko-KP"),
        ("en", "en", "en-US"),
        ("ENU", "en-US", "en-US"),
        ("en-GB", "en-GB", "en-GB"),
        ("zh-Hant", "zh-Hant", "zh-TW"),
        ("es-419", "es-419", "es-419"),
        ("kok", "kok", "kok"),
        ("", "", ""),
        ("*all*", "*all*", "*all*"),
        ("한국말", "한국말", "한국말"),
    ],
)
def test_codes(code: str, full: str, short: str) -> None:
    assert (bcp47(code), with_region(code)) == (full, short)


@pytest.mark.parametrize("tool", PROFILES)
def test_the_source_comes_first_and_the_header_names_it_exactly(tool: str) -> None:
    header, (out,), _ = shaped(tool, unit(langs=("ko_KR", "ENU")), header=Header((("srclang", "en"),)))
    assert [variant.lang for variant in out.variants] == ["en-US", "ko-KR"]
    assert header.attr("srclang") == "en-US"
    header, (out,), _ = shaped(tool, unit(langs=("ko_KR", "ENU")), source="ko")
    assert header.attr("srclang") == out.variants[0].lang == "ko-KR"


@pytest.mark.parametrize("tool", PROFILES)
def test_what_a_header_says_of_the_memory_stays(tool: str) -> None:
    given = Header(
        (("creationtool", "OmegaT"), ("segtype", "paragraph"), ("datatype", "html"), ("creationid", "kim"), ("srclang", "*all*")),
        (Prop("x-project", "기사"),),
    )
    header, _, _ = shaped(tool, unit(), header=given)
    facts = [header.attr(name) for name in ("creationtool", "segtype", "datatype", "creationid")]
    assert facts == ["tm", "paragraph", "html", "kim"]
    assert header.props[0] == Prop("x-project", "기사")


def test_a_memory_without_units() -> None:
    header, units, lost = shaped("trados", header=Header())
    assert (header.attr("srclang"), units, lost) == ("*all*", [], [])


@pytest.mark.parametrize(("tool", "longest"), [("trados", 2000), ("wordfast", 8000)])
def test_segments_that_would_not_be_imported_are_left_out_and_counted(tool: str, longest: int) -> None:
    fits, over = unit("가" * longest), unit("글", "a" * (longest + 1))
    _, units, lost = shaped(tool, fits, over)
    assert [len(one.variants[0].text) for one in units] == [longest]
    assert lost == [f"1 unit with segments over {longest:,} characters left out, too long for {PROFILES[tool].name}; the first: 1"]


def test_the_first_segment_left_out_is_named_as_it_is() -> None:
    one = unit("글", "[주|s] " + "a" * 2000)
    _, _, lost = shaped("trados", replace(one, tuid="[A|b]"))
    assert lost == ["1 unit with segments over 2,000 characters left out, too long for Trados; the first: [A|b]"]


@pytest.mark.parametrize("tool", ["generic", "omegat", "memoq"])
def test_other_tools_have_no_limit(tool: str) -> None:
    assert shaped(tool, unit("가" * 9000))[1:] == ([unit("가" * 9000)], [])


def test_omegat_is_not_told_what_it_would_misunderstand() -> None:
    props = [Prop(name, "1") for name in ("file", "prev", "x-auto", "origin", "x-file", "x-context")]
    _, (out,), lost = shaped("omegat", unit("글", "Text", *props))
    assert [p.type for p in out.props] == [
        "x-tm-omegat-file",
        "x-tm-before",
        "x-tm-omegat-x-auto",
        "x-tm-origin",
        "x-file",
        "x-context",
    ]
    assert lost == ["4 properties renamed (id to x-tm-omegat-id and the like), by which OmegaT would bind units to one place"]


def test_what_omegat_itself_wrote_stays() -> None:
    given = unit("글", "Text", Prop("file", "a.txt"), Prop("prev", "앞"))
    assert shaped("omegat", given, header=Header((("creationtool", "OmegaT"), ("srclang", "ko"))))[1:] == ([given], [])


def test_trados_gets_fields_that_the_header_declares() -> None:
    props = (
        Prop("x-domain", "경제"),
        Prop("담당:부서", "국제부"),
        Prop("x-Client:SingleString", "통신"),
        Prop("x-ConfirmationLevel", "Draft"),
        Prop(None, "말"),
    )
    several = unit("글", "Text", Prop("x-domain", "정치"), Prop("x-domain", "사회"))
    header, units, _ = shaped("trados", unit("글", "Text", *props), several)
    assert header.attr("o-tmf") == "SDL TM8 Format"
    assert [prop.type for prop in header.props] == ["x-domain:MultipleString", "x-담당 부서:SingleString"]
    assert [prop.type for prop in units[0].props] == [
        "x-domain:MultipleString",
        "x-담당 부서:SingleString",
        "x-Client:SingleString",
        "x-ConfirmationLevel",
        None,
    ]
    assert [prop.text for prop in units[1].props] == ["정치", "사회"]


def test_memoq_finds_neighbours_on_the_source_only() -> None:
    given = Unit("1", (Variant("ko", ("글",), props=CONTEXT), Variant("en", ("Text",), props=CONTEXT)))
    _, (out,), lost = shaped("memoq", given)
    assert [variant.props for variant in out.variants] == [CONTEXT, ()]
    assert lost == ["2 neighbours of targets left out, which memoQ does not use"]
    on_unit = unit("글", "Text", *CONTEXT)
    _, (out,), lost = shaped("memoq", on_unit, source="en")
    assert ([(variant.lang, variant.props) for variant in out.variants], out.props, lost) == ([("en", CONTEXT), ("ko", ())], (), [])


def test_memoq_is_told_what_is_aligned_and_from_where() -> None:
    aligned = unit("글", "Text", Prop("x-tm-doc-ko", "가.md"), Prop("x-tm-aligner", "tm-align:1"))
    header, (out,), _ = shaped("memoq", aligned)
    assert out.props[-2:] == (Prop("x-document", "가.md"), Prop("aligned", "yes"))
    assert header.props == (Prop("targetlang", "en"),)
    reviewed = unit("글", "Text", *aligned.props, Prop("x-tm-reviewed", "yes"))
    assert Prop("aligned", "yes") not in shaped("memoq", reviewed)[1][0].props


@pytest.mark.parametrize("tool", PROFILES)
def test_texts_and_codes_stay_as_they_are(tool: str) -> None:
    content = ("앞 ", InlineCode("bpt", (("i", "1"),), ("<b>",)), "글", InlineCode("ept", (("i", "1"),), ("</b>",)))
    _, (out,), _ = shaped(tool, Unit("1", (Variant("ko", content), Variant("en", ("Text",)))))
    assert out.variants[0].content == content


def test_codes_that_a_tool_may_not_know_are_counted() -> None:
    assert shaped("wordfast", unit(langs=("ko", "kok")))[2] == ["1 text has a language code that Wordfast may not know"]
