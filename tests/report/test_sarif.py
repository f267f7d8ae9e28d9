"""SARIF 2.1.0: what the standard requires of a log, and what code hosts make of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tm.model.finding import CheckRow, Finding
from tm.report.sarif import sarif

RULES = (
    CheckRow("number", "error", "", False, "A number of another value", "Readers act on numbers."),
    CheckRow("length", "info", "", False, "Much longer than usual", "Something may be added."),
)
FINDINGS = [
    Finding("number", "error", "6200 against 62,000; check it", "쌀 6200원", "62,000 won", "기사/뉴스 1.tmx", 12, "u1", column=9),
    Finding("length", "info", "longer than usual", "쌀", "Rice", "a.po", column=4),
    Finding("other", "warning", "a rule that is not listed", "", "", "a.po", 3),
]

REQUIRED: dict[str, tuple[tuple[str, type | tuple[type, ...]], ...]] = {
    "log": (("version", str), ("runs", list)),
    "run": (("tool", dict), ("results", list)),
    "driver": (("name", str), ("rules", list)),
    "rule": (("id", str), ("shortDescription", dict), ("fullDescription", dict), ("help", dict), ("defaultConfiguration", dict)),
    "result": (("ruleId", str), ("message", dict), ("locations", list), ("level", str), ("partialFingerprints", dict)),
}
LEVELS = {"none", "note", "warning", "error"}


def check(kind: str, value: Any, more: Set[str] = frozenset()) -> None:
    """Hold an object against what the standard requires of it: these properties, and no unknown ones."""
    for name, type_ in REQUIRED[kind]:
        assert isinstance(value[name], type_), (kind, name)
    assert set(value) <= {name for name, _ in REQUIRED[kind]} | set(more), kind


def valid(pieces: Iterable[str]) -> dict[str, Any]:
    """Return the only run of a log, having checked all of it (SARIF 2.1.0, §3.13 to §3.30)."""
    log = json.loads("".join(pieces))
    check("log", log, {"$schema"})
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    check("run", run, {"columnKind"})
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    check("driver", driver, {"version", "semanticVersion"})
    for rule in driver["rules"]:
        check("rule", rule)
        assert rule["defaultConfiguration"]["level"] in LEVELS
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
    for result in run["results"]:
        check("result", result, {"ruleIndex"})
        assert result["level"] in LEVELS
        assert result["message"]["text"]
        if "ruleIndex" in result:
            assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert re.fullmatch(r"[\w.\-~!$&'()*+,;=:@%/]+", place["artifactLocation"]["uri"], re.A)
            region = place.get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert region.get("startColumn", 1) >= 1
    found: dict[str, Any] = run
    return found


def test_a_log_is_valid_and_points_into_the_file() -> None:
    run = valid(sarif(FINDINGS, RULES))
    first, second, third = run["results"]
    place = first["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "%EA%B8%B0%EC%82%AC/%EB%89%B4%EC%8A%A4%201.tmx"},
        "region": {"startLine": 12, "startColumn": 9},
    }
    assert place["logicalLocations"] == [{"name": "u1", "kind": "element"}]
    assert (first["level"], second["level"], third["level"]) == ("error", "note", "warning")
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert "ruleIndex" not in third


def test_a_finding_is_known_again_on_another_line() -> None:
    moved = [replace(FINDINGS[0], line=99)]
    one, two = (valid(sarif(found, RULES))["results"][0]["partialFingerprints"] for found in (FINDINGS, moved))
    assert one == two
    others = {valid(sarif([found], RULES))["results"][0]["partialFingerprints"]["tmFinding/v1"] for found in FINDINGS}
    assert len(others) == 3


def test_an_absolute_path_is_a_file_uri(tmp_path: Path) -> None:
    run = valid(sarif([Finding("number", "error", "m", "a", "b", str(tmp_path / "a b.tmx"))], RULES))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("a%20b.tmx")


@pytest.mark.parametrize("findings", [[], FINDINGS])
def test_the_same_findings_give_the_same_bytes(findings: list[Finding]) -> None:
    assert "".join(sarif(findings, RULES)) == "".join(sarif(list(findings), RULES))
    valid(sarif(findings, RULES))
