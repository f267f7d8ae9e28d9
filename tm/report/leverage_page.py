"""An analysis as one web page that needs nothing else and runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tm.model.leverage import Analysis, FileAnalysis, Share
from tm.report.leverage import language_name, percent, unit_name
from tm.report.page import begin, end
from tm.report.terminal import shown

_STYLE = """
h2 { font-size: 1rem; margin: 2rem 0 .4rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid #8884; }
th:first-child, td:first-child { text-align: left; }
thead th { font-size: .85rem; font-weight: 600; opacity: .75; }
tr.sum td { font-weight: 600; border-top: 2px solid #888; } tr.part td { opacity: .7; font-size: .9rem; }
.bar { display: flex; height: .8rem; border-radius: .2rem; overflow: hidden; margin: .4rem 0 .8rem; }
.repetition { background: #6b5b95; } .context { background: #1b7f4b; } .b100 { background: #3aa655; }
.b95-99 { background: #8fc150; }
.b85-94 { background: #d6c343; } .b75-84 { background: #e3a13b; } .b50-74 { background: #d9743a; } .none { background: #9a9a9a; }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin-right: .4rem; }
"""


def page(analysis: Analysis) -> Iterator[str]:
    """Give the page in parts: all files first, then each where there are several."""
    yield begin("Analysis" if len(analysis.files) > 1 else f"Analysis of {analysis.files[0].file}", _STYLE)
    yield f"<p>Memories: {escape(shown(', '.join(analysis.memories)))}</p>\n"
    if len(analysis.files) > 1:
        yield f"<h2>All {len(analysis.files)} files</h2>\n" + _table(analysis.total)
        for file in analysis.files:
            yield f"<h2>{escape(shown(file.file))}</h2>\n" + _table(file)
    else:
        yield _table(analysis.files[0])
    yield "<p>Weighted: words × rate.</p>\n" + end()


def _table(file: FileAnalysis) -> str:
    whole = file.total
    parts = [
        f'<span class="{_class(share)}" style="flex:{share.volume.words}" title="{share.band.value}"></span>'
        for share in file.shares
        if share.volume.words
    ]
    heads = ("band", "segments", unit_name(file.lang), "characters", "with spaces", "%", "rate", "weighted")
    rows = "".join(_row(share, file) for share in file.shares)
    numbers = (whole.segments, whole.words, whole.characters, whole.characters_with_spaces)
    last = "".join(f"<td>{number:,}</td>" for number in numbers)
    share_of_all = percent(whole.words, whole.words)
    return (
        f'<p>{language_name(file.lang)}</p>\n<div class="bar">{"".join(parts)}</div>\n'
        f"<table>\n<thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead>\n<tbody>\n{rows}"
        f'<tr class="sum"><td>total</td>{last}<td>{share_of_all}</td><td></td><td>{file.weighted:,.2f}</td></tr>\n'
        "</tbody>\n</table>\n"
    )


def _row(share: Share, file: FileAnalysis) -> str:
    volume = share.volume
    name = f'<td><span class="key {_class(share)}"></span>{share.band.value}</td>'
    numbers = (volume.segments, volume.words, volume.characters, volume.characters_with_spaces)
    cells = "".join(f"<td>{number:,}</td>" for number in numbers) + f"<td>{percent(volume.words, file.total.words)}</td>"
    row = f"<tr>{name}{cells}<td>{100 * share.rate:g}%</td><td>{share.weighted:,.2f}</td></tr>\n"
    if share.band == "repetition" and file.across.segments:
        across = file.across
        inside = (across.segments, across.words, across.characters, across.characters_with_spaces)
        cells = "".join(f"<td>{number:,}</td>" for number in inside)
        row += f'<tr class="part"><td>— across files</td>{cells}<td></td><td></td><td></td></tr>\n'
    return row


def _class(share: Share) -> str:
    return share.band.value if share.band.value.isalpha() else f"b{share.band.value}"
