"""How far a long piece of work is, on standard error; on a terminal only, and only where it takes longer than a moment."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0
"""Seconds of silence before anything is shown."""

_WIDTH = 30


class StatusLine:
    """A line that is written over and over, and taken away in the end."""

    def __init__(self) -> None:
        self._began, self._wide = time.monotonic(), 0

    def show(self, text: str) -> None:
        """Show a text in the place of the one before it."""
        if sys.stderr.isatty() and time.monotonic() - self._began > PATIENCE:
            self._wide = max(self._wide, len(text))
            sys.stderr.write(f"\r{text}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that a note can be said; the next text shows it again."""
        if self._wide:
            sys.stderr.write("\r" + " " * self._wide + "\r")
            sys.stderr.flush()
            self._wide = 0


class Progress:
    """Shows how many of `total` things are done; a context manager that leaves nothing behind."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, max(1, total), 0
        self._line = StatusLine()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        self._line.show(f"{self._what} {self._done:,} of {self._total:,} {bar(self._done / self._total)}")

    def clear(self) -> None:
        """Take the bar away, so that a note can be said; the next step shows it again."""
        self._line.clear()


def bar(share: float) -> str:
    """Return a bar that is full as far as a share, 0 to 1, says; more counts as 1."""
    full = min(_WIDTH, round(_WIDTH * share))
    return "#" * full + "." * (_WIDTH - full)
