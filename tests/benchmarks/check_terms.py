"""How often `name` and `term` speak of good pairs, and how many of planted mistakes they find.

Run: python -m tests.benchmarks.check_terms TERMS FILE [--sides KO EN] [--source ko|en] [--show N]
Printed are the findings a hundred pairs by level; then, of the terms that a pair has on both sides, the share found when that of
the target is dropped, exchanged for that of another entry, or for a banned form. A fixed seed: the same mistakes in each run.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tm.check.check import Check, Context, Finder, Hint, Pair
from tm.check.glossaries import has_form, is_name, spot
from tm.check.pairs import pairs_of
from tm.check.registry import check_named
from tm.formats.conversion import Conversion
from tm.formats.terms import read_terms
from tm.model.finding import LEVELS
from tm.model.glossary import Entry

CHECKS = (check_named("name"), check_named("term"))


def hints(pair: Pair, context: Context, terms: Finder) -> list[tuple[Check, Hint]]:
    """Return what the checks say of a pair: `term` in its file, `name` by itself, for a name just read may be left out."""
    finders = (check_named("name").finder(context), terms)
    return [(check, hint) for check, finder in zip(CHECKS, finders, strict=True) for hint in finder.find(pair)]


def planted(pair: Pair, context: Context, chance: random.Random) -> Iterator[tuple[str, Pair]]:
    """Give a pair with each mistake in each of its terms."""
    lang = pair.target_lang
    for _, _, entry in context.glossary.entries(pair.source, pair.source_lang):
        place = next((found for form in entry.forms(lang) if (found := spot(pair.target, form, lang))), None)
        if place is None:
            continue
        kind = "name" if is_name(entry) else "term"
        for mistake, word in mistakes(entry, context, pair, chance):
            target = pair.target[: place[0]] + word + pair.target[place[1] :]
            if mistake == "banned" or not any(has_form(target, form, lang) for form in entry.forms(lang)):
                yield f"{kind} {mistake}", replace(pair, target=target)


def mistakes(entry: Entry, context: Context, pair: Pair, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give what may wrongly stand for an entry."""
    yield "dropped", ""
    others = [one for one in context.entries if is_name(one) is is_name(entry) and one is not entry]
    yield "exchanged", chance.choice(others or [entry]).preferred(pair.target_lang)
    if entry.banned and pair.target_lang == "en":
        yield "banned", chance.choice(entry.banned)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("terms")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--sides", nargs=2)
    parser.add_argument("--source", choices=["ko", "en"])
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    context, chance = Context(tuple(read_terms(given.terms))), random.Random(1)
    conversion = Conversion(given.files, tuple(given.sides) if given.sides else None, keep_going=True)
    pairs = [pair for unit in conversion.units() for pair in pairs_of(unit, given.source)]
    terms = check_named("term").finder(context)
    for pair in pairs:
        terms.survey(pair)
    said = [(check, hint, pair) for pair in pairs for check, hint in hints(pair, context, terms)]
    for check in CHECKS:
        levels = Counter(hint.level or check.level for one, hint, _ in said if one is check)
        print(check.id, *(f"{level} {100 * levels[level] / len(pairs):.2f}" for level in LEVELS), "findings a hundred pairs")
    for _, hint, pair in said[:: max(1, len(said) // given.show)][: given.show] if given.show else ():
        print(f"    {hint.message}\n      {pair.source!r}\n      {pair.target!r}")
    tried, found = Counter[str](), Counter[str]()
    for pair in pairs:
        before = Counter(hint.message for _, hint in hints(pair, context, terms))
        for kind, wrong in planted(pair, context, chance):
            tried[kind] += 1
            found[kind] += bool(Counter(hint.message for _, hint in hints(wrong, context, terms)) - before)
    for kind in sorted(tried):
        print(f"{kind:16} {found[kind] / tried[kind]:6.1%} of {tried[kind]} found")


if __name__ == "__main__":
    main()
