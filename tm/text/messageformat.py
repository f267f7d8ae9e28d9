"""ICU MessageFormat: arguments of a message and the branches of plural and select (ICU User Guide, "Formatting Messages")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

COMPLEX = ("plural", "select", "selectordinal")
_DEEPEST = 24
"""Arguments inside one another; a message that nests deeper is refused."""

_HEAD = re.compile(r"\{\s*([\w.-]+)\s*,\s*(plural|selectordinal|select)\s*,\s*(?:offset\s*:\s*\d+\s*)?")
_SELECTOR = re.compile(r"\s*(=\d+|[\w-]+)\s*\{")
_END = re.compile(r"\s*\}")
_PLAIN = re.compile(r"[^{}']+|''|'\{[^']*'?|'\}[^']*'?|'")


@dataclass(frozen=True, slots=True)
class Branch:
    """What a message says for one selector, from `start` up to `end` of the text, not included."""

    selector: str
    start: int
    end: int
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A plural, select or selectordinal argument. `syntax` are the stretches that are neither text nor other arguments."""

    name: str
    type: str
    branches: tuple[Branch, ...]
    syntax: tuple[tuple[int, int], ...]

    def branch(self, selector: str) -> Branch | None:
        """Return the branch of that selector, `other` where there is none."""
        found = {branch.selector: branch for branch in self.branches}
        return found.get(selector) or found.get("other")


class BadMessage(ValueError):
    """The braces of a message do not fit together; the one argument is where, in code points."""

    @property
    def at(self) -> int:
        """Where reading stopped."""
        at: int = self.args[0]
        return at


def is_message(text: str) -> bool:
    """Return whether a text holds a plural, select or selectordinal argument, well-formed or not."""
    return "{" in text and _HEAD.search(text) is not None


@lru_cache(maxsize=64)
def arguments(text: str) -> tuple[Argument, ...]:
    """Return the plural, select and selectordinal arguments of a message, those inside branches with their branches.

    Raises:
        BadMessage: a brace is not closed, closes nothing, or a branch is not in braces.
    """
    found, at = _read(text, 0, 0)
    if at < len(text):
        raise BadMessage(at)
    return found


def flat(found: tuple[Argument, ...]) -> Iterator[Argument]:
    """Give the arguments with all those inside them, outer ones first."""
    for argument in found:
        yield argument
        for branch in argument.branches:
            yield from flat(branch.arguments)


def _read(text: str, at: int, depth: int) -> tuple[tuple[Argument, ...], int]:
    """Return the arguments up to the end of a branch or of the text, and where that is."""
    if depth > _DEEPEST:
        raise BadMessage(at)
    found: list[Argument] = []
    while at < len(text) and text[at] != "}":
        if plain := _PLAIN.match(text, at):
            at = plain.end()
        elif head := _HEAD.match(text, at):
            argument, at = _argument(text, head, depth)
            found.append(argument)
        else:
            at = _closed(text, at)
    return tuple(found), at


def _argument(text: str, head: re.Match[str], depth: int) -> tuple[Argument, int]:
    syntax, branches, at = [head.span()], [], head.end()
    while selector := _SELECTOR.match(text, at):
        inside, end = _read(text, selector.end(), depth + 1)
        if end == len(text):
            raise BadMessage(selector.end() - 1)
        branches.append(Branch(selector[1], selector.end(), end, inside))
        syntax += [selector.span(), (end, end + 1)]
        at = end + 1
    end_found = _END.match(text, at)
    if not end_found or not branches:
        raise BadMessage(min(at, len(text) - 1))
    syntax.append(end_found.span())
    return Argument(head[1], head[2], tuple(branches), tuple(syntax)), end_found.end()


def _closed(text: str, start: int) -> int:
    """Return where a brace that is no plural or select ends."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if not depth:
            return at + 1
    raise BadMessage(start)
