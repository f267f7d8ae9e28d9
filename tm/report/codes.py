"""Language codes that were changed, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TextIO

from tm.report.rows import counted
from tm.report.terminal import shown


def write(out: TextIO, changed: Mapping[tuple[str, str], int], unknown: Mapping[str, int], *, as_json: bool, units: int) -> None:
    """Write what became what and how often, and which codes are none, in a fixed order."""
    if as_json:
        found = {
            "units": units,
            "changed": [{"from": old, "to": new, "count": count} for (old, new), count in sorted(changed.items())],
            "unknown": [{"code": code, "count": count} for code, count in sorted(unknown.items())],
        }
        json.dump(found, out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    out.write(f"{counted(units, 'unit')}, {counted(sum(changed.values()), 'code')} changed\n")
    out.writelines(f"  {shown(old)} → {new}: {count:,}\n" for (old, new), count in sorted(changed.items()))
    out.writelines(f"  {shown(code)} is no language code; left as it is: {count:,}\n" for code, count in sorted(unknown.items()))
