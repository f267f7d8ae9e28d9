"""What every command shares: streams, errors as one line, exit statuses."""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from types import TracebackType
from typing import Any, NoReturn

import typer

from tm.errors import BadSetting, TmError
from tm.model.text import Lang

FOUND, UNUSABLE, INTERRUPTED = 1, 3, 130
"""Exit statuses beside 0 and 2, which a wrong command line has; the contract says what they mean."""


class Format(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"


class SummaryFormat(StrEnum):
    """How what was done is summed up."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """How what was done is told, in sum and row by row."""

    TEXT = "text"
    JSON = "json"
    TSV = "tsv"


class PageFormat(StrEnum):
    """How numbers are written: for people, for scripts, as a page."""

    TEXT = "text"
    JSON = "json"
    TSV = "tsv"
    HTML = "html"


class ReportFormat(StrEnum):
    """How findings and scores are written: for people, for scripts, for CI."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"


class Color(StrEnum):
    """When colours are used."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class LangName(StrEnum):
    """The two languages."""

    KO = "ko"
    EN = "en"


def lang_of(name: LangName | None) -> Lang | None:
    """Return the language of that name."""
    return None if name is None else "ko" if name is LangName.KO else "en"


def check_directions(source: LangName | None, target: LangName | None) -> None:
    """Refuse a direction from a language to itself.

    Raises:
        BadSetting: `--from` and `--to` are the same.
    """
    if source and source is target:
        raise BadSetting("--to", source.value, "the other language than --from")


def use_color(color: Color) -> bool:
    """Return whether standard output gets colours; `NO_COLOR` counts unless colours are asked for."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def insist_on_utf8() -> None:
    """Start again where the locale has another encoding than UTF-8: arguments and names of files were read in it."""
    if sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def prepare_streams() -> None:
    """Read and write UTF-8 whatever the locale; a stream that is closed is empty, or takes what is written to nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="surrogateescape" if name == "stdin" else "backslashreplace")


def say(text: str) -> None:
    """Write a note or a warning to standard error, as one line that sends nothing to the terminal but itself."""
    from tm.report.terminal import shown

    print(shown(text), file=sys.stderr)


def complain(error: TmError) -> int:
    """Say in one line what went wrong, and return the exit status that it has."""
    say(f"tm: {' '.join(str(error).split())}")
    return error.exit_status


def stop(status: int) -> NoReturn:
    """End the program with a status."""
    raise typer.Exit(status)


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with every error as one line on standard error and the status that the contract gives it."""

    @functools.wraps(command)
    def inner(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except TmError as error:
            stop(complain(error))
        except KeyboardInterrupt:
            stop(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE or isinstance(error, BrokenPipeError):
                _silence_stdout()
                stop(0)
            say(_unusable(error))
            _silence_stdout()
            stop(UNUSABLE)
        except MemoryError:
            say("tm: not enough memory; split the input into smaller files")
            stop(UNUSABLE)

    return inner


def last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one line what nobody foresaw; with `TM_DEBUG` set, show where."""
    if "TM_DEBUG" in os.environ:
        sys.__excepthook__(kind, error, trace)
    reason = " ".join(str(error).split())[:200]
    fault = f"tm: a fault in tm itself ({kind.__name__}: {reason}); please report it, with TM_DEBUG=1 in the environment"
    # Help is written outside of any command.
    say(_unusable(error) if isinstance(error, OSError) else fault)
    sys.stderr.flush()
    os._exit(UNUSABLE)


def _unusable(error: OSError) -> str:
    place = error.filename or "standard output"
    return f"tm: {place}: {error.strerror or error}; check the file, its permissions and the free space"


def _silence_stdout() -> None:
    """Keep the interpreter from complaining about a closed stream when it ends."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
