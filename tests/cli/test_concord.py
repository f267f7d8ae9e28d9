"""`tm concord` as a person and a script see it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import MEMORY, Run

ROWS = [
    ("a", "장마당에서 쌀값이 올랐다.", "Rice rose at the market.", "20230105T000000Z"),
    ("b", "장마당 상인들이 모였다.", "Traders gathered at the market.", "20230310T000000Z"),
    ("c", "장마당 문이 닫혔다.", "The jangmadang was closed.", "20250105T000000Z"),
    ("d", "주민들은 장마당만 믿는다.", "People trust only the jangmadang.", "20250309T000000Z"),
    *((f"x{n}", f"군인 {n}명이 길을 닦았다.", f"{n} soldiers built a road.", "20240101T000000Z") for n in range(60)),
]


@pytest.fixture
def markets(tmp_path: Path) -> Path:
    """A memory in which one word is put in two ways."""
    units = "".join(
        f'<tu tuid="{tuid}" changedate="{date}"><prop type="x-tm-doc-ko">{tuid}-article.ko.md</prop>'
        f'<tuv xml:lang="ko"><seg>{ko}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
        for tuid, ko, en, date in ROWS
    )
    path = tmp_path / "markets.tmx"
    path.write_text(MEMORY[: MEMORY.index("<tu ")] + units + "</body></tmx>", "utf-8")
    return path


def concord(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("concord", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_help(run: Run) -> None:
    done = run("concord", "--help")
    assert "Examples:" in done.stdout
    assert "장마당" in done.stdout


def test_json_is_that_of_the_contract(run: Run, memory: Path) -> None:
    found = concord(run, "-m", "memory.tmx", "경비", "security")
    assert (found["phrase"], found["count"], found["units"]) == ("경비 security", 2, 1)
    pair = {"source": "국경 경비가 강화됐다.", "target": "Border security was tightened.", "tuid": "2", "file": "memory.tmx"}
    assert [{key: hit[key] for key in (*pair, "side", "start", "end")} for hit in found["hits"]] == [
        pair | {"side": "source", "start": 3, "end": 5},
        pair | {"side": "target", "start": 7, "end": 15},
    ]


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("로동자", 1),
        ("력사 박물관", 1),
        ("시장", 1),
        ("KILOGRAM", 1),
        ("women  workers", 1),
        ("없는 말", 0),
        ("1㎏", 0),
        ("was", 1),
    ],
)
def test_folded_by_default(run: Run, memory: Path, phrase: str, count: int) -> None:
    assert concord(run, "-m", "memory.tmx", phrase)["count"] == count


def test_exact(run: Run, memory: Path) -> None:
    assert concord(run, "-m", "memory.tmx", "--exact", "노동자")["count"] == 1
    done = run("concord", "-m", "memory.tmx", "--exact", "로동자")
    assert (done.returncode, done.stdout) == (0, "0 hits in 0 units\n")
    assert done.stderr == "tm: nothing holds 로동자; without --exact more may be found\n"


def test_a_word_that_stands_there_without_its_particle_is_named(run: Run, memory: Path) -> None:
    done = run("concord", "-m", "memory.tmx", "국경에서는")
    assert (done.returncode, done.stderr) == (0, "tm: nothing holds 국경에서는; 국경 is there\n")


def test_regex(run: Run, memory: Path) -> None:
    found = concord(run, "-m", "memory.tmx", "--regex", r"\d+(?=원)|[Bb]order")
    assert [hit["source" if hit["side"] == "source" else "target"][hit["start"] : hit["end"]] for hit in found["hits"]] == [
        "6200",
        "Border",
    ]


def test_a_limit_leaves_the_count(run: Run, markets: Path) -> None:
    found = concord(run, "-m", "markets.tmx", "장마당", "--limit", "1")
    assert (found["count"], found["units"], [hit["tuid"] for hit in found["hits"]]) == (4, 4, ["d"])
    assert run("concord", "-m", "markets.tmx", "장마당", "--limit", "1").stdout.endswith("4 hits in 4 units; 3 more not shown\n")


@pytest.mark.parametrize(
    ("arguments", "tuids"),
    [
        (["--since", "2025"], ["d", "c"]),
        (["--since", "2025-03-09"], ["d"]),
        (["--file", "a-*.ko.md"], ["a"]),
        (["--file", "markets.tmx"], ["d", "c", "b", "a"]),
        (["--prop", "x-tm-doc-ko=b-*"], ["b"]),
        (["--prop", "x-tm-doc-ko", "--since", "2024"], ["d", "c"]),
    ],
)
def test_filters(run: Run, markets: Path, arguments: list[str], tuids: list[str]) -> None:
    assert [hit["tuid"] for hit in concord(run, "-m", "markets.tmx", "장마당", *arguments)["hits"]] == tuids


@pytest.mark.parametrize(("arguments", "side"), [([], "source"), (["--from", "en"], "target"), (["--to", "ko"], "target")])
def test_directions(run: Run, markets: Path, arguments: list[str], side: str) -> None:
    found = concord(run, "-m", "markets.tmx", "장마당", *arguments)
    assert {hit["side"] for hit in found["hits"]} == {side}
    assert (found["source_lang"] == "ko") == (side == "source")


def test_by_year(run: Run, markets: Path) -> None:
    found = concord(run, "-m", "markets.tmx", "장마당", "--by-year")
    assert found["by_year"] == [
        {"year": 2023, "units": 2, "renderings": [{"text": "market", "units": 2}]},
        {"year": 2025, "units": 2, "renderings": [{"text": "jangmadang", "units": 2}]},
    ]
    assert {one["text"] for one in found["renderings"]} == {"market", "jangmadang"}
    shown = run("concord", "-m", "markets.tmx", "장마당", "--by-year").stdout
    assert "   2023      2  market (2)\n   2025      2  jangmadang (2)\n" in shown


def test_text_says_where_from_by_the_article(run: Run, markets: Path, memory: Path) -> None:
    shown = run("concord", "-m", "markets.tmx", "장마당", "--since", "2025-02").stdout
    assert "주민들은 [장마당]만 믿는다." in shown
    assert "People trust only the jangmadang." in shown
    assert "d-article.ko.md · 2025-03-09" in shown
    assert shown.endswith("1 hit in 1 unit\n")
    assert "memory.tmx · 2026-01-05" in run("concord", "-m", "memory.tmx", "거래").stdout


def test_a_long_article_is_cut_and_the_date_stays(run: Run, markets: Path) -> None:
    text = markets.read_text("utf-8").replace("d-article", "27-remittances-and-briquettes-in-the-northern-provinces")
    markets.write_text(text, "utf-8")
    lines = run("concord", "-m", "markets.tmx", "장마당", "--since", "2025-02", COLUMNS="80").stdout.splitlines()
    assert lines[1].endswith("… · 2025-03-09")
    assert "27-remittances" in lines[1]
    assert len(lines[1]) <= 80
    lines = run("concord", "-m", "markets.tmx", "장마당", "--since", "2025-02", COLUMNS="40").stdout.splitlines()
    assert lines[1].endswith("2025-03-09")
    assert "27-" not in lines[1]


def test_jsonl_and_tsv(run: Run, markets: Path) -> None:
    rows = [json.loads(line) for line in run("concord", "-m", "markets.tmx", "장마당", "--format", "jsonl").stdout.splitlines()]
    assert [row["tuid"] for row in rows] == ["d", "c", "b", "a"]
    header, first, *_ = run("concord", "-m", "markets.tmx", "장마당", "--format", "tsv").stdout.splitlines()
    cells = dict(zip(header.split("\t"), first.split("\t"), strict=True))
    assert (cells["left"], cells["hit"], cells["right"]) == ("주민들은", "장마당", "만 믿는다.")


def test_colours(run: Run, markets: Path) -> None:
    assert "\x1b[1;36m장마당\x1b[0m" in run("concord", "-m", "markets.tmx", "장마당", "--color", "always").stdout


def test_no_hit_is_0_and_1_where_asked(run: Run, memory: Path) -> None:
    done = run("concord", "-m", "memory.tmx", "없는", "말")
    assert (done.returncode, done.stderr) == (0, "tm: nothing holds 없는 and 말\n")
    done = run("concord", "-m", "memory.tmx", "없는", "--require-match", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["count"] == 0
    assert run("concord", "-m", "memory.tmx", "쌀", "--require-match").returncode == 0


def test_a_memory_from_standard_input(run: Run) -> None:
    assert run("concord", "-m", "-", "국경", stdin=MEMORY).stdout.endswith("1 hit in 1 unit\n")


def test_what_is_named_twice_counts_once(run: Run, markets: Path) -> None:
    (markets.parent / "folder").mkdir()
    markets.rename(markets.parent / "folder" / "markets.tmx")
    found = concord(run, "-m", "folder/markets.tmx", "-m", "folder", "-m", "./folder", "장마당")
    assert found["count"] == 4
