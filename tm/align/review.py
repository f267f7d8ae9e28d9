"""Alignments to review rows, and reviewed rows to units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tm.align.fixed import Held
from tm.align.order import Place, out_of_order
from tm.align.review_held import held_rows
from tm.align.units import units
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Note, Prop, Unit, Variant
from tm.model.review import DOUBTFUL, DROP, OK, ReviewDocument, ReviewRow
from tm.model.text import LANGS

DOUBTFUL_NOTE = "doubtful"
"""What stands in the note of a pair that is to be looked at first."""

_MARK = re.compile(rf"\s*{DOUBTFUL_NOTE}\b[\s,;:.–-]*")

Sides = tuple[Sequence[Segment], Sequence[Segment]]


def document_of(
    names: tuple[str, str],
    sides: Sides,
    alignment: Alignment,
    *,
    date: str | None = None,
    props: Iterable[Prop] = (),
    held: Iterable[Held] = (),
    doubtful: float = DOUBTFUL,
) -> ReviewDocument:
    """Return two aligned documents as the beginning of their review.

    Args:
        names: as for `tm.align.units.units`, and so are `sides`, `alignment` and `date`.
        props: of every unit, what the documents say of themselves.
        held: pairs of the alignment that a person approved before: they are `ok` from the beginning.
        doubtful: confidence, 0 to 1, under which a pair is marked.
    """
    stated = tuple((prop.type or "", prop.text) for prop in props)
    document = ReviewDocument(names, (tuple(sides[0]), tuple(sides[1])), (), alignment.signature, date, stated)
    before = {(one.bead.ko, one.bead.en): one for one in held}
    rows: list[ReviewRow] = []
    for bead in alignment.beads:
        one = before.get((bead.ko, bead.en))
        rows += (held_rows(document, one) if one else None) or [_row(document, bead, doubtful)]
    return replace(document, rows=tuple(rows))


def _row(document: ReviewDocument, bead: Bead, doubtful: float) -> ReviewRow:
    row = ReviewRow(bead.ko, bead.en, "", bead.confidence if bead.paired else None, "", "")
    ko, en = (document.original(document.pieces(row, side), side) for side in (0, 1))
    return replace(row, ko=ko, en=en, note=DOUBTFUL_NOTE if bead.paired and bead.confidence < doubtful else "")


def alignment_of(document: ReviewDocument, *, least: float = 0.0) -> Alignment:
    """Return the beads of a review as it stands: approved pairs have the confidence 1, dropped ones are parted.

    Of a segment that was split each piece counts as the whole. A pair under the confidence `least` that nobody approved is
    parted too.
    """
    paired = iter(_beads(document, [row for row in document.rows if _kept(row, least)]))
    beads: list[Bead] = []
    for row in document.rows:
        if _kept(row, least):
            beads.append(next(paired))
        else:
            beads += [Bead(row.ko_ids, ())] * bool(row.ko_ids) + [Bead((), row.en_ids)] * bool(row.en_ids)
    return Alignment(tuple(beads), document.signature)


def reviewed(
    document: ReviewDocument, *, reviewer: str | None = None, date: str | None = None, least: float = 0.0
) -> Iterator[Unit]:
    """Give the units of a review, half-finished or not: those of `tm.align.units.units`, as a person changed them.

    Behind their properties come `x-tm-role`, the role of the first Korean segment where that is no ordinary text, and the
    document's own.

    Rows with the status `ok` have the confidence 1, the property `x-tm-reviewed`, and `reviewer` as `creationid` and `changeid`;
    rows without a status keep the aligner's confidence; dropped and unpaired ones give no unit. A side that was edited is named by
    `x-tm-edited`; the unit keeps its tuid, so that a comparison shows what was changed. A person's note goes along.

    Args:
        document: its rows cover both sides, as `tm.align.review_table.corrected` sees to.
        reviewer: who approved.
        date: of the units, `YYYY-MM-DD`; else the document's.
        least: confidence under which a pair that nobody approved is left out.
    """
    rows = [row for row in document.rows if _kept(row, least)]
    beads = Alignment(tuple(_beads(document, rows)), document.signature)
    made = units(document.names, _sides(document, rows), beads, date=date or document.date)
    for row, unit in zip(rows, made, strict=True):
        yield _signed(_corrected(unit, row, document), row, reviewer)


def _sides(document: ReviewDocument, rows: Sequence[ReviewRow]) -> tuple[Sequence[Segment], Sequence[Segment]]:
    """Return the segments, and what a person wrote in the place of empty ones, of which there would be no unit."""
    sides = tuple(map(list, document.sides))
    for row in rows:
        for side, ids, text in ((0, row.ko_ids, row.ko), (1, row.en_ids, row.en)):
            if not any(sides[side][number].text.strip() for number in ids):
                sides[side][ids[0]] = replace(sides[side][ids[0]], text=text)
    return sides[0], sides[1]


def _kept(row: ReviewRow, least: float) -> bool:
    sure = row.status == OK or (row.status != DROP and (row.confidence or 0.0) >= least)
    return sure and row.paired and bool(row.ko.strip() and row.en.strip())


def _beads(document: ReviewDocument, rows: Sequence[ReviewRow]) -> Iterator[Bead]:
    """Give the pairs of rows; which of them are out of order is seen anew, since a person may have paired others."""
    places: list[tuple[Place, Place]] = []
    for row in rows:
        ko, en = (document.pieces(row, side)[0] for side in (0, 1))
        places.append((ko[:2], en[:2]))
    for row, moved in zip(rows, out_of_order(places), strict=True):
        yield Bead(row.ko_ids, row.en_ids, 1.0 if row.status == OK else row.confidence or 0.0, moved)


def _corrected(unit: Unit, row: ReviewRow, document: ReviewDocument) -> Unit:
    """Return a unit with the texts of its row, and the sides named that a person edited."""
    texts = (row.ko, row.en)
    own = [document.original(document.pieces(row, side), side) for side in (0, 1)]
    role = document.sides[0][row.ko_ids[0]].role
    stated = ((("x-tm-role", role),) if role != "text" else ()) + document.props
    edited = [lang for lang, text, original in zip(LANGS, texts, own, strict=True) if text != original]
    variants = tuple(_with_text(variant, text) for variant, text in zip(unit.variants, texts, strict=True))
    changed = (("x-tm-edited", ",".join(edited)),) if edited else ()
    return replace(unit, variants=variants, props=(*unit.props, *(Prop(*prop) for prop in stated + changed)))


def _with_text(variant: Variant, text: str) -> Variant:
    return variant if variant.content == (text,) else replace(variant, content=(text,))


def _signed(unit: Unit, row: ReviewRow, reviewer: str | None) -> Unit:
    notes = tuple(map(Note, _remarks(row.note)))
    if row.status != OK:
        return replace(unit, notes=notes) if notes else unit
    by = (("creationid", reviewer), ("changeid", reviewer)) if reviewer else ()
    return replace(unit, attrs=by + unit.attrs, props=(*unit.props, Prop("x-tm-reviewed", "yes")), notes=notes)


def _remarks(note: str) -> Iterable[str]:
    """Give what a person wrote into a note, without the mark that stood there."""
    remark = _MARK.sub("", note).strip()
    return [remark] if remark else []
