"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tm import __version__
from tm.model.finding import CheckRow, Finding, Level
from tm.report.rows_in import ROWS, framed
from tm.report.workspace import from_root

_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif(findings: Iterable[Finding], rules: Sequence[CheckRow]) -> Iterator[str]:
    """Give a log of one run, piece by piece. `rules` are the checks that ran, whether they found something or not.

    Columns count code points. A result's fingerprint is of the check and the texts, so that it is known again on another line.
    """
    order = {rule.id: number for number, rule in enumerate(rules)}
    driver = {"name": "tm", "version": __version__, "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [ROWS],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return framed(log, (_result(finding, order) for finding in findings))


def _rule(rule: CheckRow) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.what}. {rule.why}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(from_root(finding.file))}}
    if finding.line:
        place["region"] = {"startLine": finding.line} | ({"startColumn": finding.column} if finding.column else {})
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.tuid:
        location["logicalLocations"] = [{"name": finding.tuid, "kind": "element"}]
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"tmFinding/v1": _fingerprint(finding)},
    }
    return result | ({"ruleIndex": order[finding.check]} if finding.check in order else {})


def _fingerprint(finding: Finding) -> str:
    texts = "\0".join((finding.check, finding.source, finding.target, "" if finding.target else finding.message))
    return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _uri(file: str) -> str:
    """Return a file's name as a URI: relative where it was given so, and looked for below the repository's root then."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
