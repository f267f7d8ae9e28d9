"""What is usual in these two documents: how long English is for Korean and how surely, and how near clear pairs are.

A textbook keeps to its ratio and to its words, a news desk does not.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tm.align.clear import clear_pairs
from tm.align.sides import Side

RATIO = 2.0
"""English characters for a Korean one, spaces included, in the median of news."""
SPREAD = 0.32
"""Standard deviation of the ratio's log in news."""
COSINE = 0.62
"""Mean cosine of clear pairs in news."""
PRIOR = 12
"""Pairs that the three above count for beside those of the documents."""
_SAMPLE = 256
_COPIED = 0.98
"""Cosine from which on a text has not been translated but left as it is, as code is."""
_LEAST = 0.15


def fitted(ko: Side, en: Side) -> tuple[Side, Side]:
    """Return both sides, lengths being in characters of Korean, so that true pairs are even, and scaled to the spread of news.

    Where clear pairs are nearer than in news, other pairs must be nearer too: `closer`.
    """
    rows = np.unique(np.arange(_SAMPLE) * len(ko) // _SAMPLE) if len(ko) else np.arange(0)
    found = [(i, j, float(ko.vectors[i] @ en.vectors[j])) for i, j in clear_pairs(ko, en, rows, range(len(en))) if j >= 0]
    pairs = [(i, j, cosine) for i, j, cosine in found if cosine < _COPIED]
    logs = np.array([np.log(en.lengths[j] / ko.lengths[i]) for i, j, _ in pairs])
    ratio = float(np.median([*logs, *[np.log(RATIO)] * PRIOR]))
    apart = np.minimum(np.abs(logs - ratio), 1.0)
    # The mean distance from the middle of a normal distribution is 0.798 standard deviations.
    spread = max(float(np.mean([*apart, *[0.798 * SPREAD] * PRIOR])) / 0.798, _LEAST)
    cosine = float(np.mean([*(cosine for _, _, cosine in pairs), *[COSINE] * PRIOR]))
    korean = replace(ko, unevenness=SPREAD / spread, closer=max(cosine - COSINE, 0.0))
    return korean, replace(en, lengths=en.lengths / np.exp(ratio))
