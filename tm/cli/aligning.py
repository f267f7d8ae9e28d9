"""Two documents from their files to an alignment: what one process does with one pair, whichever process that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from tm.cli.align_records import CHECKED, Failure, Options, Pair, Sides, Task, Unchanged
from tm.cli.align_units import DIGEST, digest_of, named, stated
from tm.errors import TmError
from tm.model.alignment import Alignment
from tm.model.document import Document, Segment
from tm.model.memory import Prop, Unit
from tm.model.text import Attrs

if TYPE_CHECKING:
    from tm.align.fixed import Held
    from tm.segment import Rules


def align_task(task: Task) -> Pair | Unchanged | Failure:
    """Read and align the two files of a task, unless they are as they were; what cannot be used is named, not raised."""
    try:
        return align_pair(task)
    except TmError as error:
        return Failure(str(error), error.exit_status)


def align_pair(task: Task) -> Pair | Unchanged:
    """Read, segment and align the two files of a task.

    Raises:
        TmError: one of them, or the bead file, cannot be used.
    """
    sides, about, meta = _read(task)
    digest = None if task.gold else digest_of(task.options, sides, meta)
    if digest is not None and digest == task.digest:
        return Unchanged(task.ko, task.en, task.key, (len(sides[0]), len(sides[1])))
    alignment = _known(task.gold, sides) if task.gold else _without(_found(sides, task.options), sides, task.dropped)
    mark = None if digest is None else f"{named(task.key)}.{digest}"
    held, lost = _held(task.reviewed, sides, mark)
    alignment = _settled(alignment, held, task.options.least)
    props = stated(meta) + ((Prop(DIGEST, mark),) if mark else ())
    return Pair(task.ko, task.en, task.key, sides, alignment, task.options.date or about, props, held, lost)


def align_files(ko: str, en: str, options: Options | None = None) -> Pair:
    """Read, segment and align two files."""
    pair = align_pair(Task(ko, en, PurePath(ko).stem, options or Options()))
    assert isinstance(pair, Pair)
    return pair


def sides_of(ko: str, en: str, options: Options) -> Sides:
    """Return the segments of two files."""
    return _read(Task(ko, en, "", options))[0]


def _read(task: Task) -> tuple[Sides, str | None, tuple[Attrs, Attrs]]:
    """Return the segments of both files, the date that they state, and what else they say of themselves."""
    from tm.formats.documents import read_document, read_presegmented
    from tm.text.dates import find_date

    if task.options.presegmented:
        return (read_presegmented(task.ko, "ko"), read_presegmented(task.en, "en")), None, ((), ())
    ko, en = read_document(task.ko, "ko"), read_document(task.en, "en")
    date = find_date(ko.about("date") or "") or find_date(en.about("date") or "")
    rules = task.options.rules
    return (segments_of(ko, rules), segments_of(en, rules)), date, (ko.meta, en.meta)


def segments_of(document: Document, rules: Rules | None = None) -> list[Segment]:
    """Return a document's segments, each with the number and the role of its paragraph; `rules` are a user's own."""
    from tm.segment import segment

    return [
        Segment(paragraph[start:end], number, document.role(number))
        for number, paragraph in enumerate(document.paragraphs)
        for start, end in segment(paragraph, document.lang, rules)
    ]


def _found(sides: Sides, options: Options) -> Alignment:
    from tm.align import align
    from tm.cli.align_evidence import evidence_of
    from tm.encode import load_encoder

    return align(*sides, load_encoder(options.encoder), evidence=evidence_of(options.terms, options.memories))


def _without(alignment: Alignment, sides: Sides, dropped: frozenset[str]) -> Alignment:
    from tm.align.dropped import parted

    return parted(alignment, sides, dropped)


def _known(path: str, sides: Sides) -> Alignment:
    from tm.align.beads import check_cover, parse_beads
    from tm.formats.textfile import read_lines

    beads = parse_beads(path, read_lines(path))
    check_cover(path, beads, len(sides[0]), len(sides[1]))
    return Alignment(tuple(replace(b, confidence=1.0) if b.paired else b for b in beads), CHECKED)


def _held(units: tuple[Unit, ...], sides: Sides, mark: str | None) -> tuple[tuple[Held, ...], tuple[Unit, ...]]:
    if not units:
        return (), ()
    from tm.align.fixed import find_held

    held, lost = find_held(units, sides, unmoved=lambda unit: mark is not None and unit.prop(DIGEST) == mark)
    return tuple(held), tuple(lost)


def _settled(alignment: Alignment, held: Sequence[Held], least: float) -> Alignment:
    """Return an alignment with reviewed pairs in it and doubtful ones out of it."""
    from tm.align.fixed import hold, left_alone

    if least:
        alignment = left_alone(alignment, least)
    return hold(alignment, held) if held else alignment
