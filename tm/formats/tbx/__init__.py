"""Termbases: TBX versions 2 and 3, read and written."""

from __future__ import annotations

from tm.formats.tbx.reader import read_tbx
from tm.formats.tbx.writer import OWN_SOURCE, Version, write_tbx

__all__ = ["OWN_SOURCE", "Version", "read_tbx", "write_tbx"]
