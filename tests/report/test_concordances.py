from __future__ import annotations

import io
import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tm.model.concordance import Concordance
from tm.model.hit import Hit, Rendering, Year
from tm.report.concordances import by_unit, write
from tm.report.terminal import cells

FEES = (
    "장마당 관리소가 매대 값을 올리자 장마당 상인들이 반발했다.",
    "When the market office raised stall fees, the traders at the market protested.",
)
TOFU = (
    "평성에 사는 30대 여성은 최근 가족의 생계를 위해 장마당에 나가 두부를 팔기 시작했다.",
    "A woman in her thirties in Pyongsong recently began selling tofu at a market.",
)
HITS = (
    Hit(*FEES, "source", 0, 3, "memories/news.tmx", "1", "2025-01-05T00:00:00Z"),
    Hit(*FEES, "source", 19, 22, "memories/news.tmx", "1", "2025-01-05T00:00:00Z"),
    Hit(*TOFU, "source", 29, 32, "memories/news.tmx", "2", "2026-02-17T00:00:00Z", "checked", (("x-translator", "kim"),)),
    Hit("장사꾼들이 모였다.", "Traders met at the jangmadang.", "target", 19, 29, "old.tmx"),
)
FOUND = Concordance(("장마당",), "ko", "en", 42, 37, HITS)
YEARS = replace(
    FOUND,
    hits=(),
    count=4,
    units=3,
    renderings=(Rendering("market", 2), Rendering("jangmadang", 1)),
    years=(
        Year(2025, 1, (Rendering("market", 1), Rendering("unofficial private market on the river bank", 1))),
        Year(2026, 1, (Rendering("market", 1),)),
        Year(None, 1, (Rendering("jangmadang", 1),)),
    ),
)


def text(concordance: Concordance, width: int = 80, *, colored: bool = False) -> str:
    out = io.StringIO()
    write(out, concordance, "text", colored=colored, width=width)
    return out.getvalue()


def test_hits_stand_in_one_column_and_a_unit_has_its_other_side_once() -> None:
    assert text(FOUND) == (
        "                                    [장마당] 관리소가 매대 값을 올리자 장마당…\n"
        "   장마당 관리소가 매대 값을 올리자 [장마당] 상인들이 반발했다.\n"
        "  When the market office raised stall fees, the traders…   news.tmx · 2025-01-05\n"
        "…0대 여성은 최근 가족의 생계를 위해 [장마당]에 나가 두부를 팔기 시작했다.\n"
        "  A woman in her thirties in Pyongsong recently began se…  news.tmx · 2026-02-17\n"
        "                 Traders met at the [jangmadang].\n"
        "  장사꾼들이 모였다.                                                     old.tmx\n"
        "42 hits in 37 units; 38 more not shown\n"
    )


def test_each_unit_has_a_number() -> None:
    out = io.StringIO()
    write(out, FOUND, "text", numbered=True)
    assert [line for line in out.getvalue().splitlines() if line[1] == ")"] == [
        "1)  When the market office raised stall fees, the trader…  news.tmx · 2025-01-05",
        "2)  A woman in her thirties in Pyongsong recently began…   news.tmx · 2026-02-17",
        "3)  장사꾼들이 모였다.                                                   old.tmx",
    ]
    assert [len(hits) for hits in by_unit(HITS)] == [2, 1, 1]


def test_text_at_40_columns() -> None:
    assert text(FOUND, 40) == (
        "                  [장마당] 관리소가 매…\n"
        "…매대 값을 올리자 [장마당] 상인들이 반…\n"
        "  When the market office ra…  2025-01-05\n"
        "…족의 생계를 위해 [장마당]에 나가 두부…\n"
        "  A woman in her thirties i…  2026-02-17\n"
        "…aders met at the [jangmadang].\n"
        "  장사꾼들이 모였다.             old.tmx\n"
        "42 hits in 37 units; 38 more not shown\n"
    )


def test_colours_take_the_place_of_brackets() -> None:
    assert text(replace(FOUND, hits=HITS[2:3], count=1, units=1), 40, colored=True) == (
        "…족의 생계를 위해 \x1b[1;36m장마당\x1b[0m에 나가 두부를…\n"
        "\x1b[2m  A woman in her thirties i…  2026-02-17\x1b[0m\n"
        "\x1b[1m1 hit in 1 unit\x1b[0m\n"
    )


