"""`tm score` as people and CI jobs run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from junitparser import JUnitXml
from typer.testing import CliRunner

from tests.cli.conftest import Run
from tests.report.test_sarif import valid
from tm.cli import app

REFERENCE = ["Rice prices rose.", "The border was closed.", "Heavy rain fell all day.", "Trains have stopped."]
MACHINE = ["Rice prices rose.", "The border closed.", "It rained all the day.", "The trains stop."]
SOURCE = ["쌀값이 올랐다.", "국경이 닫혔다.", "온종일 큰비가 내렸다.", "기차가 멈췄다."]


def tmx(targets: list[str], documents: bool = True) -> str:
    units = []
    for n, (source, target) in enumerate(zip(SOURCE, targets, strict=False)):
        prop = f'<prop type="x-tm-doc-ko">{"ab"[n // 2]}.ko.md</prop>' if documents else ""
        units.append(
            f'<tu tuid="{n}">{prop}<tuv xml:lang="ko"><seg>{source}</seg></tuv>\n<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
        )
    return (
        '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"'
        ' srclang="ko" datatype="plaintext"/><body>\n' + "\n".join(units) + "\n</body></tmx>"
    )


class Done(NamedTuple):
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


Here = Callable[..., Done]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    """Run `tm` with arguments in a temporary folder, in this process: most of these cases need no process of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def inner(*arguments: str, stdin: str | None = None, **env: str) -> Done:
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        done = CliRunner().invoke(app, list(arguments), input=stdin, prog_name="tm")
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return Done(done.exit_code, done.stdout, done.stderr)

    return inner


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, lines in (("ref.en", REFERENCE), ("mt.en", MACHINE), ("src.ko", SOURCE), ("two.en", MACHINE[:2])):
        (tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "ref.tmx").write_text(tmx(REFERENCE), "utf-8")
    (tmp_path / "mt.tmx").write_text(tmx(MACHINE), "utf-8")
    (tmp_path / "short.tmx").write_text(tmx(MACHINE[:3]), "utf-8")
    return tmp_path


