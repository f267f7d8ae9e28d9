"""`tm score`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, Color, LangName, ReportFormat, lang_of, say, stop, use_color
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.cli.score_inputs import Inputs
    from tm.model.score import Outside, Report
    from tm.score.baseline import Baseline


class TestName(StrEnum):
    """The paired tests."""

    BOOTSTRAP = "paired-bs"
    RANDOMISATION = "paired-ar"


def score(
    hypothesis: Annotated[
        str, typer.Argument(metavar="HYP", help="The translations to judge: text (a segment a line), TMX, PO, XLIFF.")
    ],
    reference: Annotated[list[str], typer.Argument(metavar="REF [REF2 ...]", help="Reference translations, likewise.")],
    metric: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="chrf, chrf++, bleu, ter or comet (repeatable). [default: chrf, bleu]"),
    ] = None,
    tokenize: Annotated[str | None, typer.Option(metavar="NAME", help="BLEU's tokenizer; else by the language.")] = None,
    lang: Annotated[LangName | None, typer.Option(help="Of the translations; else by their script.")] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Score what all sides have; what is left out is named.")] = False,
    segments: Annotated[bool, typer.Option("--segments", help="A score for every segment, the worst first.")] = False,
    interval: Annotated[bool, typer.Option("--interval", help="Where 95 of 100 resamples lie (bootstrap).")] = False,
    against: Annotated[
        list[str] | None, typer.Option(metavar="OTHER", help="Another system's translations, for a paired test (repeatable).")
    ] = None,
    test: Annotated[TestName, typer.Option(help="Paired bootstrap, or approximate randomisation.")] = TestName.BOOTSTRAP,
    samples: Annotated[
        int | None, typer.Option(min=2, metavar="N", help="Of intervals and tests. [default: 1000; 10000 for paired-ar]")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Of intervals and tests. [default: SACREBLEU_SEED, else 12345]")
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(metavar="METRIC=X", help="Exit 1 if a score is worse than X; for ter X is the most (repeatable)."),
    ] = None,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Exit 1 if the whole or a document is worse than this file says.")
    ] = None,
    tolerance: Annotated[
        list[str] | None,
        typer.Option(metavar="X", help="By how much: 0.5, 2% or chrf=0.5; the larger wins (repeatable). [default: 0]"),
    ] = None,
    update_baseline: Annotated[bool, typer.Option("--update-baseline", help="Write the scores to the baseline instead.")] = False,
    quality: Annotated[bool, typer.Option("--quality", help="Estimate without a reference, 0 to 1; needs the source.")] = False,
    source: Annotated[str | None, typer.Option(metavar="FILE", help="What was translated, for --quality and comet.")] = None,
    model: Annotated[
        str | None, typer.Option(metavar="PATH", help="COMET's checkpoint; it runs with your own comet-score.")
    ] = None,
    format: Annotated[ReportFormat, typer.Option(help="Of the answer.")] = ReportFormat.TEXT,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """Score translations against references with sacreBLEU's chrF, BLEU and TER, each with its signature; fail where they fall.

    \b
    Examples:
      tm score 번역.ko 기준.ko --metric chrf
      tm score machine.en ref.en ref2.en --fail-under chrf=55 --fail-under bleu=20
      tm score new.tmx ref.tmx --baseline old.json --tolerance 0.5 --tolerance 2%
      tm score new.en reference.en --against old.en --test paired-ar
    """
    from tm.cli.score_inputs import by_comet, estimated, read_inputs
    from tm.score.cautions import cautions
    from tm.score.evaluate import Options, evaluate
    from tm.score.gates import Tolerance, parse_bounds
    from tm.score.significance import seed_in_force

    bounds, allowed = parse_bounds(fail_under or []), Tolerance(tolerance or [])
    known = _known(metric)
    if update_baseline and baseline is None:
        raise BadSetting("--update-baseline", "", "the file to write with --baseline")
    if tolerance and baseline is None:
        raise BadSetting("--tolerance", ", ".join(tolerance), "the scores that it is measured from with --baseline")
    checkpoint = _checkpoint(model) if "comet" in (*known, *bounds) else None
    drawn = seed_in_force(seed) if interval or against else 0
    old = None if baseline is None or update_baseline else _baseline(baseline)

    inputs = read_inputs(hypothesis, reference, against or [], source, lang_of(lang), partial=partial)
    chosen = _chosen(known, inputs, tokenize, old, bounds)
    for line in cautions(inputs.joined, inputs.lang, chosen, tokenize):
        say(f"tm: {line}")
    outside: list[Outside] = [by_comet(inputs, checkpoint)] if checkpoint else []
    if quality or "quality" in bounds:
        outside.append(estimated(inputs))
    options = Options(chosen, tokenize, bounds, allowed, interval, segments, test.value, samples, drawn)
    report = evaluate(
        hypothesis, inputs.joined, inputs.lang, options,
        outside=outside, others=inputs.others, baseline=(baseline, old) if baseline and old else None,
    )  # fmt: skip
    for note in report.notes:
        say(f"tm: {note}")
    _show(report, format, color)
    if update_baseline and baseline:
        _update(baseline, report)
    if not report.passed:
        stop(FOUND)


def _checkpoint(model: str | None) -> str:
    from tm.score.comet import check_comet

    return check_comet(model)


def _known(given: list[str] | None) -> list[str]:
    """Return the metrics asked for, by the names that `tm` has for them."""
    from tm.score.metrics import METRICS, metric_name

    names = [metric_name(text) for text in given or []]
    for text, name in zip(given or [], names, strict=True):
        if name not in (*METRICS, "comet"):
            raise BadSetting("--metric", text, "one of " + ", ".join((*METRICS, "comet")))
    return names


def _chosen(
    known: list[str], inputs: Inputs, tokenize: str | None, old: Baseline | None, bounds: dict[str, float]
) -> tuple[str, ...]:
    """Return sacreBLEU's metrics of this run: those asked for, else the usual and the baseline's; and what has a bound."""
    from tm.score.metrics import METRICS, defaults

    usual = [*defaults(inputs.lang, tokenize), *(old.scores if old else ())]
    chosen = tuple(name for name in dict.fromkeys([*(known or usual), *bounds]) if name in METRICS)
    if inputs.lang == "ko" and not known and "bleu" not in chosen:
        say("tm: BLEU left out: on Korean it needs ko-mecab; run: pip install 'koen-tm[ko]'")
    return chosen


def _baseline(file: str) -> Baseline:
    from tm.errors import UnusableInput
    from tm.formats.textfile import read_text
    from tm.score.baseline import parse

    if file != "-" and not Path(file).exists():
        raise UnusableInput(file, "no such baseline", advice="write it with --update-baseline")
    return parse(file, read_text(file))


def _update(file: str, report: Report) -> None:
    from tm.formats.output import open_output
    from tm.score.baseline import baseline_of, dump

    with open_output(file) as stream:
        stream.write(dump(baseline_of(report.joined, report.scores, report.documents)).encode("utf-8", "replace"))
    say(f"tm: {file}: written; review the difference and commit it")


def _show(report: Report, format: ReportFormat, color: Color) -> None:
    from tm.report import scores
    from tm.report.terminal import Screen, columns
    from tm.score.findings import RULES, verdicts

    found = verdicts(report)
    scores.write(sys.stdout, report, format.value, found, RULES, Screen(use_color(color), columns()))
    if format is ReportFormat.TEXT and os.environ.get("GITHUB_ACTIONS") == "true":
        from tm.report.github import workflow_commands

        sys.stdout.writelines(workflow_commands(found.findings))
