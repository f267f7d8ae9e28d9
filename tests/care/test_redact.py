from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from tests.care.making import prop, unit
from tests.formats.tmx.memory import written
from tm.care.redact import Marks, Redaction
from tm.care.redact_text import Redactor
from tm.care.secrets import secrets
from tm.care.traces import trace
from tm.errors import BadSetting
from tm.model.memory import Header, InlineCode, Note, Unit, Variant

NAMES = ["김철수", "Kim Chol-su", "이수", "박영", "남궁민수", "양덕리", "Ri", "Kim"]


def redacted(text: str, sign: str = "○○○", names: list[str] = NAMES) -> str:
    return Redactor(secrets(names), sign, Counter()).text(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("김철수가 말했다.", "○○○이(가) 말했다."),
        ("김철수는 갔다.", "○○○은(는) 갔다."),
        ("박영을 만났다.", "○○○을(를) 만났다."),
        ("김철수와 박영은", "○○○과(와) ○○○은(는)"),
        ("양덕리로 갔다", "○○○(으)로 갔다"),
        ("양덕리에서는 모른다", "○○○에서는 모른다"),
        ("김 철수 씨는", "○○○ 씨는"),
        ("김철수가족", "○○○가족"),
        ("김철수의 집", "○○○의 집"),
        ("이 수는 많다", "이 수는 많다"),
        (unicodedata.normalize("NFD", "김철수가"), "○○○이(가)"),
        ("김\u200b철수가 ０１０－１２３４－５６７８로", "○○○이(가) ○○○로"),
        ("ＫＩＭ　CHOL-SU", "○○○"),
        ("KIM CHOLSU said", "○○○ said"),
        ("kim_chol-su.docx", "○○○.docx"),
        ("Kim's rice, Kimchi", "○○○'s rice, Kimchi"),
        ("the river of Ri.", "the river of ○○○."),
        ("문의: 010-1234-5678", "문의: ○○○"),
        ("01012345678로 연락", "○○○로 연락"),
        ("+82 10 1234 5678", "○○○"),
        ("(02) 123-4567, 031-123-4567", "○○○, ○○○"),
        ("02)123-4567 / 02 1234 5678", "○○○ / ○○○"),
        ("010.1234.5678 (010) 1234-5678", "○○○ ○○○"),
        ("&lt;b&gt;김철수&lt;/b&gt;", "&lt;b&gt;○○○&lt;/b&gt;"),
        ("&amp;lt;b&gt; &#44608;철수", "<b> ○○○"),
        ("U+2000–200b, C+86 10 6532", "U+2000–200b, C+86 10 6532"),
        ("1588-1234", "○○○"),
        ("+86 10 6532 1234", "○○○"),
        ("(202) 555-0143", "○○○"),
        ("880101-1234567", "○○○"),
        ("880101-1******", "○○○"),
        ("chol.su+tm@example.co.kr로", "○○○로"),
        ("김·철·수가, 김_철수.hwp, 김-철-수", "○○○이(가), ○○○.hwp, ○○○"),
        ("김\u202a철수 김\u034f철수 김\u3164철수 김\ufe0f철수 김\U000e0041철수 \u2066김철수\u2069", " ".join(["○○○"] * 6)),
        ("𝐊𝐢𝐦 𝐂𝐡𝐨𝐥-𝐬𝐮, Kim Chŏl-su", "○○○, ○○○"),
        ("Kim, Chol-su; Kim Ch'ol-su; Kim Chol—su; Kim Chols-u", "○○○; ○○○; ○○○; ○○○"),
        ("https://x.org/%EA%B9%80%EC%B2%A0%EC%88%98.html?q=kim+chol-su", "https://x.org/○○○.html?q=○○○"),
        ("http://x.org/%B1%E8%C3%B6%BC%F6 100%", "http://x.org/○○○ 100%"),
        (r"{'by': '\uae40\ucca0\uc218'} C:\users", r"{'by': '○○○'} C:\users"),
        ("café 50% %d &amp; \ufb01", None),
        ("010 - 1234 - 5678 / 010―1234―5678 / 02 - 123 - 4567 / (+82) 10-1234-5678", "○○○ / ○○○ / ○○○ / (○○○"),
        ("메일kim@x.com으로, 길동@예시.한국으로, kim (at) x.com, kim%40x.com", "메일○○○으로, ○○○으로, ○○○, ○○○"),
        ("쌀 1kg은 6200원, 2026-01-17, 1592-1598, 3.14159265, 192.168.100.200", None),
        ("20260117T093000Z 12345678901234567890", None),
    ],
)
def test_texts(text: str, right: str | None) -> None:
    assert redacted(text) == (text if right is None else right)


