"""COMET's numbers come from the user's command; a program with its options and its output stands in for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tm.errors import BadSetting, UnusableInput
from tm.score.comet import check_comet, comet

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of POSIX")

SOURCES = ["쌀값이 올랐다.", "국경이\n닫혔다."]
HYPOTHESES = ["Rice prices rose.", "The border\u2028closed."]
REFERENCES = ["Rice prices went up.", "The border closed."]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the stand-in on PATH; return a folder with checkpoints."""
    command = tmp_path / "bin" / "comet-score"
    command.parent.mkdir()
    stand_in = Path(__file__).with_name("comet_score.py")
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{stand_in}" "$@"\n', "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    for name in ("model", "broken", "short", "garbled"):
        (tmp_path / f"{name}.ckpt").write_bytes(b"weights")
    return tmp_path


def test_the_numbers_are_taken_over(installed: Path) -> None:
    found = comet(SOURCES, HYPOTHESES, REFERENCES, check_comet(str(installed / "model.ckpt")))
    assert found.segments == (0.5, 1.0)
    assert found.whole == 0.75
    assert found.signature == "nrefs:1|model:model.ckpt|bytes:7"


def test_a_folder_as_model_hubs_lay_it_out(installed: Path) -> None:
    folder = installed / "hub" / "checkpoints"
    folder.mkdir(parents=True)
    (folder / "one.ckpt").touch()
    assert check_comet(str(installed / "hub")) == str((folder / "one.ckpt").resolve())


@pytest.mark.parametrize(
    ("model", "words"),
    [("broken", "status 1 .*cannot be loaded"), ("short", "1 scores for 2 segments"), ("garbled", "no scores that tm can read")],
)
def test_a_command_that_fails(installed: Path, model: str, words: str) -> None:
    with pytest.raises(UnusableInput, match=words) as caught:
        comet(SOURCES, HYPOTHESES, REFERENCES, str(installed / f"{model}.ckpt"))
    assert "\n" not in str(caught.value)


def test_no_model_is_fetched(installed: Path) -> None:
    with pytest.raises(BadSetting, match=r"--model.*\.ckpt"):
        check_comet(None)
    for name in ("Unbabel/wmt22-comet-da", str(installed), str(installed / "missing.ckpt")):
        with pytest.raises(UnusableInput, match="no COMET checkpoint"):
            check_comet(name)


def test_without_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadSetting, match="pip install unbabel-comet"):
        check_comet("model.ckpt")
