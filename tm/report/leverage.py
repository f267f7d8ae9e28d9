"""An analysis, for people and for scripts: a table, JSON, rows; as a page and as Trados's XML in modules of their own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from tm.model.lang import NAMES
from tm.model.leverage import Analysis, FileAnalysis, Share, Volume
from tm.model.text import Lang
from tm.report.terminal import Screen, Style, cut, shown

_UNITS: dict[Lang | None, str] = {"ko": "eojeol", "en": "words", None: "words"}
_COLUMNS = ("file", "lang", "band", *Volume._fields, "rate", "weighted")
ALL = "total"
"""What stands for a band's name, or a file's, where all of them are meant."""


def render(analysis: Analysis, format: str, *, screen: Screen, date: str | None = None) -> Iterator[str]:
    """Give an analysis in parts.

    Args:
        analysis: to be shown.
        format: text, json, tsv, csv, html or xml.
        screen: for text.
        date: of the analysis, `YYYY-MM-DD`, where it is known; XML alone has a place for it.
    """
    if format == "json":
        yield json.dumps(as_json(analysis), ensure_ascii=False, indent=1) + "\n"
    elif format in ("tsv", "csv"):
        yield _rows(analysis, "\t" if format == "tsv" else ",")
    elif format == "html":
        from tm.report.leverage_page import page

        yield from page(analysis)
    elif format == "xml":
        from tm.report.leverage_xml import trados_xml

        yield from trados_xml(analysis, date)
    else:
        yield from _text(analysis, screen)


def unit_name(lang: Lang | None) -> str:
    """Return what words are called in a language."""
    return _UNITS[lang]


def language_name(lang: Lang | None) -> str:
    """Return the English name of a language, of both for `None`."""
    return NAMES[lang] if lang else "Korean and English"


def percent(part: int, whole: int) -> str:
    """Return a share in per cent, with one decimal."""
    return f"{100 * part / whole:.1f}" if whole else "0.0"


def as_json(analysis: Analysis) -> dict[str, Any]:
    """Return an analysis as an object. Weighted words are to two decimals, rates shares of 1."""
    return {
        "files": [_object(file) for file in analysis.files],
        "total": _object(analysis.total) | {"file": None},
        "memories": list(analysis.memories),
    }


def _object(file: FileAnalysis) -> dict[str, Any]:
    return {
        "file": file.file,
        "lang": file.lang,
        "unit": unit_name(file.lang),
        "bands": {
            share.band.value: share.volume._asdict() | {"rate": share.rate, "weighted": share.weighted} for share in file.shares
        },
        "total": file.total._asdict() | {"weighted": file.weighted},
        "repetitions_across_files": file.across._asdict(),
    }


def _rows(analysis: Analysis, separator: str) -> str:
    """Return a row for each file and band, with their totals, under a row of names."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for file in (*analysis.files, analysis.total):
        head = " ".join((file.file or ALL).split()), file.lang or ""
        for share in file.shares:
            writer.writerow([*head, share.band.value, *share.volume, f"{share.rate:g}", f"{share.weighted:.2f}"])
        writer.writerow([*head, ALL, *file.total, "", f"{file.weighted:.2f}"])
    return out.getvalue()


def _text(analysis: Analysis, screen: Screen) -> Iterator[str]:
    if len(analysis.files) > 1:
        for file in analysis.files:
            yield from _table(file, screen, [share for share in file.shares if share.volume.segments])
            yield "\n"
    yield from _table(analysis.total if len(analysis.files) > 1 else analysis.files[0], screen, analysis.total.shares)


def _table(file: FileAnalysis, screen: Screen, shares: list[Share] | tuple[Share, ...]) -> Iterator[str]:
    name = cut(shown(file.file), max(20, screen.width - 30)) if file.file else "All files"
    yield screen.line([(name, Style.BOLD), (f"  {language_name(file.lang)}", Style.DIM)])
    heads = ("segments", unit_name(file.lang), "characters", "%", "rate", "weighted")
    yield screen.line([("  " + f"{'band':12}" + _cells(heads), Style.DIM)])
    whole = file.total
    for share in shares:
        volume = share.volume
        numbers = (f"{volume.segments:,}", f"{volume.words:,}", f"{volume.characters:,}", percent(volume.words, whole.words))
        yield f"  {share.band.value:12}" + _cells((*numbers, f"{100 * share.rate:g}%", f"{share.weighted:,.2f}")) + "\n"
        if share.band == "repetition" and file.across.segments:
            across = file.across
            inside = (f"{across.segments:,}", f"{across.words:,}", f"{across.characters:,}", percent(across.words, whole.words))
            yield screen.line([(f"  {'across files':12}" + _cells((*inside, "", "")), Style.DIM)])
    last = (f"{whole.segments:,}", f"{whole.words:,}", f"{whole.characters:,}", percent(whole.words, whole.words))
    yield screen.line([("  " + f"{ALL:12}" + _cells((*last, "", f"{file.weighted:,.2f}")), Style.BOLD)])


_WIDTHS = (10, 11, 13, 8, 7, 13)


def _cells(cells: tuple[str, ...]) -> str:
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))
