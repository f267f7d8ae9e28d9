"""Pairs that do not belong together, by how near the encoder finds them."""

from __future__ import annotations

from collections.abc import Sequence

from tm.care.clean import Distant
from tm.encode import Encoder
from tm.encode.nearness import nearness

_FAR, _FARTHEST = 0.2, 0.08
"""Cosines under which a pair is suspected, and sure to be wrong.

With `_MARGIN`, of 1,000 pairs of news 1.5 % are found, half of which are wrong or very free; of pairs that slipped by one
sentence, which are about the same event, half are.
"""
_MARGIN = -0.05
_SHORTEST = 12
"""Characters that each side must have: of a word or two the encoder says little."""


def by_encoder(encoder: Encoder) -> Distant:
    """Return what tells pairs that do not belong together: far apart, and farther than from other texts of their neighbourhood."""

    def distant(pairs: Sequence[tuple[str, str]]) -> list[str]:
        found = nearness([ko for ko, _ in pairs], [en for _, en in pairs], encoder)
        return [
            f"the sides seem to be about different things (cosine {near.cosine:.2f})"
            if min(map(len, pair)) >= _SHORTEST and (near.cosine < _FARTHEST or (near.cosine < _FAR and near.margin < _MARGIN))
            else ""
            for pair, near in zip(pairs, found, strict=True)
        ]

    return distant
