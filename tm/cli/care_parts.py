"""Any number of files written at once, without holding them open: a folder is filled in whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from tm.errors import UnusableOutput
from tm.formats.tmx import TmxWriter
from tm.model.memory import Header, Unit


class _Part:
    """A file that is opened for each piece written, as more parts may be wanted than a system lets be open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.open("xb").close()

    def write(self, data: bytes) -> int:
        with self.path.open("ab") as stream:
            return stream.write(data)


class Parts:
    """TMX files in a folder; a context manager. They get their names when all are whole."""

    def __init__(self, folder: str) -> None:
        self._folder, self._suffix = Path(folder), f".{secrets.token_hex(4)}.part"
        self._parts: dict[str, tuple[_Part, TmxWriter]] = {}
        self.counts: dict[str, int] = {}

    def __enter__(self) -> Parts:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnusableOutput(str(self._folder), f"is no folder that can be made ({error.strerror})", "name another") from None
        return self

    def write(self, name: str, unit: Unit, header: Header) -> None:
        """Write a unit to the file of that name."""
        try:
            if name not in self._parts:
                part = _Part(self._folder / f".{name[:40]}.{len(self._parts)}{self._suffix}")
                self._parts[name] = part, TmxWriter(cast("IO[bytes]", part), header).__enter__()
                self.counts[name] = 0
            self._parts[name][1].write(unit)
        except OSError as error:
            raise UnusableOutput(str(self._folder / name), f"cannot be written ({error.strerror or error})") from None
        self.counts[name] += 1

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        try:
            if kind is None:
                self._finish()
        except OSError as failure:
            raise UnusableOutput(str(self._folder), f"cannot be written ({failure.strerror or failure})") from None
        finally:
            for part, _ in self._parts.values():
                with suppress(OSError):
                    part.path.unlink(missing_ok=True)

    def _finish(self) -> None:
        for _, writer in self._parts.values():
            writer.__exit__(None, None, None)
        for name, (part, _) in self._parts.items():
            os.replace(part.path, self._folder / name)
