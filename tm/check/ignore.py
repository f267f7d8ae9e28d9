"""Findings that somebody has looked at and wants silent: on the unit, or in the settings by check and content.

On a unit: a property or note `x-tm-ignore: number, date; reason=…; until=2027-01-01`. A reason is needed, an end date is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tm.check.run import content_hash
from tm.model.finding import Finding
from tm.model.memory import Unit, Variant

PROPERTY = "x-tm-ignore"

_NOTE = re.compile(rf"{PROPERTY}\s*:\s*(.+)", re.I)


@dataclass(frozen=True, slots=True)
class Ignored:
    """One entry of the settings, or one remark on a unit: the checks, why, and the last day on which it holds."""

    checks: tuple[str, ...]
    reason: str
    until: date | None = None
    hash: str | None = None

    def covers(self, finding: Finding, today: date) -> bool:
        """Return whether a finding is silenced."""
        if not self.reason or finding.check not in self.checks or (self.until and self.until < today):
            return False
        return self.hash is None or self.hash == content_hash(finding.check, finding.source, finding.target)


def remarks(unit: Unit) -> Iterator[Ignored]:
    """Give what a unit and its variants say of themselves."""
    holders: tuple[Unit | Variant, ...] = (unit, *unit.variants)
    for holder in holders:
        for prop in holder.props:
            if prop.type == PROPERTY:
                yield parsed(prop.text)
        for note in holder.notes:
            for line in note.text.splitlines():
                if found := _NOTE.search(line):
                    yield parsed(found[1])


def parsed(text: str) -> Ignored:
    """Return a remark; a date that is none is taken for one that has passed, so that the finding shows again."""
    names, *facts = text.split(";")
    known = {key.strip().lower(): value.strip() for key, _, value in (fact.partition("=") for fact in facts)}
    return Ignored(tuple(re.split(r"[\s,]+", names.strip())), known.get("reason", ""), _day(known.get("until")))


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


class Silencer:
    """Takes out what is silenced, and says of what is not used any more."""

    def __init__(self, entries: Iterable[Ignored], today: date, ran: Iterable[str]) -> None:
        self._entries, self._today, self._ran = tuple(entries), today, frozenset(ran)
        self._used: set[Ignored] = set()

    def left(self, unit: Unit, findings: list[Finding], file: str) -> list[Finding]:
        """Return the findings that stay, and one for each remark of the unit that silences nothing."""
        own = list(remarks(unit))
        if not own and not self._entries:
            return findings
        out, used = [], set[Ignored]()
        for finding in findings:
            covering = [one for one in (*own, *self._entries) if one.covers(finding, self._today)]
            used.update(covering)
            if not covering:
                out.append(finding)
        self._used |= used
        return out + [self._useless(one, unit, file) for one in own if one not in used and self._ran & {*one.checks}]

    def unused(self) -> list[Ignored]:
        """Return the entries of the settings that silenced nothing, of the checks that ran."""
        return [entry for entry in self._entries if entry not in self._used and self._ran & {*entry.checks}]

    def _useless(self, remark: Ignored, unit: Unit, file: str) -> Finding:
        names = ", ".join(remark.checks)
        if not remark.reason:
            what = f"{PROPERTY} for {names} gives no reason and does not count; add “; reason=…”"
        elif remark.until and remark.until < self._today:
            what = f"{PROPERTY} for {names} has ended; look again, then renew it or take it out"
        else:
            what = f"{PROPERTY} for {names} silences nothing any more; take it out"
        texts = [variant.text for variant in unit.variants[:2]]
        source, target = (*texts, "", "")[:2]
        return Finding("ignore", "warning", what, source, target, file, unit.line, unit.tuid)