@pytest.mark.parametrize(
    ("sign", "right"),
    [
        ("아무개", "아무개가 아무개를 아무개로"),
        ("갑", "갑이 갑을 갑으로"),
        ("모일", "모일이 모일을 모일로"),
        ("[A]", "[A]이(가) [A]을(를) [A](으)로"),
    ],
)
def test_particles_are_right_for_the_sign(sign: str, right: str) -> None:
    assert redacted("김철수가 김철수를 김철수로", sign) == right


def test_a_name_in_two_parts_of_a_segment() -> None:
    inner = InlineCode("hi", (("type", "bold"),), ("철",))
    content = (
        "주민 김",
        inner,
        "수는 갔다. ",
        InlineCode("ph", (("x", "1"),), ('<a title="김철수">', InlineCode("sub", (), ("박영",)))),
    )
    found = Redactor(secrets(NAMES), "○○○", Counter()).content(content)
    assert found[0] == "주민 ○○○은(는)"
    assert "철" not in repr(found)
    assert "박영" not in repr(found)
    assert found[-1] == InlineCode("ph", (("x", "1"),), ('<a title="○○○">', InlineCode("sub", (), ("○○○",))))


SECRET = "비밀 회의가 평양에서 열렸다는 소식이다."
UNITS = [
    unit("1", "첫 문장이다.", "First sentence.", props=[prop("x-context-post", f"<seg>{SECRET}</seg>")]),
    unit("2", SECRET, "A secret meeting was held in Pyongyang.", props=[prop("x-confidential", "yes")]),
    unit("3", "셋째 문장이다.", "Third sentence.", props=[prop("x-context-pre", f"&lt;seg&gt;{SECRET}&lt;/seg&gt;")]),
    unit("4", SECRET, "Another translation of it."),
    unit("5", "다섯째", "Fifth", props=[prop("x-embargo", "2026-03-01")]),
    unit("6", "여섯째", "Sixth", props=[prop("x-confidential", "no")]),
    Unit("7", (Variant("ko", ("일곱째",)), Variant("en", ("Seventh",), notes=(Note("대외비: 보내지 말 것"),)))),
    Unit(
        "kim chol-su 8",
        (
            Variant("ko", ("김철수가 왔다.",), (("changeid", "KimCholsu"),)),
            Variant("en", ("Kim Chol-su came.",), notes=(Note("tel 010-1234-5678"),)),
        ),
        (("creationid", "chol@example.org"),),
        extras=("<who>김철수</who>",),
    ),
]


def run(units: list[Unit], marks: Marks | None = None, *, leave_out: bool = False) -> tuple[list[Unit], Redaction]:
    job = Redaction(lambda: units, Redactor(secrets(NAMES), "○○○", Counter()), marks or Marks(), leave_out)
    return list(job), job


def test_marked_units_go_with_what_repeats_and_quotes_them() -> None:
    left, job = run(UNITS)
    assert [u.tuid for u in left] == ["1", "3", "6", "○○○ 8"]
    assert (job.summary.marked, job.summary.repeating, job.summary.facts) == (3, 1, 2)
    assert job.summary.written == len(left)
    text = written(*left).decode()
    assert not any(secret in text for secret in (SECRET, "secret meeting", "김철수", "Chol", "chol", "1234", "다섯째"))
    assert trace([text], secrets(NAMES), job.left) is None


