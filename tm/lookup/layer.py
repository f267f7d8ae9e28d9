"""Units made searchable: built in one go, never changed; an index is a few layers, the newest holding what changed since."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from tm.lookup import table
from tm.lookup.codes import letter_codes, syllable_codes, token_code, token_codes
from tm.lookup.record import Record, decoded, decoded_all
from tm.lookup.sections import Sections, SectionsWriter
from tm.lookup.similarity import SHORT, tokens
from tm.lookup.table import Shape, Table
from tm.model.text import LANGS, Lang
from tm.text.folding import Folding, fold, letters

if TYPE_CHECKING:
    from tm.lookup.holding import EnglishRows, KoreanRows
    from tm.text.phrases import Phrase

LAYOUT = 4
"""Goes up whenever what a layer holds changes: layers of another layout are not used."""

_LATEST = 10**14
"""Above each date of 14 digits."""

SYLLABLES = Shape("ko", width=2, gram=1, columns=512, pairs=256)
TOKENS = Shape("en", width=2, gram=1, columns=512)
SHORT_KEYS = Shape("short", width=1, gram=2, columns=1024)


class Candidate(NamedTuple):
    """A unit that may be like a query: the most that it can reach, in tenths, and the row that does, unless several may."""

    value: int
    layer: Layer
    unit: int
    row: int | None


class Builder:
    """Takes records in the order of their files and writes a layer."""

    def __init__(self, folding: Folding) -> None:
        self._folding = folding
        self._files: list[tuple[str, int]] = []
        self._records: list[bytes] = []
        self._digests = array("Q")
        self._ages: list[str] = []
        self._keys: dict[Lang, list[str]] = {lang: [] for lang in LANGS}
        self._units: dict[Lang, array[int]] = {lang: array("I") for lang in LANGS}
        self._letters: dict[int, str] = {}

    def add(self, record: Record, digest: int = 0) -> None:
        """Take a unit; `digest` is of its bytes in the file, 0 where they are not known apart."""
        if not self._files or self._files[-1][0] != record.file:
            self._files.append((record.file, len(self._records)))
        unit = len(self._records)
        self._records.append(record.encoded())
        self._digests.append(digest)
        self._ages.append(f"{_LATEST - record.stamp:015d}{record.tuid or ''}")
        for lang in LANGS:
            for text in record.texts[lang]:
                plain = letters(text, lang)
                key = self._folding.key(plain, lang)
                if key != plain:
                    self._letters[len(self._keys["ko"])] = plain
                self._keys[lang].append(key)
                self._units[lang].append(unit)

    @property
    def units(self) -> int:
        """How many units were taken."""
        return len(self._digests)

    def forget_digests(self, first: int) -> None:
        """Take the digests of the units from `first` on for unknown."""
        self._digests[first:] = array("Q", bytes(8 * (self.units - first)))

    def extend(self, other: Builder) -> None:
        """Take the units of another builder, behind one's own."""
        shift = self.units
        self._files += [(name, first + shift) for name, first in other._files]
        self._records += other._records
        self._digests += other._digests
        self._ages += other._ages
        self._letters |= {row + len(self._keys["ko"]): plain for row, plain in other._letters.items()}
        for lang in LANGS:
            self._keys[lang] += other._keys[lang]
            self._units[lang] += array("I", (unit + shift for unit in other._units[lang]))

    def write(self, out: IO[bytes]) -> None:
        """Write the layer."""
        writer = SectionsWriter(out)
        ends = array("Q", accumulate(map(len, self._records), initial=0))
        writer.add("units.records", *self._records)
        self._records.clear()
        writer.add("units.offsets", memoryview(ends).cast("B"))
        writer.add("units.digests", memoryview(self._digests).cast("B"))
        places = {age: place for place, age in enumerate(sorted(set(self._ages)))}
        writer.add("units.places", memoryview(array("I", map(places.__getitem__, self._ages))).cast("B"))
        self._ages.clear()
        self._write_korean(writer)
        self._write_english(writer)
        writer.close({"layout": LAYOUT, "folding": self._folding.version, "files": self._files, "units": len(ends) - 1})

    def _write_korean(self, out: SectionsWriter) -> None:
        from tm.lookup.holding import write_letters

        codes = [syllable_codes(key) for key in self._keys["ko"]]
        order = _by_length(codes)
        units = self._units["ko"]
        out.add("ko.units", memoryview(array("I", [units[row] for row in order])).cast("B"))
        table.write(out, SYLLABLES, [codes[row] for row in order])
        write_letters(out, ((row, self._letters[old]) for row, old in enumerate(order) if old in self._letters))

    def _write_english(self, out: SectionsWriter) -> None:
        from tm.lookup.holding import write_words

        keys = self._keys["en"]
        known: dict[str, int] = {}
        codes = []
        for key in keys:
            found = tokens(key)
            for token in found:
                if token not in known:
                    known[token] = token_code(token)
            codes.append(array("H", [known[token] for token in found]).tobytes())
        order = _by_length(codes)
        units = self._units["en"]
        out.add("en.units", memoryview(array("I", [units[row] for row in order])).cast("B"))
        ordered = [codes[row] for row in order]
        table.write(out, TOKENS, ordered)
        write_words(out, known, ordered)
        texts = [keys[row].encode("utf-8", "surrogatepass") for row in order]
        out.add("en.keys", *texts)
        out.add("en.ends", memoryview(array("I", accumulate(map(len, texts), initial=0))).cast("B"))
        short = sorted((row for row, old in enumerate(order) if len(keys[old]) <= SHORT), key=lambda row: len(keys[order[row]]))
        out.add("short.rows", memoryview(array("I", short)).cast("B"))
        table.write(out, SHORT_KEYS, [letter_codes(keys[order[row]]) for row in short])


