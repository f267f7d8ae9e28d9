"""Where a text holds a phrase: the contract's rule by examples, and compared with a scan of all stretches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.lookup import plain
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold
from tm.text.phrases import Phrase

PIECES = {
    "ko": (
        "시장 장마당 농산물 도시 장관 국가 보위성 국가보위성 로동 노동 로동자 노동자 로씨야 러시아 되여 되어 되였다 되었다 "
        "해빛 햇빛 할까 할가 고마워 고마와 뜨락또르 트랙터 여성 녀성 쌀 값 "
        "이 를 에서 《 》 “ ” ‘ ’ ' … ... . ,  - ― · 3.5 ３．５ kg ㎏ Ａ a "
        "PC U.S. ￦ ₩ ! ？"
    ).split(),
    "en": (
        "market Market markets the state security e-mail e mail don't don’t U.S. US 3.5 35 “ ” ' … ... . , - – ﬁrst first ﬁ "
        "Straße strasse naïve Ａ a café 장마당 로동 노동 ￦ ₩ $ ’ £"
    ).split(),
}
BETWEEN = st.sampled_from(["", "", " ", " ", "  ", "\n", "\u3000", "\xa0", "\xad", "\u200b"])


def texts(lang: Lang, most: int) -> st.SearchStrategy[str]:
    pieces = st.lists(st.tuples(st.sampled_from(PIECES[lang]), BETWEEN), min_size=1, max_size=most)
    form = st.sampled_from(["NFC", "NFC", "NFD"])
    return st.tuples(form, pieces).map(lambda made: unicodedata.normalize(made[0], "".join(a + b for a, b in made[1])))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_phrase_is_found_where_a_scan_finds_it(lang: Lang) -> None:
    @settings(max_examples=200, deadline=None)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        text = data.draw(texts(lang, 9))
        start = data.draw(st.integers(0, len(text)))
        phrase = data.draw(st.one_of(texts(lang, 3), st.just(text[start : start + data.draw(st.integers(1, 9))])))
        found = list(Phrase.of(phrase).spans(text, lang))
        assert found == plain.occurrences(phrase, text, lang)

    law()


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("way", [Phrase.of, Phrase.exact, lambda text: Phrase.regex(rf"^{re.escape(text)}|[^ ]+$|")])
def test_many_texts_at_once_are_searched_as_each_by_itself(lang: Lang, way: Callable[[str], Phrase]) -> None:
    @settings(max_examples=100, deadline=None)
    @given(texts(lang, 2), st.lists(texts(lang, 6) | st.sampled_from(["", "시장", "a\0a", "market\0"]), max_size=8))
    def law(words: str, many: list[str]) -> None:
        phrase = way(words)
        assert phrase.spans_of(many, lang) == [list(phrase.spans(text, lang)) for text in many]

    law()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_keys_lead_to_every_text_that_holds_the_phrase(lang: Lang) -> None:
    """What the index looks for: the key in the key, or one of the spellings in the letters."""
    from tm.text.folding import letters

    @settings(max_examples=150, deadline=None)
    @given(texts(lang, 8), texts(lang, 2))
    def law(text: str, words: str) -> None:
        phrase = Phrase.of(words)
        if not list(phrase.spans(text, lang)):
            return
        if lang == "en":
            assert phrase.words in fold(text, "en")
        else:
            plain_letters = letters(text, "ko")
            assert phrase.key in fold(text, "ko") or (
                plain_letters != fold(text, "ko") and any(way in plain_letters for way in phrase.letters or [""])
            )

    law()


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        # Inside one word anywhere; over a space only from a word's beginning.
        ("시장", "농산물시장에서", ["시장"]),
        ("시장", "도시 장관", []),
        ("시장", "시 장에서", ["시 장"]),
        ("국가보위성", "북한 국가 보위성이", ["국가 보위성"]),
        ("국가 보위성", "국가보위성", ["국가보위성"]),
        ("국가 보위성", "북한국가 보위성", ["국가 보위성"]),
        ("국가 보위성", "북한국 가보위성", []),
        ("시장", "“시 장”", ["시 장"]),
        ("트랙 터", "대형트랙 터", ["트랙 터"]),
        # North and South, either way.
        ("노동", "로동자들의 로 동", ["로동", "로 동"]),
        ("로동", "노동법", ["노동"]),
        ("러시아", "로씨야와 러시아", ["로씨야", "러시아"]),
        ("되어", "강화되여 되어", ["되여", "되어"]),
        ("되여", "강화되어", ["되어"]),
        ("햇빛", "해빛에", ["해빛"]),
        ("트랙터공장", "뜨락또르 공장", ["뜨락또르 공장"]),
        ("여성동맹", "우리 여성동맹", ["여성동맹"]),
        # Marks, width, what has none, Unicode form.
        ("“강화”", "《강화》", ["《강화》"]),
        ("1.5", "１．５배", ["１．５"]),
        ("시장", "시\xad장\xad은", ["시\xad장"]),
        ("₩1,000", "￦1,000", ["￦1,000"]),
        ("군병원…약", "군 병원 ...약", ["군 병원 ...약"]),
        ("시장...", "시장…", ["시장…"]),
        (".", "시장…", []),
        ("시장", unicodedata.normalize("NFD", "농산물시장에서"), [unicodedata.normalize("NFD", "시장")]),
        (unicodedata.normalize("NFD", "시장"), "농산물시장에서", ["시장"]),
        # Nothing to look for.
        ("\xad", "시\xad장", []),
    ],
)
def test_korean(phrase: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in Phrase.of(phrase).spans(text, "ko")] == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("state security", "The State\n Security agents", ["State\n Security"]),
        ("state security", "statesecurity", []),
        ("market", "supermarkets", ["market"]),
        ("don't", "They don’t.", ["don’t"]),
        ("U.S.", "the U.S. dollar", ["U.S."]),
        ("US", "the U.S. and US", ["US"]),
        ("e-mail", "E‑mail", ["E‑mail"]),
        ("first", "the ﬁrst", ["ﬁrst"]),
        ("fir", "the ﬁrst", ["ﬁr"]),
        ("ir", "the ﬁrst", []),
        ("strasse", "Straße", ["Straße"]),
        ("cafe", "café", []),
        ("nave", "na\u0308ve", []),
        ("노동", "로동 (labor)", []),
    ],
)
def test_english(phrase: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in Phrase.of(phrase).spans(text, "en")] == found


def test_a_users_words_are_found_and_those_of_others_not() -> None:
    folding = Folding.with_words([("손기계", "휴대전화")])
    assert list(Phrase.of("휴대전화", folding).spans("그의 손기계가", "ko")) == [(3, 6)]
    assert list(Phrase.of("휴대전화", SHIPPED).spans("그의 손기계가", "ko")) == []


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("로동", "노동과 로동", ["로동"]),
        ("국가보위성", "국가 보위성", []),
        ("rice", "Rice and rice", ["rice"]),
        ("“쌀”", '"쌀"과 “쌀”', ["“쌀”"]),
        ("시장", "시\xad장", []),
        ("\u200b", "쌀\u200b값", ["\u200b"]),
        ("...", "…", []),
        ("시장", unicodedata.normalize("NFD", "농산물시장"), [unicodedata.normalize("NFD", "시장")]),
    ],
)
def test_exact_is_the_letters_as_typed(phrase: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in Phrase.exact(phrase).spans(text, "ko")] == found


@given(texts("ko", 8), texts("ko", 2))
def test_exact_finds_each_place_once(text: str, phrase: str) -> None:
    found = [text[a:b] for a, b in Phrase.exact(phrase).spans(text, "ko")]
    normal = [unicodedata.normalize("NFC", part) for part in (text, phrase)]
    assert [unicodedata.normalize("NFC", part) for part in found] == [normal[1]] * normal[0].count(normal[1])


@given(texts("ko", 8), st.sampled_from([r"\d", "로동|노동", r"[가-힣]{2}", "시?장", "x*", unicodedata.normalize("NFD", "장.")]))
@example("쌀 3.5kg", r"\d")
def test_a_regular_expression_finds_what_it_finds_in_nfc(text: str, pattern: str) -> None:
    found = [text[a:b] for a, b in Phrase.regex(pattern).spans(text, "ko")]
    normal, wanted = (unicodedata.normalize("NFC", part) for part in (text, pattern))
    assert [unicodedata.normalize("NFC", part) for part in found] == [m[0] for m in re.finditer(wanted, normal) if m[0]]


def test_no_regular_expression() -> None:
    with pytest.raises(re.error):
        Phrase.regex("(")
