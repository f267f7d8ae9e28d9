"""Days as the command line takes them."""

from __future__ import annotations

from datetime import date

from tm.errors import BadSetting


def check_day(option: str, day: str | None) -> None:
    """Refuse what is no calendar date.

    Raises:
        BadSetting: it is not of the form YYYY-MM-DD.
    """
    try:
        if day is not None and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError:
        raise BadSetting(option, day, "a date, such as 2026-01-31") from None
