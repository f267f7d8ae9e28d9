"""Targets that are about something else than their source, by the encoder's word."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair

LEAST = 0.08
"""Cosine under which a pair is taken for two different things. Of 1,000 true news pairs 0.9 % lie lower, of random ones 64 %."""

_SHORTEST = 12
"""Characters that each side must have: of a word or two the encoder says little."""


def find(pair: Pair, context: Context) -> Iterator[Hint]:
    """Say where source and target are too far apart."""
    if context.nearness is None or min(len(pair.source), len(pair.target)) < _SHORTEST:
        return
    near = context.nearness(pair.source, pair.target)
    if near < LEAST:
        yield Hint(f"source and target seem to be about different things (cosine {near:.2f}); see whether they belong together")


CHECK = Check(
    id="misaligned",
    level="warning",
    what="source and target seem to be about different things",
    why="a pair that slipped by one line gives wrong matches for years; it takes the encoder, so it runs only when named",
    right=(
        (("시장에서 쌀값이 크게 올랐다.", "Rice prices rose sharply at the market."),),
        (("국경 경비가 강화됐다.", "Border security was tightened."),),
        (("학생들은 새 교복을 받았다.", "The students were given new uniforms."),),
    ),
    wrong=(
        (("시장에서 쌀값이 크게 올랐다.", "The committee elected a new chairman on Tuesday."),),
        (("학생들은 새 교복을 받았다.", "The engine overheated twice during the night shift."),),
        (("국경 경비가 강화됐다.", "Add two spoons of sugar and stir until it melts."),),
    ),
    find=find,
    on_request=True,
)
