"""How often the checks `number`, `date` and `unit` speak, and how many planted errors they find.

Run: python -m tests.benchmarks.number_check KOREAN ENGLISH (aligned text files, a pair a line), or FILE.tmx
Printed are the share of pairs with an alarm among those with digits on both sides; then, over pairs that raised none, the share of
errors found of each kind, planted in one number in digits of one side: ten and a hundred times as much, a digit changed, 만 and 억
or million and billion exchanged, the number dropped; last the time of the three checks. A fixed seed: the same errors in each run.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tm.check import date, number, unit
from tm.check.check import Context, Pair
from tm.check.pairs import pairs_of
from tm.model.text import LANGS, Lang

CHECKS = (number.CHECK, date.CHECK, unit.CHECK)
NUMBER = re.compile(r"(?<![A-Za-z_\d.,&#%{@=/-])\d[\d,]*(?:\.\d+)?(?![A-Za-z_])")
SCALE = re.compile(r"(?<=\d)(?P<space>\s?-?)(?P<scale>[만억]|[mb]illion)")
SLIP = {"만": "억", "억": "만", "million": "billion", "billion": "million"}
Plant = Callable[[re.Match[str], random.Random], str]


def times(power: int) -> Plant:
    """Return what moves the point by so many places, in the manner of the number."""

    def planted(match: re.Match[str], chance: random.Random) -> str:
        whole, point, decimals = match[0].rstrip(",").replace(",", "").partition(".")
        moved = whole + decimals[:power].ljust(power, "0")
        rest = decimals[power:]
        grouped = f"{int(moved):,}" if "," in match[0] else moved
        return grouped + (point + rest if rest else "") + ("," if match[0].endswith(",") else "")

    return planted


def digit(match: re.Match[str], chance: random.Random) -> str:
    """Change one digit for another."""
    places = [n for n, c in enumerate(match[0]) if c.isdigit()]
    place = chance.choice(places)
    others = [c for c in "0123456789" if c != match[0][place] and not (c == "0" and place == 0)]
    return match[0][:place] + chance.choice(others) + match[0][place + 1 :]


KINDS: dict[str, tuple[re.Pattern[str], Plant]] = {
    "x10": (NUMBER, times(1)),
    "x100": (NUMBER, times(2)),
    "digit": (NUMBER, digit),
    "slip": (SCALE, lambda match, _: match["space"] + SLIP[match["scale"]]),
    "drop": (re.compile(NUMBER.pattern + r"(?:\s?[천만억조]|\s(?:thousand|[mbtr]+illion))?"), lambda match, _: ""),
}


def planted(text: str, kind: str, chance: random.Random) -> str | None:
    """Return the text with one error of that kind, `None` where there is no place for it."""
    expression, plant = KINDS[kind]
    places = list(expression.finditer(text))
    if not places:
        return None
    place = chance.choice(places)
    changed = text[: place.start()] + plant(place, chance) + text[place.end() :]
    return changed if changed != text else None


def speaking(pair: Pair) -> set[str]:
    """Return which checks find something."""
    return {check.id for check in CHECKS if check.find and any(True for _ in check.find(pair, Context()))}


def pairs(files: list[Path]) -> list[Pair]:
    """Read two aligned files, Korean first, or the memories named."""
    if len(files) == 2 and files[0].suffix != ".tmx":
        lines = [file.read_text("utf-8").splitlines() for file in files]
        return [Pair(ko, en, "ko", "en") for ko, en in zip(*lines, strict=True)]
    from tm.formats.tmx import TmxReader

    out: list[Pair] = []
    for file in files:
        with TmxReader(str(file)) as reader:
            out += [pair for unit in reader for pair in pairs_of(unit)]
    return out


def errors(silent: list[Pair], seed: int) -> Iterator[tuple[str, Lang, Pair]]:
    """Give each silent pair with one error of each kind on each side."""
    chance = random.Random(seed)
    for pair in silent:
        for kind in KINDS:
            for lang in LANGS:
                wrong = planted(pair.text(lang), kind, chance)
                if wrong is not None:
                    sides = (wrong, pair.target) if lang == pair.source_lang else (pair.source, wrong)
                    yield kind, lang, Pair(*sides, pair.source_lang, pair.target_lang, pair.document, pair.date)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many of the errors that were missed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    every = pairs(options.files)
    start = time.process_time()
    said = [speaking(pair) for pair in every]
    took = time.process_time() - start
    both = [n for n, pair in enumerate(every) if all(re.search(r"\d", text) for text in (pair.source, pair.target))]
    alarms = Counter(check for n in both for check in said[n])
    loud = sum(bool(said[n]) for n in both)
    print(f"{len(every)} pairs, {len(both)} with digits on both sides")
    print(f"alarms on these: {loud / len(both):.1%}; " + ", ".join(f"{c.id} {alarms[c.id] / len(both):.1%}" for c in CHECKS))
    print(f"alarms on the others: {sum(map(bool, said)) - loud} of {len(every) - len(both)}")
    silent = [every[n] for n in both if not said[n]]
    found, tried, by_number, missed = Counter[tuple[str, Lang]](), Counter[tuple[str, Lang]](), Counter[tuple[str, Lang]](), []
    for kind, lang, pair in errors(silent, options.seed):
        tried[kind, lang] += 1
        checks = speaking(pair)
        found[kind, lang] += bool(checks)
        by_number[kind, lang] += "number" in checks
        if not checks:
            missed.append((kind, lang, pair))
    print("planted errors found (by number alone):")
    for key in tried:
        print(f"  {key[0]:6}{key[1]}  {found[key] / tried[key]:6.1%} ({by_number[key] / tried[key]:.1%}) of {tried[key]}")
    total = tried.total()
    print(f"  all     {found.total() / total:6.1%} ({by_number.total() / total:.1%}) of {total}")
    print(f"{1000 * took / len(every):.3f} s CPU per 1,000 pairs")
    for kind, lang, pair in missed[:: max(1, len(missed) // options.show)] if options.show and missed else ():
        print(f"\nmissed: {kind} in {lang}\n  {pair.source}\n  {pair.target}")


if __name__ == "__main__":
    main()
