"""Memories as a person names them: TMX files, and folders whose TMX files are all used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tm.errors import UnusableInput


def is_memory_name(name: str) -> bool:
    """Return whether a file of that name is taken from a folder."""
    return name.lower().endswith((".tmx", ".tmx.gz"))


def memory_files(paths: Iterable[str]) -> list[str]:
    """Return the TMX files that the paths name, folders below included, in a fixed order.

    Raises:
        UnusableInput: a path does not exist, or a folder holds no TMX.
    """
    files: list[str] = []
    for name in paths:
        path = Path(name)
        if path.is_dir():
            inside = sorted(str(p) for p in path.rglob("*") if is_memory_name(p.name) and p.is_file())
            if not inside:
                raise UnusableInput(name, "holds no TMX file", advice="name a TMX file, or align some documents first")
            files += inside
        elif name == "-" or path.exists():
            files.append(name)
        else:
            raise UnusableInput(name, "no such memory", advice="name a TMX file or folder with --memory")
    return list(dict.fromkeys(files))
