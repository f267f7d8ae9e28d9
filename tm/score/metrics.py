"""chrF, chrF++, BLEU and TER as sacreBLEU computes them.

Sources: Post 2018; Popović 2015, 2017; Papineni et al. 2002; Snover et al. 2006.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from tm.errors import BadSetting
from tm.model.score import Score
from tm.model.text import Lang
from tm.score.deferred import defer
from tm.score.tokenizers import check_tokenizer, has_korean_tokenizer

METRICS = ("chrf", "chrf++", "bleu", "ter")


def metric_name(text: str) -> str:
    """Return the name by which `tm` calls a metric: sacreBLEU's `chrF2` is `chrf`, and capitals do not matter."""
    return text.strip().lower().replace("chrf2", "chrf")


def defaults(lang: Lang, tokenize: str | None = None) -> tuple[str, ...]:
    """Return the metrics used where none is named: chrF, and BLEU where a tokenizer is named or the language's is installed."""
    if lang == "ko" and not tokenize and not has_korean_tokenizer():
        return ("chrf",)
    return ("chrf", "bleu")


class Judge:
    """One metric and the references to judge by: sacreBLEU's object, made once, with what it knows of the references.

    What a segment contributes is counted once, and the whole, its documents and its segments are computed from those counts, as
    sacreBLEU itself does for its resampling. Its public methods would count anew for each (TER takes seconds a thousand segments).
    """

    def __init__(self, name: str, references: Sequence[Sequence[str]], lang: Lang, tokenize: str | None = None) -> None:
        self.name, self._lang, self._tokenize = name, lang, tokenize
        self.metric = _metric(name, [list(texts) for texts in references], lang, tokenize)

    def count(self, hypotheses: Sequence[str]) -> list[Any]:
        """Return what each segment contributes, as numbers that only `total` understands."""
        counts: list[Any] = self.metric._extract_corpus_statistics(hypotheses, None)
        return counts

    def total(self, counts: Sequence[Any]) -> float:
        """Return the score of segments taken together."""
        return float(self.metric._aggregate_and_compute(list(counts)).score)

    def single(self, counts: Any) -> float:
        """Return the score of one segment: for BLEU over the orders of n-grams that it is long enough for."""
        return float(self._for_segments._aggregate_and_compute([counts]).score)

    @cached_property
    def _for_segments(self) -> Any:
        if self.name != "bleu":
            return self.metric
        from sacrebleu.metrics.bleu import BLEU

        # Sums only: no tokenizer is needed.
        return BLEU(tokenize="none", effective_order=True, force=True)

    @property
    def signature(self) -> str:
        """Say how the number was made, as sacreBLEU does."""
        return str(self.metric.get_signature())


def _metric(name: str, references: list[list[str]], lang: Lang, tokenize: str | None) -> Any:
    """Return sacreBLEU's object for a metric; `tokenize` is for BLEU only.

    Raises:
        BadSetting: no such metric or tokenizer.
        MissingExtra: the tokenizer is not installed.
    """
    defer()
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "chrf":
        return CHRF(references=references)
    if name == "chrf++":
        return CHRF(word_order=2, references=references)
    if name == "ter":
        return TER(references=references)
    if name != "bleu":
        raise BadSetting("--metric", name, "one of " + ", ".join(METRICS))
    wanted = tokenize or ("ko-mecab" if lang == "ko" else BLEU.TOKENIZER_DEFAULT)
    check_tokenizer(wanted)
    # `force` only silences a warning on text that is tokenized already; `tm` says that in its own words.
    return BLEU(tokenize=wanted, force=True, references=references)


def judges(
    names: Iterable[str], references: Sequence[Sequence[str]], lang: Lang, *, tokenize: str | None = None
) -> dict[str, Judge]:
    """Return a judge for each metric."""
    return {name: Judge(name, references, lang, tokenize) for name in names}


def score(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    metrics: Sequence[str],
    lang: Lang,
    *,
    tokenize: str | None = None,
) -> list[Score]:
    """Return a corpus score for each metric, exactly sacreBLEU's.

    Args:
        hypotheses: a text for each segment; at least one.
        references: one whole list for each reference translation, as long as the hypotheses.
        metrics: of `METRICS`.
        lang: of the texts; it chooses BLEU's tokenizer.
        tokenize: BLEU's tokenizer, instead.

    Raises:
        BadSetting: no such metric or tokenizer.
        MissingExtra: the tokenizer is not installed.
        ValueError: there is nothing to score, or sides differ in length.
    """
    if not hypotheses or not references or any(len(texts) != len(hypotheses) for texts in references):
        raise ValueError("hypotheses and references must be as many, and at least one")
    return [
        Score(name, judge.total(judge.count(hypotheses)), judge.signature, len(hypotheses))
        for name, judge in judges(metrics, references, lang, tokenize=tokenize).items()
    ]
