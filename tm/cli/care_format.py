"""What the commands that care for a memory print."""

from __future__ import annotations

from enum import StrEnum

from tm.errors import BadSetting


class CareFormat(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"
    HTML = "html"


def allow(format: CareFormat, *allowed: CareFormat) -> None:
    """Refuse a format that a command does not write.

    Raises:
        BadSetting: names those it does.
    """
    if format not in allowed:
        *others, last = [one.value for one in allowed]
        raise BadSetting("--format", format.value, f"{', '.join(others)} or {last}")


def check_day(option: str, day: str | None) -> None:
    """Refuse what is no calendar date.

    Raises:
        BadSetting: it is not of the form YYYY-MM-DD.
    """
    from datetime import date

    try:
        if day is not None and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError:
        raise BadSetting(option, day, "a date, such as 2026-01-31") from None
