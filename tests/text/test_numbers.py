from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model.text import Lang
from tm.text.numbers import Exact, Number, NumberKind, numbers, same_values, values, written_like

LANGUAGES: tuple[Lang, Lang] = ("ko", "en")


def told(found: Sequence[Number]) -> str:
    """Return values, codes as `code`, vague ones with a tilde."""
    signs = {NumberKind.VAGUE: "~", NumberKind.CODE: "code"}
    return " ".join(f"{signs.get(n.kind, '')}{n.value if n.kind is not NumberKind.CODE else ''}" for n in found)


KOREAN = [
    # Scales, with and without spaces, commas and decimals.
    ("공사비는 4억 2천만 원이다.", "420000000"),
    ("관객 3만6천여 명이 들어왔다.", "36000"),
    ("1조 7,300억 원을 더 쓴다.", "1730000000000"),
    ("밀가루 1kg은 8천4백 원이다.", "1 8400"),
    ("사과는 3.6천원에 팔린다.", "3600"),
    ("감자 1.5톤이 남았다.", "3/2"),
    ("인구는 2만 3451명이다.", "23451"),
    ("인구는 2만 3 451명이다.", "23451"),
    ("옥수수 4만 5 000톤", "45000"),
    ("옥수수 45\xa0000톤", "45000"),
    ("너비 512\t512", "512 512"),
    ("1 000\n2 000", "1000 2000"),
    ("관중은 12 500명이었다.", "12500"),
    ("2백만 명이 넘는다.", "2000000"),
    ("예산이 2.5조로 늘었다.", "2500000000000"),
    ("5천조 원이라는 말도 있다.", "5000000000000000"),
    ("빚은 3경 원이다.", "30000000000000000"),
    ("3경기를 이겼다.", "3"),
    ("1억2천만 달러를 벌었다.", "120000000"),
    ("7 만 명이 모였다.", "70000"),
    ("12,345,678번째 손님", "12345678"),
    # Number words: Sino-Korean before a counter or long, native, both together.
    ("이백오십 명이 왔다.", "250"),
    ("일곱 살 아이가 이만 오천 원을 냈다.", "7 25000"),
    ("만이천 걸음을 걸었다.", "12000"),
    ("백만 명이 서명했다.", "1000000"),
    ("만 명이 들어간다.", "10000"),
    ("사백서른두 채가 무너졌다.", "432"),
    ("육십 년이 지났다.", "60"),
    ("이 개월 뒤에 다시 온다.", "2"),
    ("칠 년을 기다렸다.", "7"),
    ("스물한 명이 남았다.", "21"),
    ("스무 살에 떠났다.", "20"),
    ("아흔아홉 번 두드렸다.", "99"),
    ("열두 마리가 태어났다.", "12"),
    ("세 차례 만났다.", "3"),
    ("두 나라가 합의했다.", "2"),
    ("둘 다 싫다고 했다.", "2"),
    ("하나만 고르세요.", "1"),
    ("다섯이 함께 갔다.", "5"),
    ("사흘 뒤에 돌아왔다.", "3"),
    ("보름이 지나서야 알았다.", "15"),
    ("두세 명이 더 필요하다.", "2 3"),
    ("서너 곳에서 연기가 났다.", "3 4"),
    ("사오 명이 둘러앉았다.", "4 5"),
    ("대여섯 시간이 걸린다.", "5 6"),
    # The same syllables in other words.
    ("이 사람은 사장이고 저 사람은 이사다.", ""),
    ("조선에 간 기억이 난다.", ""),
    ("천막과 천장을 고쳤다.", ""),
    ("만일 대통령이 온다면 좋겠다.", ""),
    ("이번 사건은 사회의 책임이다.", ""),
    ("구조대원이 열차에 탔다.", ""),
    ("천만에, 그럴 리가 없다.", ""),
    ("한편 한국은 한 장마당을 조사했다.", ""),
    ("세계는 네 생각보다 넓다.", ""),
    ("모자를 한 개인이 나섰다.", ""),
    ("공부를 한 시간은 짧았다.", ""),
    ("하나님을 믿는다.", ""),
    ("여러분, 안녕하십니까.", ""),
    ("천리마를 탄 기세", ""),
    ("만년필을 샀다.", ""),
    # Ranges and lists.
    ("30~40만 원을 낸다.", "300000 400000"),
    ("5천~6천 원쯤 한다.", "5000 6000"),
    ("3에서 5만 명으로 늘었다.", "30000 50000"),
    ("8-12% 올랐다.", "8 12"),
    ("3,4차 회의와 제5차 회의", "3 4 5"),
    ("1·2위가 붙는다.", "1 2"),
    ("6∼7월에 심는다.", "6 7"),
    # Ordinals; 조 as an article.
    ("제4조에 따라 4조 원을 받는다.", "4 4000000000000"),
    ("헌법 7조와 제 8조 2항", "7 8 2"),
    ("첫 회의와 두 번째 회의", "1 2"),
    ("셋째 아들이 첫째를 이겼다.", "3 1"),
    # Dates and times.
    ("2021. 3. 9. 오후 10시 45분", "2021 3 9 22 45"),
    ("2021-03-09에 고쳤다.", "2021 3 9"),
    ("2021.03.09에 고쳤다.", "2021 3 9"),
    ("지난 17일 문을 열었다.", "17"),
    ("17일간 쉬었다.", "17"),
    ("11월 3일 낮 12시", "11 3 12"),
    ("오전 12시부터 새벽 3시까지", "0 3"),
    ("저녁 일곱 시 반에 만났다.", "19 30"),
    ("밤 11:20에 불이 꺼졌다.", "23 20"),
    ("정오에 모여 자정에 헤어졌다.", "12 0"),
    ("주체112(2023)년 4월", "112 2023 4"),
    ("6.15 공동선언을 기린다.", "6 15"),
    ("4.19 혁명과 3.1절", "4 19 3 1"),
    ("6.15% 내렸다.", "123/20"),
    ("5년 반을 일했다.", "5 1/2"),
    # Runs of more than one number, and what stands together.
    ("2백50만 250만", "2500000 2500000"),
    ("37만7천5백 12만 3456명", "377500 123456"),
    ("석 달 열흘, 넉 달", "3 10 4"),
    ("사나흘 뒤 벼를 대여섯 포기씩", "3 4 5 6"),
    ("땅을 열두 곳에서 팠다.", "12"),
    ("값의 세배를 낸다.", "3"),
    ("어디에 둘 지 모른다.", ""),
    # Shares, percentages, times as many.
    ("타율 2할6푼8리, 3할", "67/250 3/10"),
    ("주민의 4분의 3이 떠났다.", "3/4"),
    ("삼분의 일이 남았다.", "1/3"),
    ("절반은 굶는다.", "1/2"),
    ("값이 2배로, 다시 세 배로 뛰었다.", "2 3"),
    ("35퍼센트, 아니 40프로다.", "35 40"),
    ("10만분의 1 지도", "1/100000"),
    # Vague ones.
    ("수백 명이 모였다.", "~100"),
    ("수십만 톤이 모자란다.", "~100000"),
    ("수십여 채가 탔다.", "~10"),
    ("몇 명이 여러 번 다녀갔다.", "~1 ~1"),
    ("수년 동안 몇백 리를 걸었다.", "~1 ~100"),
    ("십여 명이 다쳤다.", "10"),
    ("물고기가 수조에서 논다.", ""),
    # Software.
    ("%1$s에서 파일 %2$d개를 {0}(으)로 옮겼습니다", ""),
    ("%1 항목을 12번 읽음", "12"),
    ("$1에서 $2까지", ""),
    ("<h2>제목</h2> &#39;3&#39;", "3"),
    ("버전 2.4.1과 UTF-8", "code 8"),
    ("전화 02-555-0199", "code"),
    ("주소 0x1F에서 멈춤", "code"),
    ("하나도 아닌 말", "1"),
    ("５개 남음", "5"),
]

