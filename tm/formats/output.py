"""Write a file beside its destination, flush it to the disk, and rename it: a run that is killed leaves the old file whole."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from tm.errors import UnusableOutput


@contextmanager
def open_output(path: str) -> Iterator[IO[bytes]]:
    """Give a stream whose bytes become the file when the block ends well, and vanish when it does not.

    `-` is standard output; a device or a pipe is written directly.

    Raises:
        UnusableOutput: the file cannot be written.
    """
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        if target.is_dir():
            raise UnusableOutput(path, "is a folder", "name a file")
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with target.open("wb") as stream:
                yield stream
            return
        with _beside(target.resolve()) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None and Path(error.filename).resolve().parent != target.resolve().parent:
            raise
        if not target.parent.is_dir():
            advice = "make it, or choose another place"
            raise UnusableOutput(path, f"cannot be written, for there is no folder {target.parent}", advice) from None
        raise UnusableOutput(path, f"cannot be written ({error.strerror or error})") from None


@contextmanager
def _beside(target: Path) -> Iterator[IO[bytes]]:
    # The name is cut, for names have an end: 255 bytes, in Hangul 85 characters.
    beside = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
    stream = beside.open("xb")
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(beside, target)
    except BaseException:  # the part goes, whatever happened
        with suppress(OSError):
            beside.unlink()
        raise
