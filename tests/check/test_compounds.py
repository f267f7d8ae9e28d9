"""Figures that say together what one says, and slips in them."""

from __future__ import annotations

import pytest

from tests.check.told import both_ways

SILENT = {()}


@pytest.mark.parametrize(
    ("korean", "english", "wrong"),
    [
        ("형기는 3년 6개월이다.", "The term is three and a half years.", "The term is two and a half years."),
        ("2시간 30분이 걸린다.", "It takes two and a half hours.", "It takes three and a half hours."),
        ("키가 178cm다.", "He is 5 feet 10 inches tall.", "He is 5 feet 2 inches tall."),
        ("열 명 중 네 명이 남았다.", "Two-fifths stayed.", "Three-fifths stayed."),
        ("주민 20명 중 1명이 앓았다.", "Five percent of the residents fell ill.", "Eight percent of the residents fell ill."),
        ("8천분의 1 확률이다.", "The odds are one in 8,000.", "The odds are one in 800."),
        ("2/5단계", "Step 2 of 5", "Step 2 of 6"),
        ("7·27에 쉬었다.", "They had July 27 off.", "They had July 26 off."),
        ("100m를 10초 03에 달렸다.", "She ran the 100 meters in 10.03 seconds.", "She ran the 100 meters in 10.30 seconds."),
        ("절반이 반대했다.", "A half were against it.", "A third were against it."),
        ("수백만 명이 보았다.", "Millions saw it.", "Thousands saw it."),
        ("수천만 명이 보았다.", "Millions saw it.", "Hundreds of millions saw it."),
        ("010-5550-1234로 거십시오.", "Call +82-10-5550-1234.", "Call +82-10-5550-1243."),
        ("6·25 때 헤어졌다.", "They lost each other in the Korean War.", "They lost each other on June 15."),
        (
            "음력 5월 5일이 단오다.",
            "Tano is the fifth day of the fifth lunar month.",
            "Tano is the fifth day of the sixth lunar month.",
        ),
        ("200만~300만 원을 냈다.", "They paid two to three million won.", "They paid two to four million won."),
        ("600만~900만 명이 산다.", "Between 6 and 9 million people live there.", "Between 6 and 8 million people live there."),
        ("75만 명이 떠났다.", "Some 750,000 people left.", "A quarter of a million people left."),
        ("25만 명이 떠났다.", "A quarter of a million people left.", "Half a million people left."),
        ("한국시간 오후 3시(현지시간 오전 8시)", "3 p.m. Korean time, 8 a.m. local time", "4 p.m. Korean time, 8 a.m. local time"),
    ],
)
def test_what_is_said_in_parts(korean: str, english: str, wrong: str) -> None:
    assert both_ways(korean, english) == SILENT
    assert () not in both_ways(korean, wrong)
