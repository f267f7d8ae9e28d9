"""Would another sample of segments say the same? Bootstrap intervals and paired tests, drawn by sacreBLEU.

Sources: Koehn 2004 (paired bootstrap), Riezler and Maxwell 2005 (approximate randomisation); sacreBLEU's `significance`, whose
numbers these are for the same seed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from tm.errors import BadSetting
from tm.model.score import Comparison, Interval
from tm.score.metrics import Judge

TESTS = {"paired-bs": ("bs", 1000), "paired-ar": ("ar", 10000)}
"""sacreBLEU's name of each test, and its number of resamples or trials."""

RESAMPLES = 1000
"""Of an interval."""

_SEED = "SACREBLEU_SEED"


def seed_in_force(seed: int | None) -> int:
    """Return the seed asked for, else the environment's, else sacreBLEU's own.

    Raises:
        BadSetting: it is no whole number from 1 on. sacreBLEU takes 0 for none, and writes it into the signature all the same.
    """
    given = str(seed) if seed is not None else os.environ.get(_SEED, "12345")
    if not (given.isascii() and given.isdigit() and int(given) > 0):
        name = "--seed" if seed is not None else _SEED
        raise BadSetting(name, given, "a whole number from 1 on, for results that can be had again")
    return int(given)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Let sacreBLEU draw from that seed, which it takes from the environment only."""
    before = os.environ.get(_SEED)
    os.environ[_SEED] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SEED]
        else:
            os.environ[_SEED] = before


def interval(judge: Judge, counts: Sequence[Any], seed: int, resamples: int = RESAMPLES) -> tuple[Interval, str]:
    """Return where 95 of 100 resamples lie, and the signature that says how it was drawn."""
    from sacrebleu.significance import _bootstrap_resample

    with _seeded(seed):
        _, scores = _bootstrap_resample(list(counts), judge.metric, resamples)
    whole = judge.metric._aggregate_and_compute(list(counts))
    whole.estimate_ci(scores)
    signature = judge.metric.get_signature()
    signature.update("bs", resamples)
    signature.update("seed", seed)
    return Interval(float(whole._mean), float(whole._ci), resamples), str(signature)


def compare(
    systems: Mapping[str, Sequence[str]], judges: Mapping[str, Judge], test: str, seed: int, trials: int | None = None
) -> list[Comparison]:
    """Test systems against the first of them, by every metric.

    Args:
        systems: a name and the hypotheses of each.
        judges: for each metric.
        test: of `TESTS`.
        seed: 1 or more.
        trials: resamples or trials; sacreBLEU's own number where `None`.
    """
    from sacrebleu.significance import PairedTest

    kind, usual = TESTS[test]
    with _seeded(seed):
        run = PairedTest(
            [(name, list(texts)) for name, texts in systems.items()],
            {name: judge.metric for name, judge in judges.items()},
            references=None,
            test_type=kind,
            n_samples=trials or usual,
        )
        signatures, results = run()
    # sacreBLEU renames the metrics, in the order in which they were given.
    names = dict(zip(signatures, judges, strict=True))
    rows = []
    for theirs, ours in names.items():
        found: list[Any] = list(results[theirs])
        for system, result in zip(systems, found, strict=True):
            rows.append(_comparison(system, ours, test, result, float(found[0].score), str(signatures[theirs])))
    return rows


def _comparison(system: str, metric: str, test: str, found: Any, first: float, signature: str) -> Comparison:
    """Return sacreBLEU's result in plain numbers: its own are numpy's, which JSON does not take."""
    p, mean, half = (None if value is None else float(value) for value in (found.p_value, found.mean, found.ci))
    return Comparison(system, metric, test, float(found.score), float(found.score) - first, p, mean, half, signature)
