"""Real git on real branches."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.care.making import unit
from tests.formats.tmx.memory import written
from tm.cli import app
from tm.formats.tmx import TmxReader
from tm.model.memory import Unit

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

BASE = [unit(str(n), f"시장에서 {n}번째 소식이 들렸다.", f"News item {n} came from the market.") for n in range(1, 7)]


class Repo:
    def __init__(self, folder: Path) -> None:
        self.memory = folder / "news memory.tmx"

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        identity = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        return subprocess.run(
            ["git", *arguments],
            cwd=self.memory.parent,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "COLUMNS": "100"},
        )

    def commit(self, units: list[Unit]) -> None:
        self.memory.write_bytes(written(*units))
        self.git("add", "-A")
        assert self.git("commit", "-q", "-m", "x").returncode == 0

    def branch(self, name: str, units: list[Unit]) -> None:
        self.git("checkout", "-q", "-b", name, "main")
        self.commit(units)

    def units(self) -> list[Unit]:
        with TmxReader(str(self.memory)) as reader:
            return list(reader)


Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run `tm` in this process, in a temporary folder; git starts it as people have it."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.fixture
def repo(call: Call, tmp_path: Path) -> Repo:
    repo = Repo(tmp_path)
    repo.git("init", "-q", "-b", "main")
    # A folder of that name must not be taken for the program.
    (tmp_path / "tm").mkdir()
    (tmp_path / "tm" / "__init__.py").write_text("raise SystemExit(1)\n", "utf-8")
    done = call("git", "install")
    assert (done.exit_code, done.stderr) == (0, "")
    repo.commit(BASE)
    return repo


def test_two_translators_who_add_units_never_conflict(repo: Repo) -> None:
    first, second = unit("7", "쌀값이 올랐다.", "Rice prices rose."), unit("7", "물값이 올랐다.", "Water prices rose.")
    repo.branch("kim", [*BASE, first])
    repo.branch("lee", [BASE[0], second, *BASE[1:]])
    repo.git("checkout", "-q", "kim")
    done = repo.git("merge", "-q", "lee", "-m", "m")
    assert done.returncode == 0, done.stdout + done.stderr
    assert repo.units() == [BASE[0], second, *BASE[1:], first]
    assert repo.git("status", "--porcelain").stdout == ""


def test_a_conflict_keeps_both_and_git_knows_of_it(repo: Repo) -> None:
    ours, theirs = (unit("3", BASE[2].variants[0].text, text) for text in ("A third report came.", "Third word arrived."))
    repo.branch("kim", [*BASE[:2], ours, *BASE[3:]])
    repo.branch("lee", [*BASE[:2], theirs, *BASE[3:5]])
    repo.git("checkout", "-q", "kim")
    done = repo.git("merge", "lee")
    assert done.returncode == 1
    assert "1 in conflict" in done.stderr
    assert "news memory.tmx (ours)" in done.stderr
    assert repo.git("ls-files", "-u").stdout
    merged = repo.units()
    assert [u.prop("x-tm-conflict") for u in merged] == [None, None, "ours", "theirs", None, None]
    assert [u.variants[1].text for u in merged[2:4]] == ["A third report came.", "Third word arrived."]
    assert repo.git("diff").returncode == 0


def test_a_broken_file_is_a_failure_and_no_conflict(repo: Repo, call: Call) -> None:
    repo.branch("kim", [*BASE, unit("8", "여덟", "Eight")])
    repo.git("checkout", "-q", "-b", "lee", "main")
    repo.memory.write_text("<tmx><body><tu>", "utf-8")
    repo.git("commit", "-q", "-a", "-m", "broken")
    repo.git("checkout", "-q", "kim")
    done = repo.git("merge", "lee")
    # Before version 2.44 git takes every failure of a driver for a conflict.
    assert done.returncode != 0
    assert "broken XML" in done.stderr
    assert repo.units()[-1].tuid == "8"
    (repo.memory.parent / "broken.tmx").write_text("<tmx><body><tu>", "utf-8")
    for wrong in (("broken.tmx", repo.memory.name, repo.memory.name), ("one", "two"), ("no", "no", "no")):
        failed = call("merge", "--driver", *wrong)
        assert failed.exit_code == 129
        assert len(failed.stderr.splitlines()) == 1


@pytest.mark.parametrize("data", [b"\0\1\2", b"<tmx><body><tu>", b'<map version="1.10"><layer/></map>'])
def test_a_file_that_is_no_memory_does_not_end_the_comparison(repo: Repo, data: bytes) -> None:
    other = repo.memory.with_name("a level.tmx")
    other.write_bytes(data)
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "other")
    other.write_bytes(data + b" ")
    repo.memory.write_bytes(written(*BASE[1:]))
    done = repo.git("diff")
    assert (done.returncode, done.stderr) == (0, "")
    assert "+++ b/a level.tmx\n* not compared by units: " in done.stdout
    assert "- removed · tuid 1" in done.stdout
    for command in (("diff", "--no-ext-diff"), ("show",)):
        done = repo.git(*command)
        assert (done.returncode, done.stderr) == (0, "")
        assert "a level.tmx" in done.stdout


def test_diff_shows_units_in_words(repo: Repo) -> None:
    changed = unit("2", BASE[1].variants[0].text, "News item 2 came from the border.")
    repo.memory.write_bytes(written(BASE[0], changed, *BASE[2:], unit("9", "아홉", "Nine")))
    done = repo.git("diff")
    assert done.returncode == 0, done.stderr
    assert "{market}" in done.stdout
    assert "{border}" in done.stdout
    assert "+ added · tuid 9" in done.stdout
    assert "1 added, 1 changed" in done.stdout
    assert "<seg>" not in done.stdout
    repo.commit([*BASE, unit("9", "아홉", "Nine")])
    shown = repo.git("log", "-p", "-1").stdout
    assert "+ko: 아홉" in shown
    repo.git("rm", "-q", str(repo.memory))
    assert "7 removed" in repo.git("diff", "--cached").stdout


def test_install_twice_and_uninstall(repo: Repo, call: Call, tmp_path: Path) -> None:
    attributes = tmp_path / ".gitattributes"
    attributes.write_text("*.png binary\n" + attributes.read_text("utf-8"), "utf-8")
    settings = repo.git("config", "--local", "--list").stdout
    assert call("git", "install").stdout == "nothing to do\n"
    assert repo.git("config", "--local", "--list").stdout == settings
    assert call("git", "uninstall").exit_code == 0
    assert attributes.read_text("utf-8") == "*.png binary\n"
    assert "tmx" not in repo.git("config", "--local", "--list").stdout
    assert call("git", "uninstall").stdout == "nothing to do\n"


@pytest.mark.skipif(os.name == "nt", reason="a script of POSIX")
def test_the_command_may_be_found_on_the_path(repo: Repo, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "bin dir" / "tm"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m tm "$@"\n', "utf-8")
    script.chmod(0o755)
    done = call("git", "install", "--command", "tm")
    assert "merge.tmx.driver = tm merge --driver %O %A %B %P\n" in done.stdout
    repo.memory.write_bytes(written(*BASE[1:]))
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    assert "1 removed" in repo.git("diff").stdout


def test_outside_a_repository(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = call("git", "install")
    assert done.exit_code == 3
    assert len(done.stderr.splitlines()) == 1
