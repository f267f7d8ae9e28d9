"""What is asked of a lookup besides the query."""

from __future__ import annotations

from dataclasses import dataclass

from tm.lookup.penalties import has_prop, named
from tm.lookup.record import Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which units count, and how many matches.

    Attributes:
        threshold: the lowest similarity, 0 to 100.
        limit: the most matches, applied after ordering.
        before: the segment before the query, for context matches.
        after: the segment behind it.
        since: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: units changed then or later; those without a date do not count.
        file: a glob for the memory's file, or for the document that a unit comes from.
        props: `TYPE=VALUE` each, all of which a unit must have; a value may be a glob.
    """

    threshold: float = 70
    limit: int = 5
    before: str | None = None
    after: str | None = None
    since: str | None = None
    file: str | None = None
    props: tuple[str, ...] = ()

    @property
    def least(self) -> int:
        """The threshold in tenths, rounded up, 0 to 1000."""
        return min(1000, max(0, -int(-round(self.threshold * 10, 6) // 1)))

    def admits(self, record: Record) -> bool:
        """Return whether a unit passes the filters."""
        if self.since is not None and (record.changed or "") < self.since:
            return False
        if self.file is not None and not any(named(name, self.file) for name in _names(record)):
            return False
        return all(has_prop(record, wanted) for wanted in self.props)


def _names(record: Record) -> list[str]:
    return [record.file, *(text for kind, text in record.props if kind.startswith("x-tm-doc-"))]
