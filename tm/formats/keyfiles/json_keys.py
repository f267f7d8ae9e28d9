"""JSON string files: i18next and its like, Flutter's ARB, browser extensions (RFC 8259)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tm.errors import UnusableInput
from tm.formats.keyfiles.entry import Entry
from tm.formats.keyfiles.tree import Branch, Leaf, entries
from tm.formats.textfile import read_text
from tm.model.text import Lang


def read_json(path: str, lang: Lang) -> Iterator[Entry]:
    """Give the texts of a file; numbers, truth values and nulls are none.

    Raises:
        UnusableInput: it is no JSON object.
    """
    try:
        # Objects as lists of pairs: a key that stands twice is not lost.
        found = json.loads(read_text(path), object_pairs_hook=_Pairs)
        root = _node(found)
    except json.JSONDecodeError as error:
        raise UnusableInput(path, f"is broken JSON ({error.msg})", advice="mend it", line=error.lineno) from None
    except (RecursionError, ValueError) as error:
        raise UnusableInput(path, f"is no JSON of texts ({type(error).__name__})", advice="check the file") from None
    if not isinstance(root, Branch):
        raise UnusableInput(path, "holds no keys", advice='give an object such as {"save": "저장"}')
    return entries(path, root, lang)


class _Pairs(list[tuple[str, object]]):
    """The pairs of an object, told from a list."""


def _node(value: object) -> Leaf | Branch | None:
    if isinstance(value, str):
        return Leaf(value)
    if isinstance(value, _Pairs):
        named = [(key, _node(child)) for key, child in value]
    elif isinstance(value, list):
        named = [(str(number), _node(child)) for number, child in enumerate(value)]
    else:
        return None
    return Branch(tuple((key, child) for key, child in named if child is not None))
