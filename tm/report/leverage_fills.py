"""What a file was filled with: a summary line, and a row for each segment that was looked at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any, TextIO

from tm.model.band import Band
from tm.model.leverage import Pretranslated
from tm.model.memory import plain_text
from tm.report.page import begin, end
from tm.report.rows import counted, tsv
from tm.report.terminal import shown

_COLUMNS = ("segment", "state", "band", "similarity", "kind", "source", "target", "reasons", "memory", "tuid")
_STYLE = """
article { border-left: .3rem solid #888; margin: 1rem 0; padding: .2rem .8rem; }
article.final { border-color: #1b7f4b; } article.needs-review { border-color: #b26a00; } article.empty { opacity: .75; }
h2 { font-size: .85rem; font-weight: 600; margin: 0 0 .2rem; } p { margin: .1rem 0; } .why { font-size: .85rem; opacity: .8; }
"""


def summary(out: TextIO, done: Sequence[Pretranslated], *, kept: int, as_json: bool) -> None:
    """Write one line, or an object, with what became of the segments; `kept` had a translation and were not looked at."""
    states = Counter(_state(one) for one in done)
    bands = Counter(one.band for one in done if one.filled)
    if as_json:
        by_band = {band.value: bands[band] for band in Band if bands[band]}
        facts = {"segments": len(done) + kept, "final": states["final"], "needs_review": states["needs-review"]}
        json.dump(facts | {"empty": states[""], "translated_before": kept, "bands": by_band}, out, ensure_ascii=False)
        out.write("\n")
        return
    parts = [f"{states['final']} final", f"{states['needs-review']} to be reviewed", f"{states['']} without a match"]
    if kept:
        parts.append(f"{kept} translated before")
    filled = ", ".join(f"{band.value}: {bands[band]}" for band in Band if bands[band])
    out.write(f"{counted(len(done) + kept, 'segment')}: {', '.join(parts)}" + (f" ({filled})" if filled else "") + "\n")


def render(path: str, done: Sequence[Pretranslated]) -> Iterator[str]:
    """Give the report in parts: JSON, TSV or HTML by the name's ending; TSV for `-`."""
    name = path.lower()
    yield from _json(done) if name.endswith(".json") else _page(done) if name.endswith(".html") else _table(done)


def as_json(one: Pretranslated) -> dict[str, Any]:
    """Return what became of a segment as an object. `segment` counts from 1; `state` is final, needs-review, or null."""
    match = one.match
    return {
        "segment": one.segment.place + 1,
        "state": _state(one) or None,
        "band": one.band.value,
        "similarity": match.similarity if match else None,
        "kind": match.kind.value if match else None,
        "source": one.segment.text,
        "target": plain_text(one.filled.content) if one.filled else None,
        "reasons": list(one.reasons),
        "memory": match.file if match else None,
        "tuid": match.tuid if match else None,
    }


def _state(one: Pretranslated) -> str:
    return one.filled.state if one.filled else ""


def _json(done: Sequence[Pretranslated]) -> Iterator[str]:
    yield json.dumps({"segments": [as_json(one) for one in done]}, ensure_ascii=False, indent=1) + "\n"


def _table(done: Iterable[Pretranslated]) -> Iterator[str]:
    yield tsv(_COLUMNS)
    for one in done:
        row = as_json(one) | {"reasons": "; ".join(one.reasons)}
        yield tsv("" if row[name] is None else str(row[name]) for name in _COLUMNS)


def _page(done: Sequence[Pretranslated]) -> Iterator[str]:
    yield begin("Filled from the memory", _STYLE)
    for one in done:
        match = one.match
        heading = f"{one.segment.place + 1} · {_state(one) or 'no match'}"
        if match:
            heading += f" · {match.similarity:g} {match.kind.value} · {_safe(match.file)}"
        yield f'<article class="{_state(one) or "empty"}"><h2>{heading}</h2>\n'
        yield f'<p lang="{one.segment.lang}">{_safe(one.segment.text)}</p>\n'
        if one.filled:
            yield f"<p>{_safe(plain_text(one.filled.content))}</p>\n"
        if one.reasons:
            yield f'<p class="why">{_safe("; ".join(one.reasons))}</p>\n'
        yield "</article>\n"
    yield end()


def _safe(text: str) -> str:
    return escape(shown(text))
