"""Two documents from their files to an alignment: what one process does with one pair, whichever process that is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from tm.errors import TmError
from tm.model.alignment import Alignment
from tm.model.memory import Prop, Unit
from tm.model.text import FACTS, LANGS, Attrs, Document, Segment

if TYPE_CHECKING:
    from tm.align.fixed import Held
    from tm.encode import Encoder

CHECKED = "checked-beads"
"""The signature of an alignment that a person has checked."""

Sides = tuple[list[Segment], list[Segment]]


@dataclass(frozen=True, slots=True)
class Options:
    """What decides how documents are aligned, but for the documents; all of it goes into the digest."""

    presegmented: bool = False
    date: str | None = None
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """Two files that go together.

    Attributes:
        ko: path of the Korean file.
        en: path of the English one.
        key: the name that they share, with the folders around it.
        gold: a bead file that holds their alignment.
        digest: of the last run, where its units may be taken over.
        reviewed: units of the last run that must stay.
    """

    ko: str
    en: str
    key: str
    options: Options
    gold: str | None = None
    digest: str | None = None
    reviewed: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned documents. `held` are the reviewed units in the alignment, `lost` those whose segments are gone."""

    ko: str
    en: str
    key: str
    sides: Sides
    alignment: Alignment
    date: str | None
    props: tuple[Prop, ...] = ()
    held: tuple[Held, ...] = ()
    lost: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Two documents that are as they were in the last run, with the numbers of their segments."""

    ko: str
    en: str
    key: str
    segments: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why two files could not be aligned: the line that names one of them, and the exit status that it means."""

    reason: str
    status: int


class Lazy:
    """The encoder, loaded when the first document needs it."""

    def __init__(self) -> None:
        self._encoder: Encoder | None = None

    def __call__(self) -> Encoder:
        """Return the encoder."""
        from tm.encode import load_encoder

        self._encoder = self._encoder or load_encoder()
        return self._encoder


@cache
def encoder_of_process() -> Lazy:
    """Return the encoder that all tasks of this process share."""
    return Lazy()


def align_task(task: Task) -> Pair | Unchanged | Failure:
    """Read and align the two files of a task, unless they are as they were; what cannot be used is named, not raised."""
    try:
        return align_pair(task, encoder_of_process())
    except TmError as error:
        return Failure(str(error), error.exit_status)


def align_pair(task: Task, encoder: Lazy) -> Pair | Unchanged:
    """Read, segment and align the two files of a task.

    Raises:
        TmError: one of them, or the bead file, cannot be used.
    """
    sides, about, meta = _read(task)
    digest = None if task.gold else digest_of(task.options, sides, meta)
    if digest is not None and digest == task.digest:
        return Unchanged(task.ko, task.en, task.key, (len(sides[0]), len(sides[1])))
    alignment = _known(task.gold, sides) if task.gold else _found(sides, encoder())
    held, lost = _held(task.reviewed, sides)
    alignment = _settled(alignment, held, task.options.least)
    props = _stated(meta)
    if digest is not None:
        props += (Prop("x-tm-doc-digest", f"{named(task.key)}.{digest}"),)
    return Pair(task.ko, task.en, task.key, sides, alignment, task.options.date or about, props, held, lost)


def align_files(ko: str, en: str, encoder: Lazy, *, presegmented: bool = False, date: str | None = None) -> Pair:
    """Read, segment and align two files."""
    pair = align_pair(Task(ko, en, PurePath(ko).stem, Options(presegmented, date)), encoder)
    assert isinstance(pair, Pair)
    return pair


def _read(task: Task) -> tuple[Sides, str | None, tuple[Attrs, Attrs]]:
    """Return the segments of both files, the date that they state, and what else they say of themselves."""
    from tm.formats.documents import read_document, read_presegmented
    from tm.text.dates import find_date

    if task.options.presegmented:
        return (read_presegmented(task.ko, "ko"), read_presegmented(task.en, "en")), None, ((), ())
    ko, en = read_document(task.ko, "ko"), read_document(task.en, "en")
    date = find_date(ko.about("date") or "") or find_date(en.about("date") or "")
    return (segments_of(ko), segments_of(en)), date, (ko.meta, en.meta)


