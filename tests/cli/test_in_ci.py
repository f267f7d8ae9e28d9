"""What other repositories use in their CI: the hooks of pre-commit and the composite action, run as those would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.test_check import RIGHT, WRONG, tmx

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / ".github/actions/check/action.yml").read_text("utf-8"))
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "right.tmx").write_text(tmx(RIGHT), "utf-8")
    (tmp_path / "wrong.tmx").write_text(tmx(RIGHT, WRONG), "utf-8")
    (tmp_path / "notes.txt").write_text("쌀", "utf-8")


def hook(id: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Do what pre-commit does: give the entry all staged files that its pattern names."""
    found = next(one for one in HOOKS if one["id"] == id)
    names = [name for name in sorted(os.listdir(folder)) if re.search(found["files"], name)]
    command = [*found["entry"].split(), *names]
    return subprocess.run(command, cwd=folder, env={**os.environ, "PATH": PATH}, capture_output=True, text=True)


def test_hooks_name_what_pre_commit_needs() -> None:
    for one in HOOKS:
        assert {"id", "name", "entry", "language", "files"} <= one.keys()
        assert one["language"] == "python"


def test_the_check_hook_stops_a_commit(tmp_path: Path) -> None:
    done = hook("tm-check", tmp_path)
    assert done.returncode == 1
    assert "wrong.tmx" in done.stdout
    (tmp_path / "wrong.tmx").unlink()
    assert hook("tm-check", tmp_path).returncode == 0


def test_the_validate_hook(tmp_path: Path) -> None:
    assert hook("tm-validate", tmp_path).returncode == 0
    (tmp_path / "broken.tmx").write_text("<tmx>", "utf-8")
    assert hook("tm-validate", tmp_path).returncode == 3


def action(folder: Path, **given: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
    """Run the steps of the action with bash, as a runner does, but for the installation."""
    inputs = {name: one.get("default", "") for name, one in ACTION["inputs"].items()} | given
    step = next(one for one in ACTION["runs"]["steps"] if one.get("id") == "check")
    env = {name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: inputs[m[1]], value) for name, value in step["env"].items()}
    summary, output = folder / "summary.md", folder / "output"
    runner = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output), "PATH": PATH}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env, **runner}, capture_output=True, text=True)
    return done, summary.read_text("utf-8"), output.read_text("utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are for bash")
def test_the_action_annotates_sums_up_and_fails(tmp_path: Path) -> None:
    done, summary, output = action(tmp_path, files="*.tmx", sarif="tm.sarif")
    assert done.returncode == 1
    assert "::error file=wrong.tmx,line=5" in done.stdout
    assert "number" in summary
    assert output == "status=1\n"
    assert (tmp_path / "tm.sarif").read_text("utf-8").startswith("{")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are for bash")
def test_the_action_passes_where_nothing_is_found(tmp_path: Path) -> None:
    done, _, output = action(tmp_path, files="right.tmx", arguments="--level warning")
    assert (done.returncode, output) == (0, "status=0\n")


def test_the_action_installs_by_its_input() -> None:
    install = ACTION["runs"]["steps"][0]
    assert install["if"] == "inputs.install != ''"
    assert install["env"]["TM_INSTALL"] == "${{ inputs.install }}"
