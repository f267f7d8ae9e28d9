"""Settings: `[tool.tm]` of the nearest `pyproject.toml`, or `tm.toml`; the command line wins over both."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tm.errors import BadSetting, UnusableInput


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has set. Relative paths are relative to the file that set them."""

    memory: tuple[str, ...] = ("corpora",)
    threshold: float = 70
    limit: int = 5


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
    try:
        with path.open("rb") as stream:
            data = tomllib.load(stream)
    except (OSError, ValueError) as error:
        raise UnusableInput(str(path), f"cannot be read as TOML ({error})", advice="mend it") from None
    if path.name == "tm.toml":
        return data
    found = data.get("tool", {}).get("tm")
    return found if isinstance(found, dict) else None


def _settings(path: Path, table: dict[str, Any]) -> Settings:
    known = {f.name for f in fields(Settings)}
    for name in table:
        if name not in known:
            raise BadSetting(f"{path}: {name}", table[name], "one of " + ", ".join(sorted(known)))
    values = dict(table)
    memory = values.get("memory")
    if memory is not None:
        paths = [memory] if isinstance(memory, str) else memory
        if not isinstance(paths, list) or not all(isinstance(p, str) for p in paths):
            raise BadSetting(f"{path}: memory", memory, "a path or a list of paths")
        values["memory"] = tuple(str(path.parent / p) for p in paths)
    for name, kind in (("threshold", (int, float)), ("limit", int)):
        if name in values and (not isinstance(values[name], kind) or isinstance(values[name], bool)):
            raise BadSetting(f"{path}: {name}", values[name], "a number")
    return Settings(**values)
