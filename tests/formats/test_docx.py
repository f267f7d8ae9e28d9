from __future__ import annotations

import pytest

from tests.formats.packing import W, docx
from tm.formats.docx import read_docx
from tm.model.document import Role


def p(*runs: str, style: str = "", mark: str = "") -> str:
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + mark
    return f"<w:p><w:pPr>{about}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, about: str = "") -> str:
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraphs(body: str, **parts: str) -> tuple[str, ...]:
    return read_docx("a.docx", "ko", docx(body, **parts)).paragraphs


DELETED_MARK = "<w:rPr><w:del/></w:rPr>"

CASES = {
    "runs": (p(r("쌀"), r("값이 "), r("올랐다.")), ["쌀값이 올랐다."]),
    "blank": (p() + p(r(" ")) + p(r("쌀")), ["쌀"]),
    "inserted": (p(f"<w:ins>{r('새 ')}</w:ins>", r("쌀")), ["새 쌀"]),
    "deleted": (p(r("쌀"), "<w:del><w:r><w:delText>값</w:delText></w:r></w:del>", r("이")), ["쌀이"]),
    "moved": (p(f"<w:moveFrom>{r('옛')}</w:moveFrom>", f"<w:moveTo>{r('새')}</w:moveTo>"), ["새"]),
    "end of a paragraph deleted": (p(r("쌀값이 "), mark=DELETED_MARK) + p(r("올랐다.")), ["쌀값이 올랐다."]),
    "last end deleted": (p(r("쌀"), mark=DELETED_MARK), ["쌀"]),
    "breaks": (p(r("첫째."), "<w:r><w:br/></w:r>", r("둘째"), "<w:r><w:tab/></w:r>", r("셋째")), ["첫째.", "둘째 셋째"]),
    "hidden": (p(r("쌀"), r("비밀", "<w:vanish/>"), r("값", '<w:vanish w:val="0"/>')), ["쌀값"]),
    "field codes": (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("3쪽")), ["3쪽"]),
    "link": (p(f"<w:hyperlink>{r('여기')}</w:hyperlink>", r("를")), ["여기를"]),
    "table": (f"<w:tbl><w:tr><w:tc>{p(r('쌀'))}</w:tc><w:tc>{p(r('7,000원'))}</w:tc></w:tr></w:tbl>", ["쌀", "7,000원"]),
    "content control": (f"<w:sdt><w:sdtContent>{p(r('쌀'))}</w:sdtContent></w:sdt>", ["쌀"]),
    "text box once": (
        p(
            r("앞"),
            '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:r><w:txbxContent>'
            f"{p(r('상자'))}</w:txbxContent></w:r></mc:Choice><mc:Fallback><w:r><w:txbxContent>{p(r('상자'))}</w:txbxContent></w:r>"
            "</mc:Fallback></mc:AlternateContent>",
            r("뒤"),
        ),
        ["앞뒤", "상자"],
    ),
    "deleted table row": (f"<w:del>{p(r('없다'))}</w:del>{p(r('있다'))}", ["있다"]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_reader_sees(case: str) -> None:
    body, expected = CASES[case]
    assert list(paragraphs(body)) == expected


def test_notes_follow_their_paragraph() -> None:
    separator = f'<w:footnote w:type="separator" w:id="0">{p(r("-"))}</w:footnote>'
    notes = f'<w:footnotes {W}>{separator}<w:footnote w:id="2">{p(r("각주다."))}</w:footnote></w:footnotes>'
    end = f'<w:endnotes {W}><w:endnote w:id="5">{p(r("미주다."))}</w:endnote></w:endnotes>'
    body = p(r("첫째"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("다.")) + p(
        r("둘째."), '<w:r><w:endnoteReference w:id="5"/></w:r>'
    )
    assert paragraphs(body, footnotes=notes, endnotes=end) == ("첫째다.", "각주다.", "둘째.", "미주다.")


def test_a_note_that_refers_to_itself_ends() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p(r("각주"), reference)}</w:footnote></w:footnotes>'
    body = p(r("본문"), reference)
    assert paragraphs(body, footnotes=notes) == ("본문", "각주")


def test_headings_and_captions_by_style() -> None:
    names = {"Title": "Title", "a3": "heading 2", "cap": "caption", "x": "Normal"}
    styles = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in names.items())
    body = p(r("제목"), style="Title") + p(r("작은 제목"), style="a3") + p(r("사진 설명"), style="cap") + p(r("본문."), style="x")
    body += p(r("소제목"), mark='<w:outlineLvl w:val="1"/>') + p(r("본문."), mark='<w:outlineLvl w:val="9"/>')
    document = read_docx("a.docx", "ko", docx(body, styles=f"<w:styles {W}>{styles}</w:styles>"))
    roles: tuple[Role, ...] = ("headline", "subheadline", "caption", "text", "heading", "text")
    assert document.roles == roles
    # Who made the file is nobody's statement about the article.
    assert document.meta == ()
