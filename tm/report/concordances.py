"""What concordance answers, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Any, TextIO

from tm.model.concordance import Concordance
from tm.model.hit import Hit, Rendering, Year
from tm.report.rows import counted, props_object, tsv
from tm.report.terminal import Piece, Screen, Style, cells, cut, shown

_LEAST_NAME = 8
"""Columns that what is left of a name must have."""
_TABLE = 16
"""Where renderings begin: two columns behind the year and its units."""


def write(
    out: TextIO, concordance: Concordance, format: str, *, colored: bool = False, width: int = 80, numbered: bool = False
) -> None:
    """Write a concordance as text (`numbered`: with a number for each unit), JSON, JSON lines (a hit each) or TSV."""
    if format == "json":
        json.dump(_json(concordance), out, ensure_ascii=False, indent=1)
        out.write("\n")
    elif format == "jsonl":
        out.writelines(json.dumps(_hit_json(hit), ensure_ascii=False) + "\n" for hit in concordance.hits)
    elif format == "tsv":
        out.write("left\thit\tright\tside\tother\tfile\ttuid\tchanged\n")
        out.writelines(_row(hit) for hit in concordance.hits)
    else:
        out.writelines(_text(concordance, Screen(colored, width), numbered))


def _json(concordance: Concordance) -> dict[str, Any]:
    found: dict[str, Any] = {
        "phrase": " ".join(concordance.phrases),
        "phrases": concordance.phrases,
        "source_lang": concordance.source_lang,
        "target_lang": concordance.target_lang,
        "count": concordance.count,
        "units": concordance.units,
        "hits": [_hit_json(hit) for hit in concordance.hits],
    }
    if concordance.renderings:
        found["renderings"] = _renderings_json(concordance.renderings)
    if concordance.years:
        found["by_year"] = [
            {"year": y.year, "units": y.units, "renderings": _renderings_json(y.renderings)} for y in concordance.years
        ]
    return found


def _renderings_json(renderings: Sequence[Rendering]) -> list[dict[str, Any]]:
    return [{"text": one.text, "units": one.units} for one in renderings]


def _hit_json(hit: Hit) -> dict[str, Any]:
    return {
        "source": hit.source,
        "target": hit.target,
        "side": hit.side,
        "start": hit.start,
        "end": hit.end,
        "tuid": hit.tuid,
        "file": hit.file,
        "note": hit.note,
        "changed": hit.changed,
        "props": props_object(hit.props),
    }


def _row(hit: Hit) -> str:
    text = hit.text
    parts = [text[: hit.start], text[hit.start : hit.end], text[hit.end :]]
    row = [*parts, hit.side, _other(hit), hit.file, hit.tuid, hit.changed]
    return tsv(row)


def by_unit(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Give the hits of each unit."""
    for _, group in groupby(hits, lambda hit: (hit.source, hit.target, hit.file, hit.tuid)):
        yield list(group)


def _text(concordance: Concordance, screen: Screen, numbered: bool) -> Iterator[str]:
    for place, hits in enumerate(by_unit(concordance.hits), 1):
        yield from (screen.line(_in_context(hit, screen)) for hit in hits)
        both = any(hit.side != hits[0].side for hit in hits)
        number = f"{place})" if numbered else ""
        below = _below(hits[0], screen.width - len(number), "" if both else _other(hits[0]))
        yield screen.line([(number, Style.BOLD), (below, Style.DIM)])
    if concordance.years or concordance.renderings:
        yield "\n" if concordance.hits else ""
        yield from _table(concordance, screen)
    left = concordance.count - len(concordance.hits)
    more = f"; {left:,} more not shown" if concordance.hits and left else ""
    total = f"{counted(concordance.count, 'hit')} in {counted(concordance.units, 'unit')}{more}"
    yield screen.block([(total, Style.BOLD)])


def _in_context(hit: Hit, screen: Screen) -> Iterator[Piece]:
    """Give a hit between its contexts; all hits start in the same column."""
    text, half = hit.text, screen.width * 9 // 20
    found = shown(text[hit.start : hit.end]).strip()
    signed = list(screen.signed([(cut(found, screen.width - half - 2), Style.FOUND)]))
    size = sum(cells(part) for part, _ in signed)
    before = cut(shown(text[: hit.start]).lstrip(), half, left=True)
    yield " " * (half - cells(before)) + before, Style.PLAIN
    yield from signed
    yield cut(shown(text[hit.end :]), screen.width - half - size), Style.PLAIN


def _below(hit: Hit, width: int, other: str) -> str:
    """Return the other side's text with the article, or else the file, and the date of the unit at the right."""
    date, name = shown((hit.changed or "")[:10]), shown(_article(hit) or PurePath(hit.file).name or hit.file)
    most = width * 2 // 5
    room = most - cells(date) - 3 if date else most
    place = " · ".join(filter(None, (cut(name, room) if cells(name) <= room or room >= _LEAST_NAME else "", date)))
    room = width - cells(place) - 4
    text = cut(shown(other), room)
    return f"  {text}{' ' * (room - cells(text))}  {place}"


def _article(hit: Hit) -> str | None:
    """Return the document that a unit comes from, the Korean one where it says both."""
    documents = dict(reversed(hit.props))
    return documents.get("x-tm-doc-ko") or documents.get("x-tm-doc-en")


def _table(concordance: Concordance, screen: Screen) -> Iterator[str]:
    """Give the years with what they have the phrase as, then all years together."""
    rows: list[Year] = list(concordance.years)
    if rows:
        yield screen.line([("   year  units  put as", Style.DIM)])
    for row in rows:
        name = "undated" if row.year is None else str(row.year)
        yield _years_line(name, row.units, row.renderings, screen)
    if concordance.renderings:
        yield _years_line("all", concordance.units, concordance.renderings, screen)


def _years_line(name: str, units: int, renderings: Sequence[Rendering], screen: Screen) -> str:
    items: list[Piece] = [(f"{name:>7} {units:>6,}", Style.BOLD)]
    for one in renderings:
        number = f" ({one.units:,})"
        items.append((cut(shown(one.text), screen.width - _TABLE - cells(number)) + number, Style.PLAIN))
    return screen.flow(items, _TABLE)


def _other(hit: Hit) -> str:
    return hit.target if hit.side == "source" else hit.source
