"""Fit and measure the quality estimate: real pairs against pairs broken in ten ways, in both directions.

Run: python -m tests.benchmarks.fit_quality FOLDER
FOLDER holds NAME.ko with NAME.en, a pair a line. Half of the pairs, every other one, are fitted on; AUC by kind, and how far the
estimate is from what is observed, come from the others. Prints the weights as they stand in `tm/score/quality.py`.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tm.encode import Encoder, load_encoder
from tm.encode.nearness import Nearness, nearness
from tm.model.text import LANGS, Lang
from tm.score.quality import Features, features
from tm.text.names import english_name, korean_name

MOST = 800
"""Pairs of each file."""
RIDGE = 1.0
ROUNDS = 30

_TOKENS = re.compile(r"\w+(?:[’']\w+)?|[^\w\s]")
_DENIALS: dict[Lang, Sequence[tuple[str, str]]] = {
    "en": (
        (r"\b(is|are|was|were|has|have|had|will|would|can|could|should)\b(?! not)", r"\1 not"),
        (r"\b(is|are|was|were|has|have|had|will|would|can|could|should|do|does|did) not\b", r"\1"),
        (r"(\w)n['’]t\b", r"\1"),
    ),
    "ko": (
        ("하지 않았다", "했다"), ("하지 않는다", "한다"), ("없다", "있다"), ("지 못했다", "ㄹ 수 있었다"),
        ("했다", "하지 않았다"), ("한다", "하지 않는다"), ("됐다", "되지 않았다"), ("된다", "되지 않는다"), ("이다", "이 아니다"),
        ("있다", "없다"), ("있었다", "없었다"), ("습니다", "지 않습니다"),
    ),
}  # fmt: skip


class Pair(NamedTuple):
    """A source with its translation, or with something else."""

    source: str
    target: str
    lang: Lang


def swapped_name(text: str, lang: Lang, pool: Sequence[str], luck: random.Random) -> str:
    """Put another name in the place of one; the text as it is where it holds none."""
    words = text.split()
    found = _names(words, lang)
    if not found or not pool:
        return text
    at = luck.choice(found)
    stem = words[at].rstrip(".,!?\"'”’")
    others = [name for name in pool if name[:2] != stem[:2]]
    return " ".join([*words[:at], luck.choice(others) + words[at][len(stem) :], *words[at + 1 :]]) if others else text


def _names(words: Sequence[str], lang: Lang) -> list[int]:
    if lang == "ko":
        return [n for n, word in enumerate(words) if korean_name(word)]
    bare = [word.strip(".,!?\"'”’“‘()") for word in words]
    return [n for n in range(1, len(words)) if bare[n] and english_name(bare, n)]


def changed_number(text: str, luck: random.Random) -> str:
    """Change one digit of one number, or make it ten times as large."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    one = luck.choice(found)
    digits = list(one[0])
    if luck.random() < 0.4:
        digits.append("0")
    else:
        at = luck.randrange(len(digits))
        digits[at] = luck.choice([d for d in "123456789" if d != digits[at]])
    return text[: one.start()] + "".join(digits) + text[one.end() :]


def denied(text: str, lang: Lang) -> str:
    """Turn one statement round."""
    for pattern, instead in _DENIALS[lang]:
        new = re.sub(pattern, instead, text, count=1)
        if new != text:
            return new
    return text


