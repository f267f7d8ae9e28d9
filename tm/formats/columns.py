"""A memory as a table: a header row, a column a language (ko and en first), then tuid, note, and a column a property."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tm.errors import UnusableInput
from tm.formats.saying import sentences
from tm.formats.tmx.dtd import is_lang
from tm.model.lang import primary
from tm.model.memory import Note, Prop, Unit, Variant

_TUID, _NOTE, _PROP = "tuid", "note", "prop:"
_FIRST = {"ko": 0, "en": 1}

_LANGUAGES = {
    **dict.fromkeys(("korean", "한국어", "국어", "국문", "한글"), "ko"),
    **dict.fromkeys(("english", "영어", "영문"), "en"),
}
"""How people head a column, beside codes such as `ko-KR`."""

_SIDES = (
    frozenset(["source", "source text", "source segment", "src", "원문"]),
    frozenset(["target", "target text", "target segment", "tgt", "translation", "번역", "번역문"]),
)
"""How people head the two columns where they do not say the languages."""

_TUIDS = frozenset(["id", "key", "string id"])
_NOTES = frozenset(["note", "notes", "comment", "comments", "비고", "메모"])
_ALSO_WORDS = frozenset(["id", "no"])
"""Codes (Indonesian, Norwegian) that in a table with two other languages are names of something else."""

_THREE_LETTERS = frozenset(["kor", "eng", "jpn", "zho", "chi", "yue", "fra", "deu", "spa", "rus", "vie", "enu"])
"""Longer codes that count as languages without a region; any other short word is the name of something else."""


class Rows:
    """The rows of a memory, the header first. Reads the units twice, since the columns have to be known before.

    `losses` is whole once all rows have been given.
    """

    def __init__(self, units: Callable[[], Iterator[Unit]]) -> None:
        self._units = units
        self._lost: Counter[str] = Counter()
        langs: dict[str, None] = {}
        kinds: dict[str, None] = {}
        for unit in units():
            langs.update(dict.fromkeys(v.lang for v in unit.variants))
            kinds.update(dict.fromkeys(p.type for p in unit.props if p.type))
        self._langs, self._kinds = sorted(langs, key=lambda lang: _FIRST.get(primary(lang), 2)), list(kinds)

    def __iter__(self) -> Iterator[list[str]]:
        yield [*self._langs, _TUID, _NOTE, *(_PROP + kind for kind in self._kinds)]
        for unit in self._units():
            yield self._row(unit)

    def losses(self) -> list[str]:
        """Return what the table does not hold, as sentences with counts."""
        return sentences(self._lost)

    def _row(self, unit: Unit) -> list[str]:
        texts: dict[str, str] = {}
        for variant in unit.variants:
            if variant.lang in texts:
                self._lost["second variant[s]"] += 1
                continue
            texts[variant.lang] = variant.text
            self._count_variant(variant)
        props = {p.type: p.text for p in reversed(unit.props) if p.type}
        about: tuple[Prop | Note, ...] = (*unit.props, *unit.notes[:1])
        self._lost["attribute[s]"] += len(unit.attrs) + sum(len(one.attrs) for one in about)
        self._lost["further note[s]"] += max(0, len(unit.notes) - 1)
        self._lost["propert[y|ies] without a type or with a repeated one"] += len(unit.props) - len(props)
        self._lost["unknown element[s]"] += len(unit.extras)
        note = unit.notes[0].text if unit.notes else ""
        return [*(texts.get(lang, "") for lang in self._langs), unit.tuid or "", note, *(props.get(k, "") for k in self._kinds)]

    def _count_variant(self, variant: Variant) -> None:
        self._lost["inline code[s]"] += sum(not isinstance(part, str) for part in variant.content)
        self._lost["empty variant[s]"] += not variant.text
        self._lost["attribute[s]"] += len(variant.attrs)
        self._lost["propert[y or note|ies or notes] of variants"] += len(variant.props) + len(variant.notes)
        self._lost["unknown element[s]"] += len(variant.extras)


class Columns:
    """What the columns of a table mean, by its header.

    In a table that `tm` wrote all columns before `tuid` are languages. In any other a column is a language where its name is a
    code or the name of Korean or English; `id`, `key` and `comment` are understood, and what is left becomes properties.

    Raises:
        UnusableInput: fewer than two columns are languages (`tm` itself may have written one), or one stands twice.
    """

    def __init__(self, path: str, header: Sequence[str], line: int = 1) -> None:
        self._path = path
        own = is_own(header)
        self._roles = _own_roles(header) if own else _roles(header)
        self.langs = [lang for role, lang in self._roles if role == "lang"]
        if len(self.langs) < 2 and not own:
            advice = "begin it with a row such as: ko, en, tuid, note"
            raise UnusableInput(path, "has no header row with two languages", advice=advice, line=line)
        twice = next((lang for lang, count in Counter(self.langs).items() if count > 1), None)
        if twice is not None:
            raise UnusableInput(path, f"has two columns for {twice}", advice="give each language one column", line=line)

    def unit(self, line: int, cells: Sequence[str]) -> Unit:
        """Return the unit of a row.

        Raises:
            UnusableInput: it has more cells than the header.
        """
        if len(cells) > len(self._roles) and any(cells[len(self._roles) :]):
            reason = f"has {len(cells)} cells in a table of {len(self._roles)}"
            raise UnusableInput(self._path, reason, advice="mend that row", line=line)
        filled = [(role, name, cell) for (role, name), cell in zip(self._roles, cells, strict=False) if cell]
        return Unit(
            next((cell for role, _, cell in filled if role == "tuid"), None),
            tuple(Variant(name, (cell,)) for role, name, cell in filled if role == "lang"),
            props=tuple(Prop(name, cell) for role, name, cell in filled if role == "prop"),
            notes=tuple(Note(cell) for role, _, cell in filled if role == "note"),
            line=line,
        )


def with_languages(header: Sequence[str], source: str, target: str) -> list[str]:
    """Return a header with languages in place of `source` and `target`, where it has both words and no two languages."""
    if sum(role == "lang" for role, _ in _roles(header)) > 1:
        return list(header)
    names = [cell.strip().lower() for cell in header]
    found = [[n for n, name in enumerate(names) if name in side] for side in _SIDES]
    if not (source and target and all(len(places) == 1 for places in found)):
        return list(header)
    langs = {found[0][0]: source, found[1][0]: target}
    return [langs.get(n, cell) for n, cell in enumerate(header)]


def is_own(header: Sequence[str]) -> bool:
    """Return whether a header is one that `Rows` gives."""
    if _TUID not in header:
        return False
    at = header.index(_TUID)
    return at + 1 < len(header) and header[at + 1] == _NOTE and all(cell.startswith(_PROP) for cell in header[at + 2 :])


def _own_roles(header: Sequence[str]) -> list[tuple[str, str]]:
    at = header.index(_TUID)
    props = [("prop", cell.removeprefix(_PROP)) for cell in header[at + 2 :]]
    return [*(("lang", lang) for lang in header[:at]), ("tuid", ""), ("note", ""), *props]


def _roles(header: Sequence[str]) -> list[tuple[str, str]]:
    names = [cell.strip() for cell in header]
    langs = [_language(name) for name in names]
    if sum(lang is not None and lang.lower() not in _ALSO_WORDS for lang in langs) >= 2:
        langs = [None if lang is not None and lang.lower() in _ALSO_WORDS else lang for lang in langs]
    free = (n for n, lang in zip(names, langs, strict=True) if lang is None and n.lower() in _TUIDS)
    named = _TUID if _TUID in names else next(free, None)
    return [_role(name, lang, named) for name, lang in zip(names, langs, strict=True)]


def _role(name: str, lang: str | None, named: str | None) -> tuple[str, str]:
    if name == named:
        return "tuid", ""
    if lang is not None:
        return "lang", lang
    if name.lower() in _NOTES:
        return "note", ""
    return ("prop", name.removeprefix(_PROP)) if name else ("none", "")


def _language(name: str) -> str | None:
    """Return the code that a column's name gives, or `None` where it is no language."""
    if known := _LANGUAGES.get(name.lower()):
        return known
    code = name.replace("_", "-")
    first, _, more = code.lower().partition("-")
    known_form = len(first) == 2 or (len(first) == 3 and bool(more)) or code.lower() in _THREE_LETTERS
    return name if known_form and is_lang(code) else None
