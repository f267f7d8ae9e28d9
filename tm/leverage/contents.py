"""The inline codes of matches: the index has plain text, the files have everything."""

from __future__ import annotations

from collections.abc import Iterable

from tm.formats.tmx import TmxReader
from tm.model.lang import language
from tm.model.match import Match
from tm.model.memory import Content, Unit

_Key = tuple[str | None, str, str]


def contents(matches: Iterable[Match]) -> dict[Match, tuple[Content, Content]]:
    """Return source and target of the matches' units as their files have them, codes included; each file is read once, as a stream.

    A memory that came through a pipe cannot be read again, and gives none.
    """
    wanted: dict[str, dict[_Key, list[Match]]] = {}
    for match in matches:
        wanted.setdefault(match.file, {}).setdefault((match.tuid, match.source, match.target), []).append(match)
    found: dict[Match, tuple[Content, Content]] = {}
    for file, keys in wanted.items():
        if file == "-":
            continue
        with TmxReader(file) as reader:
            for unit in reader:
                for key, pair in _pairs(unit):
                    found.update(dict.fromkeys(keys.get(key, ()), pair))
    return found


def _pairs(unit: Unit) -> Iterable[tuple[_Key, tuple[Content, Content]]]:
    sides = [variant for variant in unit.variants if language(variant.lang)]
    for source in sides:
        for target in sides:
            if language(source.lang) != language(target.lang):
                yield (unit.tuid, source.text, target.text), (source.content, target.content)
