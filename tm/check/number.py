"""Numbers whose values differ; those of dates and times are `date`'s, wrong units and conversions `unit`'s."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.amiss import hints
from tm.check.check import Check, Context, Hint, Pair
from tm.check.partners import compare


def find(pair: Pair, context: Context) -> Iterator[Hint]:
    """Give a hint for each number that the other side does not have, by value; of dates and units too where their checks rest."""
    left, running = compare(pair), context.running
    numbers = [*left.numbers]
    if running and "date" not in running:
        numbers += left.dates
    if running and "unit" not in running:
        numbers += left.units
    return hints(pair, numbers)


CHECK = Check(
    id="number",
    level="error",
    what="a number whose value the other side does not have",
    why="a slipped 만 or a lost zero reads well, changes the news, and no speller finds it",
    right=(
        (("벌금은 4억 2천만 원, 약 31만 달러다.", "The fine is 420 million won, about $310,000."),),
        (("주민 3만4천여 명이 20~30만 원씩 냈다.", "Some 34,000 residents paid between 200,000 and 300,000 won each."),),
        (("제2조에 따라 2조 원을 냈다.", "They paid two trillion won under Article 2."),),
        (("수십만 명이 굶었다.", "Hundreds of thousands went hungry."),),
        (("Nearly 2,000 soldiers, two-thirds of them women", "군인 1,980명, 그중 3분의 2가 여성"),),
        (("Copied %1$d of 12 files to {0}", "{0}(으)로 파일 12개 중 %1$d개를 복사했습니다"),),
    ),
    wrong=(
        (("벌금은 3억 5천만 원이다.", "The fine is 35 million won."),),
        (("쌀 1kg은 6천2백 원이다.", "A kilo of rice costs 62,000 won."),),
        (("군인 325명이 두 차례 나눠 건넜다.", "The soldiers crossed in two groups."),),
        (("Some 48,000 people lost their homes.", "주민 48만여 명이 집을 잃었다."),),
        (("The limit is 30 files.", "파일은 최대 20개입니다."),),
    ),
    find=find,
)
