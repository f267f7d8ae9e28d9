"""Findings in the order in which they came: on disk once they are many, since a bad memory has more of them than units."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any
from weakref import finalize

from tm.model.finding import Finding, Level, Spot

_HELD = 8 << 20
"""Bytes that are held; what goes beyond lies in a file that nobody else sees and that is gone with the program."""


class Gathered:
    """Findings that can be gone through as often as is wanted, one pass after the other."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.levels = Counter[Level]()
        """How many there are of each level."""
        self._rows = SpooledTemporaryFile(_HELD, mode="w+", encoding="ascii", newline="\n")  # noqa: SIM115 - lives as long as this
        finalize(self, self._rows.close)
        for finding in findings:
            self.add(finding)

    def __len__(self) -> int:
        return self.levels.total()

    def add(self, finding: Finding) -> None:
        """Put a finding behind the others; not while they are gone through."""
        self.levels[finding.level] += 1
        self._rows.write(json.dumps(_row(finding)) + "\n")

    def __iter__(self) -> Iterator[Finding]:
        self._rows.seek(0)
        while line := self._rows.readline():
            yield _finding(json.loads(line))
        self._rows.seek(0, 2)


def _row(one: Finding) -> list[object]:
    return [one.check, one.level, one.message, one.source, one.target, one.file, one.line, one.tuid, one.spot, one.column]


def _finding(row: list[Any]) -> Finding:
    check, level, message, source, target, file, line, tuid, spot, column = row
    return Finding(check, level, message, source, target, file, line, tuid, Spot(*spot) if spot else None, column)
