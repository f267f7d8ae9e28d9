from __future__ import annotations

from pathlib import Path

import pytest

from tm.config import Settings, load_settings
from tm.errors import BadSetting, UnusableInput
from tm.model.match import PenaltyRule


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


@pytest.mark.parametrize("text", ["\ufeffthreshold = 60\r\n", "[tool.tm]\nthreshold = 60\n"])
def test_tm_toml_as_editors_and_people_write_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "tm.toml").write_text(text, "utf-8", newline="")
    assert load_settings(tmp_path).threshold == 60


def test_every_setting(tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text(
        """
memory = "memories"
threshold = 62.5
limit = 9
terms = ["terms.tsv", "/srv/more.tsv"]
vocabulary = [["손기계", "휴대전화"], ["로씨야련방", "러시아 연방"]]
penalty_aligned = 2
penalty_machine = 0
rules = "rules.toml"

[[penalty]]
points = 10
file = "old/*"

[[penalty]]
points = 2.5
file = "*.tmx"
prop = "x-client=통신"
""",
        "utf-8",
    )
    assert load_settings(tmp_path) == Settings(
        (str(tmp_path / "memories"),),
        62.5,
        9,
        (str(tmp_path / "terms.tsv"), "/srv/more.tsv"),
        (("손기계", "휴대전화"), ("로씨야련방", "러시아 연방")),
        (PenaltyRule(10, "old/*"), PenaltyRule(2.5, "*.tmx", "x-client=통신")),
        2,
        0,
        rules=(str(tmp_path / "rules.toml"),),
    )


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ('penalty = {points = 3, prop = "x-mt"}', Settings(penalty=(PenaltyRule(3, prop="x-mt"),))),
        ("penalty = []", Settings()),
        ("vocabulary = []", Settings()),
        ("threshold = 0", Settings(threshold=0)),
        ("threshold = 100", Settings(threshold=100)),
    ],
)
def test_what_may_be_set(tmp_path: Path, text: str, settings: Settings) -> None:
    (tmp_path / "tm.toml").write_text(text, "utf-8")
    assert load_settings(tmp_path) == settings


@pytest.mark.parametrize(
    "text",
    [
        "treshold = 60",
        "register = '반말'",
        "register = ['한다']",
        "memory = 3",
        "memory = ['a', 3]",
        "limit = 'many'",
        "limit = true",
        "limit = 2.5",
        "limit = 0",
        "limit = -1",
        "threshold = '70'",
        "threshold = -1",
        "threshold = 100.5",
        "threshold = nan",
        "threshold = inf",
        "threshold = false",
        "terms = 3",
        "rules = 3",
        "rules = ['a', 3]",
        "terms = [['a']]",
        "vocabulary = 'words'",
        "vocabulary = ['a', 'b']",
        "vocabulary = [['a']]",
        "vocabulary = [['a', 'b', 'c']]",
        "vocabulary = [['a', 3]]",
        "vocabulary = [['가나', ' ']]",
        "penalty = 10",
        "penalty = [10]",
        "penalty = [{points = 10}]",
        "penalty = [{file = 'a'}]",
        "penalty = [{points = 10, folder = 'a'}]",
        "penalty = [{points = '10', file = 'a'}]",
        "penalty = [{points = -1, file = 'a'}]",
        "penalty = [{points = nan, file = 'a'}]",
        "penalty = [{points = 10, file = 3}]",
        "penalty_aligned = 'none'",
        "penalty_aligned = -1",
        "penalty_machine = true",
        "penalty_machine = 101",
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "tm.toml").write_text(text, "utf-8")
    with pytest.raises(BadSetting, match=rf"tm\.toml: {text.split()[0]}.* cannot be used; give "):
        load_settings(tmp_path)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\ntm = 3", "[tool.other]\nx = 1"])
def test_a_pyproject_of_another_kind_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert load_settings(tmp_path) == Settings()


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text("memory = [", "utf-8")
    with pytest.raises(UnusableInput, match=r"tm\.toml"):
        load_settings(tmp_path)
