"""One unit added, replaced or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tm.care.marks import CONFLICT
from tm.care.sides import code_of
from tm.model.lang import primary
from tm.model.memory import Attrs, Note, Unit, Variant
from tm.text.normalize import tidy


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be done, to which unit.

    Attributes:
        tuid: of the unit; `None`: any.
        text: one of the unit's texts, whole, white space aside; `None`: any.
        texts: new texts by language code.
        note: a comment to add.
        date: `YYYY-MM-DD`, when this was; without it dates stay as they are.
        author: who did it.
        delete: take the unit out.
        add: make a new unit, at the end.
    """

    tuid: str | None = None
    text: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None
    date: str | None = None
    author: str | None = None
    delete: bool = False
    add: bool = False


class Editing:
    """One edit of one memory: iterate over it for the units to write, then see what was found.

    `found` counts the units that the edit is for: unless it adds, anything but one means that the result must not be kept.
    `codes` counts inline codes that went with a text that was replaced.
    """

    def __init__(self, units: Iterable[Unit], edit: Edit) -> None:
        self._units, self._edit = units, edit
        self.found = self.codes = 0

    def __iter__(self) -> Iterator[Unit]:
        for unit in self._units:
            if not self._is_meant(unit):
                yield unit
                continue
            self.found += 1
            if self._edit.add:
                yield unit
            elif not self._edit.delete:
                yield self._replaced(unit)
        if self._edit.add:
            yield self._new()

    def _is_meant(self, unit: Unit) -> bool:
        edit = self._edit
        if edit.add:
            return edit.tuid is not None and unit.tuid == edit.tuid
        if edit.tuid is not None and unit.tuid != edit.tuid:
            return False
        return edit.text is None or tidy(edit.text) in (tidy(v.text) for v in unit.variants)

    def _replaced(self, unit: Unit) -> Unit:
        variants = list(unit.variants)
        for lang, text in self._edit.texts.items():
            at = _place(variants, lang)
            if at is None:
                variants.append(Variant(lang, (text,)))
                continue
            self.codes += sum(not isinstance(part, str) for part in variants[at].content)
            variants[at] = replace(variants[at], content=(text,))
        attrs = _set(unit.attrs, changedate=_stamp(self._edit.date), changeid=self._edit.author)
        props = tuple(prop for prop in unit.props if prop.type != CONFLICT)
        return replace(unit, variants=tuple(variants), attrs=attrs, props=props, notes=(*unit.notes, *self._notes()))

    def _new(self) -> Unit:
        edit = self._edit
        variants = tuple(Variant(lang, (text,)) for lang, text in edit.texts.items())
        attrs = _set((), creationdate=_stamp(edit.date), creationid=edit.author, changedate=_stamp(edit.date))
        return Unit(edit.tuid, variants, attrs, notes=tuple(self._notes()))

    def _notes(self) -> Iterator[Note]:
        if self._edit.note:
            yield Note(self._edit.note)


def _place(variants: list[Variant], lang: str) -> int | None:
    """Return which variant is in a language: the one with that very code, else the first of the language."""
    same = [n for n, v in enumerate(variants) if code_of(v.lang) == code_of(lang)]
    near = [n for n, v in enumerate(variants) if primary(v.lang) == primary(lang)]
    return next(iter([*same, *near]), None)


def _stamp(day: str | None) -> str | None:
    return day and day.replace("-", "") + "T000000Z"


def _set(attrs: Attrs, **values: str | None) -> Attrs:
    return tuple((dict(attrs) | {name: value for name, value in values.items() if value}).items())
