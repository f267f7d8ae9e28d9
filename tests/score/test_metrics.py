"""The numbers are sacreBLEU's own, of the whole and of each part; what cannot be used is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from tm.errors import BadSetting, MissingExtra
from tm.score import score, tokenizers
from tm.score.metrics import METRICS, Judge, defaults, metric_name

HYPOTHESES = ["Rice sold for 6,200 won.", "The border guards was reinforced.", "Markets are open", ""]
REFERENCES = [
    ["Rice sold for 6,200 won per kilogram.", "Border security was tightened.", "The markets are open.", "Prices rose."],
    ["A kilogram of rice cost 6,200 won.", "The border guard was reinforced.", "Markets have opened.", "Prices went up."],
]
THEIRS = {"chrf": CHRF(), "chrf++": CHRF(word_order=2), "bleu": BLEU(trg_lang="en"), "ter": TER()}
SINGLE = THEIRS | {"bleu": BLEU(effective_order=True)}


@pytest.mark.parametrize("references", [REFERENCES, REFERENCES[:1]], ids=["two references", "one"])
@pytest.mark.parametrize("name", METRICS)
def test_the_number_and_the_signature_are_sacrebleus(name: str, references: list[list[str]]) -> None:
    (found,) = score(HYPOTHESES, references, [name], "en")
    assert found.score == THEIRS[name].corpus_score(HYPOTHESES, references).score
    assert found.signature == str(THEIRS[name].get_signature())
    assert (found.segments, type(found.score)) == (4, float)


@pytest.mark.parametrize("name", METRICS)
def test_segments_and_documents_are_sacrebleus_too(name: str) -> None:
    judge = Judge(name, REFERENCES, "en")
    counts = judge.count(HYPOTHESES)
    part = THEIRS[name].corpus_score(HYPOTHESES[1:3], [texts[1:3] for texts in REFERENCES])
    assert judge.total(counts[1:3]) == part.score
    for number, text in enumerate(HYPOTHESES):
        known = [texts[number] for texts in REFERENCES]
        assert judge.single(counts[number]) == SINGLE[name].sentence_score(text, known).score


WORDS = st.lists(st.sampled_from("쌀값이 시장에서 올랐다 rice won 6,200 The . ,".split()), max_size=8).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6), st.sampled_from(METRICS))
def test_whatever_the_texts(pairs: list[tuple[str, str]], name: str) -> None:
    hypotheses, references = [a for a, _ in pairs], [b for _, b in pairs]
    (found,) = score(hypotheses, [references], [name], "en")
    assert found.score == THEIRS[name].corpus_score(hypotheses, [references]).score


@pytest.mark.parametrize("name", METRICS)
def test_a_text_scored_against_itself_is_perfect(name: str) -> None:
    (found,) = score(REFERENCES[0], REFERENCES[:1], [name], "en")
    assert found.score == pytest.approx(0 if name == "ter" else 100)


def test_one_space_more_leaves_chrf_as_it_is_and_ruins_13a() -> None:
    hypotheses, references = ["혜산 시장에서 쌀값이 다시 올랐다고 한다."], [["혜산시장에서 쌀값이 다시 올랐다고 한다."]]
    chrf, bleu = score(hypotheses, references, ["chrf", "bleu"], "ko", tokenize="13a")
    assert chrf.score == pytest.approx(100)
    assert bleu.score < 65


@pytest.mark.parametrize(("given_name", "name"), [("chrF2", "chrf"), ("BLEU", "bleu"), ("chrF2++", "chrf++"), (" ter", "ter")])
def test_names_as_others_write_them(given_name: str, name: str) -> None:
    assert metric_name(given_name) == name


@pytest.mark.parametrize("name", ["klingon", "flores200", "spm", "ja-mecab"])
def test_a_tokenizer_that_is_not_here_is_refused_and_nothing_fetched(name: str) -> None:
    with pytest.raises(BadSetting, match=r"--tokenize.*13a"):
        score(HYPOTHESES, REFERENCES, ["bleu"], "en", tokenize=name)


def test_korean_without_its_tokenizer(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tm.score.metrics", "tm.score.tokenizers"):
        monkeypatch.setattr(f"{module}.has_korean_tokenizer", lambda: False)
    assert defaults("ko") == ("chrf",)
    assert defaults("ko", "char") == defaults("en") == ("chrf", "bleu")
    with pytest.raises(MissingExtra, match=r"koen-tm\[ko\]"):
        score(["쌀"], [["쌀"]], ["bleu"], "ko")


@pytest.mark.skipif(not tokenizers.has_korean_tokenizer(), reason="needs the extra ko")
def test_korean_with_its_tokenizer() -> None:
    hypotheses, references = ["혜산 시장에서 쌀값이 올랐다."], [["혜산시장에서 쌀값이 올랐다."]]
    assert defaults("ko") == ("chrf", "bleu")
    (found,) = score(hypotheses, references, ["bleu"], "ko")
    theirs = BLEU(trg_lang="ko")
    assert found.score == theirs.corpus_score(hypotheses, references).score
    assert found.signature == str(theirs.get_signature())
    assert "tok:ko-mecab" in found.signature


@pytest.mark.parametrize(("hypotheses", "references"), [([], [[]]), (["a"], []), (["a"], [["a", "b"]])])
def test_sides_that_do_not_fit(hypotheses: list[str], references: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="as many"):
        score(hypotheses, references, ["chrf"], "en")


def test_no_such_metric() -> None:
    with pytest.raises(BadSetting, match="--metric"):
        score(HYPOTHESES, REFERENCES, ["meteor"], "en")
