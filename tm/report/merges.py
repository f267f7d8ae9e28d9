"""What a merge did, for people and for scripts."""

from __future__ import annotations

import json
from typing import Any, TextIO

from tm.model.memory import Unit
from tm.model.merge import Conflict, Fate, MergeSummary
from tm.report.rows import counted
from tm.report.terminal import shown

_WORDS = {
    Fate.SAME: "in both",
    Fate.OWN: "added or changed here",
    Fate.OTHER: "changed by the other side",
    Fate.COMBINED: "put together from both",
    Fate.DELETED: "deleted by the other side",
    Fate.CONFLICT: "in conflict",
}
_MOST = 20
"""Conflicts that text shows."""


def write(out: TextIO, summary: MergeSummary, *, as_json: bool, names: tuple[str, str]) -> None:
    """Write where every unit of both sides went, and the conflicts; `names` are those of the two sides."""
    if as_json:
        json.dump(_json(summary), out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    for name, side in zip(names, (summary.ours, summary.theirs), strict=True):
        parts = [f"{count:,} {_WORDS[fate]}" for fate, count in side.items()]
        out.write(f"{shown(name)}: {counted(sum(side.values()), 'unit')}" + (": " + ", ".join(parts) if parts else "") + "\n")
    if summary.written:
        out.write(f"written: {counted(summary.written, 'unit')}\n")
    for conflict in summary.conflicts[:_MOST]:
        out.writelines(_lines(conflict, kept=summary.written > 0))
    if len(summary.conflicts) > _MOST:
        out.write(f"and {counted(len(summary.conflicts) - _MOST, 'conflict')} more\n")


def _lines(conflict: Conflict, *, kept: bool) -> list[str]:
    unit = conflict.ours or conflict.theirs or Unit()
    tuid = f" (tuid {shown(unit.tuid)})" if unit.tuid else ""
    decided = (
        f", decided for {conflict.decided}"
        if conflict.decided
        else ", both kept"
        if kept and conflict.ours and conflict.theirs
        else ""
    )
    return [f"conflict{tuid}{decided}\n", _side("ours", conflict.ours), _side("theirs", conflict.theirs)]


def _side(name: str, unit: Unit | None) -> str:
    what = " | ".join(shown(v.text) for v in unit.variants) if unit else "(deleted)"
    return f"  {name:7} {what}\n"


def _json(summary: MergeSummary) -> dict[str, Any]:
    return {
        "base": summary.base,
        "ours": {"units": sum(summary.ours.values()), **{fate.value: summary.ours.get(fate, 0) for fate in Fate}},
        "theirs": {"units": sum(summary.theirs.values()), **{fate.value: summary.theirs.get(fate, 0) for fate in Fate}},
        "written": summary.written,
        "unresolved": summary.unresolved,
        "conflicts": [
            {"ours": _unit(one.ours), "theirs": _unit(one.theirs), "decided": one.decided or None} for one in summary.conflicts
        ],
    }


def _unit(unit: Unit | None) -> dict[str, Any] | None:
    if unit is None:
        return None
    return {"tuid": unit.tuid, "texts": [{"lang": v.lang, "text": v.text} for v in unit.variants]}
