"""The parts of a memory, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from tm.model.split import Part
from tm.report.rows import counted
from tm.report.terminal import shown


def write(out: TextIO, parts: Sequence[Part], *, as_json: bool, folder: str) -> None:
    """Write which files there are now, with the number of their units."""
    total = sum(part.units for part in parts)
    if as_json:
        json.dump({"folder": folder, "units": total, "parts": [asdict(part) for part in parts]}, out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    out.writelines(f"{part.units:>10,}  {shown(part.file)}\n" for part in parts)
    out.write(f"{total:>10,}  units in {counted(len(parts), 'file')} in {shown(folder)}\n")