ENGLISH = [
    # Scales and number words.
    ("It cost 420 million won, or $315,000.", "420000000 315000"),
    ("Some 36,000 people came.", "36000"),
    ("two hundred and fifty million of them", "250000000"),
    ("A million names were on it, half a million of them false.", "1000000 500000"),
    ("She saved two and a half billion.", "2500000000"),
    ("twenty-one goats, ninety-nine sheep", "21 99"),
    ("between one hundred and two hundred tons", "100 200"),
    ("one hundred and twenty-five thousand four hundred and six", "125406"),
    ("five million and three million", "5000000 3000000"),
    ("a dozen eggs, two dozen more, half a dozen left", "12 24 6"),
    ("seats for twelve hundred", "1200"),
    ("the company paid $7bn and then €4m", "7000000000 4000000"),
    ("a wall 5m high and a 10k run", "5 10000"),
    ("$1-2 million, $1 to 2 million", "1000000 2000000 1000000 2000000"),
    ("a 3.5-million-won fine", "3500000"),
    ("They asked twice.", "2"),
    ("Three of us left.", "3"),
    ("1.25 trillion won", "1250000000000"),
    ("THREE HUNDRED men", "300"),
    # One, second, may and others that mean something else.
    ("No one saw the one who came, and one must ask.", ""),
    ("One person in one-year terms, one of many", "1 1 1"),
    ("Wait a second. It blinks 50 times per second, every second.", "50"),
    ("They may march on, and few would mind.", ""),
    ("We often tend the attention of tenants.", ""),
    ("the tentative sixties of someone", ""),
    # Ranges.
    ("20-30 million people", "20000000 30000000"),
    ("from 5 to 6 billion won", "5000000000 6000000000"),
    ("8 to 12 percent", "8 12"),
    # Ordinals.
    ("Article 4 allows it.", "4"),
    ("the 22nd and the twenty-third round, not the first", "22 23 1"),
    ("a second round, the third time", "2 3"),
    # Dates and times.
    ("10:45 p.m. on March 9, 2021", "22 45 3 9 2021"),
    ("9 March 2021, 2021-03-09, 03/09/2021", "9 3 2021 2021 3 9 3 9 2021"),
    ("In May and on Jun. 5 we met; in October too.", "5 6 5 10"),
    ("at 11 AM, at noon, 12 a.m. and midnight", "11 12 0 0"),
    ("It starts at 5:00 p.m. sharp.", "17"),
    ("the 1990s and Juche 112 (2023)", "1990 112 2023"),
    ("in his 20's, on a 4S", "20 4"),
    ("March to May, March on", "3 5"),
    ("since 9/11", "9 11"),
    # Shares and percentages.
    ("two-thirds of us, a quarter of them, one-fifth of you", "2/3 1/4 1/5"),
    ("three quarters, half, 1/2, 3/8", "3/4 1/2 1/2 3/8"),
    ("in the first quarter and the second half", "1 2"),
    ("35%, 40 percent, forty-one per cent", "35 40 41"),
    ("more than a third, about a quarter, the third", "1/3 1/4 3"),
    ("hitting .268 in 12.5 games", "67/250 25/2"),
    # Vague ones.
    ("dozens hurt, hundreds missing, tens of thousands homeless", "~10 ~100 ~10000"),
    ("hundreds of thousands of tons, several hundred huts", "~100000 ~100"),
    ("several visits in a few days", "~1 ~1"),
    ("millions of people", "~1000000"),
    # Software.
    ("%1$s copied %2$d files to {0}", ""),
    ("Read %1 items in 12 passes", "12"),
    ("From $1 to $2", ""),
    ("From $3 to $12", "3 12"),
    ('<font size="3">Page 4</font> &#39;', "4"),
    ("version 2.4.1 in UTF-8", "code 8"),
    ("H.264 at 0x1F", "264 code"),
    ("call 02-555-0199", "code"),
    (r"\1 and \x41 stay, 100% sure", "100"),
    ("%d of %-5s, %5.1f done", ""),
]


