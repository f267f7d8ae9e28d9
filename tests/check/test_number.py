from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.told import both_ways, fits_its_examples, hints, pair, speaking
from tm.check.check import Context, Pair
from tm.check.number import CHECK, find
from tm.check.partners import compare

SILENT = {()}


def test_examples() -> None:
    fits_its_examples(CHECK)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        # Scales, spaces, commas, decimals, words.
        ("과태료는 2억 5천만 원, 약 19만 달러다.", "The penalty is 250 million won, or about $190,000."),
        ("상인 3만4천여 명이 왔다.", "Some 34,000 traders came."),
        ("사백서른두 명이 세 차례 나눠 탔다.", "The 432 people boarded in three turns."),
        ("2조 1,500억 원 규모다.", "It is worth 2.15 trillion won."),
        ("콩 2.5톤에 7천3백 원, 4.8천 원을 더했다.", "They added 7,300 and 4,800 won for 2.5 tons of beans."),
        ("25억 달러를 빌렸다.", "It borrowed $2.5bn."),
        ("관중 250만 명이 보았다.", "It was seen by 2.5m spectators."),
        ("관중 250만 명이 보았다.", "Two and a half million people saw it."),
        ("2백50만 명과 37만7천5백 명", "2.5 million people and 377,500 people"),
        ("한 달에 백만 명이 다녀간다.", "A million people pass through each month."),
        ("감자 반 톤을 샀다. 0.5톤은 적다.", "They bought half a ton of potatoes."),
        ("달걀 24개를 샀다.", "She bought two dozen eggs."),
        ("쌀 석 되와 콩 열 되", "three measures of rice and 10 of beans"),
        # Vague ones, and an exact one opposite.
        ("수만 명, 많게는 이백만 명", "tens of thousands, perhaps two million"),
        ("수십만 명이 굶주렸다.", "Some 300,000 people went hungry."),
        ("십여 명이 다쳤다.", "A dozen or so people were hurt."),
        ("여러 명이 다쳤다.", "Four people were hurt."),
        ("사나흘이 걸린다.", "It takes three or four days."),
        # Ranges, lists, articles, ordinals.
        ("40~50만 원씩 바쳤다.", "They paid 400,000 to 500,000 won each."),
        ("40~50만 원씩 바쳤다.", "They paid 400,000–500,000 won each."),
        ("3,4차 협상과 제5차 협상", "the third, fourth and fifth negotiations"),
        ("제6조에 따라 6조 원을 갚았다.", "It repaid 6 trillion won under Article 6."),
        ("제8차 당대회가 열렸다.", "The Eighth Party Congress was held."),
        ("제2차 세계대전이 끝났다.", "World War II was over."),
        ("2층에 산다.", "She lives on the second floor."),
        # Shares and multiples.
        ("5분의 3이 찬성했다.", "Three-fifths agreed."),
        ("주민 절반이 떠났다.", "50 percent of the residents left."),
        ("값의 25%를 낸다.", "They pay a quarter of the price."),
        ("3분의 1이 넘는다.", "It is more than a third."),
        ("쌀값이 두 배로 뛰었다.", "The price of rice doubled."),
        ("쌀값이 3배로 뛰었다.", "The price of rice tripled."),
        ("타율은 2할6푼8리다.", "He is hitting .268."),
        ("값이 0.5% 올랐다.", "Prices rose by half a percent."),
        # Rounded: beside a word that says so, or with fewer digits.
        ("1,987명이 서명했다.", "About 2,000 people signed."),
        ("30여 명이 모였다.", "The 34 people gathered."),
        ("12만 3456명이 본다.", "It is read by more than 120,000 people."),
        ("인구는 123만 4567명이다.", "It has a population of 1.23 million."),
        ("주민 1,987명이 서명했다.", "The 2,000 residents signed."),
        ("5,000세대가 2000원씩 냈다.", "In 5,000 households, 2000 won each"),
        ("인구는 4만 9700명이다.", "It has a population of 50,000."),
        ("46.3%가 찬성했다.", "46 percent were in favor."),
        ("약 1,230명이 왔다.", "About 1,200 people came."),
        # What is said in other words.
        ("두 나라가 서명했다.", "Both countries signed."),
        ("10년 동안 지었다.", "It took a decade to build."),
        ("50년 넘게 걸렸다.", "It took more than five decades."),
        ("24시간 안에 떠나라고 했다.", "They were told to leave within a day."),
        ("보름이 걸렸다.", "It took 15 days."),
        ("석 달을 기다렸다.", "They waited three months."),
        ("30분을 기다렸다.", "They waited half an hour."),
        ("20대 여성이 잡혔다.", "A woman in her 20s was caught."),
        ("30대 후반의 남성", "a man in his late thirties"),
        ("10대 세 명", "three teenagers"),
        ("남북이 합의했다.", "The two Koreas agreed."),
        ("1위가 됐다.", "It came out on top."),
        ("한 주민이 말했다.", "A resident said so."),
        # Brackets that one side alone has.
        ("울타리는 3m다.", "The fence is three meters (10 feet) high."),
        ("2억 달러(약 2400억 원)가 든다.", "It costs $200 million."),
        ("높이는 5천 원(0.6달러)이다.", "It costs 5,000 won."),
        # Software.
        ("%1$s에서 파일 %2$d개를 {0}(으)로 옮겼습니다", "%1$s copied %2$d files to {0}"),
        ("파일 %d개", "1 file"),
        ("F5 키를 누르십시오.", "Press F5."),
        ("<b>3</b>개 파일을 UTF-8로 저장했습니다.", "Saved <b>3</b> files as UTF-8."),
        ("버전 3.2.1을 받으십시오.", "Get version 3.2.1."),
        ("backup2.tar.gz를 엽니다.", "Opens backup2.tar.gz."),
        ("16진수로 씁니다.", "Writes hexadecimal numbers."),
        ("항목 &#39;3&#39;을 봅니다.", "See item &#39;3&#39;."),
    ],
)
def test_nothing_to_say(korean: str, english: str) -> None:
    assert both_ways(korean, english) == SILENT


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("과태료는 2억 5천만 원이다.", "The penalty is 25 million won."),
        ("과태료는 2억 5천만 원이다.", "The penalty is 2.5 billion won."),
        ("배 50만 척이 돌아왔다.", "The 50,000 boats came back."),
        ("관중 250만 명이 보았다.", "It was seen by 2.5 billion people."),
        ("쌀 1톤을 6200원에 샀다.", "They bought a ton of rice for 62,000 won."),
        ("상인 325명이 왔다.", "The 352 traders came."),
        ("다섯 명이 왔다.", "Six people came."),
        ("40~50만 원씩 바쳤다.", "They paid 40 to 500,000 won each."),
        ("제6조를 고쳤다.", "Article 7 was amended."),
        ("제6조에 따라 6조 원을 갚았다.", "It repaid 6 billion won under Article 6."),
        ("3분의 2가 반대했다.", "One-third were against it."),
        ("5%가 찬성했다.", "50 percent were in favor."),
        ("쌀값이 3배로 뛰었다.", "The price of rice rose to four times what it was."),
        ("48명이 왔다.", "The 50 people came."),
        ("171명이 왔다.", "The 170 people came."),
        ("약 300명이 왔다.", "About 400 people came."),
        ("5,009명이 왔다.", "The 5,000 people came."),
        ("버전 3.2.1을 받으십시오.", "Get version 3.2.2."),
        ("F5 키를 누르십시오.", "Press F6."),
        ("2억3800만 달러(약 2400억 원)가 든다.", "It costs $832 million."),
        ("파일 12개를 지웠습니다.", "Removed the files."),
        ("전화는 02-555-0199입니다.", "Call 02-555-0198."),
    ],
)
def test_a_wrong_number(korean: str, english: str) -> None:
    assert both_ways(korean, english) == {("number",)}


