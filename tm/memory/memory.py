"""`Memory`: open, look up, close."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from tm.errors import BadSetting
from tm.formats.memories import is_memory_name
from tm.lookup.languages import directions
from tm.lookup.layer import Layer, about
from tm.lookup.penalties import Penalties
from tm.lookup.search import search
from tm.lookup.wanted import Wanted
from tm.memory.current import layers_of
from tm.memory.watch import Watch
from tm.model.match import LIMIT, THRESHOLD, Answer
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding

if TYPE_CHECKING:
    from tm.model.concordance import Concordance
    from tm.text.glossary import Glossary
    from tm.text.phrases import Phrase

Mode = Literal["folded", "exact", "regex"]
"""How a phrase is meant."""


class Memory:
    """TMX files, searched in both directions; also a context manager.

    ::

        with Memory.open(["news.tmx", "archive/"]) as memory:
            for match in memory.lookup("국경 경비가 강화됐다.").matches:
                print(match.similarity, match.target)
    """

    def __init__(self, layers: list[Layer], *, folding: Folding = SHIPPED, penalties: Penalties | None = None) -> None:
        self._layers, self._folding, self._penalties = layers, folding, penalties or Penalties()

    @classmethod
    def open(
        cls,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        folding: Folding = SHIPPED,
        penalties: Penalties | None = None,
        watch: Watch | None = None,
        keep: bool = True,
    ) -> Memory:
        """Open memories as they are now; their index is built or refreshed first where that is due.

        Args:
            paths: TMX files, or folders whose TMX files are all used; a file in a folder that is named too counts once.
            folding: the rules for keys; with other vocabulary than the shipped one where a user has it.
            penalties: what is taken off for where a unit comes from.
            watch: hears of progress, and of an index that cannot be kept.
            keep: whether the index is kept in the user's caches, so that the next time it is there.

        Raises:
            UnusableInput: a path is missing, or a file is broken.
        """
        given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        layers = []
        for name in _apart([os.fspath(path) for path in given]):
            below = os.path.join(name, "") if os.path.isdir(name) else None
            for layer in layers_of(name, folding, watch or Watch(), keep):
                layer.shown = [name if below is None else below + file for file, _ in layer.files]
                layers.append(layer)
        return cls(layers, folding=folding, penalties=penalties)

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        for layer in self._layers:
            layer.close()
        self._layers = []

    @property
    def units(self) -> int:
        """How many units are searched."""
        return sum(layer.living for layer in self._layers)

    @property
    def kept(self) -> bool:
        """Whether the whole index is on disk, for the next process to find it there."""
        return all(layer.sections.on_disk for layer in self._layers)

    def has(self, lang: Lang) -> bool:
        """Return whether any unit has a text in that language, or has had one since the index was last built anew."""
        return any(layer.texts(lang) for layer in self._layers)

    def lookup(
        self,
        query: str,
        *,
        source: Lang | None = None,
        target: Lang | None = None,
        wanted: Wanted | None = None,
        glossary: Glossary | None = None,
        fragments: bool = False,
        explain: bool = False,
        threshold: float | None = None,
        limit: int | None = None,
    ) -> Answer:
        """Return the units most like a text, the best first.

        Args:
            query: the text.
            source: its language; else the script decides, and where that says nothing the direction with the better match counts.
            target: the language wanted.
            wanted: everything else that can be asked.
            glossary: whose entries in the query are answered too.
            fragments: whether parts of the query are looked for where nothing reaches the threshold.
            explain: whether matches say how their numbers came about.
            threshold: of `wanted`, where nothing else is asked.
            limit: of `wanted`, where nothing else is asked.
        """
        asked = wanted or Wanted(THRESHOLD if threshold is None else threshold, LIMIT if limit is None else limit)
        answers = [
            Answer(query, a, b, search(self._layers, query, a, b, asked, self._penalties, self._folding))
            for a, b in directions(query, source, target)
        ]
        best = max(answers, key=lambda answer: max((match.rank for match in answer.matches), default=-1.0))
        if not best.matches and fragments:
            from tm.lookup.fragments import fragments as parts

            a, b = best.source_lang, best.target_lang
            best = best._replace(matches=parts(self._layers, query, a, b, asked, self._folding))
        if glossary is not None:
            best = best._replace(terms=glossary.within(query, best.source_lang))
        if explain:
            from tm.lookup.explain import explained

            best = best._replace(matches=tuple(explained(match, query, best.source_lang, self._folding) for match in best.matches))
        return best

    def nearest(
        self, query: str, *, source: Lang | None = None, target: Lang | None = None, wanted: Wanted | None = None
    ) -> float | None:
        """Return the highest similarity that any unit reaches, 0 to 100; `None` where none reaches the threshold.

        The same as that of the likest match of `lookup` without a limit, several times as fast where the threshold is low.
        """
        from tm.lookup.nearest import nearest

        asked = wanted or Wanted()
        found = (
            nearest(self._layers, query, a, b, asked, self._penalties, self._folding) for a, b in directions(query, source, target)
        )
        return max((one for one in found if one is not None), default=None)

    def concord(
        self,
        *phrases: str,
        source: Lang | None = None,
        target: Lang | None = None,
        mode: Mode = "folded",
        wanted: Wanted | None = None,
        limit: int | None = None,
        by_year: bool = False,
    ) -> Concordance:
        """Return every occurrence of phrases, in the units that hold them all, on either side; the newest units first.

        Args:
            phrases: what to look for.
            source: the language whose side is called the source; else the first phrase's script decides.
            target: the other one.
            mode: `folded` as for lookup, `exact` for the letters as they are, `regex` for regular expressions.
            wanted: filters; its threshold and limit are not looked at.
            limit: of the hits returned, not of those counted.
            by_year: whether to work out how the first phrase was put, in all and year by year.

        Raises:
            BadSetting: a phrase is empty, or no regular expression.
        """
        from tm.lookup.concordance import concord

        way = directions(phrases[0], source, target)[0][0]
        found = concord(self._layers, [self._phrase(text, mode) for text in phrases], way, wanted or Wanted())
        if by_year:
            found = self._put(found)
        return replace(found, hits=found.hits[:limit])

    def _phrase(self, text: str, mode: Mode) -> Phrase:
        from tm.text.phrases import Phrase

        if not text.strip():
            raise BadSetting("phrase", text, "some letters")
        if mode == "folded":
            return Phrase.of(text, self._folding)
        if mode == "exact":
            return Phrase.exact(text, self._folding)
        try:
            return Phrase.regex(text)
        except re.error as error:
            raise BadSetting("--regex", text, f"a regular expression ({error})") from None

    def _put(self, found: Concordance) -> Concordance:
        """Return the concordance with what the phrase was put as."""
        from tm.lookup.renderings import one_a_unit, renderings, years

        rows = one_a_unit(hit for hit in found.hits if hit.side == "source")
        put = renderings(
            [hit.target for hit in rows],
            found.target_lang,
            self.units,
            lambda text: about(self._layers, text, found.target_lang, self._folding),
        )
        return replace(found, renderings=put.found, years=years([hit.changed for hit in rows], put.of_unit))


def _apart(names: Iterable[str]) -> list[str]:
    """Return the memories, each once, without what lies in a folder among them and is used with that."""
    places: dict[str, str] = {}
    for name in names:
        places.setdefault(name if name == "-" else _place(name), name)
    folders = tuple(os.path.join(place, "") for place, name in places.items() if os.path.isdir(name))
    return [name for place, name in places.items() if not (place.startswith(folders) and _found_in_folders(name))]


def _place(name: str) -> str:
    """Return where a memory is. A link to a file counts as a file, as it does in a folder."""
    if os.path.isdir(name):
        return os.path.realpath(name)
    above, own = os.path.split(os.path.abspath(name))
    return os.path.join(os.path.realpath(above), own)


def _found_in_folders(name: str) -> bool:
    return os.path.isdir(name) or (os.path.isfile(name) and is_memory_name(name))
