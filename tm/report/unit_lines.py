"""A unit as lines of text: what git compares where it compares lines."""

from __future__ import annotations

from tm.model.memory import Unit
from tm.report.terminal import shown


def lines(unit: Unit) -> str:
    """Return a unit's tuid, texts, properties and notes, a line each, with an empty line behind them."""
    out = [f"tuid: {unit.tuid}"] if unit.tuid else []
    out += [f"{v.lang or '?'}: {v.text}" for v in unit.variants]
    out += [f"  {p.type or 'property'}: {p.text}" for p in unit.props]
    out += [f"  note: {n.text}" for n in unit.notes]
    return "".join(f"{shown(line)}\n" for line in out) + "\n"
