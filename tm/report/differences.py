"""What differs between two memories, for people, scripts and browsers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from tm.model.diff import Change, ChangeKind, FactChange, Span, TextChange
from tm.model.memory import Unit, Variant
from tm.report.differences_page import in_order, page
from tm.report.rows import tsv
from tm.report.terminal import Piece, Screen, Style, mark, shown

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}
_STYLES = {ChangeKind.ADDED: Style.ADDED, ChangeKind.REMOVED: Style.WARNING, ChangeKind.CHANGED: Style.BOLD}
_MARGIN = 10


def write(
    out: TextIO,
    changes: Iterable[Change],
    format: str,
    *,
    names: tuple[str, str],
    colored: bool = False,
    width: int = 80,
) -> Counter[ChangeKind]:
    """Write changes as they come and return how many there were of each kind.

    Args:
        out: where to.
        changes: in the order of the newer memory.
        format: `text`, `json`, `jsonl`, `tsv` or `html`.
        names: of the older and the newer memory.
        colored: whether text has colours; without them `{}` stands around what is marked.
        width: of text, in columns.
    """
    counts: Counter[ChangeKind] = Counter()

    def counted() -> Iterator[Change]:
        for change in changes:
            counts[change.kind] += 1
            yield change

    chunks: dict[str, Callable[[], Iterable[str]]] = {
        "text": lambda: _text(counted(), counts, names, Screen(colored, width)),
        "json": lambda: _json(counted(), counts, names),
        "jsonl": lambda: (json.dumps(change_json(change), ensure_ascii=False) + "\n" for change in counted()),
        "tsv": lambda: _rows(counted()),
        "html": lambda: page(counted(), counts, names),
    }
    for chunk in chunks[format]():
        out.write(chunk)
    return counts


def total(counts: Counter[ChangeKind]) -> str:
    """Return the numbers of a comparison as a line."""
    if not counts.total():
        return "no unit differs"
    return ", ".join(f"{counts[kind]:,} {kind.value}" for kind in ChangeKind if counts[kind])


def _text(changes: Iterable[Change], counts: Counter[ChangeKind], names: tuple[str, str], screen: Screen) -> Iterator[str]:
    yield screen.line([(f"--- {shown(names[0])}", Style.DIM)])
    yield screen.line([(f"+++ {shown(names[1])}", Style.DIM)])
    for change in changes:
        yield from _block(change, screen)
    yield total(counts) + "\n"


def _block(change: Change, screen: Screen) -> Iterator[str]:
    tuid = f" · tuid {shown(change.unit.tuid)}" if change.unit.tuid else ""
    yield screen.line([(f"{_SIGNS[change.kind]} {change.kind.value}", _STYLES[change.kind]), (tuid, Style.DIM)])
    if change.kind is not ChangeKind.CHANGED:
        for variant in change.unit.variants:
            yield screen.block([(shown(variant.text), Style.PLAIN)], _MARGIN, _label(variant.lang))
        return
    for lang, part in in_order(change):
        if isinstance(part, TextChange):
            yield from _text_block(part, screen)
        else:
            yield screen.block([(shown(part), Style.DIM)], _MARGIN, _label(lang))
    for fact in change.facts:
        yield screen.block(_fact(fact), _MARGIN)


def _label(lang: str) -> str:
    return shown(lang)[: _MARGIN - 4] or "?"


def _text_block(text: TextChange, screen: Screen) -> Iterator[str]:
    label = _label(text.lang)
    if text.before is not None:
        yield screen.block(mark(text.before, text.went, Style.CHANGED), _MARGIN, f"{label} -")
    if text.after is not None:
        yield screen.block(mark(text.after, text.came, Style.ADDED), _MARGIN, f"{label} +")
    if text.before == text.after:
        yield screen.block([("inline codes differ", Style.DIM)], _MARGIN)


def _fact(fact: FactChange) -> list[Piece]:
    before, after = (shown(value) if value is not None else "(none)" for value in (fact.before, fact.after))
    return [(f"{shown(fact.name)}: {before} → {after}", Style.DIM)]


def _rows(changes: Iterable[Change]) -> Iterator[str]:
    yield "change\ttuid\twhat\tsource_before\tsource_after\ttarget_before\ttarget_after\n"
    for change in changes:
        what = ",".join([*(text.side for text in change.texts), *(fact.name for fact in change.facts)])
        sides = [_sides(unit, change.source) for unit in (change.before, change.after)]
        yield tsv([change.kind.value, change.unit.tuid, what, sides[0][0], sides[1][0], sides[0][1], sides[1][1]])


def _sides(unit: Unit | None, source: str | None) -> tuple[str, str]:
    if unit is None:
        return "", ""
    first = next((v for v in unit.variants if v.lang == source), unit.variants[0] if unit.variants else None)
    return (first.text if first else ""), " | ".join(v.text for v in unit.variants if v is not first)


def _json(changes: Iterable[Change], counts: Counter[ChangeKind], names: tuple[str, str]) -> Iterator[str]:
    yield f'{{\n "before": {json.dumps(names[0], ensure_ascii=False)},\n "after": {json.dumps(names[1], ensure_ascii=False)},\n'
    lead = ' "changes": ['
    for change in changes:
        yield lead + "\n  " + json.dumps(change_json(change), ensure_ascii=False)
        lead = ","
    yield (lead if lead != "," else "\n ") + "],\n"
    yield ",\n".join(f' "{kind.value}": {counts[kind]}' for kind in ChangeKind) + "\n}\n"


def change_json(change: Change) -> dict[str, Any]:
    """Return a change as JSON values; spans are code points of the texts given."""
    return {
        "change": change.kind.value,
        "tuid": change.unit.tuid,
        "before": _unit_json(change.before),
        "after": _unit_json(change.after),
        "texts": [
            {
                "side": text.side,
                "lang": text.lang,
                "before": text.before,
                "after": text.after,
                "went": _spans_json(text.went),
                "came": _spans_json(text.came),
            }
            for text in change.texts
        ],
        "other": [{"name": fact.name, "before": fact.before, "after": fact.after} for fact in change.facts],
    }


def _spans_json(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


def _unit_json(unit: Unit | None) -> dict[str, Any] | None:
    return None if unit is None else {"tuid": unit.tuid, "texts": [_variant_json(v) for v in unit.variants]}


def _variant_json(variant: Variant) -> dict[str, str]:
    return {"lang": variant.lang, "text": variant.text}
