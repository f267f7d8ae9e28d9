"""Findings that a file had before: only new ones count against it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from tm.check.run import content_hash
from tm.errors import UnusableInput
from tm.model.finding import Finding

VERSION = 1

Key = tuple[str, str, str]
"""File, check and content."""


def key_of(finding: Finding) -> Key:
    """Return what a finding is known by in its file."""
    return finding.file.replace("\\", "/"), finding.check, content_hash(finding.check, finding.source, finding.target)


class Known:
    """How often each finding was there; each is used up once."""

    def __init__(self, counts: Counter[Key]) -> None:
        self._left = Counter(counts)

    def new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Give the findings that were not there before."""
        for finding in findings:
            key = key_of(finding)
            if self._left[key] > 0:
                self._left[key] -= 1
            else:
                yield finding

    @property
    def gone(self) -> int:
        """How many of the known findings have not been seen again."""
        return self._left.total()


def parse_known(file: str, text: str) -> Known:
    """Return what a baseline holds.

    Raises:
        UnusableInput: it is none.
    """
    advice = "write it anew with --update-baseline"
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise UnusableInput(file, f"is a baseline of version {data['version']}", advice=advice)
        counts = {
            (f, check, hash): int(n) for f, by in data["files"].items() for check, some in by.items() for hash, n in some.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnusableInput(file, f"is no baseline of checks ({error!r})", advice=advice) from None
    return Known(Counter(counts))


def known_text(findings: Iterable[Finding]) -> str:
    """Return a baseline as JSON, sorted, a line for each finding, so that a diff shows what came and went."""
    files: dict[str, dict[str, dict[str, int]]] = {}
    for (file, check, hash), count in sorted(Counter(map(key_of, findings)).items()):
        files.setdefault(file, {}).setdefault(check, {})[hash] = count
    return json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"
