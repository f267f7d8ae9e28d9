"""The work of `tm check`: files through checks, what is silenced or known taken out, places found."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import tee
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tm.check.check import Check, Context
from tm.check.gathered import Gathered
from tm.check.ignore import Ignored, Silencer
from tm.check.known import Known, parse_known
from tm.check.pairs import pairs_of
from tm.check.run import pair_hash, run
from tm.cli.branch import before
from tm.cli.frame import complain, say
from tm.errors import BadSetting, TmError, UnusableInput
from tm.formats.container import open_raw, reads_once
from tm.formats.places import Asked, places
from tm.formats.units import UnitFile
from tm.model.finding import Finding

if TYPE_CHECKING:
    from tm.config import Settings
    from tm.model.text import Lang


@dataclass(slots=True)
class Outcome:
    """What came of a run: the findings in order, how many units were looked at, and the worst exit status of an input."""

    findings: Gathered = field(default_factory=Gathered)
    units: int = 0
    status: int = 0


def check_files(
    files: Sequence[str],
    checks: Sequence[Check],
    context: Context,
    settings: Settings,
    *,
    source: Lang | None = None,
    changed_since: str | None = None,
) -> Outcome:
    """Run the checks over files; one that cannot be used is named, and the others go on."""
    entries = [Ignored((rule.check,), rule.reason, _day(rule.until), rule.hash) for rule in settings.ignore]
    silencer = Silencer(entries, date.today(), [check.id for check in checks])
    outcome = Outcome()
    for file in files:
        try:
            with _rereadable(file) as path:
                _check_file(file, path, checks, context, silencer, outcome, source, changed_since)
        except BadSetting:
            raise
        except TmError as error:
            outcome.status = max(outcome.status, complain(error))
    for entry in silencer.unused():
        say(f"tm: the settings silence {entry.checks[0]} {entry.hash}, which is not found any more; take that entry out")
    return outcome


@contextmanager
def _rereadable(file: str) -> Iterator[str]:
    """Give the path of a file that can be read more than once: of a copy, where it is standard input or a pipe."""
    if not reads_once(file):
        yield file
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "units"
        with open_raw(file) as source, copy.open("wb") as stream:
            copyfileobj(source, stream)
        try:
            yield str(copy)
        except UnusableInput as error:
            if error.file != str(copy):
                raise
            raise type(error)(file, error.reason, advice=error.advice, line=error.line, tuid=error.tuid) from None


def _check_file(
    file: str,
    path: str,
    checks: Sequence[Check],
    context: Context,
    silencer: Silencer,
    outcome: Outcome,
    source: Lang | None,
    changed_since: str | None,
) -> None:
    units = UnitFile(path)
    old = _hashes(changed_since, file, source) if changed_since else frozenset[str]()
    found, lines, empty = Gathered(), array("q"), True
    for unit, findings in run(file, units, checks, context, source):
        empty = False
        if old and all(pair_hash(pair) in old for pair in pairs_of(unit, source)):
            continue
        outcome.units += 1
        for finding in silencer.left(unit, findings, file):
            found.add(finding)
            lines.append(finding.line or 0)
    if empty:
        say(f"tm: {file}: holds no unit in Korean and English")
    once, again = tee(found)
    for finding, place in zip(once, places(path, units.kind, map(_asked, again), lines), strict=True):
        outcome.findings.add(replace(finding, line=place.line, column=place.column) if place else finding)


def _asked(finding: Finding) -> Asked:
    """Return the place of a finding: its spot, else the beginning of the target, or of the source where that is empty."""
    side, start = (finding.spot.side, finding.spot.start) if finding.spot else ("target" if finding.target else "source", 0)
    return Asked(finding.line or 0, finding.source if side == "source" else finding.target, start)


def _hashes(reference: str, file: str, source: Lang | None) -> frozenset[str]:
    """Return what the pairs of a file are known by as they were where the branch began."""
    with before(reference, file) as copy:
        if copy is None:
            return frozenset()
        return frozenset(pair_hash(pair) for unit in UnitFile(copy)() for pair in pairs_of(unit, source))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def known_of(path: str | None) -> Known | None:
    """Return the baseline, if there is one."""
    if path is None:
        return None
    from tm.formats.textfile import read_text

    if not Path(path).exists():
        raise UnusableInput(path, "no such baseline", advice="write it with --update-baseline")
    return parse_known(path, read_text(path))
