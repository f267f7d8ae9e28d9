"""Cases and what was found in them as JUnit XML, in the form that GitLab, Jenkins and others agree on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree

from tm.model.finding import LEVELS, Finding, Level

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Case(NamedTuple):
    """One test case: the `suite` that it stands in (neighbours of one suite come together), its name, and what was found.

    `said` is what it has to say besides, in any case.
    """

    suite: str
    name: str
    findings: tuple[Finding, ...] = ()
    said: str = ""


def junit(name: str, cases: Iterable[Case], level: Level = "error") -> str:
    """Return a report in which a case fails by a finding at that level or a graver one; the others are its output."""
    root = ElementTree.Element("testsuites", name=_safe(name))
    graver = LEVELS[: LEVELS.index(level) + 1]
    for suite, inside in groupby(cases, key=lambda case: case.suite):
        element = ElementTree.SubElement(root, "testsuite", name=_safe(suite))
        failed = [_add(element, case, graver) for case in inside]
        _count(element, len(failed), sum(failed))
    _count(root, *(sum(int(suite.get(key, "0")) for suite in root) for key in ("tests", "failures")))
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _count(element: ElementTree.Element, tests: int, failures: int) -> None:
    for key, value in (("tests", tests), ("failures", failures), ("errors", 0), ("skipped", 0)):
        element.set(key, str(value))


def _add(suite: ElementTree.Element, case: Case, graver: tuple[Level, ...]) -> bool:
    """Add a case and return whether it failed. Readers take one failure for each, so all of them stand in one."""
    element = ElementTree.SubElement(suite, "testcase", classname=suite.get("name", ""), name=_safe(case.name), time="0")
    failing = [finding for finding in case.findings if finding.level in graver]
    others = [finding for finding in case.findings if finding.level not in graver]
    if failing:
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        failure = ElementTree.SubElement(element, "failure", type=failing[0].check, message=_safe(failing[0].message + more))
        failure.text = _safe("\n".join(map(_lines, failing)))
    if case.said or others:
        ElementTree.SubElement(element, "system-out").text = _safe("\n".join(filter(None, [case.said, *map(_lines, others)])))
    return bool(failing)


def _lines(finding: Finding) -> str:
    place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
    if finding.line and finding.column:
        place += f":{finding.column}"
    unit = f" (tuid {finding.tuid})" if finding.tuid else ""
    texts = [f"  {text}" for text in (finding.source, finding.target) if text]
    return "\n".join([f"{place}: {finding.level}: {finding.message} [{finding.check}]{unit}", *texts])


def _safe(text: str) -> str:
    return _NO_XML.sub("�", text)
