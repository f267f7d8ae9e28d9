"""A zip with one member changed and all others as they were."""

from __future__ import annotations

import copy
import io
import zipfile

from tm.formats.container import ZIP, Suffix, member_of, read_raw
from tm.formats.package import Package


def repacked(path: str, suffix: Suffix, data: bytes) -> bytes:
    """Return the file with `data` in place of the member that has the suffix, or `data` alone where the file is no zip.

    Order, dates and compression of the members stay, so that the same input gives the same bytes.

    Raises:
        UnusableInput: it is damaged, encrypted, or built to do harm.
    """
    raw = read_raw(path)
    if not raw.startswith(ZIP):
        return data
    package = Package(path, raw)
    changed = member_of(path, package.names(), suffix)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for info in package.members():
            # A copy, for writing puts the new sizes into it.
            archive.writestr(copy.copy(info), data if info.filename == changed else package.read(info.filename))
    return stream.getvalue()
