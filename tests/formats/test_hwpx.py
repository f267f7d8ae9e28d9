from __future__ import annotations

import pytest

from tests.formats.packing import hwpx
from tm.errors import UnusableInput
from tm.formats.hwpx import read_hwpx


def p(*inside: str, style: str = "0") -> str:
    return f'<hp:p styleIDRef="{style}"><hp:run>{"".join(inside)}</hp:run></hp:p>'


def t(text: str) -> str:
    return f"<hp:t>{text}</hp:t>"


def sub(*paragraphs: str) -> str:
    return f"<hp:subList>{''.join(paragraphs)}</hp:subList>"


CASES = {
    "runs": (p(t("쌀값이 "), t("올랐다.")), ["쌀값이 올랐다."]),
    "marks": (
        p(t('쌀<hp:nbSpace/>값<hp:tab width="1"/>이<hp:lineBreak/>올랐다<hp:markpenBegin/>.<hp:markpenEnd/>')),
        ["쌀 값 이 올랐다."],
    ),
    "table": (
        p(
            t("앞"),
            f"<hp:tbl><hp:tr><hp:tc>{sub(p(t('쌀')))}</hp:tc><hp:tc>{sub(p(t('7,000원')))}</hp:tc></hp:tr></hp:tbl>",
            t("뒤"),
        ),
        ["앞뒤", "쌀", "7,000원"],
    ),
    "note": (
        p(t("본문"), f"<hp:ctrl><hp:footNote>{sub(p(t('각주다.')))}</hp:footNote></hp:ctrl>", t("이다.")),
        ["본문이다.", "각주다."],
    ),
    "page furniture": (p(f"<hp:ctrl><hp:header>{sub(p(t('머리말')))}</hp:header></hp:ctrl>", t("본문")), ["본문"]),
    "memo": (p(f'<hp:ctrl><hp:fieldBegin type="MEMO">{sub(p(t("메모")))}</hp:fieldBegin></hp:ctrl>', t("본문")), ["본문"]),
    "inserted": (p(t("쌀<hp:insertBegin/>값<hp:insertEnd/>이")), ["쌀값이"]),
    "deleted": (p(t("쌀<hp:deleteBegin/>값<hp:deleteEnd/>이")), ["쌀이"]),
    "deleted over paragraphs": (p(t("쌀<hp:deleteBegin/>값")) + p(t("없다<hp:deleteEnd/>이 올랐다.")), ["쌀이 올랐다."]),
    "deleted table": (p(t("가<hp:deleteBegin/>"), f"<hp:tbl>{sub(p(t('표')))}</hp:tbl>", t("<hp:deleteEnd/>나")), ["가나"]),
    "deleted to the end": (p(t("가<hp:deleteBegin/>나")), ["가"]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_reader_sees(case: str) -> None:
    section, expected = CASES[case]
    assert list(read_hwpx("a.hwpx", "ko", hwpx(section)).paragraphs) == expected


def test_sections_in_order_and_styles() -> None:
    styles = '<hh:style id="1" name="제목" engName="Title"/><hh:style id="2" name="개요 2" engName="Outline 2"/>'
    header = f'<hh:head xmlns:hh="urn:hh">{styles}</hh:head>'
    caption = p(f"<hp:pic><hp:caption>{sub(p(t('사진 설명')))}</hp:caption></hp:pic>")
    sections = [p(t("제목"), style="1") + p(t("작은 제목"), style="2") + caption, *(p(t(f"{n}째 절.")) for n in range(1, 11))]
    document = read_hwpx("a.hwpx", "ko", hwpx(*sections, header=header))
    assert document.paragraphs[:4] == ("제목", "작은 제목", "사진 설명", "1째 절.")
    assert document.paragraphs[-1] == "10째 절."
    assert document.roles[:4] == ("headline", "subheadline", "caption", "text")


def test_encrypted_and_empty_files() -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(UnusableInput, match="is encrypted; save it without a password"):
        read_hwpx("a.hwpx", "ko", hwpx(p(t("가")), manifest=manifest))
    with pytest.raises(UnusableInput, match="without a section"):
        read_hwpx("a.hwpx", "ko", hwpx())


def test_tables_in_tables_need_no_stack() -> None:
    deep = p(t("속"))
    for _ in range(40):
        deep = p(f"<hp:tbl><hp:tr><hp:tc>{sub(deep)}</hp:tc></hp:tr></hp:tbl>")
    assert read_hwpx("a.hwpx", "ko", hwpx(deep)).paragraphs == ("속",)
