"""What is known before an alignment begins: terms with their translations, and pairs that a memory holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tm.model.glossary import Entry
from tm.model.text import Lang
from tm.text.folding import fold
from tm.text.glossary import Glossary

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Terms and pairs, each known by a number that both languages share, ready to be found in texts. Made by `evidence`."""

    glossary: Glossary
    numbers: dict[Entry, int]
    pairs: dict[Lang, dict[str, frozenset[int]]]

    def terms_in(self, text: str, lang: Lang) -> frozenset[int]:
        """Return the numbers of the glossary's entries that a text has, in any of their forms."""
        return frozenset(self.numbers[entry] for _, _, entry in self.glossary.entries(text, lang)) if self.numbers else _NONE

    def pairs_of(self, text: str, lang: Lang) -> frozenset[int]:
        """Return the numbers of the known pairs that have this text on that side, spelling habits aside."""
        return self.pairs[lang].get(fold(text, lang), _NONE)


def evidence(terms: Iterable[Entry] = (), pairs: Iterable[tuple[str, str]] = ()) -> Evidence:
    """Return what glossary entries and known (Korean, English) pairs say, ready for `align`."""
    entries = tuple(dict.fromkeys(terms))
    known: dict[Lang, dict[str, set[int]]] = {"ko": defaultdict(set), "en": defaultdict(set)}
    for number, (ko, en) in enumerate(pairs):
        known["ko"][fold(ko, "ko")].add(number)
        known["en"][fold(en, "en")].add(number)
    frozen = {lang: {key: frozenset(found) for key, found in keys.items()} for lang, keys in known.items()}
    return Evidence(Glossary(entries), {entry: number for number, entry in enumerate(entries)}, frozen)
