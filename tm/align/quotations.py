"""Where a quotation goes on from one segment to the next.

English breaks a quotation off to say whose it is (“It rained,” he said. “The road is gone.”) and ends segments inside it; Korean
has it all in one sentence, whose end says who spoke. A bead that ends within a quotation on one side alone has lost a part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby

from tm.model.document import Segment

_QUOTATION = re.compile(r"""“[^“”]{1,600}”|(?<![^\s(\[])"(?=\S)[^"]{1,600}(?<=\S)"(?!\w)""")
"""What is longer has lost its end."""


def going_on(segments: Sequence[Segment]) -> list[bool]:
    """Return for each segment whether a quotation in it goes on in the next one of its paragraph.

    It does where its marks are still open, and where they are closed but the next segment begins with others: the same speaker's,
    as a rule.
    """
    found: list[bool] = []
    for _, paragraph in groupby(segments, key=lambda segment: segment.paragraph):
        found += _within([segment.text for segment in paragraph])
    return found


def _within(texts: list[str]) -> list[bool]:
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found = [False] * len(texts)
    quoted = -1
    for quotation in _QUOTATION.finditer(" ".join(texts)):
        first, last = (bisect_right(starts, at) - 1 for at in (quotation.start(), quotation.end() - 1))
        if first and quoted == first - 1 and quotation.start() == starts[first]:
            found[quoted] = True
        found[first:last] = [True] * (last - first)
        quoted = last
    return found
