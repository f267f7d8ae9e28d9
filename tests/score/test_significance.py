"""Intervals and paired tests are sacreBLEU's for the same seed, by its objects and by its command."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest

from tm.errors import BadSetting
from tm.score.metrics import Judge, judges
from tm.score.significance import compare, interval, seed_in_force

WORDS = "rice prices rose again at the Hyesan market while traders near the border waited for fuel and news".split()


def worse(text: str, luck: random.Random) -> str:
    return " ".join(word for word in text.split() if luck.random() > 0.2)


LUCK = random.Random(4)
REFERENCE = [" ".join(LUCK.choices(WORDS, k=9)) + "." for _ in range(40)]
FIRST = [worse(text, LUCK) for text in REFERENCE]
SECOND = [worse(worse(text, LUCK), LUCK) for text in REFERENCE]
SYSTEMS = {"first": FIRST, "second": SECOND}


@pytest.fixture(autouse=True)
def _no_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)


@pytest.mark.parametrize(("test", "kind", "trials"), [("paired-bs", "bs", 200), ("paired-ar", "ar", 300)])
@pytest.mark.parametrize("seed", [12345, 7])
def test_paired_tests(test: str, kind: str, trials: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = compare(SYSTEMS, judges(["chrf", "chrf++", "bleu", "ter"], [REFERENCE], "en"), test, seed, trials)
    assert "SACREBLEU_SEED" not in os.environ
    monkeypatch.setenv("SACREBLEU_SEED", str(seed))
    theirs = {"chrf": CHRF(), "chrf++": CHRF(word_order=2), "bleu": BLEU(), "ter": TER()}
    signatures, results = PairedTest(
        list(SYSTEMS.items()), theirs, [REFERENCE], test_type=kind, n_samples=trials
    )()  # fmt: skip
    assert len(found) == 8
    for number, (name, signature) in enumerate(signatures.items()):
        for place in (0, 1):
            ours, expected = found[number * 2 + place], list(results[name])[place]
            assert not isinstance(expected, str)
            assert (ours.score, ours.p_value, ours.mean, ours.half) == (
                expected.score, expected.p_value, expected.mean, expected.ci,
            )  # fmt: skip
            assert ours.signature == str(signature)
            assert f"seed:{seed}" in ours.signature
            json.dumps([ours.score, ours.p_value, ours.mean, ours.half, ours.difference])
    assert found[0].p_value is None
    assert found[1].difference == found[1].score - found[0].score


@pytest.mark.parametrize(("name", "option"), [("chrf", []), ("bleu", []), ("ter", [])])
def test_an_interval_is_what_the_command_says(tmp_path: Path, name: str, option: list[str]) -> None:
    (tmp_path / "hyp").write_text("\n".join(FIRST) + "\n", "utf-8")
    (tmp_path / "ref").write_text("\n".join(REFERENCE) + "\n", "utf-8")
    command = [sys.executable, "-m", "sacrebleu", "ref", "-i", "hyp", "-m", name, "-ci", "-cin", "300", "-w", "12", *option]
    said = json.loads(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8").stdout)
    judge = Judge(name, [REFERENCE], "en")
    drawn, signature = interval(judge, judge.count(FIRST), 12345, 300)
    assert signature == said["signature"]
    assert (round(drawn.mean, 12), round(drawn.half, 12)) == (said["confidence_mean"], said["confidence_var"])
    assert "bs:" not in judge.signature


def test_a_paired_test_is_what_the_command_says(tmp_path: Path) -> None:
    for name, texts in (("first", FIRST), ("second", SECOND), ("ref", REFERENCE)):
        (tmp_path / name).write_text("\n".join(texts) + "\n", "utf-8")
    command = [sys.executable, "-m", "sacrebleu", "ref", "-i", "first", "second", "-m", "chrf", "--paired-bs"]
    command += ["--paired-bs-n", "200", "-f", "text", "-w", "6", "-nc"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8").stdout
    ours = compare(SYSTEMS, judges(["chrf"], [REFERENCE], "en"), "paired-bs", 12345, 200)
    for row in ours:
        assert f"{row.score:.6f}" in said
        assert f"{row.mean:.6f} ± {row.half:.6f}" in said
    assert re.search(rf"p = {ours[1].p_value:.4f}", said)


@pytest.mark.parametrize("seed", [0, -3])
def test_a_seed_that_sacrebleu_would_not_keep(seed: int) -> None:
    with pytest.raises(BadSetting, match="--seed"):
        seed_in_force(seed)


@pytest.mark.parametrize("seed", ["none", "0", "twelve", "", "１２"])
def test_a_seed_of_the_environment(seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SACREBLEU_SEED", seed)
    with pytest.raises(BadSetting, match="SACREBLEU_SEED"):
        seed_in_force(None)
    monkeypatch.setenv("SACREBLEU_SEED", "77")
    assert (seed_in_force(None), seed_in_force(5)) == (77, 5)
