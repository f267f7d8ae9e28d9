"""What is marked is what differs from the nearest reference; the worst comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model.score import Joined, Judged, SegmentScore, Translation
from tm.model.text import Lang
from tm.score.differences import rank


def one(hypothesis: str, *references: str, lang: Lang = "en") -> SegmentScore:
    joined = Joined("order", (Judged(Translation(hypothesis), references),))
    (found,) = rank(joined, {"chrf": [1.0]}, [0], lang)
    return found


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("lang", "hypothesis", "reference", "ours", "theirs"),
    [
        ("en", "The border is closed.", "The border has been closed.", "The border [is] closed.", "The border [has been] closed."),
        ("en", "Rice cost 6,200 won", "Rice cost 6,800 won", "Rice cost [6,200] won", "Rice cost [6,800] won"),
        ("en", "It closed.", "It has now closed.", "It closed.", "It [has now ]closed."),
        ("en", "Same.", "Same.", "Same.", "Same."),
        ("en", "", "All of it.", "", "[All of it.]"),
        ("ko", "시장은 문을 닫았다.", "시장이 문을 닫았다.", "시장[은] 문을 닫았다.", "시장[이] 문을 닫았다."),
        ("ko", "쌀값이 내렸다.", "쌀값이 올랐다.", "쌀값이 [내렸]다.", "쌀값이 [올랐]다."),
    ],
)
def test_what_is_marked(lang: Lang, hypothesis: str, reference: str, ours: str, theirs: str) -> None:
    found = one(hypothesis, reference, lang=lang)
    assert (marked(hypothesis, found.changed), marked(reference, found.missed)) == (ours, theirs)


def test_the_nearest_reference_is_compared() -> None:
    found = one("Prices rose again.", "The cost of rice went up once more.", "Prices rose again today.")
    assert found.nearest == 1
    assert marked("Prices rose again today.", found.missed) == "Prices rose again[ today]."


TEXTS = st.text("가나 ab.,", max_size=12)


@given(TEXTS, TEXTS, st.sampled_from(["ko", "en"]))
def test_what_is_not_marked_is_in_both(hypothesis: str, reference: str, lang: Lang) -> None:
    found = one(hypothesis, reference, lang=lang)

    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
        kept = [text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], [*spans, (len(text), 0)], strict=True)]
        return "".join("".join(kept).split())

    assert rest(hypothesis, found.changed) == rest(reference, found.missed)
    assert all(start < end for start, end in (*found.changed, *found.missed))


@pytest.mark.parametrize(("metric", "order"), [("chrf", [2, 4, 1, 3]), ("ter", [1, 3, 4, 2])])
def test_the_worst_comes_first_and_equal_ones_in_their_order(metric: str, order: list[int]) -> None:
    joined = Joined("order", tuple(Judged(Translation(str(n)), ("x",)) for n in range(4)))
    found = rank(joined, {metric: [50.0, 10.0, 50.0, 30.0], "bleu": [1.0, 2.0, 3.0, 4.0]}, range(4), "en")
    assert [row.number for row in found] == order
    assert found[0].scores["bleu"] == float(order[0])
    assert [row.number for row in rank(joined, {metric: [50.0, 10.0, 50.0, 30.0]}, [0, 3], "en", 1)] == [
        order[1] if metric == "chrf" else 1
    ]
