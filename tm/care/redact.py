"""A memory made fit to leave the building: marked units left out, names and numbers replaced, nothing of either left anywhere."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tm.care.redact_text import Redactor
from tm.care.sides import Units
from tm.model.memory import Attrs, Header, Note, Prop, Unit, Variant
from tm.model.redact import RedactSummary
from tm.text.normalize import tidy

_MARKS = frozenset(
    "confidential confidentiality secret sensitive classified restricted private nda internal 기밀 대외비 비공개".split()
)
_CLASSES = frozenset(["classification", "confidentiality", "security", "visibility"])
_EMBARGO = frozenset("embargo embargo-until embargoed embargo-date 엠바고".split())
_NO = frozenset(["", "no", "false", "0", "none", "public", "open", "아니오", "공개"])
_SAID = re.compile(r"(?i)\s*[\[(<*]*\s*(?:confidential|do not share|internal only|embargo(?:ed)?|기밀|대외비|비공개|엠바고)")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_CONTEXT = re.compile(r"(?i)context|prev|next|before|after")
_PARTS = re.compile(r"<[^<>]*>|[|\n]")
_LONG = 10
"""Characters from which on a text tells what it is from: one that marked and other units share goes from the others, too."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What says that a unit must not leave.

    Attributes:
        props: (type, value) of properties beside the usual ones; an empty value stands for any.
        day: `YYYYMMDD` by which an embargo with an earlier or the same date is over; empty: none is.
    """

    props: tuple[tuple[str, str], ...] = ()
    day: str = ""

    def on(self, unit: Unit) -> bool:
        """Return whether a unit, one of its variants or one of its notes is marked."""
        props = (unit.props, *(v.props for v in unit.variants))
        notes = (unit.notes, *(v.notes for v in unit.variants))
        return any(self._prop(p) for held in props for p in held) or any(self._note(n) for held in notes for n in held)

    def _prop(self, prop: Prop) -> bool:
        type, value = (prop.type or "").strip(), prop.text.strip()
        if any(type == wanted and said in ("", value) for wanted, said in self.props):
            return True
        name = type.casefold().removeprefix("x-").removeprefix("tm-").partition(":")[0].replace("_", "-")
        if name in _EMBARGO:
            return value.casefold() not in _NO and self._holds(value)
        if name in _CLASSES:
            return value.casefold() in _MARKS
        return name in _MARKS and value.casefold() not in _NO

    def _note(self, note: Note) -> bool:
        said = _SAID.match(note.text)
        if said and re.search("(?i)embargo|엠바고", said[0]):
            return self._holds(note.text)
        return said is not None

    def _holds(self, value: str) -> bool:
        day = _DAY.search(value)
        return not (self.day and day and "".join(day.groups()) <= self.day)


@dataclass(slots=True)
class Redaction:
    """One run over a memory; iterate over it for the units that are left, then ask for the summary.

    Attributes:
        units: the memory; read twice, as what is left out may be quoted by units before it.
        redactor: replaces what must not be seen.
        marks: what units are left out by.
        leave_out: leave units out that hold something, instead of replacing it.
    """

    units: Units
    redactor: Redactor
    marks: Marks
    leave_out: bool = False
    _texts: set[int] = field(default_factory=set)
    _long: set[int] = field(default_factory=set)
    _done: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for unit in self.units():
            if self.marks.on(unit):
                for variant in unit.variants:
                    text = tidy(variant.text)
                    self._texts.add(hash(text))
                    if len(text) >= _LONG:
                        self._long.add(hash(text))

    def __iter__(self) -> Iterator[Unit]:
        for unit in self.units():
            self._done["units"] += 1
            if self.marks.on(unit):
                self._done["marked"] += 1
            elif self._long and any(hash(tidy(v.text)) in self._long for v in unit.variants):
                self._done["repeating"] += 1
            else:
                yield from self._redacted(unit)

    def _redacted(self, unit: Unit) -> Iterator[Unit]:
        before = self.redactor.counts.total()
        counts = Counter(self.redactor.counts)
        found = self._unit(unit)
        if self.leave_out and self.redactor.counts.total() > before:
            self.redactor.counts = counts
            self._done["holding"] += 1
            return
        yield found

    def _unit(self, unit: Unit) -> Unit:
        text = self.redactor.text
        return Unit(
            None if unit.tuid is None else text(unit.tuid),
            tuple(self._variant(v) for v in unit.variants),
            self._attrs(unit.attrs),
            self._props(unit.props),
            self._notes(unit.notes),
            tuple(map(text, unit.extras)),
            unit.line,
        )

    def _variant(self, variant: Variant) -> Variant:
        return Variant(
            self.redactor.name(variant.lang),
            self.redactor.content(variant.content),
            self._attrs(variant.attrs),
            self._props(variant.props),
            self._notes(variant.notes),
            tuple(map(self.redactor.text, variant.extras)),
        )

    def header(self, header: Header) -> Header:
        """Return the header without any of it."""
        return replace(
            header,
            attrs=self._attrs(header.attrs),
            props=self._props(header.props),
            notes=self._notes(header.notes),
            extras=tuple(map(self.redactor.text, header.extras)),
        )

    def _attrs(self, attrs: Attrs) -> Attrs:
        return tuple((self.redactor.name(name), self.redactor.text(value)) for name, value in attrs)

    def _props(self, props: Iterable[Prop]) -> tuple[Prop, ...]:
        text = self.redactor.text
        return tuple(
            replace(p, type=p.type and text(p.type), text=text(p.text), attrs=self._attrs(p.attrs))
            for p in props
            if not self._quotes(p.text, p.type or "")
        )

    def _notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        return tuple(
            replace(n, text=self.redactor.text(n.text), attrs=self._attrs(n.attrs)) for n in notes if not self._quotes(n.text, "")
        )

    def _quotes(self, text: str, type: str) -> bool:
        """Return whether a property or a note holds the text of a unit that is left out."""
        if not self._texts:
            return False
        known = self._texts if _CONTEXT.search(type) else self._long
        found = any(
            hash(tidy(html.unescape(part))) in known for part in (text, *_PARTS.split(text), *_PARTS.split(html.unescape(text)))
        )
        self._done["facts"] += found
        return found

    def left(self, text: str) -> bool:
        """Return whether a text is that of a unit left out, and long enough to tell."""
        return hash(tidy(text)) in self._long

    @property
    def summary(self) -> RedactSummary:
        """What was done, once all units have been given."""
        done = self._done
        replaced = {kind: count for kind, count in self.redactor.counts.items() if count}
        return RedactSummary(done["units"], done["marked"], done["repeating"], done["holding"], done["facts"], replaced)
