"""Scores, for people, for scripts and for what runs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tm.model.finding import CheckRow, Finding
from tm.model.score import LOWER_IS_BETTER, Comparison, Drop, Report, Score, SegmentScore, Verdicts, figure
from tm.report import score_objects
from tm.report.rows import counted, tsv
from tm.report.terminal import Screen, Style, cells, cut, mark, shown

if TYPE_CHECKING:
    from tm.report.junit import Case

_MARGIN = 7
_WIDEST = 40
"""Columns of a document's name in a table."""

SURE = 0.05
"""A difference is called one where chance alone would show it less often than this (Koehn 2004)."""


def write(out: TextIO, report: Report, format: str, verdicts: Verdicts, rules: Sequence[CheckRow], screen: Screen) -> None:
    """Write a report as `text`, `json`, `jsonl`, `tsv`, `junit`, `sarif`, `github` or `markdown`.

    Args:
        out: where to.
        report: what was found.
        format: the form.
        verdicts: what missed its gate.
        rules: what findings are called.
        screen: for text.
    """
    out.writelines(_chunks(report, format, verdicts, rules, screen))


def _chunks(report: Report, format: str, verdicts: Verdicts, rules: Sequence[CheckRow], screen: Screen) -> Iterable[str]:
    match format:
        case "json":
            return [score_objects.whole(report)]
        case "jsonl":
            return score_objects.lines(report)
        case "tsv":
            return _rows(report)
        case "junit":
            from tm.report.junit import junit

            return [junit("tm score", _cases(report, verdicts))]
        case "sarif":
            from tm.report.sarif import sarif

            return sarif(verdicts.findings, rules)
        case "github":
            from tm.report.github import workflow_commands

            return workflow_commands(verdicts.findings)
        case "markdown":
            return _markdown(report, verdicts.findings)
        case _:
            return _text(report, screen)


def summary(name: str, scores: Iterable[Score], joined: str = "") -> str:
    """Return the scores of a file in lines, each with its signature."""
    found = list(scores)
    text = f"{name}: {counted(found[0].segments, 'segment')}{joined}\n" if found else ""
    for score in found:
        half = f" ± {figure(score.metric, score.interval.half)}" if score.interval else ""
        text += f"  {score.metric:7} {figure(score.metric, score.score):>6}{half}  {score.signature}\n"
        if score.gate:
            side = "at most" if score.metric in LOWER_IS_BETTER else "at least"
            text += f"         {'passed' if score.gate.passed else 'FAILED'}: {side} {score.gate.bound:g} asked for\n"
    return text


def _text(report: Report, screen: Screen) -> Iterator[str]:
    yield summary(Path(report.name).name or report.name, report.scores, f", joined by {report.joined.by}")
    if report.documents:
        yield "\n" + _documents(report)
    if report.comparisons:
        yield "\n" + _comparisons(report.comparisons)
    if report.drops:
        yield "\n" + _drops(report.drops, screen)
    if report.segments:
        yield "\n" + "".join(_segment(row, screen) for row in report.segments)
    elif report.worst:
        yield screen.line([("\nto be read first:", Style.BOLD)])
        yield "".join(_segment(row, screen) for row in report.worst)


def _documents(report: Report) -> str:
    metrics = [score.metric for score in report.scores]
    rows = [
        [row.document or "(none)", str(row.segments), *(figure(metric, row.scores[metric]) for metric in metrics)]
        for row in report.documents
    ]
    return _aligned(["document", "segments", *metrics], rows)


def _comparisons(comparisons: Sequence[Comparison]) -> str:
    rows, names = [], _told_apart({row.system for row in comparisons})
    for row in comparisons:
        spread = f"{figure(row.metric, row.mean)} ± {figure(row.metric, row.half or 0)}" if row.mean is not None else ""
        verdict = "" if row.p_value is None else ("differs" if row.p_value < SURE else "no sure difference")
        p = "" if row.p_value is None else f"{row.p_value:.4f}"
        rows.append([names[row.system], row.metric, figure(row.metric, row.score), f"{row.difference:+.2f}", spread, p, verdict])
    signatures = dict.fromkeys(row.signature for row in comparisons)
    text = _aligned(["system", "metric", "score", "difference", "resampled", "p", ""], rows)
    return text + "".join(f"  {signature}\n" for signature in signatures)


def _told_apart(paths: Collection[str]) -> dict[str, str]:
    """Return for each path its end, as long as it takes to be no other's."""
    parts = {path: Path(path).parts or (path,) for path in paths}
    for size in range(1, max(map(len, parts.values())) + 1):
        names = {path: str(Path(*found[-size:])) for path, found in parts.items()}
        if len(set(names.values())) == len(names):
            return names
    return dict(zip(paths, paths, strict=True))


