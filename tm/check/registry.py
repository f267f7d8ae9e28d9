"""Every check, by name."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import import_module

from tm.check.check import Check
from tm.errors import BadSetting
from tm.model.finding import CheckRow

NAMES = (
    *("number", "date", "unit", "name", "term", "negation", "attribution"),
    *("empty", "untranslated", "same-as-source", "hangul-left", "length", "misaligned", "inconsistent", "duplicate"),
    *("tag", "placeholder", "url", "email", "bracket", "quote", "punctuation", "whitespace", "width", "repeated-word"),
    *("nfd", "control"),
    *("particle", "double-particle", "register", "spelling-variant"),
)
"""In the order of lists: sense, completeness, form, Korean targets."""


@cache
def check_named(name: str) -> Check:
    """Return the check of that name; its module has the same, with `_` for `-`."""
    check: Check = import_module(f"tm.check.{name.replace('-', '_')}").CHECK
    return check


def checks(only: Collection[str] = (), skip: Collection[str] = (), *, skipped_by: str = "--skip") -> list[Check]:
    """Return the checks to run: those named, else all but those that need a model; less those that `skipped_by` skips.

    Raises:
        BadSetting: there is no check of a name.
    """
    for option, names in (("--only", only), (skipped_by, skip)):
        for name in names:
            if name not in NAMES:
                raise BadSetting(option, name, f"one of {', '.join(NAMES)}")
    wanted = [check_named(name) for name in NAMES if name not in skip and (not only or name in only)]
    return [check for check in wanted if only or not check.on_request]


def rows() -> list[CheckRow]:
    """Return all checks as lists show them."""
    return [row_of(check_named(name)) for name in NAMES]


def row_of(check: Check) -> CheckRow:
    """Return a check as lists show it."""
    return CheckRow(check.id, check.level, check.target or "", check.on_request, check.what, check.why)
