"""`tm lookup --interactive`: one memory, kept open, asked again and again; on a terminal as a full screen, else line by line."""

from __future__ import annotations

import io
import math
import os
import re
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tm.errors import BadSetting, TmError
from tm.model.concordance import Concordance
from tm.model.match import Answer
from tm.report import concordances, matches
from tm.report.terminal import Screen, Style

if TYPE_CHECKING:
    from tm.cli.lookup import Job
    from tm.memory.memory import Mode

_MOST_HITS = 50
"""Occurrences shown until `:n` says otherwise; all are counted."""

_COMMAND = re.compile(r":\s*([^\W\d]+|\?)\s*(.*)", re.S)
_KOREAN_KEYS = dict(zip("ㅅㅜㅌㅊㅡㄱㅗㅂ", "tnxcmrhq", strict=True))
"""What the keys of the commands give while the keyboard is Korean."""

_WAYS: tuple[Mode, ...] = ("folded", "exact", "regex")

Number = TypeVar("Number", int, float)


def run(job: Job, colored: bool, first: Sequence[str] = ()) -> None:
    """Answer the first queries, then what is typed, until the user leaves or the input ends."""
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from tm.cli.screen import FullScreen

        FullScreen(job, colored).run(first)
    else:
        from tm.cli.lines import Lines

        Lines(job, colored).run(first)


@dataclass(frozen=True, slots=True)
class Found:
    """What a query came to; without a result there is an error, in one line."""

    query: str
    milliseconds: float
    result: Answer | Concordance | None = None
    error: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """What can be copied, in the order of the numbers."""
        if isinstance(self.result, Answer):
            return tuple(match.target for match in self.result.matches)
        return tuple(hits[0].target for hits in concordances.by_unit(self.result.hits)) if self.result else ()


class Session(ABC):
    """What is asked for and how; what is seen of it is left to others.

    Attributes:
        looking: whether a query is looked up; else its concordance is shown.
        way: how a phrase is meant in a concordance.
        hits: the most occurrences shown.
        units: how many are searched.
    """

    def __init__(self, job: Job, colored: bool) -> None:
        self.job, self.colored = job, colored
        self.looking, self.hits, self.units = True, _MOST_HITS, 0
        self.way: Mode = "folded"
        self.load()

    @property
    def manner(self) -> str:
        """What is asked for, and how."""
        return f"lookup · ≥{self.job.wanted.threshold:g}" if self.looking else f"concordance · {self.way}"

    def load(self) -> None:
        """Open the memory and the glossary as their files are now; if that fails the old ones stay.

        Raises:
            TmError: a file is missing or broken.
        """
        from tm.cli.opening import glossary_of, open_memory

        job = self.job
        glossary = glossary_of(job.terms, job.settings)
        memory = open_memory(job.memory, job.settings)
        if "opened" in vars(job):
            job.opened.close()
        job.opened, job.glossary, self.units = memory, glossary, memory.units

    def reload(self) -> str:
        """Open everything again and return what there is to say of it."""
        with redirect_stderr(io.StringIO()) as notes:
            try:
                self.load()
            except Exception as error:
                return one_line(error)
        return " · ".join(["memory read again", *notes.getvalue().splitlines()])

    def find(self, query: str) -> Found:
        """Answer a query as the session stands; whatever goes wrong is part of the answer."""
        job, began = self.job, time.perf_counter()
        result: Answer | Concordance | None = None
        failure = ""
        try:
            if self.looking:
                result = job.answer(query)
            else:
                result = job.opened.concord(
                    query, source=job.source, target=job.target, mode=self.way, wanted=job.wanted, limit=self.hits
                )
        except Exception as error:
            failure = one_line(error)
        return Found(query, (time.perf_counter() - began) * 1000, result, failure)

    def text(self, found: Found, width: int) -> str:
        """Return what was found as numbered text."""
        out = io.StringIO()
        if isinstance(found.result, Concordance):
            concordances.write(out, found.result, "text", colored=self.colored, width=width, numbered=True)
        elif found.result:
            answer, explain, threshold = found.result, self.job.explain, self.job.wanted.threshold
            matches.write(out, [answer], "text", colored=self.colored, width=width, explain=explain, headed=False, numbered=True)
            if not answer.matches:
                hint = f"nothing at {threshold:g} or above" + ("; :t sets a lower threshold" if threshold else "")
                out.write(Screen(self.colored, width).block([(hint, Style.DIM)]))
        return out.getvalue()

    def command(self, line: str) -> None:
        """Do what a line that begins with a colon says."""
        parts = _COMMAND.fullmatch(line.strip())
        name, value = (parts[1].lower(), parts[2].strip()) if parts else ("", "")
        try:
            match _KOREAN_KEYS.get(name, name):
                case "c":
                    self.copy(_number(":c", value, int, 1, "the number of a result"))
                case "t":
                    threshold = _number(":t", value, float, 0, "a number from 0 to 100", 100)
                    self.job.wanted = replace(self.job.wanted, threshold=threshold)
                    self.changed(f"lookup · ≥{threshold:g}")
                case "n":
                    self._limit(_number(":n", value, int, 1, "a whole number, 1 or more"))
                case "x":
                    self._mean(value)
                case "m":
                    self.switch()
                case "r":
                    self.refresh()
                case "h" | "help" | "?":
                    self.explain()
                case "q" | "quit":
                    self.leave()
                case _:
                    raise BadSetting("command", line.strip(), "one of those that :help shows")
        except TmError as error:
            self.note(one_line(error))

    def switch(self) -> None:
        """Go from lookup to concordance, or back."""
        self.looking = not self.looking
        self.changed(self.manner)

    def _limit(self, limit: int) -> None:
        if self.looking:
            self.job.wanted = replace(self.job.wanted, limit=limit)
        else:
            self.hits = limit
        self.changed(f"at most {limit} shown")

    def _mean(self, value: str) -> None:
        for way in _WAYS:
            if value == way or (not value and way == _WAYS[(_WAYS.index(self.way) + 1) % len(_WAYS)]):
                self.way = way
                break
        else:
            raise BadSetting(":x", value, "folded, exact or regex")
        self.changed(f"concordance · {self.way}")

    @abstractmethod
    def note(self, text: str) -> None:
        """Say something in a line."""

    @abstractmethod
    def changed(self, text: str) -> None:
        """Say what is asked for differently now."""

    @abstractmethod
    def copy(self, number: int) -> None:
        """Put a target on the clipboard."""

    @abstractmethod
    def refresh(self) -> None:
        """Read the memory again."""

    @abstractmethod
    def explain(self) -> None:
        """Show the help."""

    @abstractmethod
    def leave(self) -> None:
        """End the session."""


def one_line(error: Exception) -> str:
    """Return what an error says, on one line."""
    text = " ".join(str(error).split())
    expected = isinstance(error, TmError | OSError)
    return text if expected else f"a fault in tm itself ({type(error).__name__}: {text}); please report it"


def _number(name: str, value: str, kind: type[Number], least: Number, allowed: str, most: float = math.inf) -> Number:
    """Return the number that a command was given.

    Raises:
        BadSetting: it is none, or out of range.
    """
    with suppress(ValueError):
        number = kind(value)
        if least <= number <= most:
            return number
    raise BadSetting(name, value, allowed)
