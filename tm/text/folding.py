"""The folded key: what two texts have in common when only spelling habits differ. For searching, never for showing.

Folds NFC, width, quotes and dashes, case; for Korean also spaces and what North and South spell by different rules.

- Letters: the initial-sound rule (두음법칙: 로동 = 노동); ㅅ that joins a compound (해빛 = 햇빛), in syllables where ㅅ does
  little else; ㅖ after ㅍ and ㅁ (화페 = 화폐); y-vowels after ㅈ, ㅉ and ㅊ (쥬스 = 주스); 일군 = 일꾼; 돐 = 돌.
- Words: the vocabulary, longest first.
- Endings, by the letter before: 여 after an ㅣ vowel (되여 = 되어), tense letters after ㄹ (할가 = 할까), 와 of ㅂ verbs
  (고마와 = 고마워).

Real South Korean words may fall together (무역 and 무력), which is why equal keys of unequal texts are a variant and never
an exact match.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from operator import add

from tm.errors import BadSetting
from tm.model.text import Lang
from tm.text.vocabulary import NORTH_SOUTH

FOLDING_VERSION = 2
"""Goes up whenever a rule changes. What an index is kept under is `Folding.version`, which knows the words too."""

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»《》「」『』〈〉〝〞＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－〜～"), "-")
_OTHERS = {ord("…"): "...", ord("ㆍ"): "·", ord("・"): "·"} | dict.fromkeys((0xAD, 0x200B, 0xFEFF))
_SIGNS: dict[int, str | None] = {**_QUOTES, **_DASHES, **_OTHERS}
_WIDTHS = re.compile("[\u3000\uff01-\uffee]+")

_BETWEEN = "\0"
_FIRST, _LAST = 0xAC00, 0xD7A3
_INITIALS, _MEDIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = 28

# (initials, medials, the new initial or "", the new medials or "").
_VOWELS = (("ㅁㅍ", "ㅖ", "", "ㅔ"), ("ㅈㅉㅊ", "ㅑㅒㅕㅖㅛㅠ", "", "ㅏㅐㅓㅔㅗㅜ"))
_SOUTHERN_INITIALS = (("ㄹ", "ㅑㅕㅖㅛㅠㅣ", "ㅇ", ""), ("ㄹ", "ㅏㅐㅗㅚㅜㅡ", "ㄴ", ""), ("ㄴ", "ㅕㅛㅠㅣ", "ㅇ", ""))
"""표준어 규정, 두음법칙, on every syllable."""
_JOINED = "갯겻곗굣귓깃깻냇냣닷댓됫둣뒷랏랫룻릿맷멧묫뭇밧뱃볏빗뼛삿샛솟쇳숫욋윗윳잣잿젯죗줏찻촛춧칫콧탯텃툇팟팻푯핏햇혓홧횃횟훗"
"""Syllables whose final ㅅ does nothing but join a compound, or nearly."""


def _block(initial: str, medial: str) -> int:
    """Return the first of the syllables that differ in the final alone."""
    return _FIRST + (_INITIALS.index(initial) * len(_MEDIALS) + _MEDIALS.index(medial)) * _FINALS


def _syllables(changes: Iterable[tuple[str, str, str, str]]) -> dict[int, int]:
    table: dict[int, int] = {}
    for initials, medials, initial, new_medials in changes:
        for old in initials:
            for medial, new in zip(medials, new_medials or medials, strict=True):
                here, there = _block(old, medial), _block(initial or old, new)
                table.update(zip(range(here, here + _FINALS), range(there, there + _FINALS), strict=True))
    return table


def _letters_table() -> dict[int, int | str | None]:
    table = _syllables(_SOUTHERN_INITIALS) | _syllables(_VOWELS) | {ord("꾼"): ord("군"), ord("돐"): ord("돌")}
    table |= {ord(joined): ord(joined) - (ord(joined) - _FIRST) % _FINALS for joined in _JOINED}
    for old, new in table.items():
        while new in table:
            new = table[new]
        table[old] = new
    return {**_SIGNS, **table}


_LETTERS = _letters_table()


def _open_syllables(medials: str) -> str:
    return "".join(chr(_block(initial, medial)) for initial in _INITIALS for medial in medials)


_ENDINGS = (
    ({"여": "어", "였": "었"}, _open_syllables("ㅣㅐㅔㅚㅟㅢ")),
    ({"까": "가", "께": "게"}, "".join(map(chr, range(_FIRST + 8, _LAST + 1, _FINALS)))),
    ({"워": "와", "웠": "왔"}, "가까꼬나노다마"),
)
"""What letters become, and after which letters: open ones with an ㅣ vowel, those with final ㄹ, and what ends ㅂ stems."""
_ENDED = {old: new for changes, _ in _ENDINGS for old, new in changes.items()}
_BEFORE = {old: frozenset(before) for changes, before in _ENDINGS for old in changes}
# The letter alone: a pattern that looks back at some hundred letters takes longer to compile than all lookups of a day save.
_ENDING = re.compile(f"(?<=.)[{''.join(_ENDED)}]")


def _endings(key: str) -> str:
    return _ENDING.sub(_ended, key)


def _ended(found: re.Match[str]) -> str:
    letter = found[0]
    return _ENDED[letter] if found.string[found.start() - 1] in _BEFORE[letter] else letter


def spellings(letter: str, before: str) -> tuple[str, ...]:
    """Return the letters that become this one after that one, itself first."""
    return letter, *(
        old for changes, after in _ENDINGS if before and before in after for old, new in changes.items() if new == letter
    )


def letters(text: str, lang: Lang) -> str:
    """Return a text by every rule that looks at one letter alone; for English single spaces stay, for Korean there are none."""
    plain = _WIDTHS.sub(_narrow, unicodedata.normalize("NFC", text)).casefold()
    if lang == "ko":
        return "".join(plain.split()).translate(_LETTERS)
    return " ".join(plain.translate(_SIGNS).split())


def _narrow(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0].translate(_SIGNS))


@lru_cache(maxsize=1)
def _originals() -> dict[str, str]:
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    found: dict[str, str] = {}
    for old, new in [*_LETTERS.items(), *wide.items()]:
        letter = chr(new) if isinstance(new, int) else new
        if letter and len(letter) == 1 and letter != chr(old):
            found[letter] = found.get(letter, letter) + chr(old)
    return found


def originals(letter: str) -> str:
    """Return the characters that are that letter after the rules for single letters, case aside; itself first."""
    return _originals().get(letter, letter)


def _replaced(key: str, words: Mapping[str, str], forms: Iterable[str]) -> str:
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        key = key.replace(form, words[form])
    return key


class Folding:
    """The words that count as one, beside the rules: pairs of a form and the canonical form that stands for it in keys."""

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self.pairs = pairs

    @classmethod
    def with_words(cls, pairs: Iterable[tuple[str, str]]) -> Folding:
        """Return the shipped words and these pairs of two forms that count as one.

        A shipped form gets the canonical form given here; a shipped canonical form may become a form, with all of its forms.

        Raises:
            BadSetting: a form is empty, or a single letter, which nearly every text holds by accident, or holds a control sign.
        """
        given = [(letters(form, "ko"), letters(canonical, "ko")) for form, canonical in pairs]
        own = {form for form, _ in given}
        words = {form: word for form, word in SHIPPED._words.items() if form not in own}
        for form, canonical in given:
            old, new = (_replaced(text, words, [known for known in words if known in text]) for text in (form, canonical))
            if old == new:
                continue
            if old in new:  # The longer one gives way: the shorter would be found in it and make it longer again.
                old, new = new, old
            if not new or min(len(form), len(old)) < 2 or _BETWEEN in form + canonical:
                raise BadSetting("a word of the vocabulary", form, "two forms, the first of two letters or more")
            words = {known: word.replace(old, new) for known, word in words.items()} | {old: new}
            if form != new:
                words[form] = new
        return cls(tuple(words.items()))

    @cached_property
    def version(self) -> str:
        """A digest of the version of the rules and all words: what an index is kept under."""
        words = "".join(f"\n{form}\t{word}" for form, word in sorted(self._words.items()))
        return f"{FOLDING_VERSION}-{zlib.crc32(words.encode('utf-8', 'surrogatepass')):08x}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folding) and self._words == other._words

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(frozenset(self._words.items()))

    @cached_property
    def _words(self) -> dict[str, str]:
        # All at once, since each letter is looked at by itself.
        found = letters("".join([form + _BETWEEN for form in chain.from_iterable(self.pairs)]), "ko").split(_BETWEEN)
        return dict(zip(found[:-1:2], found[1::2], strict=True))

    @cached_property
    def _starts(self) -> dict[str, list[str]]:
        """The forms by their first two letters."""
        starts: dict[str, list[str]] = {}
        for form in self._words:
            starts.setdefault(form[:2], []).append(form)
        return starts

    @cached_property
    def _ways(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By the first letter, longest first: every form and canonical form, with all that count as one with it."""
        same: dict[str, list[str]] = {}
        for form, word in self._words.items():
            same.setdefault(word, [word]).append(form)
        ways: dict[str, dict[str, tuple[str, ...]]] = {}
        for form, alike in sorted(((form, group) for group in same.values() for form in group), key=lambda way: -len(way[0])):
            ways.setdefault(form[:1], {})[form] = tuple(alike)
        return ways

    def key(self, letters: str, lang: Lang) -> str:
        """Return the key of a text whose letters these are."""
        if lang == "en":
            return letters
        starts = self._starts
        # Nearly all texts hold none of the words, and a few steps outside Python find that out.
        pairs = set(filter(starts.__contains__, map(add, letters, letters[1:])))
        forms = [form for pair in pairs for form in starts[pair] if form in letters]
        return _endings(_replaced(letters, self._words, forms) if forms else letters)

    def ruled(self, letters: str) -> str:
        """Return Korean letters by all rules, with the words as they are."""
        ruled, at = _endings(letters), 0
        while at < len(letters) and ruled != letters:
            size = self.forms_at(letters, at)[0]
            ruled = ruled[:at] + letters[at : at + size] + ruled[at + size :]
            at += size or 1
        return ruled

    def forms_at(self, ruled: str, at: int) -> tuple[int, tuple[str, ...]]:
        """Return the length of the longest word there and all forms that count as one with it; 0 for none."""
        for form, ways in self._ways.get(ruled[at : at + 1], {}).items():
            if ruled.startswith(form, at):
                return len(form), ways
        return 0, ()


SHIPPED = Folding(NORTH_SOUTH)


@lru_cache(maxsize=1024)
def fold(text: str, lang: Lang, folding: Folding = SHIPPED) -> str:
    """Return the folded key; for English single spaces stay, for Korean there are none."""
    return folding.key(letters(text, lang), lang)