@pytest.mark.parametrize(("text", "expected"), KOREAN)
def test_korean(text: str, expected: str) -> None:
    assert told(numbers(text, "ko")) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert told(numbers(text, "en")) == expected


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("과태료는 2억 5천만 원, 약 19만 달러다.", "The penalty is 250 million won, about $190,000."),
        ("상인 3만4천여 명이 40~50만 원씩 바쳤다.", "Some 34,000 traders paid 400,000 to 500,000 won each."),
        ("이백열일곱 명이 세 차례 나눠 탔다.", "The 217 people boarded in three turns."),
        ("2조 1,500억 원 규모다.", "It is worth 2.15 trillion won."),
        ("2019. 8. 30. 오후 9시 15분", "9:15 p.m. on Aug. 30, 2019"),
        ("수만 명, 많게는 이백만 명", "tens of thousands, perhaps two million"),
        ("절반이 아니라 5분의 3이 찬성했다.", "Not half but three-fifths agreed."),
        ("제6조에 따라 6조 원을 갚았다.", "It repaid 6 trillion won under Article 6."),
        ("3,4차 협상과 제5차 협상", "the third, fourth and fifth negotiations"),
        ("콩 2.5톤에 7천3백 원, 4.8천 원을 더했다.", "They added 7,300 and 4,800 won for 2.5 tons of beans."),
        ("10월 3일 아침 7시, 9월 하순", "at 7 a.m. on October 3, late September"),
        ("두세 명", "two or three people"),
        ("1.5배, 35%", "1.5 times, 35 percent"),
        ("이틀 뒤 다섯 명이 돌아왔다.", "Two days later five of them were back."),
        ("버전 3.2.1", "version 3.2.1"),
    ],
)
def test_languages_agree(korean: str, english: str) -> None:
    assert same_values(numbers(korean, "ko"), numbers(english, "en"))
    assert numbers(korean, "ko")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.4.1", "2.4.2"),
        ("100%", "1000%"),
        ("02-555-0199", "02-555-0198"),
        ("0x1F", "0x2F"),
        ("3 3", "3"),
        ("2021-03-09", "2021-03-08"),
    ],
)
def test_a_change_shows(one: str, other: str, lang: Lang) -> None:
    assert same_values(numbers(one, lang), numbers(one, lang))
    assert not same_values(numbers(one, lang), numbers(other, lang))


