"""What is asked of a lookup besides the query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tm.errors import BadSetting
from tm.lookup.penalties import has_prop, named
from tm.lookup.record import Record, stamp_of
from tm.model.match import LIMIT, THRESHOLD

_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")


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

    Raises:
        BadSetting: threshold, limit, date or property cannot be meant.
    """

    threshold: float = THRESHOLD
    limit: int = LIMIT
    before: str | None = None
    after: str | None = None
    since: str | None = None
    file: str | None = None
    props: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.threshold <= 100:
            raise BadSetting("threshold", self.threshold, "a number from 0 to 100")
        if self.limit < 1:
            raise BadSetting("limit", self.limit, "1 or more")
        if self.since is not None and not _is_date(self.since):
            raise BadSetting("since", self.since, "a year, a month or a day, such as 2025-03-09")
        for prop in self.props:
            if not prop.partition("=")[0]:
                raise BadSetting("prop", prop, "TYPE=VALUE, or TYPE for any value")

    @property
    def least(self) -> int:
        """The threshold in tenths, rounded up, 0 to 1000."""
        return min(1000, max(0, -int(-round(self.threshold * 10, 6) // 1)))

    @property
    def filters(self) -> bool:
        """Whether a unit may not pass."""
        return self.since is not None or self.file is not None or bool(self.props)

    def admits(self, record: Record) -> bool:
        """Return whether a unit passes the filters."""
        if self.since is not None and record.stamp < stamp_of(self.since):
            return False
        if self.file is not None and not any(named(name, self.file) for name in _names(record)):
            return False
        return all(has_prop(record, wanted) for wanted in self.props)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _names(record: Record) -> list[str]:
    return [record.file, *(text for kind, text in record.props if kind.startswith("x-tm-doc-"))]
