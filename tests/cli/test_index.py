"""`tm index`: the index is kept where TM_CACHE_DIR says, and may be deleted."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from tests.cli.conftest import MEMORY, Run

BORDER = "국경 경비가 강화됐다."


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("layer-*"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def settled(memory: Path) -> Path:
    """The memory, last changed an hour ago."""
    then = time.time() - 3600
    os.utime(memory, (then, then))
    return memory


def test_it_says_what_it_holds_and_where(run: Run, settled: Path, cache: Path) -> None:
    done = run("index", "memory.tmx", TM_CACHE_DIR=str(cache))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"3 units; index in {cache}\n"
    assert len(kept(cache)) == 1
    done = run("index", "memory.tmx", "--format", "json", TM_CACHE_DIR=str(cache))
    assert json.loads(done.stdout) == {"units": 3, "folder": str(cache)}


def test_the_next_lookup_finds_it_there_and_builds_nothing(run: Run, settled: Path, cache: Path) -> None:
    run("index", "memory.tmx", TM_CACHE_DIR=str(cache))
    before = kept(cache)
    assert "exact" in run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache)).stdout
    assert run("concord", "-m", "memory.tmx", "국경", TM_CACHE_DIR=str(cache)).stdout.endswith("1 hit in 1 unit\n")
    assert kept(cache) == before


def test_deleting_it_loses_nothing(run: Run, settled: Path, cache: Path) -> None:
    first = run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache)).stdout
    shutil.rmtree(cache)
    assert run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache)).stdout == first
    assert kept(cache)


@pytest.mark.parametrize("harm", ["cut", "zeros", "manifest"])
def test_harm_done_to_it_is_mended(run: Run, settled: Path, cache: Path, harm: str) -> None:
    first = run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache)).stdout
    for path in cache.rglob("manifest.json" if harm == "manifest" else "layer-*"):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + (bytes(len(data) - len(data) // 2) if harm == "zeros" else b""))
    done = run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache))
    assert (done.returncode, done.stdout, done.stderr) == (0, first, "")


def test_several_memories_named_either_way_and_from_settings(run: Run, memory: Path) -> None:
    folder = memory.parent / "기사"
    folder.mkdir()
    (folder / "a.tmx").write_text(MEMORY, "utf-8")
    assert run("index", "memory.tmx", "기사/").stdout.startswith("6 units;")
    assert run("index", "-m", "memory.tmx", "기사/").stdout.startswith("6 units;")
    assert run("index", "기사", "기사/a.tmx").stdout.startswith("3 units;")
    (memory.parent / "tm.toml").write_text('memory = ["memory.tmx", "기사"]\n', "utf-8")
    assert run("index").stdout.startswith("6 units;")


def test_a_memory_that_shrank(run: Run, memory: Path, cache: Path) -> None:
    run("index", "memory.tmx", TM_CACHE_DIR=str(cache))
    start, end = MEMORY.index('<tu tuid="2"'), MEMORY.index('<tu tuid="3"')
    memory.write_text(MEMORY[:start] + MEMORY[end:], "utf-8")
    assert run("index", "memory.tmx", TM_CACHE_DIR=str(cache)).stdout.startswith("2 units;")
    assert run("lookup", "-m", "memory.tmx", BORDER, "--no-fragments", TM_CACHE_DIR=str(cache)).stdout == ""
    assert run("concord", "-m", "memory.tmx", "국경", TM_CACHE_DIR=str(cache)).stdout == "0 hits in 0 units\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that hold")
def test_a_folder_that_may_not_be_written(run: Run, memory: Path, cache: Path) -> None:
    cache.mkdir(mode=0o500)
    done = run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache))
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert "exact" in done.stdout


def test_an_index_that_is_not_kept_is_no_index(run: Run, memory: Path, cache: Path) -> None:
    cache.mkdir()
    (cache / "index").write_text("", "utf-8")
    done = run("index", "memory.tmx", TM_CACHE_DIR=str(cache))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines()[-1].endswith("the index is not kept there; set TM_CACHE_DIR to a folder that can be written")


def test_a_memory_without_one_of_the_languages_says_so(run: Run, memory: Path) -> None:
    memory.write_text(MEMORY.replace('xml:lang="ko', 'xml:lang="de'), "utf-8")
    note = "tm: no unit of the memory has Korean text; tm stats shows what languages it has"
    assert run("index", "memory.tmx").stderr.splitlines() == [note]
    assert run("lookup", "-m", "memory.tmx", BORDER).stderr.splitlines()[0] == note


def test_a_file_where_the_folder_should_be(run: Run, memory: Path, cache: Path) -> None:
    cache.write_text("", "utf-8")
    done = run("lookup", "-m", "memory.tmx", BORDER, TM_CACHE_DIR=str(cache))
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert "cannot be kept" in done.stderr
    assert "exact" in done.stdout
    done = run("index", "memory.tmx", TM_CACHE_DIR=str(cache))
    assert (done.returncode, done.stdout) == (3, "")
