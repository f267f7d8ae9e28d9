"""Seconds of CPU that an analysis takes, with neighbours, and whether its bands are those of a lookup of every match.

Run: python -m tests.benchmarks.analyze MEMORY [--segments N] [--check N]
MEMORY is a TMX or a TSV of pairs; the segments are of the memory itself: a quarter as they are, half with one to four words
changed, left out or added, a quarter of lines that are taken out of the memory first. The index is built before the clock runs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.lookup import Pair, pairs, queries
from tm.formats.tmx import TmxWriter
from tm.formats.tmx.writer import own_header
from tm.leverage.analyze import analyze
from tm.leverage.bands import LOWEST, band_of, best_band
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.band import RATES
from tm.model.leverage import SourceSegment
from tm.model.memory import Unit, Variant
from tm.model.text import LANGS, Lang

_EVERY = 100_000


def segments(texts: list[str], lang: Lang) -> list[SourceSegment]:
    """Return lines as the segments of a document."""
    around = zip([None, *texts], [*texts[1:], None], strict=False)
    return [SourceSegment(text, lang, before, after) for text, (before, after) in zip(texts, around, strict=True)]


def write(path: Path, rows: list[Pair]) -> None:
    """Write pairs as a memory."""
    with path.open("wb") as stream, TmxWriter(stream, own_header()) as writer:
        for number, row in enumerate(rows):
            writer.write(Unit(str(number), tuple(Variant(lang, (text,)) for lang, text in row.items())))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("memory")
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--check", type=int, default=100, help="segments whose band is compared with that of all matches")
    chosen = parser.parse_args()
    every = list(pairs(chosen.memory))
    held = every[:: max(1, len(every) // (chosen.segments // 4 + 1))][: chosen.segments // 4]
    out = {id(row) for row in held}
    rows = [row for row in every if id(row) not in out]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TM_CACHE_DIR"] = folder
        path = Path(folder) / "memory.tmx"
        write(path, rows)
        with Memory.open(path) as memory:
            print(f"{memory.units:,} units")
            for lang in LANGS:
                asked = segments(queries(rows, held, lang, chosen.segments), lang)
                started = time.process_time()
                found = analyze([("benchmark", asked)], lambda some: (best_band(one, memory) for one in some), dict(RATES))
                spent = time.process_time() - started
                counts = ", ".join(f"{share.band.value} {share.volume.segments}" for share in found.total.shares)
                print(f"{lang}: {len(asked):,} segments, {spent:.1f} s, {1000 * spent / len(asked):.2f} ms each; {counts}")
                differ = Counter(_differs(one, memory) for one in asked[: chosen.check])
                print(f"  {differ[True]} of {chosen.check} bands differ from those of all matches")


def _differs(segment: SourceSegment, memory: Memory) -> bool:
    wanted = Wanted(LOWEST, _EVERY, segment.before, segment.after)
    matches = memory.lookup(segment.text, source=segment.lang, wanted=wanted).matches
    best = max((match.similarity for match in matches), default=None)
    in_context = any(match.kind == "context" and match.similarity == 100 for match in matches)
    return best_band(segment, memory) is not band_of(best, in_context=in_context)


if __name__ == "__main__":
    main()