def test_numbers_and_signatures_are_the_commands(run: Run, files: Path) -> None:
    command = [sys.executable, "-m", "sacrebleu", "ref.en", "-i", "mt.en", "-m", "bleu", "chrf", "ter", "-w", "12"]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    expected = {one["name"]: (one["score"], one["signature"]) for one in said}
    done = run("score", "mt.en", "ref.en", "--metric", "chrF2", "--metric", "BLEU", "--metric", "ter", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = {one["metric"]: (round(one["score"], 12), one["signature"]) for one in json.loads(done.stdout)["scores"]}
    assert found == {"chrf": expected["chrF2"], "bleu": expected["BLEU"], "ter": expected["TER"]}


def test_the_default_text(run: Run, files: Path) -> None:
    done = run("score", "mt.en", "ref.en")
    assert done.stdout.splitlines()[0] == "mt.en: 4 segments, joined by order"
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == ["chrf", "bleu"]
    assert done.stderr == ""
    done = run("score", "-", "ref.en", "--metric", "chrf", "--format", "json", stdin="\n".join(MACHINE))
    assert json.loads(done.stdout)["scores"][0]["segments"] == 4


def test_memories_are_joined_by_id_and_have_documents(here: Here, files: Path) -> None:
    done = here("score", "mt.tmx", "ref.tmx", "--format", "json", "--segments")
    found = json.loads(done.stdout)
    assert found["joined"] == "id"
    assert [row["document"] for row in found["documents"]] == ["a.ko.md", "b.ko.md"]
    scores = [row["score"] for row in found["segments"]]
    assert scores == sorted(scores)
    assert found["segments"][0]["source"] in SOURCE
    assert here("score", "mt.en", "ref.tmx", "--format", "json").stdout.count('"joined": "order"') == 1


def test_what_has_no_partner(here: Here, files: Path) -> None:
    done = here("score", "short.tmx", "ref.tmx")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("tm: short.tmx: has no translation of what another side has: 3; ")
    done = here("score", "short.tmx", "ref.tmx", "--partial", "--metric", "chrf")
    assert done.returncode == 0
    assert "3 segments" in done.stdout
    assert done.stderr == "tm: short.tmx: has no translation of what another side has: 3\n"


def test_the_gate(here: Here, files: Path) -> None:
    done = here("score", "mt.en", "ref.en", "--fail-under", "chrf=99", "--fail-under", "ter=90")
    assert done.returncode == 1
    assert "FAILED: at least 99 asked for" in done.stdout
    assert "passed: at most 90 asked for" in done.stdout
    assert "to be read first:" in done.stdout
    assert here("score", "mt.en", "ref.en", "--fail-under", "chrf=1").returncode == 0


def test_a_baseline_from_writing_to_failing(here: Here, files: Path) -> None:
    done = here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--update-baseline")
    assert done.returncode == 0, done.stderr
    first = (files / "base.json").read_bytes()
    assert set(json.loads(first)["documents"]) == {"a.ko.md", "b.ko.md"}
    here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--update-baseline")
    assert (files / "base.json").read_bytes() == first
    assert here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json").returncode == 0

    (files / "mt.tmx").write_text(tmx([*MACHINE[:3], "Some trains may stop."]), "utf-8")
    done = here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--format", "text")
    assert done.returncode == 1
    assert "FAILED: b.ko.md: chrf" in done.stdout
    assert "Some trains may stop" in done.stdout.replace("{", "").replace("}", "")
    assert "FAILED: a.ko.md" not in done.stdout
    assert here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--tolerance", "50").returncode == 0
    assert here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--tolerance", "1", "--tolerance", "99%").returncode == 0

    report = JUnitXml.fromstring(here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--format", "junit").stdout.encode())
    assert report.tests == 8
    assert report.failures >= 2
    log = valid(here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--format", "sarif").stdout)
    lines = (files / "mt.tmx").read_text("utf-8").splitlines()
    worst = next(result for result in log["results"] if result["ruleId"] == "score-segment")
    assert 'tuid="' in lines[worst["locations"][0]["physicalLocation"]["region"]["startLine"] - 1]


def test_documents_that_come_and_go_are_warnings(here: Here, files: Path) -> None:
    here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--update-baseline", "--metric", "chrf")
    for name in ("mt.tmx", "ref.tmx"):
        text = (files / name).read_text("utf-8").replace("b.ko.md", "c.ko.md")
        (files / name).write_text(text, "utf-8")
    done = here("score", "mt.tmx", "ref.tmx", "--baseline", "base.json", "--metric", "chrf")
    assert done.returncode == 0
    assert "does not know new documents: c.ko.md" in done.stderr
    assert "missing now: b.ko.md" in done.stderr


def test_annotations_follow_text_in_a_workflow(here: Here, files: Path) -> None:
    done = here("score", "mt.en", "ref.en", "--fail-under", "chrf=99", GITHUB_ACTIONS="true")
    *_, last = done.stdout.splitlines()
    assert last.startswith("::warning file=mt.en,line=")
    assert "::error file=mt.en,title=score-gate::" in done.stdout
    done = here("score", "mt.en", "ref.en", "--fail-under", "chrf=99", "--format", "json", GITHUB_ACTIONS="true")
    assert json.loads(done.stdout)["passed"] is False


def test_a_paired_test(here: Here, files: Path) -> None:
    (files / "old.en").write_text("Rice.\nBorder.\nRain all day.\nTrains.\n", "utf-8")
    arguments = ["score", "mt.en", "ref.en", "--against", "old.en", "--samples", "50", "--seed", "7", "--format", "json"]
    for test in ("paired-bs", "paired-ar"):
        done = here(*arguments, "--test", test, "--interval")
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        assert {(row["system"], row["metric"]) for row in found["comparisons"]} == {
            (system, metric) for system in ("mt.en", "old.en") for metric in ("chrf", "bleu")
        }
        assert all("seed:7" in row["signature"] for row in found["comparisons"])
        assert "bs:50|seed:7" in found["scores"][0]["signature"]
    assert here(*arguments).stdout == here(*arguments).stdout


def test_the_quality_estimate(here: Here, files: Path) -> None:
    done = here("score", "mt.tmx", "ref.tmx", "--quality", "--format", "json", "--segments")
    assert done.returncode == 0, done.stderr
    estimate = json.loads(done.stdout)["scores"][-1]
    assert estimate["metric"] == "quality"
    assert 0 <= estimate["score"] <= 1
    assert estimate["signature"].startswith("estimate|")
    assert "gate" not in estimate
    done = here("score", "mt.en", "ref.en", "--source", "src.ko", "--fail-under", "quality=1")
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of POSIX")
def test_comet(here: Here, files: Path) -> None:
    command = files / "bin" / "comet-score"
    command.parent.mkdir()
    stand_in = Path(__file__).parents[1] / "score" / "comet_score.py"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{stand_in}" "$@"\n', "utf-8")
    command.chmod(0o755)
    (files / "model.ckpt").write_bytes(b"weights")
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    done = here(
        "score", "mt.tmx", "ref.tmx", "--metric", "comet", "--model", "model.ckpt", "--format", "json", "--segments", PATH=path
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    (comet,) = found["scores"]
    assert (comet["metric"], comet["score"]) == ("comet", 0.5375)
    assert found["segments"][0]["metric"] == "comet"
    done = here("score", "mt.tmx", "ref.tmx", "--fail-under", "comet=0.9", "--model", "model.ckpt", PATH=path)
    assert done.returncode == 1
    done = here("score", "mt.en", "ref.en", "--metric", "comet", "--model", "model.ckpt", PATH=path)
    assert (done.returncode, "--source" in done.stderr) == (2, True)


WRONG = [
    ("score mt.en ref.en --tolerance much", 2, "--tolerance"),
    ("score mt.en ref.en --tolerance 0.5", 2, "--baseline"),
    ("score mt.en ref.en --update-baseline", 2, "--baseline"),
    ("score mt.en ref.en --baseline gone.json", 3, "write it with --update-baseline"),
    ("score mt.en ref.en --baseline ref.en", 3, "is no baseline"),
    ("score mt.en ref.en --against mt.en", 2, "--against"),
    ("score mt.en ref.en --against two.en", 3, "has 2 segments, but mt.en has 4"),
    ("score mt.en ref.en --interval --seed 0", 2, "--seed"),
    ("score mt.en ref.en --quality", 2, "--source"),
    ("score mt.en ref.en --quality --source two.en", 3, "has 2 segments"),
    ("score mt.en ref.en --metric comet", 2, "pip install unbabel-comet"),
    ("score mt.en ref.en --metric meteor", 2, "one of chrf"),
    ("score mt.en ref.en --tokenize flores200 --metric bleu", 2, "--tokenize"),
    ("score - -", 2, "standard input once"),
    ("score two.en ref.en", 3, "ref.en:3 has no partner (‘Heavy rain fell all day.’)"),
]


@pytest.mark.parametrize(("command", "status", "words"), WRONG, ids=[one[0] for one in WRONG])
def test_wrong_input(here: Here, files: Path, command: str, status: int, words: str) -> None:
    done = here(*command.split(), PATH="")
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    if status:
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1


def test_a_baseline_by_another_signature_is_refused(here: Here, files: Path) -> None:
    here("score", "mt.en", "ref.en", "--baseline", "base.json", "--update-baseline", "--metric", "bleu")
    done = here("score", "mt.en", "ref.en", "--baseline", "base.json", "--metric", "bleu", "--tokenize", "char")
    assert done.returncode == 3
    assert "another signature" in done.stderr
    assert "--update-baseline" in done.stderr


def test_cautions_for_korean(here: Here, files: Path) -> None:
    (files / "mt.ko").write_text("쌀값이 다시올랐다.\n", "utf-8")
    (files / "ref.ko").write_text("쌀값이 다시 올랐다.\n", "utf-8")
    done = here("score", "mt.ko", "ref.ko", "--metric", "chrf", "--metric", "bleu", "--tokenize", "13a")
    assert done.returncode == 0
    assert "BLEU on Korean by 13a" in done.stderr
    assert "chrf    100.00" in done.stdout
