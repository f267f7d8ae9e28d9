"""Small XLIFF files in the manner of the tools that write them. The texts are this project's own."""

from __future__ import annotations

from pathlib import Path

FILES = sorted((Path(__file__).parent / "files").iterdir())


def sample(name: str) -> Path:
    """Return the path of a sample."""
    return next(path for path in FILES if path.name == name)
