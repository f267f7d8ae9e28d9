"""Units that stand more than once, for people and for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, TextIO

from tm.model.dedupe import Duplicate, Likeness
from tm.report.rows import counted, tsv
from tm.report.terminal import shown

_WORDS = {
    Likeness.EXACT: "equal to another",
    Likeness.FOLDED: "equal but for spelling habits",
    Likeness.CONFLICT: "with the source of another, and another target",
}
_EXAMPLES = 3
"""Of each kind, in text."""


def write(out: TextIO, found: Iterable[Duplicate], format: str, *, name: str, total: int) -> None:
    """Write duplicates as they come.

    Args:
        out: where to.
        found: in the order of the file.
        format: `text` (numbers, with a few examples), `json` (numbers and all duplicates) or `tsv` (a row a duplicate).
        name: of the memory.
        total: its units.
    """
    counts: Counter[Likeness] = Counter()
    removed: Counter[Likeness] = Counter()
    if format == "tsv":
        out.write("kind\tremoved\tnumber\tlike\ttuid\ttexts\n")
    lead = f'{{\n "file": {json.dumps(name, ensure_ascii=False)},\n "units": {total},\n "duplicates": ['
    examples: list[str] = []
    for one in found:
        counts[one.likeness] += 1
        removed[one.likeness] += one.removed
        if format == "tsv":
            out.write(_row(one))
        elif format == "json":
            out.write(f"{lead}\n  {json.dumps(_json(one), ensure_ascii=False)}")
            lead = ","
        elif counts[one.likeness] <= _EXAMPLES:
            examples.append(_line(one))
    if format == "json":
        numbers = {kind.value: {"found": counts[kind], "removed": removed[kind]} for kind in Likeness}
        out.write((lead if lead != "," else "\n ") + f'],\n "counts": {json.dumps(numbers)}\n}}\n')
    elif format == "text":
        out.write(f"{shown(name)}: {counted(total, 'unit')}, {removed.total():,} removed, {total - removed.total():,} kept\n")
        out.writelines(f"  {counts[kind]:,} {_WORDS[kind]} ({removed[kind]:,} removed)\n" for kind in Likeness if counts[kind])
        out.writelines(examples)


def _texts(one: Duplicate) -> str:
    return " | ".join(variant.text for variant in one.unit.variants)


def _row(one: Duplicate) -> str:
    fate = "yes" if one.removed else "no"
    return tsv([one.likeness.value, fate, str(one.number), str(one.like), one.unit.tuid, _texts(one)])


def _line(one: Duplicate) -> str:
    return f"  {one.likeness.value}: unit {one.number:,}, as unit {one.like:,}: {shown(_texts(one))}\n"


def _json(one: Duplicate) -> dict[str, Any]:
    return {
        "kind": one.likeness.value,
        "removed": one.removed,
        "number": one.number,
        "like": one.like,
        "tuid": one.unit.tuid,
        "texts": [{"lang": v.lang, "text": v.text} for v in one.unit.variants],
    }
