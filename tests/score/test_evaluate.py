"""One run: scores of the whole, of documents and segments, gates and the segments to look at."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.chrf import CHRF

from tm.model.finding import Finding
from tm.model.score import Joined, Judged, Outside, Translation
from tm.score.baseline import baseline_of
from tm.score.cautions import cautions
from tm.score.evaluate import Options, evaluate
from tm.score.findings import RULES, verdicts
from tm.score.gates import Tolerance

TEXTS = [
    ("a.ko", "Rice prices rose.", "Rice prices rose."),
    ("a.ko", "The border closed.", "The border was closed."),
    ("b.ko", "It has rained.", "Heavy rain fell all day."),
    ("b.ko", "Trains stopped.", "Trains stopped."),
]


def joined(texts: list[tuple[str, str, str]] = TEXTS) -> Joined:
    rows = [Judged(Translation(h, f"u{n}", document=d, line=n), (r,)) for n, (d, h, r) in enumerate(texts, 1)]
    return Joined("id", tuple(rows))


def test_documents_and_segments() -> None:
    report = evaluate("h.tmx", joined(), "en", Options(("chrf", "ter"), segments=True))
    assert [score.metric for score in report.scores] == ["chrf", "ter"]
    assert [(row.document, row.segments) for row in report.documents] == [("a.ko", 2), ("b.ko", 2)]
    theirs = CHRF().corpus_score([h for _, h, _ in TEXTS[2:]], [[r for _, _, r in TEXTS[2:]]])
    assert report.documents[1].scores["chrf"] == theirs.score
    assert report.segments[0].number == 3
    assert set(report.segments[0].scores) == {"chrf", "ter"}
    assert report.passed
    assert report.worst == ()


def test_one_document_is_no_table() -> None:
    assert evaluate("h", joined(TEXTS[:2]), "en", Options(("chrf",))).documents == ()


def test_a_missed_bound_shows_the_worst_segments_once() -> None:
    report = evaluate("h.tmx", joined(), "en", Options(("chrf", "ter"), bounds={"chrf": 99.0, "ter": 1.0}))
    assert not report.passed
    assert [row.number for row in report.worst] == [3, 2]
    found = verdicts(report)
    assert all(found.scores)
    assert [one.check for one in found.findings] == ["score-gate", "score-gate", "score-segment", "score-segment"]
    assert {rule.id for rule in RULES} >= {one.check for one in found.findings}
    assert (found.segments[0].line, found.segments[0].tuid, found.segments[0].file) == (3, "u3", "h.tmx")


def test_a_document_that_fell_shows_its_own_worst_segments() -> None:
    good = evaluate("h.tmx", joined([(d, r, r) for d, _, r in TEXTS]), "en", Options(("chrf", "bleu")))
    base = baseline_of(good.joined, good.scores, good.documents)
    changed = [(d, h if n == 2 else r, r) for n, (d, h, r) in enumerate(TEXTS)]
    options = Options(("chrf", "bleu"), tolerance=Tolerance(["60"]))
    report = evaluate("h.tmx", joined(changed), "en", options, baseline=("b.json", base))
    assert [(drop.document, drop.metric) for drop in report.drops if not drop.passed] == [("b.ko", "bleu")]
    assert [row.number for row in report.worst] == [3]
    (drop,) = [one for one in verdicts(report).drops if one]
    assert isinstance(drop, Finding)
    assert drop.message.startswith("b.ko: bleu fell from 100.00 to ")


def test_other_metrics_come_along() -> None:
    comet = Outside("comet", "model:x", 0.7123, (0.9, 0.8, 0.2, 0.95))
    estimate = Outside("quality", "estimate", None, (1.0, 0.5, 0.0, 0.5))
    options = Options(("chrf",), bounds={"comet": 0.7, "quality": 0.6}, segments=True)
    report = evaluate("h", joined(), "en", options, outside=[comet, estimate])
    assert [(score.metric, score.score, score.gate and score.gate.passed) for score in report.scores[1:]] == [
        ("comet", 0.7123, True),
        ("quality", 0.5, False),
    ]
    assert report.documents[1].scores["comet"] == pytest.approx(0.575)
    assert report.segments[0].scores["quality"] == 0.0
    assert "quality" not in baseline_of(report.joined, report.scores, report.documents).scores


def test_only_what_was_asked_of_an_outside_metric() -> None:
    report = evaluate("h", joined(), "en", Options((), segments=True), outside=[Outside("comet", "x", 0.5, (0.9, 0.8, 0.2, 0.95))])
    assert [row.number for row in report.segments] == [3, 2, 1, 4]


@pytest.mark.parametrize(
    ("texts", "tokenize", "words"),
    [
        ([("", "쌀값이 올랐다.", "쌀값이 내렸다.")], "13a", "hangs on the spacing"),
        ([("", "쌀값이 올랐다.".encode().decode(), "쌀값이 내렸다.")] * 100, "13a", "hangs on the spacing"),
        ([("", "\u110a\u1161\u11af", "쌀값이 내렸다.")], None, "NFD"),
        ([("", "쌀 .", "쌀값이 내렸다 .")] * 100, None, "tokenized"),
        ([("", "쌀값", "쌀값")], None, "letter for letter"),
    ],
)
def test_cautions(texts: list[tuple[str, str, str]], tokenize: str | None, words: str) -> None:
    (said,) = cautions(joined(texts), "ko", ["bleu"], tokenize)
    assert words in said
    assert "\n" not in said


def test_no_caution_without_a_cause() -> None:
    assert cautions(joined(), "en", ["chrf", "bleu"], "13a") == []
    assert cautions(joined([("", "쌀값", "쌀")]), "ko", ["chrf"], "13a") == []
