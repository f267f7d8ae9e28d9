from __future__ import annotations

import pytest

from tests.check.told import both_ways, fits_its_examples, hints
from tm.check.unit import CHECK

SILENT = {()}


def test_examples() -> None:
    fits_its_examples(CHECK)


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("강 너머 32km까지 갔다.", "They went 20 miles beyond the river."),
        ("강 너머 10리를 걸었다.", "They walked two and a half miles beyond the river."),
        ("폭은 12.7cm다.", "It is five inches wide."),
        ("산은 2956m다.", "It is a 9,700-foot peak."),
        ("텃밭은 60평이다.", "The plot measures 198 square meters."),
        ("논 3정보를 갈았다.", "They plowed three hectares of paddy."),
        ("고기 두 근을 샀다.", "She bought 1.2 kilograms of meat."),
        ("몸무게는 68kg이다.", "He weighs 150 pounds."),
        ("휘발유 38리터를 넣었다.", "They put in 10 gallons of gasoline."),
        ("섭씨 30도까지 올랐다.", "It rose to 86 degrees Fahrenheit."),
        ("영하 10도였다.", "It was 14°F."),
        ("영하 10도였다.", "It was 10 degrees below zero."),
        ("-10℃였다.", "It was minus 10 degrees."),
        ("10도 아래로 떨어졌다.", "It fell below 10 degrees Celsius."),
        ("고기 한 근을 샀다.", "She bought 600 grams of meat."),
        ("시속 120km로 달렸다.", "They drove at 75 mph."),
        ("초당 10~15m의 바람", "winds of 10 to 15 meters per second"),
        ("초속 30m의 바람", "67 mph winds"),
        ("쌀 1톤이 왔다.", "A ton of rice arrived."),
        ("100위안을 냈다.", "They paid 100 yuan."),
        ("100엔을 냈다.", "They paid ¥100."),
        ("인민폐 100원을 냈다.", "They paid 100 yuan."),
        ("5천 달러를 냈다.", "They paid 5,000 U.S. dollars."),
        ("1위안이 5600원이다.", "One yuan is 5,600 won."),
        ("5천만 원을 냈다.", "They paid some $40,000."),
        ("5년 동안 지었다.", "It took 60 months to build."),
        ("150파운드가 들었다.", "It cost £150."),
        ("10MB까지 올릴 수 있습니다.", "You can upload up to 10 megabytes."),
    ],
)
def test_nothing_to_say(korean: str, english: str) -> None:
    assert both_ways(korean, english) == SILENT


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("벌금은 5,000원이다.", "The fine is $5,000."),
        ("벌금은 5,000달러다.", "The fine is 5,000 won."),
        ("벌금은 300위안이다.", "The fine is 300 yen."),
        ("강 너머 32km까지 갔다.", "They went 32 miles beyond the river."),
        ("강 너머 32km까지 갔다.", "They went 30 miles beyond the river."),
        ("텃밭은 60평이다.", "The plot measures 60 square meters."),
        ("10리를 걸었다.", "They walked 10 miles."),
        ("30도까지 올랐다.", "It rose to 95 degrees Fahrenheit."),
        ("쌀 5톤이 왔다.", "Five kilograms of rice arrived."),
        ("5년 동안 지었다.", "It took five months to build."),
        ("10MB까지 올릴 수 있습니다.", "You can upload up to 10 GB."),
        ("울타리는 10피트다.", "The fence is 10 feet (30 meters) high."),
    ],
)
def test_a_wrong_unit_is_told_by_this_check_alone(korean: str, english: str) -> None:
    assert both_ways(korean, english) == {("unit",)}


def test_what_is_said() -> None:
    (hint,) = hints(CHECK, "벌금은 5,000원이다.", "The fine is $5,000.")
    assert hint.message == "“5,000” (currency: won) in the source are “5,000” (currency: dollar) in the target; look at the unit"
    assert hint.spot == ("target", 13, 18)
    (hint,) = hints(CHECK, "울타리는 10피트다.", "The fence is 10 feet (30 meters) high.")
    assert hint.message.endswith("is not what stands beside it in another unit; work it out again")