def test_one_hint_for_one_mistake() -> None:
    found = hints(CHECK, "주민 325명이 62만 원을 냈다.", "The 325 residents paid 6.2 million won.")
    assert [hint.message for hint in found] == [
        "“62만” (620,000) stands in the source, “6.2 million” (6,200,000) in the target; see which is right"
    ]
    assert found[0].spot is not None
    assert found[0].spot == ("target", 23, 34)


def test_what_is_missing_is_shown_where_it_stands() -> None:
    (left_out,) = hints(CHECK, "주민 325명이 왔다.", "The residents came.")
    (added,) = hints(CHECK, "주민이 왔다.", "The 325 residents came.")
    assert left_out.spot == ("source", 3, 6)
    assert "in the source only" in left_out.message
    assert added.spot == ("target", 4, 7)
    assert "in the target only" in added.message


@given(st.integers(3, 10**12), st.sampled_from([10, 100, 10**4]))
def test_a_slipped_place_is_found_whatever_the_number(value: int, slip: int) -> None:
    korean, english = f"주민 {value}명이 왔다.", "The {:,} residents came."
    assert speaking(korean, english.format(value)) == []
    assert speaking(korean, english.format(value * slip)) == ["number"]


WORDS = (
    "3 15 2,000 1.5 3억 여 약 명 원 km 마일 % 15일 2월 2020. (토) $5 Feb. May about half a and dozen miles (10 ago {0} 년 반 Sunday"
).split()
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(TEXT, TEXT)
def test_all_that_is_told_stands_in_the_texts(korean: str, english: str) -> None:
    one = pair("가 " + korean, english)
    for unpaired in (*compare(one).numbers, *compare(one).dates, *compare(one).units):
        assert any(unpaired)
        for figure, text in zip(unpaired, (one.source, one.target), strict=True):
            assert figure is None or text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize("text", ["1 " * 4000, "1km " * 2000, "2월 3일 " * 2000, "F5 " * 3000, "12,345 " * 2000])
def test_long_runs_end_soon(text: str) -> None:
    start = time.process_time()
    speaking("가 " + text, text.replace("1", "7"))
    speaking("가", text)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(("running", "says"), [((), 0), (("number", "date"), 0), (("number",), 1)])
def test_number_speaks_for_dates_where_their_check_rests(running: tuple[str, ...], says: int) -> None:
    one = Pair("단속은 1월 15일에 끝났다.", "The crackdown ended on Jan. 16.", "ko", "en")
    assert len([*find(one, Context(running=frozenset(running)))]) == says
