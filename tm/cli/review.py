"""`tm review`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import Color, use_color
from tm.errors import BadSetting, UnusableInput
from tm.report.terminal import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tm.cli.review_file import ReviewFile
    from tm.cli.review_session import Reviewing
    from tm.model.document import Segment
    from tm.model.review import Review

    Sides = tuple[Sequence[Segment], Sequence[Segment]]

_WRITTEN = {".tsv", ".xlsx"}
_TABLES = {*_WRITTEN, ".csv"}


def review(
    ko: Annotated[str, typer.Argument(metavar="KO", help="The Korean document; or, alone, a review table.")],
    en: Annotated[str | None, typer.Argument(metavar="[EN]", help="The English document.")] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE.tsv", help="Where the review is kept. [default: beside KO, NAME.review.tsv]"),
    ] = None,
    document: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Which of a table's documents. [default: the first that is not done]")
    ] = None,
    presegmented: Annotated[bool, typer.Option(help="Each line is one segment, in order.")] = False,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """Correct an alignment on the terminal: approve, merge, split, pair anew, edit, drop. Every step is saved.

    The same command goes on where you left, also after a lost connection. tm align --from-review makes a memory of what is done.

    \b
    Examples:
      tm review 혜산-시장.ko.md hyesan-market.en.md
      tm review market.tsv
    """
    from tm.cli.review_file import ReviewFile
    from tm.cli.review_screen import ReviewScreen
    from tm.cli.review_session import Reviewing

    _check_terminal()
    _check_out(out, alone=en is None)
    found = _of_table(ko) if en is None else of_documents(ko, en, out, presegmented)
    kept = ReviewFile(out or (ko if en is None else default_path(ko)), found, document)
    reviewing = Reviewing(kept.draft, kept.save)
    ReviewScreen(reviewing, kept.path, use_color(color)).run()
    typer.echo(summary(kept, reviewing))


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        other = "tm align KO EN -o OUT.tmx --review FILE.tsv, then tm align --from-review FILE.tsv -o OUT.tmx"
        raise BadSetting("a terminal", "", f"one, or correct a table: {other}")


def _check_out(out: str | None, *, alone: bool) -> None:
    if out is not None and Path(out).suffix.lower() not in _WRITTEN:
        raise BadSetting("--out", out, "a name that ends in .tsv or .xlsx")
    if out is not None and alone and Path(out).exists():
        raise BadSetting("--out", out, "a new name, since a table is there already; or review that one")


def _of_table(path: str) -> Review:
    from tm.cli.reviewing import load_review

    if Path(path).suffix.lower() not in _TABLES:
        raise BadSetting("KO", path, "the English document behind it, or a review table (.tsv, .xlsx)")
    return load_review(path)


def of_documents(ko: str, en: str, out: str | None = None, presegmented: bool = False) -> Review:
    """Return the review of two documents: the one that is kept for them, or else a new one.

    Raises:
        UnusableInput: a document cannot be read, or the review that is kept is one of other texts.
    """
    from tm.cli.reviewing import load_review

    path = out or default_path(ko)
    if not Path(path).exists():
        return _begun(ko, en, presegmented)
    found = load_review(path)
    _check_same(path, found, (ko, en), _sides(ko, en, presegmented))
    return found


def default_path(ko: str) -> str:
    """Return where the review of a document is kept: beside it, `a.review.tsv` for `a.ko.md`."""
    name = Path(ko).name.removesuffix(Path(ko).suffix)
    return str(Path(ko).parent / f"{name.removesuffix('.ko')}.review.tsv")


def _begun(ko: str, en: str, presegmented: bool) -> Review:
    from tm.align.review import document_of
    from tm.cli.align_records import Options
    from tm.cli.aligning import align_files
    from tm.model.review import Review

    pair = align_files(ko, en, Options(presegmented))
    return Review((document_of((pair.ko, pair.en), pair.sides, pair.alignment, date=pair.date, props=pair.props),))


def _sides(ko: str, en: str, presegmented: bool) -> Sides:
    from tm.cli.aligning import segments_of
    from tm.formats.documents import read_document, read_presegmented

    if presegmented:
        return read_presegmented(ko, "ko"), read_presegmented(en, "en")
    return segments_of(read_document(ko, "ko")), segments_of(read_document(en, "en"))


def _check_same(path: str, found: Review, names: tuple[str, str], sides: Sides) -> None:
    """Refuse a review of other texts than these; white space, and where segments begin, make no other text."""
    kept = found.documents[0].sides if len(found.documents) == 1 else ((), ())
    for lang, name, before, now in zip(("Korean", "English"), names, kept, sides, strict=True):
        if _letters(before) != _letters(now):
            raise UnusableInput(
                path,
                f"is the review of another {lang} text than {name}, which differs in “{_difference(before, now)}”",
                advice=f"put the old text back, or begin again with --out NEW.tsv; what is done is not lost: "
                f"tm align --from-review {shlex.quote(path)} -o DONE.tmx",
            )


def _letters(side: Sequence[Segment]) -> str:
    return "".join("".join(segment.text.split()) for segment in side)


def _difference(before: Sequence[Segment], now: Sequence[Segment]) -> str:
    """Return the first segment that is new, or else the first that is gone."""
    sides = [[segment.text for segment in side] for side in (now, before)]
    one_sided = (text for mine, theirs in (sides, sides[::-1]) for text in mine if text not in theirs)
    return cut(next(one_sided, "the order of sentences"), 40)


def summary(kept: ReviewFile, reviewing: Reviewing) -> str:
    """Return how far the review has come, and the command that makes the memory."""
    statuses = [bead.status for bead in reviewing.draft.beads]
    ok, dropped = statuses.count("ok"), statuses.count("drop")
    lines = [f"{ok + dropped} of {len(statuses)} beads done: {ok} approved, {dropped} dropped; kept in {kept.path}"]
    if kept.others:
        lines.append(f"not done in the same file: {', '.join(f'--document {number}' for number in kept.others)}")
    memory = Path(kept.path).name.removesuffix(Path(kept.path).suffix).removesuffix(".review")
    return "\n".join([*lines, f"the memory: tm align --from-review {shlex.quote(kept.path)} -o {shlex.quote(memory + '.tmx')}"])
