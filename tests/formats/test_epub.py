from __future__ import annotations

import pytest

from tests.formats.packing import epub, packed
from tm.errors import UnusableInput
from tm.formats.epub import read_epub

CHAPTERS = {"a.xhtml": "<h1>첫째 장</h1><p>눈이 왔다.</p>", "text/b%20c.xhtml": "<p>봄이 왔다.</p>"}


def test_chapters_come_in_the_order_of_the_spine() -> None:
    chapters = {"a.xhtml": CHAPTERS["a.xhtml"], "b.xhtml": "<p>봄이 왔다.</p>", "c.xhtml": "<p>부록</p>"}
    spine = '<itemref idref="1"/><itemref idref="0"/><itemref idref="2" linear="no"/><itemref idref="9"/>'
    document = read_epub("a.epub", "ko", epub(chapters, spine=spine))
    assert document.paragraphs == ("봄이 왔다.", "첫째 장", "눈이 왔다.")


def test_names_in_the_package_are_addresses() -> None:
    data = epub({"a%20b.xhtml": "<p>없다</p>"}, **{"OEBPS/a b.xhtml": "<html><body><p>봄이 왔다.</p></body></html>"})
    assert read_epub("a.epub", "ko", data).paragraphs == ("봄이 왔다.",)


def test_what_a_book_says_of_itself() -> None:
    package = (
        '<dc:title>봄</dc:title><dc:creator id="a">김하늘</dc:creator><dc:creator id="b">이바다</dc:creator>'
        "<dc:publisher>강변</dc:publisher>"
        '<dc:contributor id="c">Ann Lee</dc:contributor><meta refines="#c" property="role">trl</meta><dc:date>2026-01-05</dc:date>'
    )
    document = read_epub("a.epub", "ko", epub({"a.xhtml": "<p>봄</p>"}, package=package))
    assert dict(document.meta) == {
        "date": "2026-01-05",
        "headline": "봄",
        "byline": "김하늘; 이바다",
        "translator": "Ann Lee",
        "outlet": "강변",
    }


ENCRYPTION = '<e xmlns:enc="urn:enc"><enc:CipherReference URI="OEBPS/{}"/></e>'


def test_copy_protection_is_refused_and_scrambled_fonts_are_not() -> None:
    chapters = {"a.xhtml": "<p>봄</p>"}
    with pytest.raises(UnusableInput, match="DRM"):
        read_epub("a.epub", "ko", epub(chapters, **{"META-INF/encryption.xml": ENCRYPTION.format("a.xhtml")}))
    assert read_epub("a.epub", "ko", epub(chapters, **{"META-INF/encryption.xml": ENCRYPTION.format("f.otf")})).paragraphs == (
        "봄",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({"mimetype": "application/epub+zip"}), "lacks its part META-INF/container.xml"),
        (packed({"META-INF/container.xml": "<container/>"}), "names no package"),
        (epub({}), "without chapters"),
        (epub({"../../../etc/passwd": "<p>x</p>"}), r"lacks its part \.\./\.\./etc/passwd"),
    ],
)
def test_broken_and_hostile_books(data: bytes, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        read_epub("a.epub", "ko", data)
