"""What cleaning took out and mended, for people and for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from tm.model.clean import Cleaned, Rule
from tm.report.rows import counted, tsv
from tm.report.terminal import Screen, Style, shown

_EXAMPLES = 3
"""Of each rule, in text."""
_MARGIN = 14


def write(out: TextIO, found: Iterable[Cleaned], format: str, *, name: str, rules: Sequence[Rule], screen: Screen) -> None:
    """Write what was done, unit by unit as it comes.

    Args:
        out: where to.
        found: every unit of the memory.
        format: `text` (numbers, and a few examples of each rule), `json` (the same and every unit touched) or `tsv` (a row a unit
            touched).
        name: of the memory.
        rules: in their order.
        screen: of text.
    """
    units = 0
    removed: Counter[str] = Counter()
    repaired: Counter[str] = Counter()
    examples: list[str] = []
    if format == "tsv":
        out.write("number\tline\ttuid\trule\tdone\treason\ttexts\n")
    lead = f'{{\n "file": {json.dumps(name, ensure_ascii=False)},\n "touched": ['
    for one in found:
        units += 1
        removed[one.rule] += one.after is None
        repaired.update(one.repairs)
        if one.after is not None and not one.repairs:
            continue
        if format == "tsv":
            out.write(_row(one))
        elif format == "json":
            out.write(f"{lead}\n  {json.dumps(_json(one), ensure_ascii=False)}")
            lead = ","
        elif one.after is None and removed[one.rule] <= _EXAMPLES:
            examples.append(_example(one, screen))
    kept = units - removed.total()
    if format == "json":
        counts = [{"rule": r.name, "removed": removed[r.name], "repaired": repaired[r.name]} for r in rules]
        facts = f' "units": {units},\n "kept": {kept},\n "removed": {removed.total()},\n "rules": {json.dumps(counts)}\n}}\n'
        out.write((lead if lead != "," else "\n ") + f"],\n{facts}")
    elif format == "text":
        out.write(f"{shown(name)}: {counted(units, 'unit')}, {kept:,} kept, {removed.total():,} removed\n")
        for rule in rules:
            if removed[rule.name] or repaired[rule.name]:
                done = f"{removed[rule.name]:,} removed" if not rule.repairs else f"{repaired[rule.name]:,} mended"
                out.write(f"  {rule.name:{_MARGIN - 2}}{done:>14}  {rule.what}\n")
        out.writelines(examples)


def write_rules(out: TextIO, rules: Iterable[Rule]) -> None:
    """Write every rule with what it finds."""
    out.writelines(f"{rule.name:{_MARGIN}}{rule.what}\n" for rule in rules)


def _texts(one: Cleaned) -> str:
    return " | ".join(variant.text for variant in one.before.variants)


def _done(one: Cleaned) -> tuple[str, str]:
    return ("removed", one.rule) if one.after is None else ("mended", ",".join(one.repairs))


def _row(one: Cleaned) -> str:
    done, rule = _done(one)
    return tsv([str(one.number), str(one.before.line or ""), one.before.tuid, rule, done, one.reason, _texts(one)])


def _example(one: Cleaned, screen: Screen) -> str:
    place = f"line {one.before.line}" if one.before.line else f"unit {one.number}"
    return screen.block(
        [(f"{shown(one.reason)}: ", Style.DIM), (shown(_texts(one)), Style.PLAIN), (f" ({place})", Style.DIM)], _MARGIN, one.rule
    )


def _json(one: Cleaned) -> dict[str, Any]:
    done, rule = _done(one)
    return {
        "number": one.number,
        "line": one.before.line,
        "tuid": one.before.tuid,
        "done": done,
        "rule": rule,
        "reason": one.reason,
        "texts": [{"lang": v.lang, "text": v.text} for v in one.before.variants],
    }
