"""What is in which band; that everything is counted once; that totals add up."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tests.leverage.making import segment, segments
from tm.leverage.analyze import SourceFile, analyze, volume_of
from tm.model.band import RATES, Band
from tm.model.leverage import FileAnalysis, SourceSegment, Volume
from tm.model.memory import InlineCode
from tm.text.counting import count
from tm.text.normalize import tidy

ASKED = tuple(band for band in Band if band is not Band.REPETITION)
RATE = dict(RATES)


def by_length(some: Iterable[SourceSegment]) -> Iterable[Band]:
    """A memory that knows a text by how long it is."""
    return (ASKED[len(tidy(one.text)) % len(ASKED)] for one in some)


def files_of(texts: list[list[str]]) -> list[SourceFile]:
    return [(f"{n}.md", segments("ko", some)) for n, some in enumerate(texts)]


def shares(file: FileAnalysis) -> dict[Band, Volume]:
    return {share.band: share.volume for share in file.shares}


FILES = st.lists(st.lists(st.text("가나 다\n", min_size=1).filter(str.strip), max_size=8), min_size=1, max_size=4)


@given(FILES)
def test_totals_add_up_and_everything_is_counted_once(texts: list[list[str]]) -> None:
    found = analyze(files_of(texts), by_length, RATE)
    for number, file in enumerate(found.files):
        assert file.total.segments == len(texts[number])
        assert file.total.words == sum(count(text).words for text in texts[number])
        assert file.total.characters == sum(count(text).characters for text in texts[number])
    for field in range(len(Volume._fields)):
        for place in range(len(Band)):
            assert found.total.shares[place].volume[field] == sum(file.shares[place].volume[field] for file in found.files)
        assert found.total.total[field] == sum(file.total[field] for file in found.files)
        assert found.total.across[field] == sum(file.across[field] for file in found.files)
    for place in range(len(Band)):
        assert found.total.shares[place].weighted == round(sum(file.shares[place].weighted for file in found.files), 2)
    assert found.total.weighted == round(sum(file.weighted for file in found.files), 2)


@given(FILES)
def test_each_text_is_asked_for_once_and_repetitions_are_all_others(texts: list[list[str]]) -> None:
    asked: list[str] = []

    def bands(some: Iterable[SourceSegment]) -> Iterable[Band]:
        for one in some:
            asked.append(one.text)
            yield Band.NONE

    found = analyze(files_of(texts), bands, RATE)
    every = [tidy(text) for some in texts for text in some]
    assert [tidy(text) for text in asked] == list(dict.fromkeys(every))
    assert shares(found.total)[Band.REPETITION].segments == len(every) - len(set(every))
    before: set[str] = set()
    for file, some in zip(found.files, texts, strict=True):
        assert file.across.segments == sum(tidy(text) in before for text in some)
        before.update(map(tidy, some))


def test_the_same_text_in_two_languages_is_no_repetition() -> None:
    found = analyze([("a", [segment("2026", "ko")]), ("b", [segment("2026", "en")])], lambda some: [Band.NONE for _ in some], RATE)
    assert shares(found.total)[Band.REPETITION].segments == 0
    assert found.total.lang is None


def test_weighted_words_by_the_rates() -> None:
    rates = {**RATE, Band.FROM_85: 0.55}
    found = analyze(files_of([["하나 둘 셋"]]), lambda some: [Band.FROM_85 for _ in some], rates)
    assert found.total.weighted == 1.65
    assert found.files[0].lang == "ko"


def test_figures_placeholders_and_tags_are_counted() -> None:
    coded = SourceSegment("파일 3개를 %s에 <b>저장</b>", "ko", content=("파일 3개를 %s에 <b>저장</b>", InlineCode("ph")))
    assert volume_of(coded) == Volume(1, 4, 17, 20, 4, 3)
