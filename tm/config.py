"""Settings: `[tool.tm]` of the nearest `pyproject.toml`, or `tm.toml`, which needs no heading; the command line wins over both."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tm.errors import BadSetting, UnusableInput
from tm.model.band import RATES, Band
from tm.model.match import ALIGNED, LIMIT, MACHINE, THRESHOLD, PenaltyRule

if TYPE_CHECKING:
    from tm.model.finding import IgnoreRule


REGISTERS = ("합니다", "해요", "한다")
"""The speech levels that Korean targets can be asked to have."""


class Settings(NamedTuple):
    """What a project has set. Relative paths are relative to the file that set them.

    Attributes:
        memory: TMX files, or folders of them.
        threshold: lowest similarity of a match, 0 to 100.
        limit: most matches of a query.
        terms: glossaries.
        vocabulary: words that differ between North and South, beside the shipped ones: (North, South).
        penalty: points off for units of some files or with some property.
        penalty_aligned: points off for what a program aligned and nobody has reviewed.
        penalty_machine: points off for what a machine translated.
        skip: checks that are not run.
        register: the speech level that Korean targets are to have: 합니다, 해요 or 한다.
        ignore: findings that are silenced, by check and content.
        rules: files of segmentation rules beside the built-in ones.
        rates: for each band of an analysis the share of a word's price that is paid, 0 to 1.
    """

    memory: tuple[str, ...] = ("corpora",)
    threshold: float = THRESHOLD
    limit: int = LIMIT
    terms: tuple[str, ...] = ()
    vocabulary: tuple[tuple[str, str], ...] = ()
    penalty: tuple[PenaltyRule, ...] = ()
    penalty_aligned: float = ALIGNED
    penalty_machine: float = MACHINE
    skip: tuple[str, ...] = ()
    register: str | None = None
    ignore: tuple[IgnoreRule, ...] = ()
    rules: tuple[str, ...] = ()
    rates: tuple[tuple[Band, float], ...] = RATES


def load_settings(folder: Path | None = None) -> Settings:
    """Return the settings that hold in a folder (default: the current one); the nearest file above it counts.

    Raises:
        UnusableInput: the file is no TOML.
        BadSetting: an unknown name or a value of the wrong kind.
    """
    start = (folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        for name in ("tm.toml", "pyproject.toml"):
            path = place / name
            if path.is_file():
                table = _table(path)
                if table is not None:
                    return _settings(path, table)
    return Settings()


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        # Editors on Windows put a mark before the first letter.
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UnusableInput(str(path), f"cannot be read as TOML ({error})", advice="mend it") from None
    tools = data.get("tool")
    found = tools.get("tm") if isinstance(tools, dict) else None
    if isinstance(found, dict):
        return found
    return data if path.name == "tm.toml" else None


def _settings(path: Path, table: dict[str, Any]) -> Settings:
    for name in table:
        if name not in Settings._fields:
            raise BadSetting(f"{path}: {name}", table[name], "one of " + ", ".join(sorted(Settings._fields)))
    values = dict(table)
    for name in ("memory", "terms", "rules"):
        if name in values:
            values[name] = _paths(path, name, values[name])
    for name in ("threshold", "penalty_aligned", "penalty_machine"):
        if name in values:
            _points(path, name, values[name])
    if "limit" in values and (type(values["limit"]) is not int or values["limit"] < 1):
        raise BadSetting(f"{path}: limit", values["limit"], "a whole number, 1 or more")
    if "vocabulary" in values:
        values["vocabulary"] = _pairs(path, values["vocabulary"])
    if "skip" in values:
        values["skip"] = _names(path, "skip", values["skip"])
    if values.get("register", REGISTERS[0]) not in REGISTERS:
        raise BadSetting(f"{path}: register", values["register"], "합니다, 해요 or 한다")
    if "ignore" in values:
        values["ignore"] = _ignored(path, values["ignore"])
    if "penalty" in values:
        values["penalty"] = _rules(path, values["penalty"])
    if "rates" in values:
        values["rates"] = _rates(path, values["rates"])
    return Settings(**values)


def _paths(path: Path, name: str, value: Any) -> tuple[str, ...]:
    """Return paths as they are from the current folder; a single one may stand without a list."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(p, str) for p in given):
        raise BadSetting(f"{path}: {name}", value, "a path or a list of paths")
    return tuple(str(path.parent / p) for p in given)


def _names(path: Path, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadSetting(f"{path}: {name}", value, "a list of names")
    return tuple(value)


def _ignored(path: Path, value: Any) -> tuple[IgnoreRule, ...]:
    # Here, since a lookup has no use for it.
    from tm.model.finding import IgnoreRule

    advice = '[[ignore]] tables, each with check, hash and reason, and until = "2027-01-31" where it ends'
    rules = []
    for row in value if isinstance(value, list) else [value]:
        if not isinstance(row, dict) or not {"check", "hash", "reason"} <= row.keys() <= {"check", "hash", "reason", "until"}:
            raise BadSetting(f"{path}: ignore", row, advice)
        facts = {name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in row.items()}
        if not all(isinstance(fact, str) and fact.strip() for fact in facts.values()) or not _is_day(facts.get("until")):
            raise BadSetting(f"{path}: ignore", row, advice)
        rules.append(IgnoreRule(**facts))
    return tuple(rules)


def _is_day(text: str | None) -> bool:
    try:
        return text is None or bool(date.fromisoformat(text))
    except ValueError:
        return False


def _points(path: Path, name: str, value: Any) -> None:
    if type(value) not in (int, float) or not 0 <= value <= 100:
        raise BadSetting(f"{path}: {name}", value, "a number from 0 to 100")


def _pairs(path: Path, value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(word, str) and word.strip() for word in pair) for pair in value
    ):
        raise BadSetting(f"{path}: vocabulary", value, 'pairs of words, such as [["로씨야", "러시아"]]')
    return tuple((north, south) for north, south in value)


def _rules(path: Path, value: Any) -> tuple[PenaltyRule, ...]:
    advice = '[[penalty]] tables, each with points and a file or a prop, such as points = 10, file = "old/*"'
    rules = []
    for row in value if isinstance(value, list) else [value]:
        if not isinstance(row, dict) or not {"points"} < row.keys() <= {"points", "file", "prop"}:
            raise BadSetting(f"{path}: penalty", row, advice)
        _points(path, "penalty points", row["points"])
        if not all(isinstance(row.get(name, ""), str) for name in ("file", "prop")):
            raise BadSetting(f"{path}: penalty", row, advice)
        rules.append(PenaltyRule(**row))
    return tuple(rules)


def _rates(path: Path, value: Any) -> tuple[tuple[Band, float], ...]:
    """Return the rates of all bands; those that are not set keep their own."""
    names = [band.value for band in Band]
    if not isinstance(value, dict) or not value.keys() <= set(names):
        raise BadSetting(f"{path}: rates", value, "a table of " + ", ".join(names) + ", such as 85-94 = 0.6")
    for name, rate in value.items():
        if type(rate) not in (int, float) or not 0 <= rate <= 1:
            raise BadSetting(f"{path}: rates {name}", rate, "a number from 0 to 1, such as 0.6 for 60 %")
    return tuple((band, float(value.get(band.value, rate))) for band, rate in RATES)


def cache_folder() -> Path:
    """Return the folder of everything that may be deleted at any time: `TM_CACHE_DIR`, or the platform's own for caches."""
    given = os.environ.get("TM_CACHE_DIR")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("tm", appauthor=False)
