"""The bands of an analysis, and what a word in each of them costs. By itself, since every command reads settings."""

from __future__ import annotations

from enum import StrEnum


class Band(StrEnum):
    """How near the best match is, in the order of reports; the value is what settings and JSON call it.

    Repetitions come before all else. The others go by similarity after penalties, the lowest value included; `CONTEXT` is 100 with
    neighbours that agree.
    """

    REPETITION = "repetition"
    CONTEXT = "context"
    EXACT = "100"
    FROM_95 = "95-99"
    FROM_85 = "85-94"
    FROM_75 = "75-84"
    FROM_50 = "50-74"
    NONE = "none"


LEAST = {Band.EXACT: 100.0, Band.FROM_95: 95.0, Band.FROM_85: 85.0, Band.FROM_75: 75.0, Band.FROM_50: 50.0}
"""The lowest similarity of each band that has one, the highest first."""

RATES: tuple[tuple[Band, float], ...] = (
    (Band.REPETITION, 0.1),
    (Band.CONTEXT, 0.0),
    (Band.EXACT, 0.1),
    (Band.FROM_95, 0.3),
    (Band.FROM_85, 0.6),
    (Band.FROM_75, 0.8),
    (Band.FROM_50, 1.0),
    (Band.NONE, 1.0),
)
"""The share of a word's price that is paid in each band, where nothing else is set."""
