"""Which translation goes with which reference: by id, else by source text, else by order. What has no partner is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from tm.errors import UnusableInput
from tm.model.score import Joined, JoinedBy, Judged, Translation, Translations

Key = Callable[[Translation], Hashable]
Names = list[Hashable]
Rows = dict[Hashable, Translation]

_NAMED = 5
"""So many segments without a partner are named one by one."""

_AGREE = 0.5
"""Ids that two files share mean the same segments where at least this share of them has the same source."""


def join(hypotheses: Translations, references: Sequence[Translations], *, partial: bool = False) -> Joined:
    """Put each translation beside its references.

    Args:
        hypotheses: the translations to judge.
        references: one or more sides.
        partial: whether segments that a side lacks are left out, and named in `notes`, instead of being refused.

    Raises:
        UnusableInput: a side is empty, the sides hold different segments, or what they share cannot be told.
    """
    for side in (hypotheses, *references):
        if not side.rows:
            raise UnusableInput(side.name, "holds no segments", advice="give one segment a line, or a memory with translations")
    sides = [hypotheses, *references]
    by, names = _names(sides)
    if by == "order":
        _check_counts(hypotheses, references)
        notes = [note for side in sides if (note := _empty(side))]
        return Joined(by, _beside(names[0], [dict(zip(names[0], side.rows, strict=True)) for side in sides]), tuple(notes))
    found = [dict(zip(keys, side.rows, strict=True)) for keys, side in zip(names, sides, strict=True)]
    wanted, bare = _parted(found)
    lacking = _lacking(sides, found, wanted)
    if lacking and not partial:
        raise UnusableInput(*lacking[0], advice="add them, or score what both sides have with --partial")
    shared = [key for key in names[0] if all(key in rows and rows[key].text for rows in found)]
    if not shared:
        raise UnusableInput(
            hypotheses.name, f"shares no segment with {references[0].name}", advice="check that they belong together"
        )
    notes = [f"left out, as no side translates them: {_some(bare)}"] if bare else []
    notes += [f"{file}: {reason}" for file, reason in lacking]
    notes += [_other_sources(side, rows, found[0]) for side, rows in zip(references, found[1:], strict=True) if by == "id"]
    return Joined(by, _beside(shared, found), tuple(filter(None, notes)))


def apart(joined: Joined, references: int) -> tuple[Joined, list[list[str]]]:
    """Take what follows the first so many references out of them: other systems' translations, a list for each."""
    segments = tuple(replace(one, references=one.references[:references]) for one in joined.segments)
    return replace(joined, segments=segments), joined.references[references:]


def _beside(keys: Names, found: Sequence[Rows]) -> tuple[Judged, ...]:
    first, *others = found
    return tuple(Judged(first[key], tuple(rows[key].text for rows in others)) for key in keys)


def _names(sides: Sequence[Translations]) -> tuple[JoinedBy, list[Names]]:
    """Return what the segments are joined by, and for each side a name for each segment, all different."""
    for key in (_id, _id_in_document):
        names = [[key(row) for row in side.rows] for side in sides]
        if all(_tells_apart(side, found) for side, found in zip(sides, names, strict=True)) and _agree(sides, names):
            return "id", names
    if all(row.source for side in sides for row in side.rows):
        return "source", [_counted([(row.context, row.source) for row in side.rows]) for side in sides]
    return "order", [list(range(len(side.rows))) for side in sides]


def _id(row: Translation) -> Hashable:
    return row.id


def _id_in_document(row: Translation) -> Hashable:
    return row.document, row.id


def _tells_apart(side: Translations, names: Names) -> bool:
    return all(row.id for row in side.rows) and len(set(names)) == len(names)


def _agree(sides: Sequence[Translations], names: Sequence[Names]) -> bool:
    """Return whether the sides share names and mean the same by them.

    They do not where the source of a name is another one's on the other side. A source that the other side has nowhere was
    revised, and tells nothing.
    """
    first = dict(zip(names[0], sides[0].rows, strict=True))
    for side, found in zip(sides[1:], names[1:], strict=True):
        pairs = [(first[name], row) for name, row in zip(found, side.rows, strict=True) if name in first]
        elsewhere = {row.source for row in side.rows}
        told = [_same_source(a, b) for a, b in pairs if a.source and b.source and (_same_source(a, b) or a.source in elsewhere)]
        if not pairs or sum(told) < _AGREE * len(told):
            return False
    return True


def _same_source(a: Translation, b: Translation) -> bool:
    return (a.source or "").split() == (b.source or "").split()


def _counted(keys: Sequence[Hashable]) -> Names:
    """Return the keys, each with how often it came before: the second of two equal sources is joined to the second."""
    seen: Counter[Hashable] = Counter()
    out: Names = []
    for key in keys:
        out.append((key, seen[key]))
        seen[key] += 1
    return out


def _check_counts(hypotheses: Translations, references: Sequence[Translations]) -> None:
    for side in references:
        if len(side.rows) != len(hypotheses.rows):
            longer, shorter = sorted((side, hypotheses), key=lambda one: -len(one.rows))
            extra = longer.rows[len(shorter.rows)]
            place = f"{longer.name}:{extra.line}" if extra.line else longer.name
            raise UnusableInput(
                side.name,
                f"has {len(side.rows)} segments, but {hypotheses.name} has {len(hypotheses.rows)}: "
                f"{place} has no partner ({_quoted(extra.text)})",
                advice="give files that agree segment by segment",
            )


def _parted(found: Sequence[Rows]) -> tuple[Rows, list[Translation]]:
    """Return the segments that some side translates, and those that none does."""
    known: Rows = {}
    for rows in found:
        known = rows | known
    wanted = {key: row for key, row in known.items() if any(key in rows and rows[key].text for rows in found)}
    return wanted, [row for key, row in known.items() if key not in wanted]


def _lacking(sides: Sequence[Translations], found: Sequence[Rows], wanted: Rows) -> list[tuple[str, str]]:
    """Return the sides that lack segments of others, with what to say of each; one without a translation counts as lacking."""
    said = []
    for side, rows in zip(sides, found, strict=True):
        lacking = [row for key, row in wanted.items() if key not in rows or not rows[key].text]
        if lacking:
            said.append((side.name, f"has no translation of what another side has: {_some(lacking)}"))
    return said


def _other_sources(side: Translations, rows: Rows, first: Rows) -> str:
    """Say which segments of one id have different sources."""
    pairs = [(first[key], row) for key, row in rows.items() if key in first]
    odd = [row for other, row in pairs if row.source and other.source and not _same_source(row, other)]
    return f"{side.name}: the same id, but another source than in the translations: {_some(odd)}; check them" if odd else ""


def _empty(side: Translations) -> str:
    odd = [row for row in side.rows if not row.text.strip()]
    return f"{side.name}: scored though empty: {_some(odd)}" if odd else ""


def _some(rows: Sequence[Translation]) -> str:
    return ", ".join(map(_label, rows[:_NAMED])) + (f", … ({len(rows)} in all)" if len(rows) > _NAMED else "")


def _label(row: Translation) -> str:
    if row.id:
        return row.id
    text = row.source or row.text
    return " ".join(filter(None, (_quoted(text) if text.strip() else "", f"line {row.line}" if row.line else "")))


def _quoted(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return f"‘{line if len(line) <= most else line[: most - 1] + '…'}’"
