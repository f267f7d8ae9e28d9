"""`tm align`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from tm.cli.align_records import Match
from tm.cli.days import check_day
from tm.cli.frame import UNUSABLE, SummaryFormat, say, stop
from tm.errors import BadSetting
from tm.model.aligned import AlignedDocuments

_NO_MEMORIES = frozenset(
    f".{kind}" for kind in "csv docx epub gz htm html hwpx jsonl md po pot srt tsv txt vtt xlf xliff xlsx".split()
)
"""Endings of files that people know for something else than TMX."""

_STRANGERS = 0.5
"""Mean confidence, 0 to 1, under which two documents are hardly editions of one another; those that are reach 0.67 and more."""


def align(
    ko: Annotated[str | None, typer.Argument(metavar="KO", help="The Korean document, or a folder of them.")] = None,
    en: Annotated[str | None, typer.Argument(metavar="EN", help="The English document, or a folder of them.")] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT.tmx", help="The memory to write (-: stdout; FOLDER/: one a document)."),
    ] = None,
    match: Annotated[Match, typer.Option(help="How documents in folders find their partners.")] = Match.NAME,
    terms: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A glossary whose terms are evidence, TSV or TBX (repeatable).")
    ] = None,
    memory: Annotated[
        list[str] | None,
        typer.Option("--memory", "-m", metavar="PATH", help="A memory whose pairs are evidence (repeatable)."),
    ] = None,
    encoder: Annotated[
        str, typer.Option(metavar="NAME", help="use, e5, none (lengths, numbers and names alone), or a model's folder.")
    ] = "use",
    explain: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Say why bead N (0-based, as in --beads) won; nothing is written.")
    ] = None,
    presegmented: Annotated[bool, typer.Option(help="Each line is one segment, in order.")] = False,
    beads: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the alignment too, one bead a line (for folders: a folder).")
    ] = None,
    from_beads: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Take the alignment from a bead file (for folders: a folder of NAME.gold) as checked."),
    ] = None,
    unpaired: Annotated[
        str | None, typer.Option(metavar="FILE.tsv", help="List the sentences that have no partner (-: stdout).")
    ] = None,
    review: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the pairs as a table to correct (.tsv, .xlsx) or a page to look at (.html)."),
    ] = None,
    from_review: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Take a corrected table, half-finished too, into OUT.tmx, where all else stays; no KO and EN then.",
        ),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who approved, with --from-review. [default: the user's name]")
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="X", help="Leave out pairs under this confidence.")] = 0.0,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Of the units; else the document's own.")] = None,
    update: Annotated[
        bool, typer.Option("--update/--no-update", help="Take over from OUT.tmx what is unchanged since the last run.")
    ] = True,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to spread the documents over.")] = 1,
    format: Annotated[SummaryFormat, typer.Option(help="Of the summary on standard output.")] = SummaryFormat.TEXT,
) -> None:
    """Align a Korean document with its English edition and write the pairs as TMX.

    Text, Markdown, HTML, DOCX, HWPX, EPUB, SRT and VTT files, or two folders whose files go together by name (a.ko.md with a.en.md)
    or by what they say (--match content). What has no partner is left out and counted. Pairs that a person has reviewed in OUT.tmx
    are never overwritten.

    \b
    Examples:
      tm align 혜산-시장.ko.md hyesan-market.en.md -o market.tmx
      tm align articles/ko articles/en -o 2026-01.tmx --jobs 4
      tm align 기사 translations --match content -o 기사.tmx --unpaired 홀로.tsv
      tm align 기사.ko.md 기사.en.md -o 기사.tmx --review 검토.xlsx
      tm align --from-review 검토.xlsx -o 기사.tmx
      tm align 기사.ko.md 기사.en.md --explain 12
    """
    check_day("--date", date)
    if output is None and explain is None:
        raise BadSetting("-o", "", "the memory to write, such as -o OUT.tmx")
    _check_outputs((ko, en, from_review), {"-o": output, "--beads": beads, "--unpaired": unpaired, "--review": review})
    if from_review is not None and output is not None:
        if ko is not None:
            raise BadSetting("--from-review", ko, "a table alone: it holds both documents")
        _take_back(from_review, output, date, reviewer, min_confidence, format)
        return
    if ko is None or en is None:
        raise BadSetting("KO EN", ko or "", "a Korean document or folder, then the English one")
    from tm.cli.align_evidence import digest_of_evidence, explanation_of
    from tm.cli.align_lists import Beads, Unpaired
    from tm.cli.align_output import open_memories
    from tm.cli.align_pairs import plan_of
    from tm.cli.align_records import Options
    from tm.cli.align_review import ReviewFile
    from tm.cli.align_run import Outputs, run
    from tm.cli.segment import rules_of
    from tm.formats.output import open_output
    from tm.report.alignments import summary

    known = digest_of_evidence(terms or (), memory or ())
    options = Options(presegmented, date, min_confidence, rules_of(None), encoder, tuple(terms or ()), tuple(memory or ()), known)
    if encoder == "none":
        say("tm: aligned by lengths, numbers, Latin words and names alone")
    if explain is not None or output is None:
        typer.echo(explanation_of(ko, en, options, explain or 0, as_json=format is SummaryFormat.JSON))
        return
    plan = plan_of(ko, en, options, from_beads, match, jobs)
    if plan.folders and Path(output).is_dir() and not output.endswith(("/", "\\")):
        output += "/"
    with ExitStack() as stack:
        lists = Unpaired(stack.enter_context(open_output(unpaired))) if unpaired is not None else None
        memories = stack.enter_context(open_memories(output, plan.tasks, beads=from_beads is None))
        outputs = Outputs(
            memories,
            Beads(beads, folders=plan.folders) if beads is not None else None,
            lists,
            stack.enter_context(ReviewFile(review)) if review is not None else None,
        )
        result = run(plan, outputs, update=update, jobs=jobs)
    _doubt(result.documents)
    if "-" not in (output, beads, unpaired):
        typer.echo(summary(result, output, as_json=format is SummaryFormat.JSON))
    if result.failed:
        stop(UNUSABLE)


def _doubt(documents: Iterable[AlignedDocuments]) -> None:
    """Say which documents hardly belong together."""
    for one in documents:
        if one.paired and one.confidence < _STRANGERS:
            say(f"tm: {one.ko} + {one.en}: mean confidence {one.confidence:.2f}; see whether one is an edition of the other")


def _take_back(table: str, output: str, date: str | None, reviewer: str | None, least: float, format: SummaryFormat) -> None:
    """Make the memory of a review table."""
    from tm.cli.align_lists import of_alignment
    from tm.cli.reviewing import from_review
    from tm.model.aligned import AlignedFolders
    from tm.report.alignments import summary

    found = from_review(table, output, date=date, reviewer=reviewer, least=least)
    if output != "-":
        result = AlignedFolders(tuple(of_alignment(*one) for one in found))
        typer.echo(summary(result, output, as_json=format is SummaryFormat.JSON))


def _check_outputs(inputs: Iterable[str | None], outputs: Mapping[str, str | None]) -> None:
    """Refuse to write over what is read, or a memory whose name says that it is something else."""
    memory = outputs["-o"]
    if memory is not None and not memory.endswith(("/", "\\")) and Path(memory).suffix.lower() in _NO_MEMORIES:
        raise BadSetting("-o", memory, "a name that ends in .tmx, a folder, or - for standard output")
    for name, output in outputs.items():
        for read in inputs:
            if output and read and Path(output).is_file() and Path(read).is_file() and Path(output).samefile(read):
                raise BadSetting(name, output, "another file than those that are read")