def segments_of(document: Document) -> list[Segment]:
    """Return a document's segments, each with the number and the role of its paragraph."""
    from tm.segment import segment

    return [
        Segment(paragraph[start:end], number, document.role(number))
        for number, paragraph in enumerate(document.paragraphs)
        for start, end in segment(paragraph, document.lang)
    ]


def _found(sides: Sides, encoder: Encoder) -> Alignment:
    from tm.align import align

    return align(*sides, encoder)


def _known(path: str, sides: Sides) -> Alignment:
    from tm.align.beads import check_cover, parse_beads
    from tm.formats.textfile import read_lines

    beads = parse_beads(path, read_lines(path))
    check_cover(path, beads, len(sides[0]), len(sides[1]))
    return Alignment(tuple(replace(b, confidence=1.0) if b.paired else b for b in beads), CHECKED)


def _held(units: tuple[Unit, ...], sides: Sides) -> tuple[tuple[Held, ...], tuple[Unit, ...]]:
    if not units:
        return (), ()
    from tm.align.fixed import find_held

    held, lost = find_held(units, sides)
    return tuple(held), tuple(lost)


def _settled(alignment: Alignment, held: Sequence[Held], least: float) -> Alignment:
    """Return an alignment with reviewed pairs in it and doubtful ones out of it."""
    from tm.align.fixed import hold, left_alone

    if least:
        alignment = left_alone(alignment, least)
    return hold(alignment, held) if held else alignment


def _stated(meta: tuple[Attrs, Attrs]) -> tuple[Prop, ...]:
    """Return what both documents say of themselves as properties: `x-tm-headline-ko` and the like."""
    return tuple(
        Prop(f"x-tm-{key}-{lang}", value) for lang, facts in zip(LANGS, meta, strict=True) for key, value in facts if key in FACTS
    )


def named(key: str) -> str:
    """Return the part of a digest that tells one pair of documents from the others."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def digest_of(options: Options, sides: Sides, meta: tuple[Attrs, Attrs]) -> str:
    """Return a digest of everything that the units of two documents depend on."""
    from tm.align.aligner import VERSION
    from tm.encode.use import UseEncoder

    # `repr` of tuples of strings and numbers: the same in every run, and nothing runs into one another.
    facts = (VERSION, UseEncoder.name, repr(options), meta, [[(s.text, s.paragraph, s.role) for s in side] for side in sides])
    return hashlib.blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def units_of(pair: Pair) -> Iterator[Unit]:
    """Give the units of two aligned documents: reviewed ones as they are, the others with what their documents state."""
    from tm.align.units import units

    held = {(_ids(one.bead.ko), _ids(one.bead.en)): one.units for one in pair.held}
    for unit in units((pair.ko, pair.en), pair.sides, pair.alignment, date=pair.date):
        place = unit.prop("x-tm-seg-ko") or "", unit.prop("x-tm-seg-en") or ""
        if place in held:
            yield from (_with_digest(one, pair) for one in held[place])
        else:
            yield replace(unit, props=unit.props + _role(place[0], pair.sides[0]) + pair.props)


def _ids(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _role(numbers: str, segments: list[Segment]) -> tuple[Prop, ...]:
    """Return the role of a unit's first Korean segment, where it is not ordinary text."""
    role = segments[int(numbers.split(",")[0])].role
    return () if role == "text" else (Prop("x-tm-role", role),)


def _with_digest(unit: Unit, pair: Pair) -> Unit:
    digest = tuple(prop for prop in pair.props if prop.type == "x-tm-doc-digest")
    return replace(unit, props=tuple(prop for prop in unit.props if prop.type != "x-tm-doc-digest") + digest)
