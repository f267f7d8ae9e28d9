"""Inline codes of a file's segment in a target out of a memory: where they go, and which have no place there.

Marks on text (`hi`: terms, comments) are not formatting and are not carried over. Every other code of the source is to stand in the
target, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tm.model.memory import CODES, Content, InlineCode, joined


class Placed(NamedTuple):
    """A target with codes, and those of the source that have no place in it."""

    content: Content
    missing: tuple[InlineCode, ...] = ()


def flat(content: Content) -> Content:
    """Return content without the marks on its text."""
    return joined(list(_flat(content)))


def _flat(content: Content) -> Iterator[str | InlineCode]:
    for part in content:
        if isinstance(part, str) or part.name != "hi":
            yield part
        else:
            yield from _flat(part.content)


def codes_of(content: Content) -> list[InlineCode]:
    """Return the codes of flat content, in order."""
    return [part for part in content if isinstance(part, InlineCode)]


def in_text(source: Content, target: str) -> Placed:
    """Return a plain target with the source's codes, as far as their places are certain.

    Those before all text of the source go before the target, those behind all of it behind; the others stand where their native
    code stands in the target as text, in the same number: `{0}` or `<br/>`, but no code that might be a word or a figure.
    """
    parts = flat(source)
    first = next((n for n, part in enumerate(parts) if _is_text(part)), len(parts))
    last = next((n for n in range(len(parts), first, -1) if _is_text(parts[n - 1])), first)
    before, inside, after = parts[:first], codes_of(parts[first:last]), parts[last:]
    content, missing = _put(inside, target)
    edges = [part for part in before if not isinstance(part, str)], [part for part in after if not isinstance(part, str)]
    return Placed(joined([*edges[0], *content, *edges[1]]), missing)


def as_in_memory(source: Content, theirs: tuple[Content, Content]) -> Placed | None:
    """Return the memory's target with the file's codes in the place of its own; `None` where they cannot be told to be the same.

    The memory's source must have as many codes of the same kinds in the same order, each code of its target be one of its source.

    Args:
        source: of the file's segment.
        theirs: source and target of the memory's unit.
    """
    asked, known = codes_of(flat(source)), codes_of(flat(theirs[0]))
    target = flat(theirs[1])
    if [code.name for code in asked] != [code.name for code in known]:
        return None
    keys = [_key(code) for code in known]
    if sorted(keys) != sorted(_key(code) for code in codes_of(target)):
        return None
    left = dict[tuple[str, ...], list[InlineCode]]()
    for key, code in zip(keys, asked, strict=True):
        left.setdefault(key, []).append(code)
    return Placed(joined([part if isinstance(part, str) else left[_key(part)].pop(0) for part in target]))


def _put(inside: list[InlineCode], target: str) -> tuple[Content, tuple[InlineCode, ...]]:
    natives = Counter(filter(None, map(_native, inside)))
    content: list[str | InlineCode] = [target]
    missing = []
    for code in inside:
        native = _native(code)
        at = next((n for n, part in enumerate(content) if isinstance(part, str) and native in part), None)
        if at is None or not native or native.isalnum() or target.count(native) != natives[native]:
            missing.append(code)
            continue
        text = content[at]
        assert isinstance(text, str)
        left, _, right = text.partition(native)
        content[at : at + 1] = [left, code, right]
    return joined(content), tuple(missing)


def _is_text(part: str | InlineCode) -> bool:
    return isinstance(part, str) and not part.isspace()


def _native(code: InlineCode) -> str:
    return "".join(part for part in code.content if isinstance(part, str)) if code.name in CODES else ""


def _key(code: InlineCode) -> tuple[str, ...]:
    """Return what a code is known by within a unit: its kind with its native code, or else with its number."""
    attrs = dict(code.attrs)
    return code.name, _native(code) or attrs.get("x") or attrs.get("i") or ""
