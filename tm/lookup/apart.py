"""A quick look that sees of most English pairs that a word differs, so that only the others need be compared in full.

It is part of the definition of what differs: `compare` names a word wherever this does. So a match that is apart ranks lower
than its similarity by `APART` points at least, and can be passed over when that is too low.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tm.text.english import is_common

APART = 13.0
"""Points that a match loses at least where it is apart: the weight of a word, the lightest of what `apart` can be seeing."""

_WORD = r"(?<![^\s(\"'“‘])[^\W\d_]{3,}(?![^\s.,:;!?)\"'”’…])"
"""A word of three letters or more between spaces, perhaps with signs around it: none inside a placeholder or joined to another."""
_LETTERS = r"[^\W\d_]+"
# Compiled when first used: Korean has no use for them, and a short run is all but start.
_MARKUP = ("<", "{", "__")


@lru_cache(maxsize=16)
def _known(query: str) -> tuple[frozenset[str], str]:
    """Return the first letters of a text's words, and all its letters in a row."""
    words = re.findall(_LETTERS, query)
    return frozenset(word[0] for word in words), "".join(words)


def apart(query: str, source: str) -> bool:
    """Return whether a folded key has a word that, by its first letter, is no form or part of any word of the query's."""
    if any(sign in source or sign in query for sign in _MARKUP):
        return False
    first, letters = _known(query)
    return any(word[0] not in first and word not in letters and not is_common(word) for word in re.findall(_WORD, source))