def test_embargoes_end_and_own_marks_count() -> None:
    assert "5" in [u.tuid for u in run(UNITS, Marks(day="20260301"))[0]]
    assert "5" not in [u.tuid for u in run(UNITS, Marks(day="20260228"))[0]]
    assert "1" not in [u.tuid for u in run(UNITS, Marks((("x-context-post", ""),)))[0]]


def test_units_may_be_left_out_instead() -> None:
    left, job = run(UNITS, leave_out=True)
    assert [u.tuid for u in left] == ["1", "3", "6"]
    assert (job.summary.holding, job.summary.replaced) == (1, {})


def test_the_header_is_redacted() -> None:
    _, job = run([])
    header = Header(
        (("creationid", "Kim Chol-su"),), (prop("x-who", "김철수"),), (Note("010-1234-5678"),), ("<ude name='김철수'/>",)
    )
    assert "김철수" not in repr(job.header(header))
    assert "1234" not in repr(job.header(header))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<seg>김<ph/>철수</seg>", "name"),
        ("<prop>&amp;#44608;철수</prop>", "name"),
        ("<note>010-1234-5678</note>", "phone"),
        ('<tuv changeid="Kim"><seg>x</seg>', "name"),
        ('<tuv xml:lang="Ri"><seg>x</seg>', None),
        ('<note o-encoding="박영">x</note>', "name"),
        ("<seg>김</seg></tuv><tuv><seg>철수</seg>", None),
        (f"<prop>&lt;seg&gt;</prop><seg>{SECRET}</seg>", "unit"),
    ],
)
def test_the_search_finds_what_is_left(text: str, kind: str | None) -> None:
    _, job = run(UNITS)
    for cut in (1, 7, len(text)):
        assert trace([text[:cut], text[cut:]], secrets(NAMES), job.left) == kind


@pytest.mark.parametrize("pattern", ["(", "x*", "(?P<a>b)"])
def test_patterns_that_cannot_be_used(pattern: str) -> None:
    with pytest.raises(BadSetting, match="--pattern"):
        secrets([], [pattern])


def test_thousands_of_names_cost_little() -> None:
    names = [f"{a}{b}{c}" for a in "김이박최정강조윤장임" for b in "가나다라마바사아자차" for c in "민수영희철호진우성현"]
    pattern = secrets(names)
    assert pattern.search("어제 임차현이 왔다")[0] == "임차현"  # type: ignore[index]
    assert pattern.search("아무도 오지 않았다 " * 2000) is None


@pytest.mark.parametrize("size", [997, 5000, 100_000])
def test_the_search_sees_names_wherever_the_file_is_cut_and_markup_never(size: int) -> None:
    lines = [f'<tu tuid="{n}"><tuv xml:lang="ko"><seg>문장 {n} {"가나 " * (n % 40)}</seg></tuv></tu>\n' for n in range(200)]
    pattern = secrets(["김철수", "Tu", "Seg", "Lang"])
    for broken in (None, 0, 77, 199):
        text = "".join(line if n != broken else line.replace("문장", '김<ph x="1"/>철수') for n, line in enumerate(lines))
        chunks = [text[at : at + size] for at in range(0, len(text), size)]
        assert trace(chunks, pattern, lambda _: False) == (None if broken is None else "name")


def test_a_longer_name_comes_before_one_that_it_begins_with() -> None:
    pattern = secrets(["김철", "김철수", "Pak", "Pak Yongho"])
    for text in ("김철수", "김 철 수", "김철", "Pak Yongho", "Pak Yong-ho", "Pak"):
        found = pattern.search(f"{text}.")
        assert found is not None
        assert found[0] == text


def test_names_of_attributes_and_elements_and_languages_hold_nothing_either() -> None:
    code = InlineCode("김철수", (("김철수", "1"), ("type", "Kim")), ("김철수",))
    one = Unit("1", (Variant("ko-김철수", (code,), (("김철수", "1"),)), Variant("en", ("a",))), (("김철수", "2"),))
    (left,), _ = run([one])
    assert "철수" not in repr(left)
    assert left.variants[0].content == (InlineCode("○○○", (("○○○", "1"), ("type", "○○○")), ("○○○",)),)
