"""A quick look that sees of most English pairs that a word differs, so that only the others need be compared in full.

It is part of the definition of what differs: `compare` names a word wherever this does. So a match that is apart ranks lower
than its similarity by the weight of a word at least, and can be passed over when that is too low.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tm.text.english import is_common

_LETTERS = re.compile(r"[^\W\d_]+")
_TAGGED = re.compile(r"[<{%&\\$]|__")
_LEAST = 3


@lru_cache(maxsize=16)
def _known(query: str) -> tuple[frozenset[str], str]:
    """Return the first letters of a text's words, and all its letters in a row."""
    words = _LETTERS.findall(query.casefold())
    return frozenset(word[0] for word in words), "".join(words)


def apart(query: str, source: str) -> bool:
    """Return whether the source has a word that, by its first letter, is no form, spelling or part of any of the query's."""
    if _TAGGED.search(source) or _TAGGED.search(query):
        return False
    first, letters = _known(query)
    for word in _LETTERS.findall(source.casefold()):
        if word[0] not in first and len(word) >= _LEAST and word not in letters and not is_common(word):
            return True
    return False