def test_the_same_value_written_otherwise() -> None:
    for text in ("1만 2천", "1만2천", "12,000", "12000", "만이천", "12 000", "일만 이천 원", "1.2만"):
        assert same_values(numbers(text, "ko"), numbers("12,000", "ko")), text


def test_vague_is_not_exact() -> None:
    assert same_values(numbers("수백 명", "ko"), numbers("hundreds of people", "en"))
    assert not same_values(numbers("수백 명", "ko"), numbers("백 명", "ko"))


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("제2조 3차 5%", "ko", "ordinal ordinal percent"),
        ("2023년 4월 5일 오후 6시 7분", "ko", "date date date time time"),
        ("3년 동안 4분의 1이 수백 명에게 6개를", "ko", "cardinal fraction vague cardinal"),
        ("Article 2, the 3rd, 5%, first", "en", "ordinal ordinal percent ordinal"),
        ("April 5, 2023, 6:07 p.m.", "en", "date date date time time"),
        ("half of 3 hundreds", "en", "fraction cardinal vague"),
        ("1.2.3", "en", "code"),
    ],
)
def test_kinds(text: str, lang: Lang, kinds: str) -> None:
    assert " ".join(number.kind for number in numbers(text, lang)) == kinds


@pytest.mark.parametrize(
    ("text", "lang", "spans"),
    [
        ("약 3억 5천만 원, 오후 11시", "ko", "3억 5천만|오후 11"),
        ("두세 명, 3분의 2, 첫 번째", "ko", "두|세|3분의 2|첫 번째"),
        ("at 11 p.m. the 2nd paid $2.5 million, a third of it", "en", "11 p.m.|2nd|2.5 million|a third"),
        ("On Feb. 3 a million, 30%", "en", "Feb|3|a million|30"),
    ],
)
def test_spans(text: str, lang: Lang, spans: str) -> None:
    assert "|".join(text[n.start : n.end] for n in numbers(text, lang)) == spans


@pytest.mark.parametrize(
    ("value", "sample", "expected"),
    [
        (6800, "6,200", "6,800"),
        (6800, "6200", "6800"),
        (23500, "22 000", "23 500"),
        (5, "02", "05"),
        (15000, "1만 2천", "1만 5천"),
        (15000, "1만2천", "1만5천"),
        (12500, "1만 2천", "1만 2500"),
        (8000, "1만 2천", "8천"),
        (12 * 10**8, "3억 5천만", "12억"),
        (12 * 10**8, "350만", "12억"),
        (35 * 10**11, "1조 2,500억", "3조 5,000억"),
        (Fraction(7, 2), "2.5", "3.5"),
        (6300, "5.2천", "6.3천"),
        (3, "두", "세"),
        (20, "스물한", "스무"),
        (326, "삼백스물다섯", "삼백스물여섯"),
        (12345, "이만 오천", "만 이천삼백사십오"),
        (10**6, "수십만", "수백만"),
        (Fraction(3, 4), "3분의 2", "4분의 3"),
        (Fraction(2, 3), "절반", "3분의 2"),
        (9, "오후 11", "오전 9"),
        (15, "정오", "오후 3시"),
        (3, "첫", "세 번째"),
        (2, "첫째", "둘째"),
        (4, "이틀", "나흘"),
        (11, "이틀", "11일"),
    ],
)
def test_written_in_korean(value: Exact, sample: str, expected: str) -> None:
    assert written_like(value, sample, "ko") == expected


