"""The glossary's entries in a text: longest first, particles ignored, North and South alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from operator import add
from unicodedata import normalize

from tm.model.glossary import Entry
from tm.model.lang import other
from tm.model.match import Term
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold, letters
from tm.text.particles import splits
from tm.text.phrases import Phrase

_HANGUL = re.compile("[가-힣]+")
_ENGLISH_TAIL = re.compile(r"(?:e?s)?(?!\w)")
_VERB = "하한할함해했합되된될됨돼됐"
"""What makes a verb of a noun: 저장하다, 저장된."""
_TOWN = re.compile("시|군|구역|읍")
"""What a place is called with its name: 혜산시, 무산군."""
_SURE = 3
"""Syllables from which a Korean term counts inside a longer word too, since compounds are written together."""


class Glossary:
    """Entries, ready to be found in texts."""

    def __init__(self, entries: Iterable[Entry], folding: Folding = SHIPPED) -> None:
        self._entries, self._folding = tuple(entries), folding

    @cached_property
    def _by_key(self) -> dict[Lang, dict[str, tuple[str, Entry]]]:
        found: dict[Lang, dict[str, tuple[str, Entry]]] = {"ko": {}, "en": {}}
        for entry in self._entries:
            for lang, known in found.items():
                for form in entry.forms(lang):
                    known.setdefault(self._key(form, lang), (form, entry))
        return found

    def _key(self, text: str, lang: Lang) -> str:
        return fold(text, lang, self._folding)

    def within(self, text: str, lang: Lang) -> tuple[Term, ...]:
        """Return the terms of a text in their order, not overlapping; of two that begin together the longer."""
        return tuple(
            Term(text[start:end], entry.preferred(other(lang)), start, end) for start, end, entry in self.entries(text, lang)
        )

    def entries(self, text: str, lang: Lang) -> list[tuple[int, int, Entry]]:
        """Return where a text has terms, as `within` does, with the entries themselves."""
        found = [
            (start, end, entry)
            for form, entry in self._present(text, lang)
            for start, end in Phrase.of(form, self._folding).spans(text, lang)
            if _is_word(text, start, end, lang) and (not _is_acronym(form) or text[start:end].isupper())
        ]
        found.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken: list[tuple[int, int, Entry]] = []
        for start, end, entry in found:
            if all(end <= a or b <= start for a, b, _ in taken):
                taken.append((start, end, entry))
        return sorted(taken, key=lambda hit: hit[0])

    def _present(self, text: str, lang: Lang) -> list[tuple[str, Entry]]:
        """Return the forms, each with its entry, whose letters a text has somewhere."""
        # A term may begin with a letter that what is before it changes in the key: 우리 여성동맹.
        key, plain = self._key(text, lang), letters(text, lang)
        starts = self._by_start[lang]
        pairs = {*map(add, key, key[1:]), *map(add, plain, plain[1:]), *key, *plain}
        candidates = [found for pair in pairs if pair in starts for found in starts[pair]]
        return [(form, entry) for folded, form, entry in candidates if folded in key or folded in plain]

    @cached_property
    def _by_start(self) -> dict[Lang, dict[str, list[tuple[str, str, Entry]]]]:
        """The keys by their first two letters, or the only one."""
        found: dict[Lang, dict[str, list[tuple[str, str, Entry]]]] = {"ko": {}, "en": {}}
        for lang, known in self._by_key.items():
            for key, (form, entry) in known.items():
                found[lang].setdefault(key[:2], []).append((key, form, entry))
        return found

    def named(self, word: str) -> tuple[Entry, ...]:
        """Return the entries of a word in either language, particle or plural ignored; then those that hold it."""
        exact, parts = dict[int, Entry](), dict[int, Entry]()
        word = normalize("NFC", word).strip()
        for lang, known in self._by_key.items():
            stems = splits(word) if lang == "ko" else (word, word.removesuffix("s"), word.removesuffix("es"))
            keys = {self._key(stem, lang) for stem in stems} - {""}
            for key, (_, entry) in known.items():
                if key in keys:
                    exact[id(entry)] = entry
                elif any(wanted in key for wanted in keys if len(wanted) > 1):
                    parts[id(entry)] = entry
        return (*exact.values(), *(entry for mark, entry in parts.items() if mark not in exact))


def _is_word(text: str, start: int, end: int, lang: Lang) -> bool:
    """Return whether a form stands for its term there, and is no part of another word."""
    if lang == "en":
        return not (start and text[start - 1].isalnum()) and bool(_ENGLISH_TAIL.match(text, end))
    before, form, behind = (normalize("NFC", part) for part in (text[:start], text[start:end], text[end:]))
    if len(form) >= _SURE:
        return True
    if _HANGUL.fullmatch(before[-1:]):
        return False
    rest = _HANGUL.match(behind)
    if not rest or form in splits(form + rest[0]):
        return True
    if len(form) < 2:
        return False
    town = _TOWN.match(rest[0])
    return rest[0][0] in _VERB or (town is not None and form + town[0] in splits(form + rest[0]))


def _is_acronym(form: str) -> bool:
    """Return whether a form is told from a common word by its capitals alone: PAD, MID."""
    return form.isascii() and form.isalpha() and form.isupper()
