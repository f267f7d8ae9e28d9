"""Points off for where a unit comes from. A plain TMX has none."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from tm.lookup.record import Record
from tm.model.match import ALIGNED, MACHINE, Penalty, PenaltyRule

_FOLDER = r"(?:^|[/\\])penalty-(\d{1,3})(?=[/\\])"
_MACHINE_FOLDER = r"(?:^|[/\\])mt[/\\]"
_MACHINE = frozenset(["mt", "nmt", "amt", "machine", "machine-translation", "machine translation"])
_ORIGINS = frozenset(["x-origin", "origin", "x-tm-origin", "x-mt", "x-translation-origin"])


def named(file: str, glob: str) -> bool:
    """Return whether a glob names a file, by its whole path or by its end."""
    path, glob = file.replace("\\", "/"), glob.replace("\\", "/")
    return fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}")


def has_prop(record: Record, wanted: str) -> bool:
    """Return whether a unit has the property `TYPE=VALUE`; the value may be a glob, and `TYPE` alone asks for any value."""
    kind, equals, value = wanted.partition("=")
    return any(name == kind and (not equals or text == value or fnmatchcase(text, value)) for name, text in record.props)


class Penalties:
    """What is taken off for a unit; each reason counts once."""

    def __init__(self, rules: tuple[PenaltyRule, ...] = (), aligned: float = ALIGNED, machine: float = MACHINE) -> None:
        self.rules, self.aligned, self.machine = rules, aligned, machine
        self._folders: dict[str, tuple[Penalty, ...]] = {}

    def of(self, record: Record) -> tuple[Penalty, ...]:
        """Return the penalties of a unit, those of its file first."""
        found = self._of_file(record.file)
        if not record.props and not self.rules:
            return found
        props = dict(reversed(record.props))
        if self.aligned and "x-tm-aligner" in props and "x-tm-reviewed" not in props and not _checked(props["x-tm-aligner"]):
            found += (Penalty("aligned, not reviewed", self.aligned),)
        origins = {text.strip().lower() for name, text in record.props if name.lower() in _ORIGINS}
        if self.machine and origins & _MACHINE and not any(p.reason == "machine-translated" for p in found):
            found += (Penalty("machine-translated", self.machine),)
        return found + tuple(Penalty(rule.prop or rule.file or "", rule.points) for rule in self.rules if _holds(rule, record))

    def _of_file(self, file: str) -> tuple[Penalty, ...]:
        """Return what the folders of a file take off: OmegaT's `penalty-030`, the deepest of several, and `mt`."""
        known = self._folders.get(file)
        if known is None:
            folders = re.findall(_FOLDER, file)
            known = (Penalty(f"folder penalty-{folders[-1]}", float(folders[-1])),) if folders and int(folders[-1]) else ()
            if self.machine and re.search(_MACHINE_FOLDER, file):
                known += (Penalty("machine-translated", self.machine),)
            self._folders[file] = known
        return known


def _holds(rule: PenaltyRule, record: Record) -> bool:
    return (rule.file is None or named(record.file, rule.file)) and (rule.prop is None or has_prop(record, rule.prop))


def _checked(signature: str) -> bool:
    """Return whether beads came from a person."""
    return signature == "checked-beads"
