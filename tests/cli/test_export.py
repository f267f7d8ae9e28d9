from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.interchange.omegat import make_project

_PROPS = {
    "사람이 옮긴 글이다.": "",
    "정렬만 한 글이다.": '<prop type="x-tm-aligner">tm-align:1</prop>',
    "검토한 글이다.": '<prop type="x-tm-aligner">tm-align:1</prop><prop type="x-tm-reviewed">yes</prop>',
    "기계가 옮긴 글이다.": '<prop type="x-origin">MT</prop>',
    "손봐야 할 글이다.": '<prop type="x-fuzzy">yes</prop>',
    "통신에서 온 글이다.": '<prop type="x-client">통신</prop>',
}
FOLDERS = {
    "auto": ["사람이 옮긴 글이다.", "검토한 글이다."],
    "penalty-002": ["정렬만 한 글이다."],
    "mt": ["기계가 옮긴 글이다."],
    "penalty-010": ["손봐야 할 글이다."],
    "penalty-003": ["통신에서 온 글이다."],
}
SETTINGS = 'penalty_aligned = 1.5\npenalty_machine = 0\n\n[[penalty]]\npoints = 3\nprop = "x-client=통신"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    units = "".join(
        f'<tu>{props}<tuv xml:lang="ko"><seg>{text}</seg></tuv><tuv xml:lang="en"><seg>Text {number}.</seg></tuv></tu>'
        for number, (text, props) in enumerate(_PROPS.items())
    )
    (tmp_path / "m.tmx").write_text(f'<tmx version="1.4"><header srclang="ko"/><body>{units}</body></tmx>', "utf-8")
    (tmp_path / "tm.toml").write_text(SETTINGS, "utf-8")
    return make_project(tmp_path / "프로젝트", "ko", "en", {})


def test_each_unit_lands_where_the_settings_say(run: Run, project: Path) -> None:
    done = run("export", "--for", "omegat", "프로젝트", "-m", "m.tmx", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {row["folder"]: row["units"] for row in found["files"]} == {name: len(texts) for name, texts in FOLDERS.items()}
    assert (found["source"], found["target"], found["left_out"], found["removed"]) == ("ko", "en", {}, [])
    for folder, texts in FOLDERS.items():
        written = (project / "tm" / folder / "tm-export.tmx").read_text("utf-8")
        assert [text for text in _PROPS if text in written] == texts


def test_a_second_export_says_the_same_and_does_not_read_the_first(run: Run, project: Path) -> None:
    first = run("export", "프로젝트", "-m", ".")
    second = run("export", "프로젝트", "-m", ".")
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout
    assert "auto/tm-export.tmx: 2 units, ko to en" in second.stdout.replace("\\", "/")
    assert second.stderr == ""


def test_what_was_left_out_and_taken_away_is_said(run: Run, project: Path) -> None:
    run("export", "프로젝트", "-m", "m.tmx")
    (project.parent / "other.tmx").write_text(
        '<tmx version="1.4"><header srclang="ko"/><body><tu><tuv xml:lang="ko"><seg>글</seg></tuv></tu></body></tmx>', "utf-8"
    )
    done = run("export", "프로젝트", "-m", "other.tmx")
    assert done.returncode == 0
    assert done.stdout.count("taken away") == len(FOLDERS)
    assert "1 unit without a text in both ko and en left out" in done.stderr
    assert not list(project.rglob("tm-export.tmx"))


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        ("export . -m m.tmx", 3, "is no OmegaT project"),
        ("export 프로젝트 -m none.tmx", 3, "no such memory"),
        ("export 프로젝트 -m tm.toml", 3, "is not TMX"),
        ("export --for trados 프로젝트 -m m.tmx", 2, "tm convert IN OUT.tmx --for"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, project: Path, arguments: str, status: int, reason: str) -> None:
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (status, "")
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not list(project.rglob("*.tmx"))
