"""A user's own rules, read from TOML, each verified by its example.

::

    [en]
    never_ends = ["Brgm.", "Wm."]      # abbreviations: the sentence goes on behind them
    may_end = ["Intl."]                # it ends behind them only before a word that starts sentences

    [[en.rule]]                        # as many as needed; the first that fits decides, before all built-in ones
    break = false
    before = 'Ord\\.'                   # matches up to the place
    after = '\\s+\\d'                    # and this from the place on
    example = "Ord. 5 holds. | Ord. 6 does not."
    why = "the number of an ordinance"  # may be left out

The same under `ko`. Patterns are those that Python, Java and ICU share. Each sees 64 characters on its side of the place,
and one that could match them in more than ten thousand ways is refused when the file is read, so that none can hang.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from tm.errors import UnusableInput
from tm.segment.engine import segment
from tm.segment.languages import language
from tm.segment.patterns import NotPortable, portable, ways
from tm.segment.rules import Rule, Rules, a_break, fits, no_break

_LANGS = ("ko", "en")
_MOST_WAYS = 10_000
_LONGEST = 30
_KEYS = {"break": bool, "before": str, "after": str, "example": str}


def parse_rules(name: str, text: str) -> Rules:
    """Return the rules that the text of a rules file holds; `name` is the file's, for messages.

    Raises:
        UnusableInput: it is no TOML, holds something unknown or a pattern that cannot be used, or an example does not
            come out as it is marked. The line is that of the key.
    """
    file = _File(name, text)
    data = file.data()
    for lang in data:
        if lang not in _LANGS:
            file.refuse(_Place(lang), f"unknown name {lang!r}", "put everything under ko or en")
    return Rules(**{lang: _of_language(file, lang, table) for lang, table in data.items()})


@dataclass(frozen=True, slots=True)
class _Place:
    """A key in the file: of the nth (1-based) rule of a language, or, with 0, of no rule."""

    key: str
    lang: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class _File:
    """A rules file: its name and text."""

    name: str
    text: str

    def data(self) -> dict[str, Any]:
        """Return the file's tables."""
        import tomllib

        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            reason, _, place = str(error).partition(" (at ")
            line = re.match(r"line (\d+)", place)
            at = int(line[1]) if line else self.text.count("\n") + 1
            raise UnusableInput(self.name, f"is no TOML ({reason})", advice="mend it", line=at) from None

    def refuse(self, place: _Place, reason: str, advice: str) -> NoReturn:
        """Raise the error, with the line of the key."""
        raise UnusableInput(self.name, reason, advice=advice, line=self._line(place))

    def _line(self, place: _Place) -> int:
        # The TOML reader of Python's library keeps no places; the way people write such a file is enough to find a key.
        lines = self.text.split("\n")
        heads = [n for n, line in enumerate(lines) if place.nth and re.match(rf"\s*\[\[\s*{place.lang}\s*\.\s*rule\s*\]\]", line)]
        start = heads[place.nth - 1] if place.nth and place.nth <= len(heads) else 0
        key = re.compile(rf"\s*\[*\s*(?:\w+\s*\.\s*)*[\"']?{re.escape(place.key)}[\"']?\s*(?:[=.\]]|$)")
        return next((n for n in range(start, len(lines)) if key.match(lines[n])), start) + 1


def _of_language(file: _File, lang: str, table: Any) -> tuple[Rule, ...]:
    if not isinstance(table, dict):
        file.refuse(_Place(lang), f"{lang} is no table", f"begin it with [{lang}]")
    for name in table:
        if name not in ("never_ends", "may_end", "rule"):
            file.refuse(_Place(name), f"unknown name {name!r} under {lang}", f"give never_ends, may_end or [[{lang}.rule]]")
    given = table.get("rule", [])
    if not isinstance(given, list):
        file.refuse(_Place("rule"), "rule is no list of tables", f"begin each rule with [[{lang}.rule]]")
    written = [_rule(file, lang, nth, row) for nth, row in enumerate(given, 1)]
    found = (*written, *_abbreviations(file, lang, table))
    for nth, rule in enumerate(written, 1):
        _verify(file, _Place("example", lang, nth), rule, Rules(**{lang: found}))
    return found


def _rule(file: _File, lang: str, nth: int, row: Any) -> Rule:
    here = _Place("rule", lang, nth)
    if not isinstance(row, dict):
        file.refuse(here, "a rule is no table", f"begin it with [[{lang}.rule]]")
    for name in row:
        if name not in {*_KEYS, "why"}:
            file.refuse(_Place(name, lang, nth), f"unknown name {name!r} in a rule", "give break, before, after, example or why")
    for name, kind in _KEYS.items():
        wanted = "true or false" if kind is bool else "a text in quotes"
        if name not in row:
            file.refuse(here, f"the rule has no {name}", f"add {name} = {wanted}")
        if type(row[name]) is not kind:
            file.refuse(_Place(name, lang, nth), f"{name} is {row[name]!r}", f"give {wanted}")
    for name in ("before", "after"):
        _check_pattern(file, _Place(name, lang, nth), row[name])
    if not row["before"] and not row["after"]:
        file.refuse(here, "the rule fits everywhere", "say in before or after where it is to fit")
    return Rule(row["before"], row["after"], row["break"], str(row.get("why", "a rule of the user's")), row["example"])


def _check_pattern(file: _File, place: _Place, pattern: str) -> None:
    try:
        portable(pattern)
        re.compile(rf"(?:{pattern})\Z")
    except NotPortable as error:
        file.refuse(place, f"{pattern!r} holds {error}, which SRX programs do not read", "write it without")
    except (re.error, OverflowError, RecursionError) as error:
        file.refuse(place, f"{pattern!r} is no pattern ({error})", "mend it")
    if ways(pattern) > _MOST_WAYS:
        advice = "use at most two of + and *, none inside another, and limits such as {1,9}"
        file.refuse(place, f"{pattern!r} can match in too many ways and could take for ever", advice)


def _abbreviations(file: _File, lang: str, table: dict[str, Any]) -> list[Rule]:
    found = []
    for name, after in (("never_ends", r"\s"), ("may_end", rf"\s+(?!{language(lang).starts})")):
        words = table.get(name, [])
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip(" .") and len(w) <= _LONGEST for w in words):
            advice = f'give {name} = ["Brgm.", "Wm."], each of {_LONGEST} characters at most'
            file.refuse(_Place(name), f"{name} under {lang} is no list of abbreviations", advice)
        if words:
            any_word = "|".join(map(_abbreviation, words))
            number = a_break(rf"(?:{any_word})\.\s?\d+\.", r"\s+[A-Z가-힣]", "the number belongs to the user's abbreviation", "")
            found += [number, no_break(rf"(?:{any_word})\.", after, f"the user's {name}", "")]
    return found


def _abbreviation(word: str) -> str:
    bare = word.strip().removesuffix(".")
    return (r"(?<![A-Za-z가-힣.])" if bare[0].isalpha() else "") + re.escape(bare)


def _verify(file: _File, place: _Place, rule: Rule, rules: Rules) -> None:
    text = rule.example.replace(" | ", " ").replace("|", "")
    wanted = [piece.strip() for piece in rule.example.split("|")]
    cut = [text[start:end] for start, end in segment(text, place.lang, rules)]
    if cut != wanted:
        file.refuse(place, f"the example comes out as {' | '.join(cut)!r}", "mend the rule or the example")
    if not any(fits(rule, text, at) for at in range(1, len(text))):
        file.refuse(place, "the rule fits nowhere in its example", "show it at work")
