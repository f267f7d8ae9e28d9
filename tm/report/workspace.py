"""Paths as GitHub wants them in annotations and SARIF: from the root of the repository, wherever a step has gone to."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path


def from_root(file: str) -> str:
    """Return a file's path below `GITHUB_WORKSPACE`, with `/`; as it was given where that is not set or the file elsewhere."""
    return _below(file, os.environ.get("GITHUB_WORKSPACE"), os.getcwd())


@lru_cache(maxsize=1024)
def _below(file: str, root: str | None, folder: str) -> str:
    if not root or file == "-":
        return file
    path = Path(os.path.normpath(os.path.join(folder, file)))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
