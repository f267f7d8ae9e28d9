"""Terms and names of a glossary in a pair: what counts for one, and what for its translation."""

from __future__ import annotations

import pytest

from tests.check.seen_by import pair_of
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
