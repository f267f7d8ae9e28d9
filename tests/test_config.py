from __future__ import annotations

from pathlib import Path

import pytest

from tm.config import Settings, load_settings
from tm.errors import BadSetting, UnusableInput


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_the_nearest_file_counts_and_paths_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text('memory = "far"\n', "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.tm]\nmemory = ["m.tmx", "더.tmx"]\nlimit = 3\n', "utf-8")
    found = load_settings(inner)
    assert found.memory == (str(tmp_path / "a" / "m.tmx"), str(tmp_path / "a" / "더.tmx"))
    assert found.limit == 3


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text("threshold = 60\n", "utf-8")
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n', "utf-8")
    assert load_settings(inner).threshold == 60


@pytest.mark.parametrize("text", ["treshold = 60", "memory = 3", "limit = 'many'", "limit = true"])
def test_a_wrong_setting_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "tm.toml").write_text(text, "utf-8")
    with pytest.raises(BadSetting, match=text.split()[0]):
        load_settings(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text("memory = [", "utf-8")
    with pytest.raises(UnusableInput, match=r"tm\.toml"):
        load_settings(tmp_path)
