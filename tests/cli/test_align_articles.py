"""Two articles as they are copied from a page, aligned from raw text; no memory, weight or rule was made with them.

Their beads were written by hand, before `tm` had seen them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.documents import Pair, load
from tm.align import align
from tm.align.beads import check_cover, strict
from tm.encode import load_encoder
from tm.text.furniture import is_furniture

ARTICLES = load(Path(__file__).parents[1] / "files" / "articles")
# What an edition has of its own and is no furniture: sentences left out or put in.
TEXT_ALONE = {"fortune-tellers": ({15, 16}, {14}), "solar-panels": ({11, 12}, {13})}


def of_name(name: str) -> Pair:
    return next(pair for pair in ARTICLES if pair.name == name)


@pytest.mark.parametrize("name", TEXT_ALONE)
def test_segments_are_those_of_the_beads(name: str) -> None:
    pair = of_name(name)
    check_cover(name, pair.gold, len(pair.ko), len(pair.en))


@pytest.mark.parametrize("name", TEXT_ALONE)
def test_furniture_is_known_as_such_and_nothing_else_is(name: str) -> None:
    pair = of_name(name)
    for side, segments, alone in zip(("ko", "en"), (pair.ko, pair.en), TEXT_ALONE[name], strict=True):
        unpaired = {n for bead in pair.gold if not all((bead.ko, bead.en)) for n in getattr(bead, side)}
        assert {n for n, segment in enumerate(segments) if is_furniture(segment.text)} == unpaired - alone


def test_beads_are_those_written_by_hand() -> None:
    encoder = load_encoder()
    found = [(pair.gold, list(align(pair.ko, pair.en, encoder).beads)) for pair in ARTICLES]
    assert strict(found)[2] >= 0.85
    for pair, (_, beads) in zip(ARTICLES, found, strict=True):
        paired = [bead for bead in beads if bead.ko and bead.en]
        assert not any(is_furniture(pair.ko[n].text) for bead in paired for n in bead.ko)
        assert not any(is_furniture(pair.en[n].text) for bead in paired for n in bead.en)
