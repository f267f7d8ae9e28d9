from __future__ import annotations

import pytest

from tests.check.told import both_ways, fits_its_examples, hints, speaking
from tm.check.date import CHECK

SILENT = {()}


def test_examples() -> None:
    fits_its_examples(CHECK)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("8월 30일에 열렸다.", "It was held on Aug. 30."),
        ("8월 30일에 열렸다.", "It was held on 30 August."),
        ("2019. 8. 30. 오후 9시 15분", "9:15 p.m. on Aug. 30, 2019"),
        ("2019-08-30에 고쳤다.", "Changed on August 30, 2019"),
        ("2019년 8월 3일에 고쳤다.", "Changed on 08/03/2019"),
        ("30일 평양에서 열렸다.", "It was held in Pyongyang on Aug. 30."),
        ("30일 열렸다.", "It was held on the 30th."),
        ("8월 30일과 31일", "Aug. 30 and 31"),
        ("6∼7월에 심는다.", "They plant in June and July."),
        ("3~5월에 심는다.", "They plant from March to May."),
        ("토요일에 떠났다.", "She left on Saturday."),
        ("30일(금)에 떠났다.", "She left on Friday the 30th."),
        ("27일 밝혔다.", "They said so on Sunday."),
        ("27일 밝혔다.", "They said so yesterday."),
        ("주체112년에 세웠다.", "It was built in 2023."),
        ("주체112(2023)년 4월", "April, Juche 112 (2023)"),
        ("1990년대에 올랐다.", "It rose in the 1990s."),
        ("90년대에 올랐다.", "It rose in the 1990s."),
        ("'97년에 올랐다.", "It rose in 1997."),
        ("지난해 올랐다.", "It rose in 2019."),
        ("2006년에 올랐다.", "It rose two years ago."),
        ("다음 달 3일에 열린다.", "It opens on March 3."),
        ("20일 “9월 27일 밤이었다”고 말했다.", "“It was the night of Sept. 27,” she said on Oct. 20."),
        ("오전 7시에 연다.", "It opens at 7 a.m."),
        ("오전 0시 26분", "12:26 a.m."),
        ("15시 30분에 만난다.", "We meet at 3:30 p.m."),
        ("밤 12시에 잠갔다.", "It was locked at midnight."),
        ("낮 12시에 열었다.", "It opened at noon."),
        ("세 시 반에 만난다.", "We meet at half past three."),
        ("3시 15분에 만난다.", "We meet at a quarter past three."),
        ("현지시간 7시 15분", "12:15 GMT"),
        ("9·11 테러가 있었다.", "There were the Sept. 11 attacks."),
        ("9.11 테러가 있었다.", "There were the 9/11 attacks."),
        ("6.15 공동선언을 기린다.", "They mark the June 15 Joint Declaration."),
        ("3일간 쉬었다.", "They rested for three days."),
        ("3일 동안 쉬었다.", "They rested for three days."),
        ("봄에 심는다.", "They plant in spring."),
    ],
)
def test_nothing_to_say(korean: str, english: str) -> None:
    assert both_ways(korean, english) == SILENT


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("8월 30일에 열렸다.", "It was held on Aug. 31."),
        ("8월 30일에 열렸다.", "It was held on July 30."),
        ("3월 2일에 열렸다.", "It was held on Feb. 3."),
        ("30일 열렸다.", "It was held on the 29th."),
        ("2019년 8월에 열렸다.", "It was held in August 2018."),
        ("주체112년에 세웠다.", "It was built in 2022."),
        ("1990년대에 올랐다.", "It rose in the 1980s."),
        ("토요일에 떠났다.", "She left on Sunday."),
        ("2020년 2월 15일에 떠났다.", "She left on Sunday, Feb. 15, 2020."),
        ("오전 9시에 연다.", "It opens at 9 p.m."),
        ("21시에 연다.", "It opens at 9 a.m."),
        ("오전 9시 30분에 연다.", "It opens at 9:40 a.m."),
        ("8월 30일과 31일에 열렸다.", "It was held on Aug. 30 and 29."),
        ("내일 연다.", "It opened yesterday."),
        ("지난달 열렸다.", "It opens next month."),
        ("27일 마을에서 열렸다.", "It was held in the village."),
    ],
)
def test_a_wrong_date_is_told_once_and_by_this_check_alone(korean: str, english: str) -> None:
    assert both_ways(korean, english) == {("date",)}


@pytest.mark.parametrize(
    ("korean", "english", "agrees"),
    [
        ("지난 9일 단속이 있었다.", "There was a crackdown on Monday.", True),
        ("지난 9일 단속이 있었다.", "There was a crackdown on Tuesday.", False),
        ("지난 10일 떠났다.", "She left last Tuesday.", True),
        ("어제 떠났다.", "She left on the 11th.", True),
        ("어제 떠났다.", "She left on the 10th.", False),
        ("지난달 3일 떠났다.", "She left on Oct. 3.", True),
        ("지난달 3일 떠났다.", "She left on Sept. 3.", False),
        ("그는 9일 “지난달 3일 떠났다”고 했다.", "“I left on Oct. 3,” he said on Nov. 9.", True),
        ("9일 그는 지난달 중순부터 앓았다고 했다.", "He said on Nov. 9 that he had been ill since the middle of last month.", True),
        ("그는 9일 “지난달 3일 떠났다”고 했다.", "“I left on Oct. 3,” he said on July 9.", False),
        ("지난 9일 떠났다.", "She left on Nov. 9.", True),
        ("지난 9일 떠났다.", "She left on July 9.", False),
        ("지난해 떠났다.", "She left in 2019.", True),
        ("지난해 떠났다.", "She left in 2018.", False),
        ("2018년에 떠났다.", "She left two years ago.", True),
        ("2015년에 떠났다.", "She left two years ago.", False),
    ],
)
def test_against_the_date_of_the_document(korean: str, english: str, agrees: bool) -> None:
    assert not speaking(korean, english)
    assert ("date" in speaking(korean, english, "2020-11-12")) is not agrees
    assert not speaking(korean, english, "no date")


@pytest.mark.parametrize(("english", "wrong"), [("She left on Jan. 3.", False), ("She left on Feb. 3.", True)])
def test_january_is_a_month_as_any_other(english: str, wrong: bool) -> None:
    assert ("date" in speaking("지난달 3일 떠났다.", english, "2020-02-12")) is wrong
    assert ("date" in speaking("지난달 3일 떠났다.", english, "2020-03-12")) is not wrong


def test_the_parts_of_one_date_are_told_together() -> None:
    (hint,) = hints(CHECK, "2019년 3월 2일에 열렸다.", "It was held on Feb. 3, 2018.")
    assert hint.message == "the date is “2019년 3월 2일” in the source, “Feb. 3, 2018” in the target; see which is right"
    assert hint.spot == ("target", 15, 27)
