from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def answers(run: Run, *arguments: str, stdin: str | None = None) -> list[dict[str, Any]]:
    done = run("lookup", *arguments, "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("query", "kind", "similarity", "tuid", "differences"),
    [
        pytest.param("시장에서 쌀 1kg은 6200원에 거래됐다.", "exact", 100.0, "1", [], id="the same"),
        pytest.param("시장에서 쌀 1kg은 6800원에 거래됐다.", "fuzzy", 95.0, "1", ["number"], id="another price"),
        pytest.param("녀성 로동자들이 력사박물관을 참관하였다.", "variant", 99.0, "3", ["spelling"], id="Northern spelling"),
        pytest.param("국경경비가 강화됐다.", "variant", 99.0, "2", ["spacing"], id="spacing"),
        pytest.param("Border security was tightened.", "exact", 100.0, "2", [], id="English, over a code"),
        pytest.param("Border security was not tightened.", "fuzzy", 88.2, "2", ["negation", "word"], id="a negation"),
    ],
)
def test_answers(run: Run, memory: Path, query: str, kind: str, similarity: float, tuid: str, differences: list[str]) -> None:
    (answer,) = answers(run, "-m", str(memory), query)
    best = answer["matches"][0]
    assert (best["kind"], best["similarity"], best["tuid"]) == (kind, similarity, tuid)
    assert best["differences"] == differences
    assert best["raw"] == similarity


def test_one_answer_for_each_line_of_stdin(run: Run, memory: Path) -> None:
    found = answers(run, "-m", str(memory), stdin="국경 경비가 강화됐다.\n\nWomen workers visited the museum.\n")
    assert [a["source_lang"] for a in found] == ["ko", "en"]
    assert all(a["matches"] for a in found)


def test_text_marks_what_differs_and_says_where_from(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", str(memory), "시장에서 쌀 1kg은 6800원에 거래됐다.")
    assert "{6200원에}" in done.stdout
    assert "differs in: number" in done.stdout
    assert "memory.tmx · 2026-01-05 · tuid 1" in done.stdout


def test_a_missing_match_is_said_and_asked_for_exits_1(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", str(memory), "전혀 다른 문장", "--require-match")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "nothing at 70" in done.stderr


def test_memory_from_settings(run: Run, memory: Path) -> None:
    (memory.parent / "tm.toml").write_text('memory = "memory.tmx"\nthreshold = 90\n', "utf-8")
    (answer,) = answers(run, "국경 경비가 강화됐다.")
    assert answer["matches"][0]["tuid"] == "2"
