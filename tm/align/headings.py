"""Which segments end without a mark, where paragraphs are not told apart: headings, list items, cells.

What follows one of them is another matter, so that a pair hardly runs on over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKED = re.compile(r"""[.?!…:;,。][\s"'”’)\]»」』]*$""")
_RARE, _OFTEN = 0.05, 0.09
"""Shares of segments without a mark up to which it may have been forgotten, and from which on it says all it can."""
_MOSTLY = 0.7
"""Share from which on nothing says anything: captions, messages, tables."""
_PRIOR = 10
"""Segments with a mark that count beside those of the document."""


def unmarked(texts: Sequence[str]) -> list[float]:
    """Return for each segment 0 where it ends with a mark, else from 0 to 1 how much that says in its document."""
    bare = [not _MARKED.search(text) for text in texts]
    share = sum(bare) / (len(bare) + _PRIOR)
    weight = min(max((share - _RARE) / (_OFTEN - _RARE), 0.0), 1.0) if share <= _MOSTLY else 0.0
    return [weight * one for one in bare]
