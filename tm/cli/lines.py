"""A session without a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain

from tm.cli.frame import say
from tm.cli.manual import manual
from tm.cli.session import Session
from tm.report.terminal import Screen, columns


class Lines(Session):
    """A line in, an answer out with an empty line behind it; remarks go to standard error."""

    _open = True

    def run(self, first: Sequence[str] = ()) -> None:
        """Answer the first queries, then every line of standard input."""
        for line in chain(first, sys.stdin):
            query = line.rstrip("\r\n")
            if query.startswith(":"):
                self.command(query)
            elif query.strip():
                found = self.find(query)
                if found.error:
                    self.note(found.error)
                sys.stdout.write(self.text(found, columns()) + "\n")
            sys.stdout.flush()
            if not self._open:
                break

    def note(self, text: str) -> None:
        say(f"tm: {text}")

    def changed(self, text: str) -> None:
        self.note(text)

    def copy(self, number: int) -> None:
        self.note("there is no terminal, so nothing is copied")

    def refresh(self) -> None:
        self.note(self.reload())

    def explain(self) -> None:
        sys.stdout.write(manual(Screen(self.colored, columns())) + "\n")

    def leave(self) -> None:
        self._open = False
