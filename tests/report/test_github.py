"""Workflow commands: what GitHub reads, escaped as it wants it."""

from __future__ import annotations

from tm.model.finding import Finding
from tm.report.github import workflow_commands


def test_commands_the_gravest_first() -> None:
    findings = [
        Finding("length", "info", "short", "", "", "a.tmx"),
        Finding("number", "warning", "20% more,\nsays: the source", "", "", "뉴스: 1,2.tmx", 7, "u:1", column=3),
        Finding("tag", "error", "a tag is missing", "", "", "a.po", 3),
        Finding("width", "error", "no line, no column", "", "", "a.po", column=9),
    ]
    assert "".join(workflow_commands(findings)).splitlines() == [
        "::error file=a.po,line=3,title=tag::a tag is missing",
        "::error file=a.po,title=width::no line, no column",
        "::warning file=뉴스%3A 1%2C2.tmx,line=7,col=3,title=number::20%25 more,%0Asays: the source (tuid u:1)",
        "::notice file=a.tmx,title=length::short",
    ]


def test_nothing_says_nothing() -> None:
    assert "".join(workflow_commands([])) == ""
