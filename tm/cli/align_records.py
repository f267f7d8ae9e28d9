"""What goes through a run of `tm align`: options, pairs of files, and what becomes of them. All can be pickled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tm.model.alignment import Alignment
from tm.model.document import Segment
from tm.model.memory import Prop, Unit

if TYPE_CHECKING:
    from tm.align.fixed import Held
    from tm.segment import Rules

CHECKED = "checked-beads"
"""The signature of an alignment that a person has checked."""

Sides = tuple[list[Segment], list[Segment]]


class Match(StrEnum):
    """How the documents of two folders are paired."""

    NAME = "name"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Options:
    """What decides how documents are aligned, but for the documents; all of it goes into the digest.

    `known` is a digest of what the glossaries (`terms`) and memories hold that are evidence.
    """

    presegmented: bool = False
    date: str | None = None
    least: float = 0.0
    rules: Rules | None = None
    encoder: str = "use"
    terms: tuple[str, ...] = ()
    memories: tuple[str, ...] = ()
    known: str = ""


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
        dropped: digests of pairs that a person dropped, as `tm.align.dropped` has them.
    """

    ko: str
    en: str
    key: str
    options: Options
    gold: str | None = None
    digest: str | None = None
    reviewed: tuple[Unit, ...] = ()
    dropped: frozenset[str] = frozenset()


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
