"""Paths from the root of a repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.model.finding import Finding
from tm.report.github import workflow_commands
from tm.report.sarif import sarif
from tm.report.workspace import from_root


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose steps work in a folder of it."""
    folder = tmp_path / "locale" / "ko"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("given", "wanted"), [("a.po", "locale/ko/a.po"), ("../en.po", "locale/en.po"), ("../../../b.po", "../../../b.po"), ("-", "-")]
)
def test_a_path_is_taken_from_the_root(step: Path, given: str, wanted: str) -> None:
    assert from_root(given) == wanted


def test_an_absolute_path_below_the_root_is_no_longer_absolute(step: Path) -> None:
    assert from_root(str(step / "x" / "y.tmx")) == "x/y.tmx"


def test_elsewhere_paths_are_as_they_were_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    assert from_root("../a.po") == "../a.po"


def test_annotations_and_sarif_point_there(step: Path) -> None:
    found = [Finding("number", "error", "m", "", "", "a.po", 3)]
    assert "".join(workflow_commands(found)).startswith("::error file=locale/ko/a.po,line=3,")
    assert '"locale/ko/a.po"' in "".join(sarif(found, []))
