"""Scores for people, for scripts and for what runs them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from junitparser import JUnitXml

from tests.report.test_sarif import valid
from tm.model.score import (
    Comparison,
    DocumentScore,
    Drop,
    Gate,
    Interval,
    Joined,
    Judged,
    Report,
    Score,
    SegmentScore,
    Translation,
)
from tm.report.scores import summary, write
from tm.report.terminal import Screen, cells
from tm.score.findings import RULES, verdicts

FIRST = Judged(Translation("쌀값이 내렸다.", "u1", "Rice prices rose.", "a.md", 7), ("쌀값이 올랐다.", "쌀값이 뛰었다."))
SECOND = Judged(Translation("비가 왔다.", None, None, "나.md", 9), ("비가 왔다.", "비가 내렸다."))
WORST = SegmentScore(1, "chrf", 41.234, {"chrf": 41.234, "ter": 50.0}, FIRST, 0, ((4, 6),), ((4, 6),))
GATED = (
    Score("chrf", 61.239, "nrefs:2|v:1", 2, Gate(62.0, False), Interval(61.1, 1.25, 1000)),
    Score("ter", 40.0, "nrefs:2|t:1", 2, Gate(45.0, True)),
    Score("comet", 0.84123, "model:x", 2),
)
REPORT = Report(
    "out/번역.tmx",
    "ko",
    Joined("id", (FIRST, SECOND)),
    GATED,
    (
        DocumentScore("a.md", 1, {"chrf": 41.234, "ter": 50.0, "comet": 0.7}),
        DocumentScore("나.md", 1, {"chrf": 100.0, "ter": 0.0, "comet": 1.0}),
    ),
    worst=(WORST,),
    comparisons=(
        Comparison("번역.tmx", "chrf", "paired-bs", 61.239, 0.0, None, 61.2, 1.2, "nrefs:2|bs:1000|seed:7"),
        Comparison("old.tmx", "chrf", "paired-bs", 59.0, -2.239, 0.031, 59.1, 1.3, "nrefs:2|bs:1000|seed:7"),
    ),
    drops=(Drop("chrf", None, 61.0, 61.24, 0.0, True), Drop("chrf", "a.md", 60.0, 41.23, 0.5, False)),
    notes=("a note",),
)


def written(report: Report, format: str, screen: Screen = Screen()) -> str:  # noqa: B008 - it is frozen
    out = io.StringIO()
    write(out, report, format, verdicts(report), RULES, screen)
    return out.getvalue()


def test_text() -> None:
    assert written(REPORT, "text") == (
        "번역.tmx: 2 segments, joined by id\n"
        "  chrf     61.24 ± 1.25  nrefs:2|v:1\n"
        "         FAILED: at least 62 asked for\n"
        "  ter      40.00  nrefs:2|t:1\n"
        "         passed: at most 45 asked for\n"
        "  comet   0.8412  model:x\n"
        "\n"
        "  document  segments    chrf    ter   comet\n"
        "  a.md             1   41.23  50.00  0.7000\n"
        "  나.md            1  100.00   0.00  1.0000\n"
        "\n"
        "  system    metric  score  difference     resampled       p\n"
        "  번역.tmx    chrf  61.24       +0.00  61.20 ± 1.20\n"
        "  old.tmx     chrf  59.00       -2.24  59.10 ± 1.30  0.0310  differs\n"
        "  nrefs:2|bs:1000|seed:7\n"
        "\n"
        "baseline: 1 of 2 scores kept\n"
        "  FAILED: a.md: chrf 60.00 → 41.23, 0.50 allowed\n"
        "\n"
        "to be read first:\n"
        "#1  chrf 41.23  ter 50.00  u1  a.md\n"
        "  src  Rice prices rose.\n"
        "  hyp  쌀값이 {내렸}다.\n"
        " ref1  쌀값이 {올랐}다.\n"
    )


def test_colours_take_the_place_of_signs() -> None:
    text = written(REPORT, "text", Screen(colored=True))
    assert "쌀값이 \x1b[4;33m내렸\x1b[0m다." in text
    assert "\x1b[4;33m올랐\x1b[0m" in text
    assert "{" not in text


@pytest.mark.parametrize("width", [20, 40, 80])
def test_segments_stay_on_the_screen(width: int) -> None:
    text = written(replace(REPORT, segments=(WORST,)), "text", Screen(width=width))
    tail = text.partition("#1")[2]
    assert all(cells(line) <= width for line in ("#1" + tail).splitlines())


def test_what_would_turn_a_terminal_is_not_sent() -> None:
    evil = Judged(Translation("a\x1b[2Jb", "i\x1bd", document="d\x1bd"), ("a\nb",))
    row = SegmentScore(1, "chrf", 1.0, {"chrf": 1.0}, evil)
    documents = tuple(DocumentScore(name, 1, dict.fromkeys(("chrf", "ter", "comet"), 0.0)) for name in ("d\x1b", "e"))
    text = written(replace(REPORT, segments=(row,), documents=documents), "text")
    assert "\x1b" not in text


def test_json_has_the_keys_of_the_contract() -> None:
    found = json.loads(written(replace(REPORT, segments=(WORST,)), "json"))
    assert found["scores"][0] == {
        "metric": "chrf",
        "score": 61.239,
        "signature": "nrefs:2|v:1",
        "segments": 2,
        "interval": {"mean": 61.1, "half": 1.25, "percent": 95, "resamples": 1000},
        "gate": {"at_least": 62.0, "passed": False},
    }
    assert found["scores"][1]["gate"] == {"at_most": 45.0, "passed": True}
    assert found["documents"][1] == {"document": "나.md", "segments": 1, "scores": {"chrf": 100.0, "ter": 0.0, "comet": 1.0}}
    assert (found["joined"], found["passed"], found["notes"]) == ("id", False, ["a note"])
    assert found["comparisons"][1]["p_value"] == 0.031
    assert found["baseline"][1] == {
        "document": "a.md",
        "metric": "chrf",
        "was": 60.0,
        "now": 41.23,
        "allowed": 0.5,
        "passed": False,
    }
    segment = found["segments"][0]
    assert (segment["number"], segment["id"], segment["line"], segment["changed"]) == (1, "u1", 7, [[4, 6]])
    assert segment["references"] == ["쌀값이 올랐다.", "쌀값이 뛰었다."]


def test_json_lines_say_what_each_is() -> None:
    rows: list[dict[str, Any]] = [json.loads(line) for line in written(replace(REPORT, segments=(WORST,)), "jsonl").splitlines()]
    kinds = ["score"] * 3 + ["document"] * 2 + ["comparison"] * 2 + ["baseline"] * 2 + ["segment"]
    assert [row["kind"] for row in rows] == kinds


def test_tsv_keeps_its_columns() -> None:
    header, *rows = [line.split("\t") for line in written(replace(REPORT, segments=(WORST,)), "tsv").splitlines()]
    assert all(len(row) == len(header) for row in rows)
    assert rows[0][:4] == ["chrf", "61.239", "2", "nrefs:2|v:1"]
    assert rows[-1] == ["chrf", "41.234", "1", "", "a.md", "u1", "쌀값이 내렸다.", "쌀값이 올랐다."]


def test_junit_has_a_case_for_each_gate() -> None:
    report = JUnitXml.fromstring(written(REPORT, "junit").encode())
    assert (report.tests, report.failures) == (5, 2)
    gate, baseline = list(report)
    names = [(case.name, len(case.result)) for suite in (gate, baseline) for case in suite]
    assert names == [("chrf", 1), ("ter", 0), ("comet", 0), ("chrf", 0), ("chrf: a.md", 1)]


def test_sarif_and_annotations_name_the_line() -> None:
    results = valid(written(REPORT, "sarif"))["results"]
    assert [result["ruleId"] for result in results] == ["score-gate", "score-drop", "score-segment"]
    assert results[2]["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
    commands = written(REPORT, "github").splitlines()
    assert commands[0].startswith("::error file=out/번역.tmx,title=score-gate::chrf 61.24 is under the 62 asked for")
    assert commands[1].startswith("::error file=out/번역.tmx,title=score-drop::a.md: chrf fell from 60.00 to 41.23 (0.50 allowed)")
    assert commands[2].startswith("::warning file=out/번역.tmx,line=7,title=score-segment::chrf 41.23")


def test_markdown() -> None:
    text = written(REPORT, "markdown")
    assert text.startswith("### tm score: 번역.tmx: FAILED\n\n| metric | signature | score | asked for |  |\n")
    assert "| chrf | nrefs:2\\|v:1 | 61.24 ± 1.25 | ≥ 62 | FAILED |" in text
    assert "| 나.md | 1 | 100.00 | 0.00 | 1.0000 |" in text
    assert "- **warning** out/번역.tmx:7 (tuid u1): chrf 41.23" in text


def test_systems_are_named_as_shortly_as_tells_them_apart() -> None:
    paths = ["/srv/runs/old/out.en", "/srv/runs/new/out.en", "/srv/other.en"]
    rows = tuple(Comparison(path, "chrf", "paired-bs", 59.0, 0.0, None, None, None, "s") for path in paths)
    lines = written(replace(REPORT, comparisons=rows), "text").splitlines()
    assert [line.split()[0] for line in lines if line.endswith("+0.00")] == ["old/out.en", "new/out.en", "srv/other.en"]


def test_what_passed_is_short() -> None:
    passed = Report("a.en", "en", Joined("order", (SECOND,)), (Score("chrf", 50.0, "s", 1),))
    assert written(passed, "text") == "a.en: 1 segment, joined by order\n  chrf     50.00  s\n"
    assert written(passed, "github") == ""
    assert "FAILED" not in written(passed, "markdown")
    assert summary("a.en", passed.scores) == "a.en: 1 segment\n  chrf     50.00  s\n"
