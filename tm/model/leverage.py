"""What a memory saves on the next file: its segments by the best match that each has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tm.model.band import Band
from tm.model.filled import Filled
from tm.model.match import Match
from tm.model.memory import Content, Unit, Variant
from tm.model.text import Lang


class SourceSegment(NamedTuple):
    """A segment to be translated, with its neighbours in the file.

    `place` is the number of its unit among those that the reader of its format gives, from 0; of a document, of the segment.
    `translated` says whether the file has a target for it.
    """

    text: str
    lang: Lang
    before: str | None = None
    after: str | None = None
    content: Content = ()
    translated: bool = False
    place: int = 0


class Volume(NamedTuple):
    """An amount of text. Characters are without spaces; placeables are figures, placeholders, addresses and the like."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    characters_with_spaces: int = 0
    placeables: int = 0
    tags: int = 0

    def plus(self, other: Volume) -> Volume:
        """Return both together."""
        return Volume(*(a + b for a, b in zip(self, other, strict=True)))


NOTHING = Volume()


@dataclass(frozen=True, slots=True)
class Share:
    """The text of a band. `rate` is the share of the price, 0 to 1; `weighted` are the words that are paid, to two decimals."""

    band: Band
    volume: Volume
    rate: float
    weighted: float


@dataclass(frozen=True, slots=True)
class FileAnalysis:
    """One file, or all of them: a share for each band, in the order of `Band`.

    `across` is the part of the repetitions that stood first in another file.
    """

    file: str
    lang: Lang | None
    shares: tuple[Share, ...]
    across: Volume = NOTHING

    @property
    def total(self) -> Volume:
        """All bands together."""
        whole = Volume()
        for share in self.shares:
            whole = whole.plus(share.volume)
        return whole

    @property
    def weighted(self) -> float:
        """The weighted words of all bands, to two decimals."""
        return round(sum(share.weighted for share in self.shares), 2)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Files, and all of them together: each number of `total` is the sum of those of the files."""

    files: tuple[FileAnalysis, ...]
    total: FileAnalysis
    memories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """What became of a segment.

    `reasons` say why what was filled has to be looked at; a segment without `filled` had no match, or was left as it is.
    """

    segment: SourceSegment
    band: Band
    match: Match | None = None
    filled: Filled | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A translation out of a finished file, with what its file says of where it comes from.

    `before` and `after` are the neighbours of the source. `translator` and `date` (`YYYYMMDDThhmmssZ`, or the day with `T000000Z`)
    are empty where nothing is known.
    """

    source: Variant
    target: Variant
    document: str = ""
    tool: str = ""
    state: str = ""
    context: str | None = None
    before: str | None = None
    after: str | None = None
    translator: str = ""
    date: str = ""


class OnConflict(StrEnum):
    """What is done where the memory has another target for a source."""

    REPLACE = "replace"
    KEEP = "keep"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MemoryUpdate:
    """What a memory gets: units in the place of others, by their number from 0, and new ones behind all.

    `unchanged` counts translations that it has already, `kept` those that it does not get because it has others.
    """

    replaced: Mapping[int, Unit]
    added: tuple[Unit, ...]
    unchanged: int = 0
    kept: int = 0
