"""Every error that `tm` raises on purpose.

::

    TmError                       one line for the user, exit status 3
    ├── UnusableInput             a file that is missing or cannot be used
    │   ├── UnknownFormat         not a format that this command reads
    │   ├── BadEncoding           bytes that are not the text they claim to be
    │   └── BadTmx                broken or hostile TMX
    ├── UnusableOutput            a file that cannot be written
    ├── MissingExtra              an optional package is not installed (exit status 2)
    └── BadSetting                a value out of range (exit status 2)

Each carries its facts as attributes and ends with what to do next.
"""

from __future__ import annotations


class TmError(Exception):
    """The family name: catch this to catch all of them. `exit_status` is what the command line answers."""

    exit_status = 3


class UnusableInput(TmError):
    """A file that cannot be used, with the line (1-based) and the tuid where they are known."""

    def __init__(self, file: str, reason: str, *, advice: str = "", line: int | None = None, tuid: str | None = None) -> None:
        self.file, self.reason, self.advice, self.line, self.tuid = file, reason, advice, line, tuid
        place = file if line is None else f"{file}:{line}"
        unit = f" (tuid {tuid})" if tuid else ""
        super().__init__(f"{place}: {reason}{unit}" + (f"; {advice}" if advice else ""))


class UnknownFormat(UnusableInput):
    """The file is something else than what the command reads."""


class BadEncoding(UnusableInput):
    """The bytes are not text in the encoding declared, nor in another one that can be proved."""


class BadTmx(UnusableInput):
    """TMX that is broken, or built to do harm."""


class UnusableOutput(TmError):
    """A file cannot be written; the old one, if any, is whole."""

    def __init__(self, file: str, reason: str, advice: str = "choose another place or free some space") -> None:
        self.file, self.reason, self.advice = file, reason, advice
        super().__init__(f"{file}: {reason}; {advice}")


class MissingExtra(TmError):
    """An optional feature was asked for whose package is not installed."""

    exit_status = 2

    def __init__(self, feature: str, extra: str) -> None:
        self.feature, self.extra = feature, extra
        super().__init__(f"{feature} is not installed; run: pip install 'koen-tm[{extra}]'")


class BadSetting(TmError, ValueError):
    """A value that is out of range or of the wrong form, or, where it is empty, one that is missing."""

    exit_status = 2

    def __init__(self, name: str, value: object, allowed: str) -> None:
        self.name, self.value, self.allowed = name, value, allowed
        super().__init__(f"{name}: {'missing' if value == '' else f'{value!r} cannot be used'}; give {allowed}")
