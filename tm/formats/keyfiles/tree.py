"""What JSON and YAML string files have in common: a tree of texts, and the habits of the programs that read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tm.errors import UnusableInput
from tm.formats.keyfiles.entry import DEEPEST, MOST_ENTRIES, Entry
from tm.model.lang import is_lang
from tm.model.text import Lang

_EXTENSION = frozenset(["message", "description", "placeholders"])


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, and its line (1-based) where it is known."""

    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Named children, in the order of the file; a name may stand twice. The members of a list are named 0, 1, 2."""

    children: tuple[tuple[str, Leaf | Branch], ...]

    def leaf(self, name: str) -> Leaf | None:
        """Return the text of that name, or `None`."""
        return next((child for key, child in self.children if key == name and isinstance(child, Leaf)), None)


def entries(path: str, root: Branch, lang: Lang) -> Iterator[Entry]:
    """Give the texts of a tree.

    A single branch at the top that is named after the language (Rails) is no part of the keys. Objects of a `message` and a
    `description` (browser extensions) are one text with a note, and so is a key with its `@key` (Flutter's ARB).

    Raises:
        UnusableInput: it holds more than a program's texts would.
    """
    if len(root.children) == 1 and is_lang(root.children[0][0], lang):
        inner = root.children[0][1]
        root = inner if isinstance(inner, Branch) else root
    for number, entry in enumerate(_walk(path, root, "", 0)):
        if number >= MOST_ENTRIES:
            raise UnusableInput(path, f"holds more than {MOST_ENTRIES:,} texts", advice="this is no file of a program's texts")
        yield entry


def _walk(path: str, branch: Branch, prefix: str, depth: int) -> Iterator[Entry]:
    if depth > DEEPEST:
        raise UnusableInput(path, f"is nested deeper than {DEEPEST}", advice="this is no file of a program's texts")
    about = {name[1:]: child for name, child in branch.children if name.startswith("@")}
    for name, child in branch.children:
        if name.startswith("@@") or (name.startswith("@") and isinstance(child, Branch)):
            continue
        key = f"{prefix}{name}"
        if isinstance(child, Leaf):
            described = about.get(name)
            yield _entry(key, child, described.leaf("description") if isinstance(described, Branch) else None)
        elif (message := child.leaf("message")) and {name for name, _ in child.children} <= _EXTENSION:
            yield _entry(key, message, child.leaf("description"))
        else:
            yield from _walk(path, child, f"{key}.", depth + 1)


def _entry(key: str, text: Leaf, note: Leaf | None) -> Entry:
    return Entry(key, (text.text,) if text.text else (), note.text if note else None, text.line)
