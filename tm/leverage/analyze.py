"""Segments of files × a memory → how much of each file is in which band."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tm.model.band import Band
from tm.model.leverage import Analysis, FileAnalysis, Share, SourceSegment, Volume
from tm.model.text import Lang
from tm.text.counting import count
from tm.text.normalize import tidy
from tm.text.numbers import numbers
from tm.text.placeables import placeables

Bands = Callable[[Iterable[SourceSegment]], Iterable[Band]]
"""Gives the best band of each segment, in their order."""

SourceFile = tuple[str, Sequence[SourceSegment]]
"""The name of a file, and its segments in order."""


class _Placed(NamedTuple):
    """A segment of the numbered file; `first` is the number of the file where its text stood first."""

    file: int
    segment: SourceSegment
    first: int | None


def analyze(files: Sequence[SourceFile], bands: Bands, rates: Mapping[Band, float], memories: Sequence[str] = ()) -> Analysis:
    """Return what is in which band, for each file and in all.

    A repetition is the second or later occurrence of a text, in the same file or an earlier one. Texts are the same where they are
    equal in NFC, with runs of white space as one space, in one language: what counts for an exact match.

    Args:
        files: in the order in which they would be translated.
        bands: asks the memory; it sees the first occurrence of each text only.
        rates: the share of the price for each band.
        memories: names, for the report.
    """
    placed = list(_placed(files))
    found = iter(bands(one.segment for one in placed if one.first is None))
    volumes = [dict.fromkeys(Band, Volume()) for _ in files]
    across = [Volume()] * len(files)
    for one in placed:
        volume, band = volume_of(one.segment), Band.REPETITION if one.first is not None else next(found)
        volumes[one.file][band] = volumes[one.file][band].plus(volume)
        if one.first not in (None, one.file):
            across[one.file] = across[one.file].plus(volume)
    done = tuple(
        FileAnalysis(
            name, _language(segments), tuple(_share(band, volume, rates[band]) for band, volume in by_band.items()), beyond
        )
        for (name, segments), by_band, beyond in zip(files, volumes, across, strict=True)
    )
    return Analysis(done, total_of(done, rates), tuple(memories))


def total_of(files: Sequence[FileAnalysis], rates: Mapping[Band, float]) -> FileAnalysis:
    """Return all files together: every number is the sum of theirs."""
    shares, across = [], Volume()
    for number, band in enumerate(Band):
        volume, weighted = Volume(), 0.0
        for file in files:
            volume, weighted = volume.plus(file.shares[number].volume), weighted + file.shares[number].weighted
        shares.append(Share(band, volume, rates[band], round(weighted, 2)))
    for file in files:
        across = across.plus(file.across)
    langs = {file.lang for file in files}
    return FileAnalysis("", langs.pop() if len(langs) == 1 else None, tuple(shares), across)


def volume_of(segment: SourceSegment) -> Volume:
    """Return how much text a segment is."""
    amount = count(segment.text)
    found = list(placeables(segment.text))
    tags = sum(one.kind == "tag" for one in found) + sum(not isinstance(part, str) for part in segment.content)
    return Volume(1, *amount, len(found) + len(numbers(segment.text, segment.lang)), tags)


def _placed(files: Sequence[SourceFile]) -> Iterator[_Placed]:
    first: dict[tuple[Lang, str], int] = {}
    for number, (_, segments) in enumerate(files):
        for segment in segments:
            key = segment.lang, tidy(segment.text)
            yield _Placed(number, segment, first.get(key))
            first.setdefault(key, number)


def _share(band: Band, volume: Volume, rate: float) -> Share:
    return Share(band, volume, rate, round(volume.words * rate, 2))


def _language(segments: Sequence[SourceSegment]) -> Lang | None:
    """Return the language of a file, where it has one."""
    langs = {segment.lang for segment in segments}
    return langs.pop() if len(langs) == 1 else None