def breakers(targets: Sequence[str], lang: Lang, luck: random.Random) -> dict[str, Callable[[Pair, int], str]]:
    """Return the ten ways; each takes a pair and its number, and gives the text as it is where it cannot break it."""
    pool = sorted({word.strip(".,!?\"'”’“‘()") for text in targets for n, word in _named(text, lang)})

    def dropped(pair: Pair, _: int) -> str:
        words = pair.target.split()
        # Every other time the end stays, which tells a cut sentence too easily.
        count = len(words) - (luck.random() < 0.5)
        gone = set(luck.sample(range(count), max(1, count * 3 // 10))) if count else set()
        return " ".join(word for n, word in enumerate(words) if n not in gone)

    def truncated(pair: Pair, _: int) -> str:
        words = pair.target.split()
        return " ".join(words[: max(1, len(words) // 2)]) + ("." if luck.random() < 0.5 else "")

    def scrambled(pair: Pair, _: int) -> str:
        words = pair.target.split()
        inner = words[1:-1] if luck.random() < 0.5 else words
        luck.shuffle(inner)
        return " ".join(inner if inner is words else [words[0], *inner, *words[1:][-1:]])

    def repeated(pair: Pair, _: int) -> str:
        words = pair.target.split()
        at, size = luck.randrange(max(1, len(words) - 3)), luck.randint(2, 4)
        return " ".join([*words[:at], *words[at : at + size] * 3, *words[at + size :]])

    return {
        "other sentence": lambda pair, n: targets[luck.randrange(len(targets))],
        "next sentence": lambda pair, n: targets[(n + 1) % len(targets)],
        "truncated": truncated,
        "words dropped": dropped,
        "number changed": lambda pair, n: changed_number(pair.target, luck),
        "negation": lambda pair, n: denied(pair.target, lang),
        "name swapped": lambda pair, n: swapped_name(pair.target, lang, pool, luck),
        "words scrambled": scrambled,
        "source copied": lambda pair, n: pair.source,
        "text repeated": repeated,
    }


def _named(text: str, lang: Lang) -> list[tuple[int, str]]:
    words = text.split()
    return [(n, words[n]) for n in _names(words, lang)]


Table = NDArray[np.float64]


class Sample(NamedTuple):
    """Features of pairs of one kind and language."""

    kind: str
    lang: Lang
    rows: Table
    fitted: NDArray[np.bool_]


def samples(folder: Path, encoder: Encoder) -> list[Sample]:
    """Return the real pairs and the broken ones of all files, both directions."""
    found = []
    for ko in sorted(folder.glob("*.ko")):
        sides = {"ko": ko, "en": ko.with_suffix(".en")}
        lines = {lang: path.read_text("utf-8").split("\n")[:MOST] for lang, path in sides.items()}
        for lang in LANGS:
            sources = lines["en" if lang == "ko" else "ko"]
            pairs = [Pair(s, t, lang) for s, t in zip(sources, lines[lang], strict=True) if s.strip() and t.strip()]
            found += _samples(pairs, lang, encoder)
    return found


def _samples(pairs: Sequence[Pair], lang: Lang, encoder: Encoder) -> list[Sample]:
    targets = [pair.target for pair in pairs]
    fitted = np.arange(len(pairs)) % 2 == 0
    whole = nearness([p.source for p in pairs], targets, encoder)
    found = [Sample("real", lang, _rows(pairs, targets, whole), fitted)]
    for kind, broken in breakers(targets, lang, random.Random(7)).items():
        texts = [broken(pair, n) for n, pair in enumerate(pairs)]
        kept = [n for n, text in enumerate(texts) if text.strip() and text != targets[n]]
        # Among whole pairs, as one broken pair stands in a file.
        near = []
        for start in range(0, len(kept), 128):
            block = kept[start : start + 128]
            rest = [n for n in range(len(pairs)) if n not in set(block)][:256]
            near += nearness(
                [pairs[n].source for n in block + rest], [texts[n] for n in block] + [targets[n] for n in rest], encoder
            )[: len(block)]
        found.append(Sample(kind, lang, _rows([pairs[n] for n in kept], [texts[n] for n in kept], near), fitted[kept]))
    return found


def _rows(pairs: Sequence[Pair], texts: Sequence[str], near: Sequence[Nearness]) -> Table:
    return np.array([features(p.source, t, p.lang, one) for p, t, one in zip(pairs, texts, near, strict=True)])


def fit(found: Sequence[Sample]) -> tuple[Table, dict[Lang, float]]:
    """Return weights and a bias by language (Newton's method with a small ridge); real pairs weigh as much as all broken ones."""
    tables, labels, weights = [], [], []
    broken = sum(int(s.fitted.sum()) for s in found if s.kind != "real")
    real = sum(int(s.fitted.sum()) for s in found if s.kind == "real")
    kinds = len({s.kind for s in found}) - 1
    for sample in found:
        rows = sample.rows[sample.fitted]
        size = len(rows)
        by_lang = np.tile([sample.lang == lang for lang in LANGS], (size, 1)).astype(float)
        tables.append(np.hstack([rows, by_lang]))
        labels.append(np.full(size, float(sample.kind == "real")))
        share = real if sample.kind == "real" else sum(int(s.fitted.sum()) for s in found if s.kind == sample.kind) * kinds
        weights.append(np.full(size, (real + broken) / 2 / share))
    x, y, w = np.vstack(tables), np.concatenate(labels), np.concatenate(weights)
    beta = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -60, 60)))
        slope = x.T @ (w * (y - p)) - RIDGE * beta
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(beta))
        beta += np.linalg.solve(curve, slope)
    return beta[: len(Features._fields)], dict(zip(LANGS, beta[len(Features._fields) :].tolist(), strict=True))


def auc(good: Table, bad: Table) -> float:
    """Return how often a real pair has more than a broken one; ties count half. Without any of either that is not known (NaN)."""
    if not len(good) or not len(bad):
        return float("nan")
    order = np.sort(bad)
    below, upto = np.searchsorted(order, good, "left"), np.searchsorted(order, good, "right")
    return float(np.mean((below + upto) / 2) / len(bad))


def report(found: Sequence[Sample], weights: Table, bias: dict[Lang, float]) -> None:
    """Print AUC by kind and the calibration, on the pairs that were held out."""
    marks: dict[tuple[str, Lang], Table] = {}
    for sample in found:
        p = 1 / (1 + np.exp(-(sample.rows[~sample.fitted] @ weights + bias[sample.lang])))
        key = (sample.kind, sample.lang)
        marks[key] = np.concatenate([marks.get(key, np.zeros(0)), p])
    kinds = list(dict.fromkeys(s.kind for s in found if s.kind != "real"))
    both: dict[str, list[float]] = {}
    for kind in kinds:
        both[kind] = [auc(marks["real", lang], marks[kind, lang]) for lang in LANGS]
        print(f"{kind:16} " + "  ".join(f"{lang} {value:.3f}" for lang, value in zip(LANGS, both[kind], strict=True)))
    print(f"{'mean':16} " + "  ".join(f"{lang} {np.nanmean([both[k][n] for k in kinds]):.3f}" for n, lang in enumerate(LANGS)))
    good = np.concatenate([marks["real", lang] for lang in LANGS])
    bad = np.concatenate([marks[kind, lang] for kind in kinds for lang in LANGS])
    print(f"{'all together':16} {auc(good, bad):.3f}")
    weight = len(good) / len(bad)
    for low in np.arange(0, 1, 0.2):
        inside = [np.sum((p >= low) & (p < low + 0.2 + (low > 0.7))) for p in (good, bad)]
        mass = inside[0] + weight * inside[1]
        print(f"estimate {low:.1f} to {low + 0.2:.1f}: real {inside[0] / mass if mass else 0:.2f} of {int(sum(inside))}")


def main() -> None:
    found = samples(Path(sys.argv[1]), load_encoder())
    weights, bias = fit(found)
    report(found, weights, bias)
    print("WEIGHTS = Features(")
    for name, value in zip(Features._fields, weights, strict=True):
        print(f"    {name}={value:.3f},")
    print(f")\nBIAS = {{{', '.join(f'{lang!r}: {value:.3f}' for lang, value in bias.items())}}}")


if __name__ == "__main__":
    main()
