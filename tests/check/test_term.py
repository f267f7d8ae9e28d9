"""Terms and names of a glossary in a pair: what counts for one, and what for its translation."""

from __future__ import annotations

import pytest

from tests.check.seen_by import over_file, pair_of
from tm.check.check import Context
from tm.check.glossaries import is_name
from tm.check.name import CHECK as NAME
from tm.check.term import CHECK as TERM
from tm.model.glossary import Entry

ENTRIES = (
    Entry(("살림집",), ("home",), ("house", "apartment")),
    Entry(("달러",), ("dollar",)),
    Entry(("유럽련합", "유럽연합"), ("European Union",), ("EU",)),
    Entry(("중국산",), ("Chinese-made",), ("Chinese",)),
    Entry(("중국",), ("China",), ("Chinese",)),
    Entry(("대장",), ("General",)),
    Entry(("장마당",), ("market",)),
    Entry(("시장",), ("market",)),
    Entry(("당세포",), ("party cell",)),
    Entry(("량강도", "양강도"), ("Ryanggang Province",), ("Ryanggang",)),
    Entry(("자강도",), ("Jagang Province",), ("Jagang",)),
    Entry(("무산군",), ("Musan County",), ("Musan",)),
    Entry(("외무상",), ("Foreign Minister",), ("foreign minister",)),
    Entry(("고급중학교",), ("senior middle school",), ("high school",)),
    Entry(("경공업성",), ("Ministry of Light Industry",)),
    Entry(("평양시", "평양"), ("Pyongyang",)),
    Entry(("미국",), ("United States",), ("U.S.", "US", "Washington")),
    Entry(("유엔",), ("United Nations",), ("U.N.",)),
)


def found(source: str, target: str) -> list[str]:
    """Return the words of which the two checks say something."""
    pair, context = pair_of(source, target), Context(ENTRIES)
    return [hint.message.split(" is ")[0] for check in (NAME, TERM) for hint in check.finder(context).find(pair)]


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("살림집을 지었다.", "They built apartments.", []),
        ("살림집을 지었다.", "They built a theater.", ["살림집"]),
        ("The homes were sold.", "건물이 팔렸다.", []),
        ("The houses were sold.", "주택이 팔렸다.", []),
        ("500달러를 냈다.", "They paid $500.", []),
        ("500달러를 냈다.", "They paid 500 yuan.", ["달러"]),
        ("유럽연합과의 회담", "the Korea-EU talks", []),
        ("유럽연합과의 회담", "the Korea-Japan talks", ["유럽연합"]),
        ("Chinese goods", "중국 상품", []),
        ("Chinese goods", "일본 상품", ["Chinese"]),
        ("It is sold in general stores.", "상점에서 판다.", []),
        ("General Kim came.", "김 씨가 왔다.", ["General"]),
        ("The market is closed.", "시장이 닫혔다.", []),
        ("The market is closed.", "장마당이 닫혔다.", []),
        ("The market is closed.", "가게가 닫혔다.", ["market"]),
        # What is understood: the head of a term, a place without what makes a county of it, a capital for its country, a dateline.
        ("당세포가 모임을 열었다.", "The cell held a meeting.", []),
        ("당세포가 모임을 열었다.", "The prison cell was full.", ["당세포"]),
        ("양강도의 소식통", "A source in the province", []),
        ("양강도의 소식통", "A source in the neighboring province of Jagang", ["양강도"]),
        ("양강도의 소식통", "A source in Jagang Province", ["양강도"]),
        ("People came from Musan County.", "무산에서 사람들이 왔다.", []),
        ("People came from Musan County.", "자강도에서 사람들이 왔다.", ["Musan County"]),
        ("Talks with Pyongyang have stalled.", "북한과의 회담이 멈췄다.", []),
        ("평양의 태도가 바뀌었다.", "North Korea changed its tune.", []),
        ("[평양=강변신문] 쌀값이 올랐다.", "Rice prices rose.", []),
        ("U.S. troops left.", "미군이 떠났다.", []),
        ("U.S. officials", "미 당국자들", []),
        ("the U.S. and Japan", "한미 양국", []),
        ("the U.S. and Japan", "이 두 나라", ["U.S."]),
        ("It is worth US$30.", "30달러짜리다.", []),
        ("Rain fell in Washington.", "워싱턴에 비가 왔다.", []),
        ("the last U.N. study", "UN의 마지막 보고서", []),
        ("the last U.N. study", "마지막 보고서", ["U.N."]),
        ("무산 군사위원회가 열렸다.", "The Senate committee met.", []),
        ("평양 시장에서 왔다.", "He came from the market.", ["평양"]),
        ("무산 군에서 왔다.", "He came from the Senate.", ["무산 군"]),
        # What English says of others too: a title, an accepted form of several words; but not beside another entry's term.
        ("Japan's Foreign Minister resigned.", "일본 외무대신이 사임했다.", []),
        ("She is in high school.", "그는 고등학교에 다닌다.", []),
        ("She is in high school.", "그는 당세포에 다닌다.", ["high school"]),
        ("The Foreign Minister resigned.", "경공업성이 나섰다.", ["Foreign Minister"]),
    ],
)
def test_what_is_missing(source: str, target: str, wanted: list[str]) -> None:
    assert found(source, target) == wanted


@pytest.mark.parametrize(
    ("english", "wanted"),
    [("Hyesan", True), ("Bank of Korea", True), ("Chinese-made", False), ("Kim Jong-un", True), ("party cell", False)],
)
def test_names(english: str, wanted: bool) -> None:
    assert is_name(Entry(("가",), (english,))) is wanted


@pytest.mark.parametrize(("usual", "wanted"), [(4, 1), (0, 0)])
def test_a_word_that_a_file_mostly_puts_so_is_to_be_put_so(usual: int, wanted: int) -> None:
    pairs = [pair_of("The president spoke.", "대통령이 말했다.")] * usual + [pair_of("The president left.", "회장이 떠났다.")]
    assert len(over_file(TERM, pairs, Context((Entry(("대통령",), ("president",), ("presidential",)),)))[-1]) == wanted
