"""`tm convert` between tables, string files, and memories for other tools."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_table_of_excels_goes_through_a_workbook_and_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('한국어;English;비고\r\n"저장; 확인";Save;단추\r\n'.encode("cp949"))
    done = run("convert", "a.csv", "b.xlsx")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == 'tm: a.csv: read as a table with semicolons between cells, quotes "…" with "" inside, CP949\n'
    assert run("convert", "b.xlsx", "c.csv").stderr == ""
    assert (tmp_path / "c.csv").read_text("utf-8") == "ko,en,tuid,note\n저장; 확인,Save,,단추\n"
    assert run("convert", "b.xlsx", "d.tmx").returncode == 0
    assert run("validate", "d.tmx").returncode == 0


@pytest.mark.parametrize("output", ["out.csv", "out.tmx"])
def test_standard_input_is_kept_where_it_is_needed_twice(run: Run, memory: Path, output: str) -> None:
    tool = ("--for", "trados") if output.endswith(".tmx") else ()
    piped = run("convert", "-", output, *tool, stdin=memory.read_text("utf-8"))
    assert piped.returncode == 0
    first = (memory.parent / output).read_bytes()
    assert run("convert", "memory.tmx", output, *tool).stderr == piped.stderr
    assert (memory.parent / output).read_bytes() == first


def test_a_tool_gets_its_codes(run: Run, memory: Path) -> None:
    assert run("convert", "memory.tmx", "out.tmx", "--for", "trados").returncode == 0
    (file,) = json.loads(run("validate", "out.tmx", "--format", "json").stdout)["files"]
    assert (file["units"], file["problems"], file["languages"]) == (3, [], ["ko-KR", "en-US"])


def test_a_direction_can_be_named(run: Run, memory: Path) -> None:
    assert run("convert", "memory.tmx", "out.tmx", "--for", "generic", "--from", "en").returncode == 0
    text = (memory.parent / "out.tmx").read_text("utf-8")
    assert 'srclang="en"' in text
    assert text.index('xml:lang="en"') < text.index('xml:lang="ko"')


def test_string_files_are_joined_by_their_keys(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ko.json").write_text('{"menu": {"open": "열기", "close": "닫기"}}', "utf-8")
    (tmp_path / "en.yml").write_text("menu:\n  close: Close\n  open: Open\n", "utf-8")
    done = run("convert", "--ko", "ko.json", "--en", "en.yml", "-")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["tuid"], *(v["text"] for v in r["variants"])) for r in rows] == [
        ("menu.close", "닫기", "Close"),
        ("menu.open", "열기", "Open"),
    ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("memory.tmx out.csv --for omegat", 2),
        ("memory.tmx out.tmx --for omegat --faithful", 2),
        ("memory.tmx out.tmx --for déjàvu", 2),
        ("--ko none.json --en none.json out.tmx", 3),
        ("none.xlsx out.tmx", 3),
        ("memory.tmx --to-text --ko ko.json --en en.json", 2),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, memory: Path, arguments: str, status: int) -> None:
    done = run("convert", *arguments.split())
    assert (done.returncode, len(done.stderr.splitlines())) == (status, 1)
    assert sorted(path.name for path in memory.parent.iterdir()) == ["memory.tmx"]