def _drops(drops: Sequence[Drop], screen: Screen) -> str:
    fallen = [drop for drop in drops if not drop.passed]
    text = f"baseline: {len(drops) - len(fallen)} of {len(drops)} scores kept\n"
    for drop in fallen:
        where = "the whole" if drop.document is None else drop.document or "(none)"
        change = f"{figure(drop.metric, drop.was)} → {figure(drop.metric, drop.now)}, {figure(drop.metric, drop.allowed)} allowed"
        text += screen.line([("  FAILED: ", Style.WARNING), (f"{shown(where)}: {drop.metric} {change}", Style.PLAIN)])
    return text


def _segment(row: SegmentScore, screen: Screen) -> str:
    hypothesis = row.segment.hypothesis
    others = [f"{metric} {figure(metric, value)}" for metric, value in row.scores.items() if metric != row.metric]
    facts = [
        (f"#{row.number}", Style.BOLD),
        (f"{row.metric} {figure(row.metric, row.score)}", Style.BOLD),
        *((fact, Style.DIM) for fact in others),
        *((shown(fact), Style.DIM) for fact in (hypothesis.id, hypothesis.document) if fact),
    ]
    text = screen.flow(facts, _MARGIN)
    if hypothesis.source:
        text += screen.block([(shown(hypothesis.source), Style.DIM)], _MARGIN, "src")
    text += screen.block(mark(hypothesis.text, row.changed, Style.CHANGED), _MARGIN, "hyp")
    number = f"ref{row.nearest + 1}" if len(row.segment.references) > 1 else "ref"
    return text + screen.block(mark(row.segment.references[row.nearest], row.missed, Style.CHANGED, Style.TARGET), _MARGIN, number)


def _aligned(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table: the first column to the left, the others to the right."""
    table = [[cut(shown(cell), _WIDEST) for cell in row] for row in (header, *rows)]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    text = ""
    for row in table:
        first, *others = [(" " * (width - cells(cell)), cell) for cell, width in zip(row, widths, strict=True)]
        text += ("  " + first[1] + first[0] + "".join(f"  {pad}{cell}" for pad, cell in others)).rstrip() + "\n"
    return text


def _rows(report: Report) -> Iterator[str]:
    yield tsv(["metric", "score", "segments", "signature", "document", "id", "hypothesis", "reference"])
    for score in report.scores:
        yield tsv([score.metric, str(score.score), str(score.segments), score.signature, "", "", "", ""])
    for document in report.documents:
        for metric, value in document.scores.items():
            yield tsv([metric, str(value), str(document.segments), "", document.document, "", "", ""])
    for row in report.segments:
        hypothesis = row.segment.hypothesis
        label = hypothesis.id or f"#{row.number}"
        yield tsv(
            [row.metric, str(row.score), "1", "", hypothesis.document, label, hypothesis.text, row.segment.references[row.nearest]]
        )


def _cases(report: Report, verdicts: Verdicts) -> Iterator[Case]:
    """Give a case for each metric, and one for each score that the baseline knows; what failed comes with its worst segments."""
    from tm.report.junit import Case

    worst = list(zip(report.worst, verdicts.segments, strict=True))
    for score, missed in zip(report.scores, verdicts.scores, strict=True):
        said = f"{score.metric} {figure(score.metric, score.score)} ({score.signature})"
        yield Case("tm.score.gate", score.metric, (missed, *(finding for _, finding in worst)) if missed else (), said)
    for drop, missed in zip(report.drops, verdicts.drops, strict=True):
        inside = [one for row, one in worst if drop.document in (None, row.segment.hypothesis.document)]
        said = f"{figure(drop.metric, drop.was)} → {figure(drop.metric, drop.now)}"
        where = "" if drop.document is None else f": {drop.document or '(none)'}"
        yield Case("tm.score.baseline", f"{drop.metric}{where}", (missed, *inside) if missed else (), said)


def _markdown(report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    from tm.report.markdown import escaped, findings_list, table

    verdict = "passed" if report.passed else "FAILED"
    yield f"### tm score: {escaped(Path(report.name).name or report.name)}: {verdict}\n\n"
    rows = []
    for score in report.scores:
        bound = f"{'≤' if score.metric in LOWER_IS_BETTER else '≥'} {score.gate.bound:g}" if score.gate else ""
        result = "" if score.gate is None else "passed" if score.gate.passed else "FAILED"
        half = f" ± {figure(score.metric, score.interval.half)}" if score.interval else ""
        rows.append([score.metric, score.signature, figure(score.metric, score.score) + half, bound, result])
    yield table(["metric", "signature", "score", "asked for", ""], rows, 3)
    if report.documents:
        metrics = [score.metric for score in report.scores]
        rows = [
            [one.document or "(none)", str(one.segments), *(figure(m, one.scores[m]) for m in metrics)] for one in report.documents
        ]
        yield "\n" + table(["document", "segments", *metrics], rows, len(metrics) + 1)
    if findings:
        yield "\n" + findings_list(findings)
