"""Whatever is wrong: one line on standard error, the exit status of the contract, nothing half-written, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def files(tmp_path: Path, memory: Path) -> Path:
    (tmp_path / "empty.tmx").touch()
    (tmp_path / "picture.tmx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "cut.tmx").write_bytes(memory.read_bytes()[:700])
    (tmp_path / "map.tmx").write_text('<?xml version="1.0"?><map version="1.0"><tileset/></map>', "utf-8")
    (tmp_path / "page.tmx").write_text("<!DOCTYPE html><html><body>404<br></body></html>", "utf-8")
    (tmp_path / "ko.txt").write_text("시장이 문을 닫았다.\n", "utf-8")
    (tmp_path / "en.txt").write_text("The market closed.\n", "utf-8")
    (tmp_path / "blank.txt").write_text("\n \n", "utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "two.txt").write_text("One.\nTwo.\n", "utf-8")
    (tmp_path / "bad.jsonl").write_text('{"tuid": 1}\n', "utf-8")
    (tmp_path / "terms.tsv").write_text("ko\ten\n쌀\trice\n", "utf-8")
    (tmp_path / "bad.tsv").write_text("Korean\tEnglish\n쌀\trice\n", "utf-8")
    (tmp_path / "none").mkdir()
    return tmp_path


CASES = [
    ("lookup -m missing.tmx 쌀", 3, "no such memory"),
    ("lookup -m empty.tmx 쌀", 3, "is empty"),
    ("lookup -m picture.tmx 쌀", 3, "a PNG picture"),
    ("lookup -m cut.tmx 쌀", 3, "ends in the middle"),
    ("lookup -m map.tmx 쌀", 3, "Tiled game map"),
    ("lookup -m page.tmx 쌀", 3, "an HTML page"),
    ("lookup -m . --from ko --to ko 쌀", 2, "the other language"),
    ("lookup -m none 쌀", 3, "holds no TMX file"),
    ("lookup 쌀", 3, "corpora: no such memory"),
    ("lookup -m memory.tmx --jobs 2 -m missing.tmx 쌀", 3, "no such memory"),
    ("lookup -m memory.tmx --terms missing.tsv 쌀", 3, "missing.tsv"),
    ("lookup -m memory.tmx --terms bad.tsv 쌀", 3, "is no glossary"),
    ("lookup -m memory.tmx --terms bad.tsv --jobs 2 쌀", 3, "is no glossary"),
    ("lookup -m memory.tmx --since yesterday 쌀", 2, "such as 2025-03-09"),
    ("lookup -m memory.tmx --since 2025-02-30 쌀", 2, "such as 2025-03-09"),
    ("lookup -m memory.tmx --prop =통신 쌀", 2, "TYPE=VALUE"),
    ("lookup -m memory.tmx --threshold nan 쌀", 2, "from 0 to 100"),
    ("lookup -m - -", 2, "standard input once"),
    ("lookup -m memory.tmx --terms -", 2, "standard input once"),
    ("concord -m missing.tmx 쌀", 3, "no such memory"),
    ("concord -m cut.tmx 쌀", 3, "ends in the middle"),
    ("concord -m picture.tmx 쌀", 3, "a PNG picture"),
    ("concord -m memory.tmx --since 2025-13 쌀", 2, "such as 2025-03-09"),
    ("concord -m memory.tmx --from en --to en 쌀", 2, "the other language"),
    ("concord -m memory.tmx --regex (쌀", 2, "a regular expression"),
    ("concord -m memory.tmx \u3000", 2, "some letters"),
    ("concord -m memory.tmx 쌀 \u3000", 2, "some letters"),
    ("align ko.txt en.txt", 2, "-o: missing"),
    ("align ko.txt en.txt -o ko.txt", 2, "in .tmx"),
    ("align ko.txt en.txt -o out.docx", 2, "in .tmx"),
    ("align ko.txt en.txt -o out.tmx --beads en.txt", 2, "another file"),
    ("align ko.txt en.txt --explain 7", 2, "--explain: 7"),
    ("term 쌀", 2, "a glossary, or set `terms`"),
    ("term 쌀 --terms missing.tsv", 3, "missing.tsv"),
    ("term 쌀 --terms bad.tsv", 3, "is no glossary"),
    ("term 쌀 --terms picture.tmx", 3, "a PNG picture"),
    ("term \u3000 --terms terms.tsv", 2, "some letters"),
    ("index missing.tmx", 3, "no such memory"),
    ("index cut.tmx", 3, "ends in the middle"),
    ("index", 3, "corpora: no such memory"),
    ("align missing.txt en.txt -o out.tmx", 3, "no such file"),
    ("align en.txt ko.txt -o out.tmx", 3, "holds no Korean"),
    ("align blank.txt en.txt -o out.tmx", 3, "holds no text"),
    ("align binary.txt en.txt -o out.tmx", 3, "binary.txt"),
    ("align . en.txt -o out.tmx", 2, "two files or two folders"),
    ("align ko.txt en.txt -o nowhere/out.tmx", 3, "cannot be written"),
    ("align ko.txt en.txt -o .", 3, "is a folder"),
    ("align ko.txt en.txt -o out.tmx --date yesterday", 2, "--date"),
    ("score two.txt en.txt", 3, "has 1 segments"),
    ("score two.txt two.txt --metric comet", 2, "--metric"),
    ("score two.txt two.txt --fail-under high", 2, "--fail-under"),
    ("score missing.txt two.txt", 3, "no such file"),
    ("convert memory.tmx out.docx", 2, "OUT"),
    ("convert ko.txt out.tmx", 3, "ko.txt"),
    ("convert cut.tmx out.jsonl", 3, "ends in the middle"),
    ("convert bad.jsonl out.tmx", 3, "bad.jsonl:1"),
    ("convert memory.tmx nowhere/out.tmx", 3, "cannot be written"),
    ("convert . out.tmx", 3, "is a folder"),
    ("stats missing.tmx", 3, "no such memory"),
    ("evaluate ko.txt ko.txt", 3, "is no bead"),
    ("evaluate - -", 2, "standard input once"),
]


@pytest.mark.parametrize(("command", "status", "words"), CASES, ids=[c[0] for c in CASES])
def test_one_line_and_the_right_status(run: Run, files: Path, command: str, status: int, words: str) -> None:
    before = {p.name for p in files.iterdir()}
    done = run(*command.split(" "))
    assert done.returncode == status, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert words in lines[0]
    assert done.stdout == ""
    assert {p.name for p in files.iterdir()} == before


@pytest.mark.parametrize(
    "command",
    [
        "nonsense",
        "lookup --threshold many x",
        "lookup --threshold 101 x",
        "lookup --limit 0 x",
        "lookup --jobs 0 x",
        "lookup --from ja x",
        "lookup --format xml x",
        "index memory.tmx --format tsv",
        "dedupe memory.tmx -o out.tmx --format html",
        "concord",
        "concord --limit 0 x",
        "concord --color red x",
        "term",
        "align ko.txt",
        "convert",
        "validate",
    ],
)
def test_a_wrong_command_line_exits_2(run: Run, files: Path, command: str) -> None:
    done = run(*command.split())
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_help_of_a_command_shows_the_formats_that_it_writes(run: Run, tmp_path: Path) -> None:
    for command, formats in (("align", "text|json"), ("clean", "text|json|tsv"), ("diff", "text|json|jsonl|tsv|html")):
        assert f"--format [{formats}]" in run(command, "--help").stdout


def test_a_misspelt_command_is_answered_with_the_right_one(run: Run, tmp_path: Path) -> None:
    assert "Did you mean 'lookup'?" in run("looku", "쌀").stderr
    assert "Did you mean" not in run("nonsense").stderr


def test_an_old_output_stays_whole(run: Run, files: Path) -> None:
    out = files / "out.jsonl"
    out.write_text("old", "utf-8")
    assert run("convert", "cut.tmx", "out.jsonl").returncode == 3
    assert out.read_text("utf-8") == "old"


def test_keep_going_counts_and_lists_what_was_skipped(run: Run, files: Path) -> None:
    text = (files / "memory.tmx").read_text("utf-8").replace("국경 경비가", "국경 <b 경비가")
    (files / "damaged.tmx").write_text(text, "utf-8")
    done = run("convert", "damaged.tmx", "out.jsonl", "--keep-going")
    assert done.returncode == 0
    assert "damaged.tmx:6" in done.stderr
    assert "1 damaged part skipped" in done.stderr
    assert len((files / "out.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(run: Run, files: Path) -> None:
    done = run("convert", "memory.tmx", "/dev/full")
    assert done.returncode == 2 or "No space" in done.stderr
    with open("/dev/full", "w", encoding="utf-8") as full:
        status = subprocess.run(
            [sys.executable, "-m", "tm", "stats", "memory.tmx"], stdout=full, stderr=subprocess.PIPE, encoding="utf-8"
        )
    assert status.returncode == 3
    assert len(status.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["--help", "concord --help"])
def test_help_on_a_full_disk(command: str) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-m", "tm", *command.split()], stdout=full, stderr=subprocess.PIPE, encoding="utf-8")
    assert done.returncode == 3
    assert done.stderr.startswith("tm: standard output: No space left")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="file descriptors of POSIX")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["lookup -m memory.tmx", "convert memory.tmx -"])
def test_streams_that_are_closed_from_the_beginning(files: Path, command: str, closed: str) -> None:
    script = f'"$0" -m tm {command} {closed}'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable], input="", capture_output=True, encoding="utf-8", cwd=files, timeout=60
    )
    assert done.returncode == 0
    assert "fault" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "command",
    [
        "stats memory.tmx",
        "lookup -m memory.tmx 국경",
        "lookup -m memory.tmx --format json 쌀",
        "lookup -m memory.tmx --jobs 2 --format jsonl",
        "concord -m memory.tmx 다",
        "concord -m memory.tmx 다 --by-year --format json",
        "term 쌀 --terms terms.tsv",
        "index memory.tmx",
    ],
)
def test_a_closed_stdout_ends_quietly(run: Run, files: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "tm", *command.split()],
        input="쌀값이 올랐다.\n" * 200,
        stdout=writer,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
    )
    os.close(writer)
    assert done.stderr == ""
    assert done.returncode == 0
