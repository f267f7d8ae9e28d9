"""A comparison as one web page that needs nothing else and runs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from tm.model.diff import Change, ChangeKind, FactChange, Span, TextChange
from tm.report.page import begin, end
from tm.report.terminal import shown

_STYLE = """
article { border-left: .3rem solid #888; margin: 1rem 0; padding: .3rem .8rem; }
article.added { border-color: #2a7d2e; } article.removed { border-color: #b3261e; } article.changed { border-color: #8a6100; }
h2 { font-size: .85rem; font-weight: 600; margin: 0 0 .3rem; }
article p { margin: .15rem 0; display: grid; grid-template-columns: 5rem 1fr; }
article p > span:first-child { opacity: .7; font-size: .85rem; }
del { background: #f8d0cc; color: #5c0f0a; } ins { background: #cdebcf; color: #0c3d10; }
article .facts { font-size: .85rem; opacity: .8; display: block; }
"""


def page(changes: Iterable[Change], counts: Counter[ChangeKind], names: tuple[str, str]) -> Iterator[str]:
    """Give the page in parts; `counts` is whole when all changes have been given."""
    yield begin(f"{names[0]} → {names[1]}", _STYLE)
    for change in changes:
        yield from _article(change)
    numbers = ", ".join(f"{counts[kind]:,} {kind.value}" for kind in ChangeKind if counts[kind]) or "no unit differs"
    yield f"<footer><p>{numbers}</p></footer>\n" + end()


def in_order(change: Change) -> Iterator[tuple[str, TextChange | str]]:
    """Give a unit's texts in its order, those that changed as changes; texts that are gone come last."""
    waiting = list(change.texts)
    for variant in change.unit.variants:
        found = next((text for text in waiting if text.lang == variant.lang and text.after == variant.text), None)
        if found:
            waiting.remove(found)
        yield variant.lang, found or variant.text
    yield from ((text.lang, text) for text in waiting)


def _article(change: Change) -> Iterator[str]:
    tuid = f" · tuid {_safe(change.unit.tuid)}" if change.unit.tuid else ""
    yield f'<article class="{change.kind.value}"><h2>{change.kind.value}{tuid}</h2>\n'
    for lang, part in in_order(change):
        if isinstance(part, TextChange):
            yield from _text(part)
        else:
            yield _line(lang, "", _safe(part))
    for fact in change.facts:
        yield _fact(fact)
    yield "</article>\n"


def _text(text: TextChange) -> Iterator[str]:
    if text.before is not None:
        yield _line(text.lang, "−", _marked(text.before, text.went, "del"))
    if text.after is not None:
        yield _line(text.lang, "+", _marked(text.after, text.came, "ins"))
    if text.before == text.after:
        yield '<p class="facts">inline codes differ</p>\n'


def _line(lang: str, sign: str, html: str) -> str:
    return f'<p lang="{_safe(lang)}"><span lang="en">{_safe(lang)} {sign}</span><span class="text">{html}</span></p>\n'


def _fact(fact: FactChange) -> str:
    before, after = (_safe(value) if value is not None else "(none)" for value in (fact.before, fact.after))
    return f'<p class="facts">{_safe(fact.name)}: {before} → {after}</p>\n'


def _marked(text: str, spans: Sequence[Span], tag: str) -> str:
    parts, last = [], 0
    for start, stop in spans:
        parts += [_safe(text[last:start]), f"<{tag}>{_safe(text[start:stop])}</{tag}>"]
        last = stop
    return "".join([*parts, _safe(text[last:])])


def _safe(text: str) -> str:
    return escape(shown(text))