def test_a_unit_with_hits_on_both_sides_is_not_repeated_below() -> None:
    both = (HITS[0], HITS[0]._replace(side="target", start=9, end=15))
    assert text(replace(FOUND, hits=both, count=2, units=1)) == (
        "                                    [장마당] 관리소가 매대 값을 올리자 장마당…\n"
        "                           When the [market] office raised stall fees, the trad…\n"
        "                                                           news.tmx · 2025-01-05\n"
        "2 hits in 1 unit\n"
    )


def test_a_long_hit_is_cut_and_control_characters_are_harmless() -> None:
    hit = Hit("쌀\x1b[2J" + "값" * 30 + "\n끝", "price\x07", "source", 1, 35, "a\x1b.tmx")
    assert text(replace(FOUND, hits=(hit,), count=1, units=1), 40).splitlines()[:2] == [
        "                쌀[�[2J" + "값" * 7 + "…]…",
        "  price�                          a�.tmx",
    ]


def test_years() -> None:
    assert text(YEARS, 50) == (
        "   year  units  put as\n"
        "   2025      1  market (1)\n"
        "                unofficial private market on… (1)\n"
        "   2026      1  market (1)\n"
        "undated      1  jangmadang (1)\n"
        "    all      3  market (2)  jangmadang (1)\n"
        "4 hits in 3 units\n"
    )


def test_nothing() -> None:
    assert text(Concordance(("없는 말",), "ko", "en", 0, 0)) == "0 hits in 0 units\n"


def test_json() -> None:
    out = io.StringIO()
    write(out, replace(FOUND, phrases=("장마당", "두부"), hits=HITS[2:3]), "json")
    hit = {
        "source": TOFU[0],
        "target": TOFU[1],
        "side": "source",
        "start": 29,
        "end": 32,
        "tuid": "2",
        "file": "memories/news.tmx",
        "note": "checked",
        "changed": "2026-02-17T00:00:00Z",
        "props": {"x-translator": "kim"},
    }
    assert json.loads(out.getvalue()) == {
        "phrase": "장마당 두부",
        "phrases": ["장마당", "두부"],
        "source_lang": "ko",
        "target_lang": "en",
        "count": 42,
        "units": 37,
        "hits": [hit],
    }
    out = io.StringIO()
    write(out, FOUND, "jsonl")
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(lines) == 4
    assert lines[2] == hit


def test_json_of_years() -> None:
    out = io.StringIO()
    write(out, YEARS, "json")
    found = json.loads(out.getvalue())
    assert found["renderings"] == [{"text": "market", "units": 2}, {"text": "jangmadang", "units": 1}]
    assert found["by_year"][1:] == [
        {"year": 2026, "units": 1, "renderings": [{"text": "market", "units": 1}]},
        {"year": None, "units": 1, "renderings": [{"text": "jangmadang", "units": 1}]},
    ]


def test_tsv() -> None:
    out = io.StringIO()
    write(out, replace(FOUND, hits=HITS[1::2]), "tsv")
    assert out.getvalue().splitlines() == [
        "left\thit\tright\tside\tother\tfile\ttuid\tchanged",
        f"장마당 관리소가 매대 값을 올리자\t장마당\t상인들이 반발했다.\tsource\t{FEES[1]}"
        "\tmemories/news.tmx\t1\t2025-01-05T00:00:00Z",
        "Traders met at the\tjangmadang\t.\ttarget\t장사꾼들이 모였다.\told.tmx\t\t",
    ]


TEXT = st.text(
    st.one_of(st.sampled_from("쌀값이 올랐다 abc …“”①\u0301\u1161\u200d🚢\n"), st.characters(exclude_characters="\ufe0f"))
)
RENDERINGS = st.lists(st.builds(Rendering, TEXT, st.integers(1, 10**6)), max_size=3).map(tuple)


@given(
    st.lists(
        st.builds(Hit, TEXT, TEXT, st.sampled_from(["source", "target"]), st.just(2), st.just(5), TEXT, TEXT, TEXT), max_size=3
    ),
    RENDERINGS,
    st.sampled_from([40, 80]),
    st.booleans(),
)
def test_no_line_is_wider_than_the_terminal(hits: list[Hit], renderings: tuple[Rendering, ...], width: int, colored: bool) -> None:
    concordance = Concordance(("쌀",), "ko", "en", 10**6, 10**5, tuple(hits), renderings, (Year(2026, 10**5, renderings),))
    for line in text(concordance, width, colored=colored).split("\n"):
        plain = re.sub("\x1b\\[[0-9;]*m", "", line)
        assert cells(plain) <= width
        assert not re.search("[\x00-\x1f\x7f-\x9f]", plain)
