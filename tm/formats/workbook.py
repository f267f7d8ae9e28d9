"""Workbooks (XLSX) on their way to a file: the same bytes for the same content."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from datetime import datetime
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)


def save_workbook(book: Workbook, stream: IO[bytes]) -> None:
    """Write a workbook without the present moment in it: all of it is as old as a zip can say."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.creator = "tm"
    book.properties.created = book.properties.modified = datetime(*_EPOCH)
    with tempfile.TemporaryFile() as packed:
        ExcelWriter(book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1)).save()
        with zipfile.ZipFile(packed) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
            for name in made.namelist():
                part = zipfile.ZipInfo(name, _EPOCH)
                part.compress_type = zipfile.ZIP_DEFLATED
                with made.open(name) as old, out.open(part, "w", force_zip64=True) as new:
                    shutil.copyfileobj(old, new)
