"""How loud each check is and how long it takes: findings a hundred units, and microseconds of CPU a unit.

Run: python -m tests.benchmarks.checks FILE [--sides KO EN] [--source ko|en] [--only CHECK ...] [--show N] [--most N]
Any memory (TMX, TSV with a header, PO, JSONL), or two plain files side by side. `--show` prints that many findings of each check,
spread over the file. On pairs that professionals made nearly every finding is a false alarm; lower is better for both numbers.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import islice

from tm.check.check import Check, Context, Hint, Pair
from tm.check.pairs import pairs_of
from tm.check.registry import checks
from tm.formats.conversion import Conversion
from tm.model.finding import LEVELS


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--sides", nargs=2)
    parser.add_argument("--source", choices=["ko", "en"])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--most", type=int)
    given = parser.parse_args()
    conversion = Conversion(given.files, tuple(given.sides) if given.sides else None, keep_going=True)
    units = islice(conversion.units(), given.most)
    pairs = [pair for unit in units for pair in pairs_of(unit, given.source)]
    print(f"{len(pairs)} pairs\n{'check':18}{'/100':>8}{'error':>8}{'warning':>9}{'info':>7}{'µs':>9}")
    for check in checks(given.only):
        measure(check, pairs, given.show)


def measure(check: Check, pairs: list[Pair], show: int) -> None:
    """Print what one check finds in the pairs, and how long both passes take."""
    looked_at = [pair for pair in pairs if check.target in (None, pair.target_lang)]
    started = time.process_time()
    found = list(findings(check, looked_at))
    each = (time.process_time() - started) / max(1, len(looked_at)) * 1e6
    share = 100 / max(1, len(looked_at))
    levels = [sum((hint.level or check.level) == level for _, hint in found) * share for level in LEVELS]
    print(f"{check.id:18}{len(found) * share:8.2f}{levels[0]:8.2f}{levels[1]:9.2f}{levels[2]:7.2f}{each:9.1f}")
    for pair, hint in found[:: max(1, len(found) // show)][:show] if show else ():
        print(f"    {hint.message}\n      {pair.source!r}\n      {pair.target!r}")


def findings(check: Check, pairs: list[Pair]) -> Iterator[tuple[Pair, Hint]]:
    """Give all that a check says of the pairs of one file."""
    finder = check.finder(Context())
    for pair in pairs:
        finder.survey(pair)
    for pair in pairs:
        for hint in finder.find(pair):
            yield pair, hint


if __name__ == "__main__":
    main()
