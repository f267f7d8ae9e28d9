"""A memory's numbers as a section of a web page, with bars that are plain HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tm.model.stats import MemoryStats
from tm.report.terminal import shown

_STYLE = """
table { border-collapse: collapse; margin: .5rem 0 1rem; }
th, td { padding: .15rem .7rem; text-align: right; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; }
thead th { border-bottom: 1px solid #888; font-size: .85rem; }
.chart td.bar { min-width: 20rem; text-align: left; }
.bar span { background: #2b6cb0; display: inline-block; height: .8rem; vertical-align: middle; }
h2 { font-size: 1.05rem; } h3 { font-size: .9rem; margin: 1rem 0 0; }
"""


def style() -> str:
    """Return the style sheet."""
    return _STYLE


def section(result: MemoryStats, facts: Sequence[str], charts: Sequence[tuple[str, list[tuple[str, int]]]], *, titled: bool) -> str:
    """Return one memory's section, with its name where it is `titled`."""
    rows = "".join(
        f"<tr><td>{_safe(row.lang) or '(none)'}</td><td>{row.segments:,}</td><td>{row.words:,}{' 어절' if row.eojeol else ''}</td>"
        f"<td>{row.characters:,}</td></tr>\n"
        for row in result.languages
    )
    return (
        "<section>\n"
        + (f"<h2>{_safe(result.file)}</h2>\n" if titled else "")
        + "".join(f"<p>{_safe(fact)}</p>\n" for fact in facts)
        + "<table><thead><tr><th>language</th><th>segments</th><th>words</th><th>characters</th></tr></thead>\n"
        + f"<tbody>\n{rows}</tbody></table>\n"
        + "".join(_chart(title, numbers) for title, numbers in charts)
        + "</section>\n"
    )


def _chart(title: str, rows: Sequence[tuple[str, int]]) -> str:
    most = max(max(number for _, number in rows), 1)
    body = "".join(
        f'<tr><td>{_safe(name)}</td><td>{number:,}</td><td class="bar">'
        f'<span style="width:{20 * number / most:.2f}rem"></span></td></tr>\n'
        for name, number in rows
    )
    return f'<h3>{_safe(title)}</h3>\n<table class="chart">\n{body}</table>\n'


def _safe(text: str) -> str:
    return escape(shown(text))
