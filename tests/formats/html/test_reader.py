from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.formats.packing import written
from tm.errors import BadEncoding, UnusableInput
from tm.formats.html import looks_like_html, read_html

KOREAN = [f"혜산 시장의 쌀값이 {n}월 들어 또 올랐다고 소식통이 전했다. 주민들은 걱정이 많다고 한다." for n in range(1, 7)]
ENGLISH = [f"Rice prices at the Hyesan market rose again in month {n}, a source said. Residents are worried." for n in range(1, 7)]
LINKS = "".join(f'<li><a href="/{n}">함경북도 시장 물가를 다룬 {n}번째 다른 기사의 긴 제목</a></li>' for n in range(8))


def read(page: str | bytes, lang: str = "ko") -> tuple[str, ...]:
    data = page if isinstance(page, bytes) else page.encode()
    return read_html("a.html", "ko" if lang == "ko" else "en", data).paragraphs


def test_an_old_page_of_tables_in_euc_kr() -> None:
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><title>제목</title></head>
    <body class="has-sidebar"><div id="top_menu"><a href="/">홈</a> <a href="/e">경제</a></div>
    <table><tr><td><h3>장마당 쌀값 또 올라</h3></td></tr><tr><td>입력 2026.01.05 09:10</td></tr>
    <tr><td id="cont">{"<br><br>".join(KOREAN)}<script>var x = "광고 문장이다.";</script></td></tr></table>
    <div class="article_related"><b>관련기사</b><ul>{LINKS}</ul></div>
    <div id="reply_list"><p>댓글입니다. 정말 큰일이네요. 소식 감사합니다.</p></div>
    <td class="right_side"><ul>{LINKS}</ul></td><div class="copyright">저작권자 ⓒ 강변뉴스 무단 전재 금지</div></body></html>"""
    found = read_html("a.html", "ko", page.encode("cp949"))
    assert found.paragraphs == tuple(KOREAN)
    assert found.about("date") == "2026-01-05"


def test_a_page_that_marks_its_article() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "elsewhere"},
            {
                "@type": ["NewsArticle"],
                "headline": "Rice prices rise again",
                "datePublished": "2026-01-06T09:00:00+09:00",
                "author": [{"@type": "Person", "name": "Kim Haneul"}, {"name": "Lee Bada"}],
                "publisher": {"name": "Riverside News"},
            },
        ],
    }
    teasers = "".join(f"<article class=card><h3>Other {n}</h3><p>A short teaser of another story.</p></article>" for n in range(5))
    page = f"""<!doctype html><html><head><meta charset=utf-8><title>x</title><link rel=canonical href="https://example.com/1">
    <script type="application/ld+json">{json.dumps(data)}</script></head><body class="single sidebar-right">
    <header><nav><ul><li>Home</li></ul></nav></header><main><article class="tag-news category-share"><header>
    <h1>Rice prices rise again</h1><h2 class="subtitle">Vendors are surprised</h2>
    <div class="byline">By <a>Kim Haneul</a></div></header>
    <div class="entry-content"><figure><figcaption>A market in Hyesan.</figcaption></figure>
    {"".join(f"<p>{text}</p>" for text in ENGLISH[:3])}<div class="ad-slot">Buy our lovely things now.</div>
    {"".join(f"<p>{text}</p>" for text in ENGLISH[3:])}<p><strong>Related:</strong></p>
    <ul><li><a href="#">Another story</a></li></ul>
    <p><em>Translated by Ann Lee.</em></p></div><div class="sharedaddy">Share this</div></article>
    <div id="comments"><p>Great story, thank you so much.</p></div></main><aside>{teasers}</aside><footer>© 2026</footer>
    </body></html>"""
    document = read_html("a.html", "en", page.encode())
    assert document.paragraphs == (
        *("Rice prices rise again", "Vendors are surprised", "A market in Hyesan."),
        *ENGLISH,
        "Translated by Ann Lee.",
    )
    assert document.roles[:4] == ("headline", "subheadline", "caption", "text")
    assert dict(document.meta) == {
        "date": "2026-01-06T09:00:00+09:00",
        "headline": "Rice prices rise again",
        "byline": "Kim Haneul; Lee Bada",
        "outlet": "Riverside News",
        "url": "https://example.com/1",
    }


def test_a_page_without_any_mark() -> None:
    inside = "".join(f"<p>{text}</p>" for text in KOREAN)
    page = f"""<html><body><div><a href="/">로그인</a></div><div><h1>쌀값</h1><div>{inside}</div></div>
    <div><p>제호 강변뉴스 등록번호 서울 아00000 주소 서울시 어느 구 어느 길 1번지 3층</p></div></body></html>"""
    assert read(page) == ("쌀값", *KOREAN)


def test_headline_from_metadata_without_the_outlet() -> None:
    head = '<meta property="og:title" content="쌀값 또 올라 - 강변뉴스"><meta property="og:site_name" content="강변뉴스">'
    page = f"<html><head><meta charset=utf-8>{head}</head><body><article>{'<br><br>'.join(KOREAN)}</article></body></html>"
    assert read(page)[0] == "쌀값 또 올라"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>쌀<b>값</b>이<br>올랐다.</p>", ["쌀값이 올랐다."]),
        ("<p>올랐다.<br>내렸다.</p>", ["올랐다.", "내렸다."]),
        ("<ul><li>하나</li><li>둘 <p>셋</p></li></ul>", ["하나", "둘", "셋"]),
        ("<table><tr><th>품목<td>값</table>", ["품목", "값"]),
        ("<p>앞</p><pre>코드</pre><p>뒤</p>", ["앞", "뒤"]),
        ("<p><ruby>長<rt>장</rt></ruby>마당</p>", ["長마당"]),
        ("<p>가&nbsp;나&shy;다\n  라</p>", ["가 나다 라"]),
        ("앞<p>안</p>뒤", ["앞", "안", "뒤"]),
        ("<p hidden>숨음</p><p style='display:none'>숨음</p><p>보임</p><p>보임</p>", ["보임", "보임"]),
        ("<blockquote>인용</blockquote><!-- 주석 --><p>본문", ["인용", "본문"]),
        ("<template><p>틀</p></template><noscript>없음</noscript><p>본문</p>", ["본문"]),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert list(read(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>")) == expected


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-8", "utf-8"),
        ("euc-kr", "utf-8"),
        ("", "cp949"),
        ("", "utf-16"),
        ("utf-8", "cp949"),
    ],
)
def test_encodings_by_what_the_bytes_prove(label: str, codec: str) -> None:
    meta = f'<meta charset="{label}">' if label else ""
    page = f"<html><head>{meta}</head><body><p>똠방각하 쌀값이 많이 올랐다고 한다.</p></body></html>"
    assert read(page.encode(codec)) == ("똠방각하 쌀값이 많이 올랐다고 한다.",)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(BadEncoding) as caught:
        read(b"<html><head><meta charset=euc-kr></head><body>\n<p>\xb0\xa1\xff\xff</p></body></html>")
    assert caught.value.line == 2


@pytest.mark.parametrize("page", ["", "   ", "<!-- -->"])
def test_pages_without_anything(page: str) -> None:
    with pytest.raises(UnusableInput):
        read(page)


def test_hostile_pages_end_soon(tmp_path: Path) -> None:
    deep = "<div>" * 20_000 + "쌀" + "</div>" * 20_000
    found = read(f"<html><head><meta charset=utf-8></head><body>{deep}<p>{KOREAN[0]}</p></body></html>")
    assert found[-1:] == (KOREAN[0],) or found == ()
    bad = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert read(f"<html><head><meta charset=utf-8>{bad}</head><body><p>쌀</p></body></html>") == ("쌀",)
    path = written(tmp_path, "a.html", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><body><p>쌀 &x;</p></body>')
    assert read_html(path, "ko").paragraphs in (("쌀 &x;",), ("]> 쌀 &x;",), ("]>", "쌀 &x;"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf \n<html lang=ko>", True),
        (b'<?xml version="1.0"?><!-- x --><html>', True),
        (b"<p>x", False),
        (b"html", False),
    ],
)
def test_pages_by_content(data: bytes, expected: bool) -> None:
    assert looks_like_html(data) is expected
