"""Gettext PO: read, write, fill in place."""

from __future__ import annotations

from tm.formats.po.fill import fill_po
from tm.formats.po.reader import read_po
from tm.formats.po.writer import write_po

__all__ = ["fill_po", "read_po", "write_po"]
