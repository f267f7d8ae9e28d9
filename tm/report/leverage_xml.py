"""An analysis as the XML report of Trados Studio's "Analyze Files", which agencies' systems import.

The structure is that of the reports themselves (Studio 2009 and later), as the programs that import them read it: a `file` each,
then `batchTotal`, with `analyse` in both; its elements in this order: perfect, inContextExact, exact, locked, crossFileRepeated,
repeated, total, new, fuzzy (the lowest first); and their attributes: segments, words, characters, placeables, tags.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from html import escape

from tm.model.band import LEAST, Band
from tm.model.lang import other
from tm.model.leverage import Analysis, FileAnalysis, Volume
from tm.model.text import Lang
from tm.report.terminal import shown

_LANGUAGES: dict[Lang, tuple[int, str]] = {"ko": (1042, "Korean (Korea)"), "en": (1033, "English (United States)")}
"""Windows' number of a language, and its name there."""

_FUZZY = {Band.FROM_50: (50, 74), Band.FROM_75: (75, 84), Band.FROM_85: (85, 94), Band.FROM_95: (95, 99)}
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "tm analyze")
_SETTINGS = {
    "reportInternalFuzzyLeverage": "no",
    "reportLockedSegmentsSeparately": "no",
    "reportCrossFileRepetitions": "yes",
    "minimumMatchScore": f"{min(LEAST.values()):g}",
    "searchMode": "bestWins",
}


def trados_xml(analysis: Analysis, date: str | None = None) -> Iterator[str]:
    """Give the report in parts. It names a time of day only because its form has one: midnight of the date, where that is given."""
    when = f' runAt="{date} 00:00:00"' if date else ""
    names = "\0".join(file.file for file in analysis.files)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<task name="analyse">\n'
    yield f'  <taskInfo taskId="{_guid(names)}"{when}>\n    <project name="" number="" />\n'
    if analysis.total.lang:
        number, name = _LANGUAGES[other(analysis.total.lang)]
        yield f'    <language lcid="{number}" name="{name}" />\n'
    for memory in analysis.memories:
        yield f'    <tm name="{_safe(memory)}" />\n'
    yield "    <settings " + " ".join(f'{key}="{value}"' for key, value in _SETTINGS.items()) + " />\n  </taskInfo>\n"
    for file in analysis.files:
        yield f'  <file name="{_safe(file.file)}" guid="{_guid(file.file)}">\n{_analyse(file)}  </file>\n'
    yield f"  <batchTotal>\n{_analyse(analysis.total)}  </batchTotal>\n</task>\n"


def _analyse(file: FileAnalysis) -> str:
    volumes = {share.band: share.volume for share in file.shares}
    inside = Volume(*(a - b for a, b in zip(volumes[Band.REPETITION], file.across, strict=True)))
    rows = [
        _row("perfect", Volume()),
        _row("inContextExact", volumes[Band.CONTEXT]),
        _row("exact", volumes[Band.EXACT]),
        _row("locked", Volume()),
        _row("crossFileRepeated", file.across),
        _row("repeated", inside),
        _row("total", file.total),
        _row("new", volumes[Band.NONE]),
        *(_row(f'fuzzy min="{least}" max="{most}"', volumes[band]) for band, (least, most) in _FUZZY.items()),
    ]
    return "    <analyse>\n" + "".join(rows) + "    </analyse>\n"


def _row(start: str, volume: Volume) -> str:
    facts = {
        "segments": volume.segments,
        "words": volume.words,
        "characters": volume.characters,
        "placeables": volume.placeables,
        "tags": volume.tags,
    }
    return f"      <{start} " + " ".join(f'{name}="{number}"' for name, number in facts.items()) + " />\n"


def _guid(name: str) -> str:
    """Return a number that is always the same for a name."""
    return str(uuid.uuid5(_NAMESPACE, name))


def _safe(text: str) -> str:
    return escape(shown(text))
