from __future__ import annotations

import pytest

from tm.care.lang import Uniform, normal
from tm.errors import BadSetting
from tm.model.memory import Header, Note, Prop, Unit, Variant


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("ko", "ko"),
        ("KO", "ko"),
        ("ko_KR", "ko-KR"),
        ("KO-kr", "ko-KR"),
        ("kor", "ko"),
        ("KOR", "ko"),
        ("kor-KR", "ko-KR"),
        ("ko-KP", "ko-KP"),
        ("ko_KR.UTF-8", "ko-KR"),
        ("Korean", "ko"),
        ("한국어", "ko"),
        ("EN-us", "en-US"),
        ("ENU", "en-US"),
        ("eng", "en"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("CHS", "zh-CN"),
        ("es-419", "es-419"),
        ("x-klingon", None),
        ("", None),
        ("Klingonese", None),
        ("ko KR", None),
    ],
)
def test_codes(code: str, right: str | None) -> None:
    assert normal(code) == right
    assert right is None or normal(right) == right


def test_everywhere_in_a_unit_and_header() -> None:
    uniform = Uniform(["ko-KR", "en-US"])
    unit = Unit(
        "1",
        (
            Variant("KO_kr", ("쌀",), notes=(Note("n", (("xml:lang", "KOR"),)),)),
            Variant("eng", ("rice",)),
            Variant("klingon!", ("x",)),
        ),
        (("srclang", "ko"),),
        (Prop("x", "ko_KR", (("xml:lang", "en_GB"),)),),
    )
    found = uniform.unit(unit)
    assert [v.lang for v in found.variants] == ["ko-KR", "en-US", "klingon!"]
    assert found.attrs == (("srclang", "ko-KR"),)
    assert found.props == (Prop("x", "ko_KR", (("xml:lang", "en-US"),)),)
    assert found.variants[0].notes[0].attrs == (("xml:lang", "ko-KR"),)
    assert dict(uniform.unknown) == {"klingon!": 1}
    assert uniform.changed["KO_kr", "ko-KR"] == 1
    header = Header((("srclang", "*all*"), ("adminlang", "EN"), ("datatype", "ko_KR")))
    assert uniform.header(header).attrs == (("srclang", "*all*"), ("adminlang", "en-US"), ("datatype", "ko_KR"))


def test_north_and_south_become_one_only_when_asked_and_that_is_told() -> None:
    unit = Unit("1", (Variant("ko-KP", ("로동",)), Variant("ko-KR", ("노동",)), Variant("en", ("labour",))))
    plain, asked = Uniform(), Uniform(["ko"])
    assert [v.lang for v in plain.unit(unit).variants] == ["ko-KP", "ko-KR", "en"]
    asked.unit(unit)
    assert (plain.twice, asked.twice) == (0, 1)


def test_two_codes_for_one_language_are_refused() -> None:
    with pytest.raises(BadSetting):
        Uniform(["ko-KR", "kor"])
