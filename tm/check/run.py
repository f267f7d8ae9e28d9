"""Run checks over the units of one file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from tm.check.check import Check, Context, Pair
from tm.check.pairs import Names, names_in, pairs_of
from tm.model.finding import Finding
from tm.model.memory import Unit
from tm.model.text import Lang
from tm.text.normalize import tidy

Units = Callable[[], Iterable[Unit]]
"""Gives a file's units from the start, each time it is called."""

Checked = tuple[Unit, list[Finding]]


def run(file: str, units: Units, checks: Sequence[Check], context: Context, source: Lang | None = None) -> Iterator[Checked]:
    """Give each unit that has a Korean–English pair, with what is found in it.

    The file is read twice where a check has to see all of it first; no more than one unit is held.
    """
    finders = [(check, check.finder(context)) for check in checks]
    surveying = [(check, finder) for check, finder in finders if check.surveys]
    names: Names = {}
    if surveying:
        for unit in units():
            names = names_in(unit, names)
            for pair in pairs_of(unit, source, names):
                for check, finder in surveying:
                    if check.target in (None, pair.target_lang):
                        finder.survey(pair)
    for unit in units():
        names = names_in(unit, names)
        pairs = pairs_of(unit, source, names)
        if pairs:
            found = [
                Finding(
                    check.id,
                    hint.level or check.level,
                    hint.message,
                    pair.source,
                    pair.target,
                    file,
                    unit.line,
                    unit.tuid,
                    hint.spot,
                )
                for pair in pairs
                for check, finder in finders
                if check.target in (None, pair.target_lang)
                for hint in finder.find(pair)
            ]
            yield unit, found


def content_hash(check: str, source: str, target: str) -> str:
    """Return what a finding is known by, 12 hexadecimal digits: check and texts, whatever the file, the line and the spaces."""
    facts = "\0".join([check, tidy(source), tidy(target)]).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(facts, digest_size=6).hexdigest()


def pair_hash(pair: Pair) -> str:
    """Return what a pair is known by, for telling which units a branch changed."""
    return content_hash("", pair.source, pair.target)
