"""`tm score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, Format, LangName, allow, say, stop
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.model.text import Lang


def score(
    hypothesis: Annotated[str, typer.Argument(metavar="HYP", help="The translations to judge: a segment a line.")],
    reference: Annotated[list[str], typer.Argument(metavar="REF [REF2 ...]", help="Reference translations, likewise.")],
    metric: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="chrf, chrf++, bleu or ter (repeatable). [default: chrf, bleu]"),
    ] = None,
    tokenize: Annotated[str | None, typer.Option(metavar="NAME", help="BLEU's tokenizer; else by the language.")] = None,
    lang: Annotated[LangName | None, typer.Option(help="Of the translations; else by their script.")] = None,
    segments: Annotated[bool, typer.Option("--segments", help="A score for every segment, the worst first.")] = False,
    fail_under: Annotated[
        list[str] | None, typer.Option(metavar="METRIC=X", help="Exit 1 if a score is worse than X (repeatable).")
    ] = None,
    format: Annotated[Format, typer.Option(help="text, json or tsv.")] = Format.TEXT,
) -> None:
    """Score translations against references with sacreBLEU's chrF, BLEU and TER, each with its signature.

    \b
    Examples:
      tm score 번역.ko 기준.ko --metric chrf
      tm score machine.en reference.en reference2.en --fail-under chrf=55 --fail-under bleu=20
    """
    from tm.formats.segments import read_segments
    from tm.report import scores as report
    from tm.score import metrics as engine

    allow(format, Format.TEXT, Format.JSON, Format.TSV)
    gates = _gates(fail_under or [])
    names = [hypothesis, *reference]
    texts = [read_segments(name) for name in names]
    engine.check_lengths(texts[0], texts[1:], names)
    code: Lang = lang.value if lang else _language(texts[1])
    chosen = list(dict.fromkeys([*(metric or engine.defaults(code)), *gates]))
    if code == "ko" and not metric and "bleu" not in chosen:
        say("tm: BLEU left out: on Korean it needs ko-mecab; run: pip install 'koen-tm[ko]'")
    scores = engine.score(texts[0], texts[1:], chosen, code, tokenize=tokenize, gates=gates)
    rows = []
    if segments:
        rows = engine.score_segments(texts[0], texts[1:], chosen[0], code, tokenize=tokenize)
    typer.echo(report.render(scores, rows, format.value, Path(hypothesis).name), nl=False)
    if any(s.gate and not s.gate.passed for s in scores):
        stop(FOUND)


def _gates(given: list[str]) -> dict[str, float]:
    from tm.score.metrics import METRICS

    gates = {}
    for text in given:
        name, _, bound = text.partition("=")
        try:
            gates[name] = float(bound)
        except ValueError:
            raise BadSetting("--fail-under", text, "a metric and a number, such as chrf=55") from None
        if name not in METRICS or gates[name] != gates[name]:
            raise BadSetting("--fail-under", text, "one of " + ", ".join(f"{m}=X" for m in METRICS))
    return gates


def _language(texts: list[str]) -> Lang:
    from tm.text.normalize import has_hangul

    return "ko" if sum(map(has_hangul, texts)) * 2 > len(texts) else "en"