def _by_length(keys: Sequence[bytes]) -> list[int]:
    """Return the numbers of the keys, the shortest first, equals in their order."""
    return sorted(range(len(keys)), key=list(map(len, keys)).__getitem__)


def about(layers: Iterable[Layer], text: str, lang: Lang, folding: Folding) -> int:
    """Return how many rows of one side can hold a text, at a glance; dead units count too."""
    key = fold(text, lang, folding)
    return sum(layer.about(key, lang) for layer in layers)


class Layer:
    """A layer as it lies in its sections; `dead` has a 1 for each unit that its file no longer holds."""

    def __init__(self, sections: Sections, dead: bytes = b"") -> None:
        facts = sections.facts
        self.sections, self.dead, self.units = sections, dead, int(facts["units"])
        self.files: list[tuple[str, int]] = [(str(name), int(first)) for name, first in facts["files"]]
        self.shown = [name for name, _ in self.files]
        """What the files are called in records."""
        self._firsts = [first for _, first in self.files]
        self.digests = sections.view("units.digests", "Q")
        self._records = sections.view("units.records")
        self._ends = sections.view("units.offsets", "Q")
        self._places = sections.view("units.places", "I")
        self.tables = {shape.name: Table(sections, shape) for shape in (SYLLABLES, TOKENS, SHORT_KEYS)}
        self._units = {lang: sections.view(f"{lang}.units", "I") for lang in LANGS}
        self._short = sections.view("short.rows", "I")

    def runs(self) -> Iterator[tuple[str, range]]:
        """Give the name of each file with the numbers of its units, dead ones too; a file may come more than once."""
        ends = [*self._firsts[1:], self.units] if self.files else []
        for (name, first), end in zip(self.files, ends, strict=True):
            yield name, range(first, end)

    def newer(self, unit: int, other: int) -> bool:
        """Return whether a unit comes before another of the layer by date, the newest first, then by tuid."""
        return bool(self._places[unit] < self._places[other])

    def record(self, unit: int) -> Record:
        """Return a unit."""
        file = self.shown[bisect_right(self._firsts, unit) - 1]
        return decoded(self._records[self._ends[unit] : self._ends[unit + 1]], file)

    def records(self, units: Sequence[int]) -> list[Record]:
        """Return some units."""
        ends, firsts, shown = self._ends, self._firsts, self.shown
        data = [self._records[ends[unit] : ends[unit + 1]] for unit in units]
        return decoded_all(data, [shown[bisect_right(firsts, unit) - 1] for unit in units])

    def holding(self, phrase: Phrase, lang: Lang) -> Iterator[int]:
        """Give the units that can hold a phrase on one side, as they are found, some twice; all where its letters are no help."""
        rows = (self._korean if lang == "ko" else self._english).holding(phrase)
        units, dead = self._units[lang], self.dead
        found = iter(range(self.units)) if rows is None else (units[row] for row in rows)
        return (unit for unit in found if not dead[unit]) if dead else found

    def about(self, key: str, lang: Lang) -> int:
        """Return how many rows of one side can hold a phrase with that folded key, at a glance; dead units count too."""
        return (self._korean if lang == "ko" else self._english).about(key)

    @cached_property
    def _korean(self) -> KoreanRows:
        from tm.lookup.holding import KoreanRows

        return KoreanRows(self.sections, self.tables["ko"])

    @cached_property
    def _english(self) -> EnglishRows:
        from tm.lookup.holding import EnglishRows

        return EnglishRows(self.sections, self.tables["en"])

    def texts(self, lang: Lang) -> int:
        """Return how many texts there are on one side, those of dead units too."""
        return self.tables[lang].rows

    @property
    def living(self) -> int:
        """How many units their files still hold."""
        return self.units - self.dead.count(1)

    def like(self, key: str, lang: Lang, least: int) -> Iterable[Candidate]:
        """Return units that may be that like a folded key. A unit whose similarity is `least` (0 to 1000) or more is among them."""
        units, dead = self._units[lang], self.dead
        if lang == "ko":
            rows = self.tables["ko"].like(syllable_codes(key), least)
        else:
            rows = self.tables["en"].like(token_codes(tokens(key)), least)
            if len(key) <= SHORT:
                short = self._short
                rows += [(short[row], value) for row, value in self.tables["short"].like(letter_codes(key), least)]
        best: dict[int, Candidate] = {}
        for row, value in rows:
            unit = units[row]
            if dead and dead[unit]:
                continue
            known = best.get(unit)
            if known is None or known.row == row:
                best[unit] = Candidate(max(value, known.value) if known else value, self, unit, row)
            else:
                best[unit] = Candidate(max(value, known.value), self, unit, None)
        return best.values()

    def likest(self, key: str, lang: Lang, least: int) -> list[Candidate]:
        """Return the units that may be the likest to a folded key, if that may be `least` (0 to 1000) or more; dead ones too."""
        units = self._units[lang]
        if lang == "ko":
            rows = self.tables["ko"].likest(syllable_codes(key), least)
        else:
            rows = self.tables["en"].likest(token_codes(tokens(key)), least)
            if len(key) <= SHORT:
                short = self.tables["short"].likest(letter_codes(key), rows[0][1] if rows else least)
                if short and rows and short[0][1] > rows[0][1]:
                    rows = []
                rows += [(self._short[row], value) for row, value in short]
        return [Candidate(value, self, units[row], row) for row, value in rows]

    def english(self, row: int) -> str:
        """Return the folded key of a row of English."""
        return self._english.key(row)

    def close(self) -> None:
        """Let go of the mapping."""
        self.sections.close()

    @property
    def facts(self) -> dict[str, Any]:
        """What the layer says of itself: layout, folding, files, units."""
        return self.sections.facts