@pytest.mark.parametrize(
    ("value", "sample", "expected"),
    [
        (13000, "12,000", "13,000"),
        (Fraction(15, 2), "3.5", "7.5"),
        (3 * 10**6, "2.5 million", "3 million"),
        (12 * 10**8, "350 million", "1.2 billion"),
        (800, "3 thousand", "800"),
        (12345678, "2.5 million", "12,345,678"),
        (3 * 10**9, "50bn", "3bn"),
        (2 * 10**6, "a million", "two million"),
        (500000, "half a million", "half a million"),
        (13, "twelve", "thirteen"),
        (13, "Twelve", "Thirteen"),
        (25, "twelve", "25"),
        (26, "twenty-five", "twenty-six"),
        (300, "two hundred", "three hundred"),
        (3, "twice", "three times"),
        (3, "2nd", "3rd"),
        (112, "2nd", "112th"),
        (22, "second", "twenty-second"),
        (121, "second", "121st"),
        (3, "Feb", "Mar"),
        (3, "February", "March"),
        (Fraction(2, 3), "half", "two-thirds"),
        (Fraction(1, 4), "a third", "a quarter"),
        (10**5, "dozens", "hundreds of thousands"),
        (9, "11 p.m.", "9 a.m."),
        (13, "11 AM", "1 PM"),
    ],
)
def test_written_in_english(value: Exact, sample: str, expected: str) -> None:
    assert written_like(value, sample, "en") == expected


def test_a_code_is_written_as_it_is() -> None:
    assert written_like(numbers("2.4.2", "ko")[0].value, "2.4.1", "en") == "2.4.2"


SAMPLES: dict[Lang, list[str]] = {
    "ko": "6,200|6200|22 000|1만 2천|1만2천|6천2백|3억 5천만|1조 2,500억|5.2천|7|두|스물한|삼백|이만 오천".split("|"),
    "en": "6,200|6200|7|2.5 million|350 million|2 thousand|twelve|twenty-five|a million|two hundred|10k|3bn".split("|"),
}
WHOLE = st.one_of(st.integers(0, 120), st.integers(0, 10**6), st.integers(1, 9999).map(lambda n: n * 10**5), st.integers(0, 10**14))


def reads_back(value: Exact, sample: str, lang: Lang) -> None:
    text = written_like(value, sample, lang) + (" 배" if lang == "ko" else " times")
    assert [number.value for number in numbers(text, lang)] == [value], (text, sample)


@given(WHOLE)
def test_what_is_written_reads_back(value: int) -> None:
    for lang in LANGUAGES:
        for sample in SAMPLES[lang]:
            reads_back(value, sample, lang)


@given(st.integers(1, 10**6), st.sampled_from([10, 100, 1000]), st.sampled_from(["2.5", "1,000.25", "3"]))
def test_decimals_read_back(count: int, under: int, sample: str) -> None:
    value = Fraction(count, under)
    for lang in LANGUAGES:
        reads_back(value.numerator if value.denominator == 1 else value, sample, lang)


@given(st.integers(1, 9), st.integers(2, 10))
def test_shares_read_back(over: int, under: int) -> None:
    if over < under:
        reads_back(Fraction(over, under), "3분의 2", "ko")
        for sample in ("two-thirds", "half", "1/2"):
            reads_back(Fraction(over, under), sample, "en")


@given(WHOLE)
def test_writers_agree(value: int) -> None:
    korean = numbers(written_like(value, "3억 5천만", "ko") + " 원", "ko")
    english = numbers(written_like(value, "2.5 million", "en") + " won", "en")
    assert same_values(korean, english)


WORDS = (
    "한 두 세 스물 다섯 명 만 천 백 이 사 조 억 원 년 월 일 시 분 반 오후 제 수 몇 여러 첫 번째 절반 분의 one two hundred and a"
    " half third million percent p.m. Feb May second % %1$s {0} <b> $1 . , - ~ : / 1 2.5 12,000 2020 15 30 0x1F 1.2.3 ５"
).split()


@given(st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, " ", " "])).map("".join)))
def test_spans_are_in_order(text: str) -> None:
    for lang in LANGUAGES:
        end = 0
        for number in numbers(text, lang):
            assert end <= number.start < number.end <= len(text)
            end = number.end
        values(text, lang)


def test_values_leave_out_what_languages_name_freely() -> None:
    assert values("첫 회의에 한 명이, 제2차에 수백 명이, 3차에 12명이 왔다.", "ko") == {12}
    assert values("One man, hundreds at the second, 12 at the third", "en") == {12}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["9" * 5000, "1," * 3000, "1.2" * 2000, "one " * 3000, "일" * 5000, "1만 " * 3000, "%" * 5000, "<a " * 2000]
)
def test_long_runs_end(text: str, lang: Lang) -> None:
    values(text, lang)
