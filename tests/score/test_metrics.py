"""The numbers are sacreBLEU's own; gates and refusals are ours."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from tm.errors import BadSetting, UnusableInput
from tm.score import score, score_segments
from tm.score.metrics import check_lengths

HYPOTHESES = ["Rice sold for 6,200 won.", "The border guards was reinforced.", "Markets are open"]
REFERENCES = [
    ["Rice sold for 6,200 won per kilogram.", "Border security was tightened.", "The markets are open."],
    ["A kilogram of rice cost 6,200 won.", "The border guard was reinforced.", "Markets have opened."],
]


@pytest.mark.parametrize(
    ("name", "metric"),
    [("chrf", CHRF()), ("chrf++", CHRF(word_order=2)), ("bleu", BLEU(trg_lang="en")), ("ter", TER())],
)
def test_the_number_and_the_signature_are_sacrebleus(name: str, metric: CHRF | BLEU | TER) -> None:
    (found,) = score(HYPOTHESES, REFERENCES, [name], "en")
    assert found.score == metric.corpus_score(HYPOTHESES, REFERENCES).score
    assert found.signature == str(metric.get_signature())
    assert found.segments == 3


@pytest.mark.parametrize(
    ("name", "bound", "passed"), [("chrf", 1, True), ("chrf", 99, False), ("ter", 1, False), ("ter", 300, True)]
)
def test_gates(name: str, bound: float, passed: bool) -> None:
    (found,) = score(HYPOTHESES, REFERENCES, [name], "en", gates={name: bound})
    assert found.gate is not None
    assert found.gate.passed is passed


def test_segments_come_worst_first() -> None:
    rows = score_segments(HYPOTHESES, REFERENCES, "chrf", "en")
    assert [r.score for r in rows] == sorted(r.score for r in rows)
    first = CHRF().sentence_score(HYPOTHESES[rows[0].number - 1], [r[rows[0].number - 1] for r in REFERENCES])
    assert rows[0].score == first.score
    rows = score_segments(HYPOTHESES, REFERENCES, "ter", "en")
    assert [r.score for r in rows] == sorted((r.score for r in rows), reverse=True)


def test_an_unknown_tokenizer_is_named() -> None:
    with pytest.raises(BadSetting, match="--tokenize"):
        score(HYPOTHESES, REFERENCES, ["bleu"], "en", tokenize="klingon")


def test_sides_of_unequal_length_are_refused_by_name() -> None:
    with pytest.raises(UnusableInput, match=r"ref\.en: has 2 segments, but hyp\.en has 1"):
        check_lengths(["a"], [["a", "b"]], ["hyp.en", "ref.en"])
    with pytest.raises(UnusableInput, match="no segments"):
        check_lengths([], [[]], ["hyp.en", "ref.en"])
