"""Two string files, Korean and English, joined by their keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tm.errors import UnusableInput
from tm.formats.keyfiles.android import read_android
from tm.formats.keyfiles.apple import read_strings
from tm.formats.keyfiles.entry import Entry
from tm.formats.keyfiles.json_keys import read_json
from tm.formats.keyfiles.yaml_keys import read_yaml
from tm.formats.plain import read_side_by_side
from tm.model.memory import Note, Unit, Variant
from tm.model.text import LANGS, Lang

KEY_READERS: dict[str, Callable[[str, Lang], Iterator[Entry]]] = {
    ".json": read_json,
    ".arb": read_json,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".xml": read_android,
    ".strings": read_strings,
}


def read_sides(ko: str, en: str) -> Iterator[Unit]:
    """Give the units of two files: by key where the name of either says that it is a string file, else line by line.

    Raises:
        UnusableInput: as `read_key_files` and `read_side_by_side`.
    """
    return read_key_files(ko, en) if is_keyed(ko) or is_keyed(en) else read_side_by_side(ko, en)


def is_keyed(path: str) -> bool:
    """Return whether a file's name says that it is a string file."""
    return Path(path).suffix.lower() in KEY_READERS


def read_key_files(ko: str, en: str) -> Iterator[Unit]:
    """Give a unit for each key that has a text in either file, in the order of the English one; keys are the tuids.

    A key that stands twice in a file goes with its second place in the other.

    Raises:
        UnusableInput: one cannot be read, is of no known kind, or they share no key.
    """
    sides = {lang: _by_key(path, lang) for lang, path in zip(LANGS, (ko, en), strict=True)}
    if all(sides.values()) and not sides["ko"].keys() & sides["en"].keys():
        raise UnusableInput(en, f"shares no key with {ko}", advice="give the same file in both languages")
    for key, number in dict.fromkeys([*sides["en"], *sides["ko"]]):
        found = [(lang, sides[lang].get((key, number))) for lang in LANGS]
        variants = tuple(Variant(lang, entry.content) for lang, entry in found if entry and entry.content)
        if not variants:
            continue
        notes = dict.fromkeys(entry.note for _, entry in reversed(found) if entry and entry.note)
        line = next((entry.line for _, entry in reversed(found) if entry), None)
        tuid = key if number == 1 else f"{key}#{number}"
        yield Unit(tuid, variants, notes=tuple(map(Note, notes)), line=line)


def _by_key(path: str, lang: Lang) -> dict[tuple[str, int], Entry]:
    reader = KEY_READERS.get(Path(path).suffix.lower())
    if reader is None:
        *some, last = KEY_READERS
        raise UnusableInput(path, "is no string file, but the other one is", advice=f"name one in {', '.join(some)} or {last}")
    seen: Counter[str] = Counter()
    found = {}
    for entry in reader(path, lang):
        seen[entry.key] += 1
        found[entry.key, seen[entry.key]] = entry
    return found
