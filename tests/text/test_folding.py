"""The rules of the folded key, its laws, and a user's own words."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.errors import BadSetting
from tm.lookup.similarity import similarity
from tm.text.folding import FOLDING_VERSION, SHIPPED, Folding, fold, letters, originals, spellings

HANGUL = [chr(code) for code in range(0xAC00, 0xD7A4)]
SYLLABLES = "가까께게고나노다마워웠와왔여였어었이리니로려렬률할될을깃햇숫댓져쥬쟈폐페꾼군돐돌 "
KOREAN = st.text(st.one_of(st.sampled_from(SYLLABLES + "《》“”-―…·０ａＡ,.12 \t"), st.sampled_from(HANGUL)), max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Signs, width, case, spaces, decomposed.
        ("《승리》", "“승리”"),
        ("‘말’―뜻", "'말'-뜻"),
        ("ＡＢＣ　１２", "abc12"),
        ("할수 없다는듯이", "할 수 없다는 듯이"),
        (unicodedata.normalize("NFD", "평양 시장"), "평양시장"),
        ("평양ㆍ신의주", "평양·신의주"),
        # The initial-sound rule.
        ("로동자", "노동자"),
        ("녀성", "여성"),
        ("리론과 력사", "이론과 역사"),
        ("년로자", "연로자"),
        ("실업률", "실업율"),
        # ㅅ that joins a compound.
        ("해빛", "햇빛"),
        ("바다가", "바닷가"),
        ("혀바닥", "혓바닥"),
        ("비물", "빗물"),
        ("나무잎", "나뭇잎"),
        ("수자", "숫자"),
        ("기발", "깃발"),
        ("뒤받침", "뒷받침"),
        ("터밭", "텃밭"),
        ("자리수", "자릿수"),
        ("아래목", "아랫목"),
        ("표말", "푯말"),
        ("재더미", "잿더미"),
        ("하루밤", "하룻밤"),
        ("등교길", "등굣길"),
        ("만두국", "만둣국"),
        ("혼자말", "혼잣말"),
        ("고추가루", "고춧가루"),
        ("오래동안", "오랫동안"),
        ("최대값", "최댓값"),
        ("메돼지", "멧돼지"),
        ("초불", "촛불"),
        ("나루배", "나룻배"),
        ("비자루", "빗자루"),
        # ㅖ, y-vowels, -꾼, 돐.
        ("화페를 페기하다", "화폐를 폐기하다"),
        ("쥬스", "주스"),
        ("텔레비젼", "텔레비전"),
        ("쟝르와 챠트", "장르와 차트"),
        ("아제르바이쟌", "아제르바이잔"),
        ("일군", "일꾼"),
        ("사기군과 나무군", "사기꾼과 나무꾼"),
        ("창건 80돐", "창건 80돌"),
        # Endings.
        ("공사가 완공되였다", "공사가 완공되었다"),
        ("드디여 피여났다", "드디어 피어났다"),
        ("띄여쓰기", "띄어쓰기"),
        ("할가 말가 생각하였다", "할까 말까 생각하였다"),
        ("있을가?", "있을까?"),
        ("갔을가봐", "갔을까 봐"),
        ("먼저 갈께요", "먼저 갈게요"),
        ("고마와요", "고마워요"),
        ("아름다왔다", "아름다웠다"),
        ("가까와졌다", "가까워졌다"),
        ("새로와진", "새로워진"),
        ("괴로와하다", "괴로워하다"),
        ("안타까와", "안타까워"),
        ("사나와서", "사나워서"),
        ("놀라와라", "놀라워라"),
        ("아니꼬와", "아니꼬워"),
    ],
)
def test_spelled_in_two_ways(one: str, other: str) -> None:
    assert fold(one, "ko") == fold(other, "ko")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("가다", "까다"),
        ("들어오다", "들여오다"),
        ("연구", "언구"),
        ("이 연구", "이 언구"),
        ("깔린", "갈린"),
        ("셋", "세"),
        ("곳", "고"),
        ("맛", "마"),
        ("샤워", "샤와"),
        ("타워", "타와"),
        ("파워", "파와"),
        ("했다", "해다"),
        ("싸다", "사다"),
        ("웬", "왼"),
        ("1,200원", "12,00원"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one, "ko") != fold(other, "ko")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("“Fell” – Ａ  b\t", '"fell" - a b'),
        ("don’t…", "don't..."),
        ("STRASSE Straße", "strasse strasse"),
        ("로씨야", "로씨야"),
    ],
)
def test_english(text: str, key: str) -> None:
    assert fold(text, "en") == key


@settings(max_examples=250)
@given(KOREAN)
def test_laws(text: str) -> None:
    key = fold(text, "ko")
    assert fold(key, "ko") == key
    assert fold("".join(text.split()), "ko") == key
    assert fold(unicodedata.normalize("NFD", text), "ko") == key
    assert not any(letter.isspace() for letter in key)
    assert SHIPPED.key(letters(text, "ko"), "ko") == key
    assert fold(text, "ko", Folding.with_words(())) == key
    english = fold(text, "en")
    assert fold(english, "en") == english == " ".join(english.split())


@given(st.text(max_size=20))
def test_any_text(text: str) -> None:
    for lang in ("ko", "en"):
        key = fold(text, lang)
        assert fold(key, lang) == key


def test_every_letter_is_folded_at_once() -> None:
    assert [letter for letter in HANGUL if letters(letters(letter, "ko"), "ko") != letters(letter, "ko")] == []


def test_originals_are_what_becomes_the_letter() -> None:
    signs = "“”„«»《》「」『』〈〉‘’`´‐‑–—―−〜～ㆍ・！／０９ａ"
    for character in [*HANGUL, *signs, "1", "-", '"']:
        letter = letters(character, "ko")
        assert character in originals(letter)
        assert originals(letter)[0] == letter
        assert {letters(original, "ko") for original in originals(letter)} == {letter}


def test_spellings_fold_alike_after_the_letter() -> None:
    assert spellings("어", "되") == ("어", "여")
    assert spellings("가", "할") == ("가", "까")
    assert spellings("와", "마") == ("와", "워")
    assert spellings("어", "가") == ("어",)
    assert spellings("어", "") == ("어",)
    for before in "되할마가깃노을":
        for letter in "어었가게와왔나":
            assert len({fold(before + way, "ko") for way in spellings(letter, before)}) == 1


def test_forms_at() -> None:
    text = letters("새 로씨야대사", "ko")
    size, forms = SHIPPED.forms_at(text, 1)
    assert (size, set(forms)) == (3, {letters("로씨야", "ko"), "러시아"})
    assert SHIPPED.forms_at("러시아", 0) == (3, forms)
    assert SHIPPED.forms_at(text, 0) == (0, ())
    assert SHIPPED.forms_at(text, len(text)) == (0, ())
    assert SHIPPED.forms_at("무궤도전차", 0)[0] == 5


@pytest.mark.parametrize(
    ("text", "ruled"),
    [("되였다", "되었다"), ("정부가 워싱톤에", "정부가워싱톤에"), ("할까 꾸바", "할가꾸바"), ("꾸바", "꾸바")],
)
def test_ruled_leaves_words_alone(text: str, ruled: str) -> None:
    assert SHIPPED.ruled(letters(text, "ko")) == ruled


def test_own_words() -> None:
    own = Folding.with_words([("손전화기", "휴대전화"), ("인민반장", "동장"), ("PC", "컴퓨터")])
    assert fold("새 손전화기를", "ko", own) == fold("새 휴대전화를", "ko", own) != fold("새 손전화기를", "ko")
    assert fold("새 ＰＣ", "ko", own) == fold("새 콤퓨터", "ko", own)
    assert fold("손전화기", "en", own) == fold("손전화기", "en")


def test_similarity_takes_a_folding() -> None:
    own = Folding.with_words([("손전화기", "휴대전화")])
    assert similarity("손전화기를 샀다", "휴대전화를 샀다", "ko", folding=own) == 99.0
    assert similarity("손전화기를 샀다", "휴대전화를 샀다", "ko") < 75
    assert similarity("손전화기", "손전화기", "ko", folding=own) == 100.0


@pytest.mark.parametrize(
    ("pairs", "alike"),
    [
        # The order of the two is all one.
        ([("휴대전화", "손전화기")], ["손전화기", "휴대전화"]),
        # A canonical form is given another, or itself.
        ([("호주", "오세아니아")], ["호주", "오스트랄리아", "오스트레일리아", "오세아니아"]),
        ([("러시아", "로씨야")], ["러시아", "로씨야"]),
        ([("로씨야", "로씨야")], ["로씨야"]),
        # A form that is known already joins all that count as one with it.
        ([("아라사", "로씨야")], ["아라사", "로씨야", "러시아"]),
        # Chains and rings.
        ([("가나다", "라마바"), ("라마바", "사아자"), ("사아자", "가나다")], ["가나다", "라마바", "사아자"]),
        ([("사아자", "라마바"), ("라마바", "가나다")], ["가나다", "라마바", "사아자"]),
        # One inside the other.
        ([("버스", "고속버스")], ["버스", "고속버스", "뻐스"]),
        ([("고속버스", "버스")], ["버스", "고속버스", "뻐스"]),
        # What the rules make equal.
        ([("로동", "노동")], ["로동", "노동"]),
    ],
)
def test_own_words_among_themselves_and_the_shipped(pairs: list[tuple[str, str]], alike: list[str]) -> None:
    own = Folding.with_words(pairs)
    assert len({fold(f"새 {word}에서", "ko", own) for word in alike}) == 1
    for word in alike:
        assert fold(fold(word, "ko", own), "ko", own) == fold(word, "ko", own)


def test_a_shipped_form_may_mean_something_else() -> None:
    own = Folding.with_words([("직승기", "헬기"), ("웽그리아", "마쟈르")])
    assert fold("웽그리아", "ko", own) == fold("마쟈르", "ko", own) != fold("헝가리", "ko", own)


@pytest.mark.parametrize("pair", [("", "가나"), ("가나", ""), ("가", "나다"), (" ", "나다"), ("나", "가")])
def test_too_short_a_word_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(BadSetting, match="vocabulary"):
        Folding.with_words([pair])


WORDS = st.text(st.sampled_from("가나다라마바사아자차카타파하거너더러머버서어저처"), min_size=2, max_size=4)


@settings(max_examples=200)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=3))
def test_each_pair_given_counts_as_one(pairs: list[tuple[str, str]]) -> None:
    own = Folding.with_words(pairs)
    for form, canonical in pairs:
        assert fold(form, "ko", own) == fold(canonical, "ko", own)


def test_a_folding_is_the_same_by_its_words() -> None:
    pairs = [("가나다", "라마바"), ("사아자", "차카타")]
    one, other = Folding.with_words(pairs), Folding.with_words(pairs[::-1])
    assert one == other
    assert hash(one) == hash(other)
    assert one.version == other.version
    assert one != SHIPPED
    assert one.version != SHIPPED.version
    assert Folding.with_words(()) == SHIPPED
    assert Folding.with_words(()).version == SHIPPED.version
    assert pickle.loads(pickle.dumps(one)) == one
    assert SHIPPED.version.startswith(f"{FOLDING_VERSION}-")
    assert SHIPPED != "words"
