"""Bounds, tolerances and baselines."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import BadSetting, UnusableInput
from tm.model.score import DocumentScore, Joined, Judged, Score, Translation
from tm.score.baseline import Baseline, baseline_of, compare, dump, parse
from tm.score.gates import Tolerance, parse_bounds, with_gate

JOINED = Joined("order", (Judged(Translation("a"), ("b",)),))
SCORES = (Score("chrf", 61.2049, "nrefs:1|v:1", 1), Score("ter", 40.0, "nrefs:1|t:1", 1), Score("quality", 0.51239, "estimate", 1))
DOCUMENTS = (
    DocumentScore("나.ko.md", 1, {"chrf": 50.0, "ter": 50.0, "quality": 0.5}),
    DocumentScore("a.md", 1, {"chrf": 70.0, "ter": 30.0, "quality": 0.5}),
)
BASE = baseline_of(JOINED, SCORES, DOCUMENTS)


@pytest.mark.parametrize(
    ("text", "metric", "score", "passed"),
    [
        ("chrf=55", "chrf", 55.0, True),
        ("chrf=55", "chrf", 54.999, False),
        ("ter=40", "ter", 40.0, True),
        ("ter=40", "ter", 40.001, False),
        ("BLEU=20.5", "bleu", 20.4, False),
        ("chrF2++=1e1", "chrf++", 11.0, True),
        ("quality=0.6", "quality", 0.61, True),
        ("comet=-0.5", "comet", -0.6, False),
    ],
)
def test_bounds(text: str, metric: str, score: float, passed: bool) -> None:
    found = with_gate(Score(metric, score, "", 1), parse_bounds([text]))
    assert found.gate is not None
    assert found.gate.passed is passed


def test_a_score_without_a_bound_has_no_gate() -> None:
    assert with_gate(SCORES[0], parse_bounds(["ter=3"])).gate is None


@pytest.mark.parametrize("text", ["chrf", "chrf=", "=55", "chrf=high", "chrf=nan", "chrf=inf", "meteor=5", "55", ""])
def test_bounds_that_are_none(text: str) -> None:
    with pytest.raises(BadSetting, match="--fail-under"):
        parse_bounds([text])


@pytest.mark.parametrize(
    ("given_texts", "metric", "was", "allowed"),
    [
        ([], "chrf", 60.0, 0.0),
        (["0.5"], "chrf", 60.0, 0.5),
        (["2%"], "chrf", 60.0, 1.2),
        (["0.5", "2%"], "chrf", 60.0, 1.2),
        (["2", "2%"], "chrf", 60.0, 2.0),
        (["0.5", "chrf=1"], "chrf", 60.0, 1.0),
        (["2%", "chrf=0.1"], "chrf", 60.0, 0.1),
        (["0.5", "chrf=1"], "bleu", 60.0, 0.5),
        (["chrf=0.1", "chrF2=1%"], "chrf", 60.0, 0.6),
        (["0.5"], "comet", 0.8, 0.005),
        (["comet=0.5"], "comet", 0.8, 0.5),
        (["2%"], "comet", -0.5, 0.01),
    ],
)
def test_the_larger_tolerance_wins(given_texts: list[str], metric: str, was: float, allowed: float) -> None:
    assert Tolerance(given_texts).of(metric).of(was) == pytest.approx(allowed)


@pytest.mark.parametrize("text", ["-1", "-2%", "much", "%", "", "nan", "meteor=1", "chrf="])
def test_tolerances_that_are_none(text: str) -> None:
    with pytest.raises(BadSetting, match="--tolerance"):
        Tolerance([text])


def test_the_file_is_small_sorted_and_rounded() -> None:
    assert json.loads(dump(BASE)) == {
        "tm-score": 1,
        "segments": 1,
        "references": BASE.references,
        "signatures": {"chrf": "nrefs:1|v:1", "ter": "nrefs:1|t:1"},
        "scores": {"chrf": 61.2, "ter": 40.0},
        "documents": {"a.md": {"chrf": 70.0, "ter": 30.0}, "나.ko.md": {"chrf": 50.0, "ter": 50.0}},
    }
    assert dump(BASE) == dump(baseline_of(JOINED, SCORES[::-1], DOCUMENTS[::-1]))
    assert "나.ko.md" in dump(BASE)


FIGURES = st.dictionaries(st.sampled_from(["chrf", "bleu", "ter"]), st.floats(0, 200).map(lambda x: round(x, 2)), min_size=1)


@given(FIGURES, st.dictionaries(st.text(max_size=8), FIGURES, max_size=4))
def test_what_is_written_is_read(scores: dict[str, float], documents: dict[str, dict[str, float]]) -> None:
    one = Baseline(3, "abc", dict.fromkeys(scores, "nrefs:1"), scores, documents)
    assert parse("b.json", dump(one)) == one


@given(FIGURES)
def test_a_run_never_fails_its_own_baseline(scores: dict[str, float]) -> None:
    one = Baseline(1, "x", {}, scores, {"d": scores})
    drops, notes = compare("b.json", one, one, Tolerance())
    assert all(drop.passed for drop in drops)
    assert not notes


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "{", '{"tm-score": 2}', '{"tm-score": 1}', "[" * 5000, '"x"', '{"tm-score":1,"segments":"x"}'],
)
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(UnusableInput, match=r"^b\.json: .*--update-baseline"):
        parse("b.json", text)


@pytest.mark.parametrize(
    ("now", "given_texts", "failed"),
    [
        ({"chrf": 61.19}, [], ["chrf"]),
        ({"chrf": 61.2}, [], []),
        ({"chrf": 60.7}, ["0.5"], []),
        ({"chrf": 60.69}, ["0.5"], ["chrf"]),
        ({"chrf": 59.98}, ["2%"], []),
        ({"chrf": 59.97}, ["2%"], ["chrf"]),
        ({"ter": 40.5}, ["0.5"], []),
        ({"ter": 40.51}, ["0.5"], ["ter"]),
        ({"ter": 10.0, "chrf": 99.0}, [], []),
        ({"chrf": 50.0, "ter": 45.0}, ["chrf=20"], ["ter"]),
    ],
)
def test_falling_under_the_baseline(now: dict[str, float], given_texts: list[str], failed: list[str]) -> None:
    new = replace(BASE, scores=BASE.scores | now, documents={})
    drops, _ = compare("b.json", BASE, new, Tolerance(given_texts))
    assert [drop.metric for drop in drops if not drop.passed] == failed


def test_documents_are_joined_by_name_and_strangers_are_named() -> None:
    new = replace(BASE, documents={"a.md": {"chrf": 60.0, "ter": 30.0}, "new.md": {"chrf": 10.0, "ter": 99.0}})
    drops, notes = compare("b.json", BASE, new, Tolerance())
    assert [(drop.document, drop.metric) for drop in drops if not drop.passed] == [("a.md", "chrf")]
    assert notes == [
        "b.json: does not know new documents: new.md; add them with --update-baseline",
        "b.json: has documents that are missing now: 나.ko.md; drop them with --update-baseline",
    ]


def test_a_number_made_in_another_way_is_refused() -> None:
    new = replace(BASE, signatures=BASE.signatures | {"chrf": "nrefs:1|v:2"})
    with pytest.raises(UnusableInput, match=r"holds chrf by another signature \(nrefs:1\|v:1; now nrefs:1\|v:2\); .*--update"):
        compare("b.json", BASE, new, Tolerance())


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (replace(BASE, scores=BASE.scores | {"bleu": 1.0}), "has no bleu"),
        (replace(BASE, scores={"chrf": 61.2}), "has ter, which this run did not score"),
        (replace(BASE, segments=2), "is of 1 segments, now there are 2"),
        (replace(BASE, references="other"), "other reference texts"),
    ],
)
def test_what_makes_a_comparison_doubtful_is_said(new: Baseline, words: str) -> None:
    _, (note,) = compare("b.json", BASE, new, Tolerance())
    assert words in note
