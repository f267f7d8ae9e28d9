"""A bar on standard error for work that takes longer than a moment; on a terminal only."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0
"""Seconds of silence before a bar is shown."""

_WIDTH = 30


class Progress:
    """Shows how many of `total` things are done; a context manager that leaves nothing behind."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, max(1, total), 0
        self._began, self._wide = time.monotonic(), 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        if sys.stderr.isatty() and time.monotonic() - self._began > PATIENCE:
            full = min(_WIDTH, round(_WIDTH * self._done / self._total))
            line = f"{self._what} {self._done:,} of {self._total:,} {'#' * full}{'.' * (_WIDTH - full)}"
            self._wide = max(self._wide, len(line))
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, so that a note can be said; the next step shows it again."""
        if self._wide:
            sys.stderr.write("\r" + " " * self._wide + "\r")
            sys.stderr.flush()
            self._wide = 0
