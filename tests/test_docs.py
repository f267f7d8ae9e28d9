"""What the documents say is what the program does: README's commands run, each command has help and is in README."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.documents import load
from tm.align import align
from tm.align.beads import strict
from tm.cli.group import PANELS
from tm.encode import load_encoder

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [name for names in PANELS.values() for name in names]
EXAMPLES = re.findall(r"^\$ tm (.+)\n((?:(?!```|\$ ).*\n)*)", README, re.M)


def tm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tm", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "COLUMNS": "100"},
        timeout=180,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    return tmp_path


@pytest.mark.parametrize(("example", "shown"), EXAMPLES)
def test_readme_examples_print_what_readme_shows(folder: Path, example: str, shown: str) -> None:
    done = tm(folder, *shlex.split(example))
    # A check that finds something says so by its status.
    assert done.returncode == (1 if "error" in shown and example.startswith("check") else 0), done.stderr
    if shown:
        assert done.stdout == shown
    assert done.stdout


def test_the_library_does_what_readme_shows(folder: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=folder, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("99.0\n92.0 ")


def test_readme_lists_the_checks_as_the_program_does(tmp_path: Path) -> None:
    assert tm(tmp_path, "check", "--list", "--format", "markdown").stdout in README


def test_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_korean_and_is_in_readme(tmp_path: Path, command: str) -> None:
    # Every command takes --color, also one whose output has none.
    done = tm(tmp_path, command, "--color", "never", "-h")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Examples:" in done.stdout
    assert f"`tm {command}" in README


def test_help_groups_the_commands(tmp_path: Path) -> None:
    shown = tm(tmp_path, "--help").stdout
    places = [shown.index(heading) for heading in ("Begin:", "Make pairs:", "Look up:", "Judge translations:", "Care")]
    assert places == sorted(places)
    assert all(re.search(rf"^  {command}\s", shown, re.M) for command in COMMANDS)


def test_the_tour_ends_with_a_lookup_in_what_it_aligned(tmp_path: Path) -> None:
    done = tm(tmp_path, "tour", "--keep", "kept")
    assert done.returncode == 0, done.stderr
    last = done.stdout.rpartition("tm lookup -m article.tmx")[2]
    assert "! number differs" in last
    assert "article.tmx" in last
    assert (tmp_path / "kept" / "article.tmx").is_file()


def test_the_shipped_memory_is_what_its_commands_build(folder: Path) -> None:
    commands = re.findall(r"^tm ((?:align|convert|clean) .*)$", (ROOT / "corpora/README.md").read_text("utf-8"), re.M)
    assert len(commands) == 3
    for command in commands:
        done = tm(folder, *shlex.split(command.replace("corpora/memory.tmx", "again.tmx")))
        assert done.returncode == 0, done.stderr
    assert (folder / "again.tmx").read_bytes() == (ROOT / "corpora/memory.tmx").read_bytes()


def test_the_terms_have_the_form_that_the_contract_gives() -> None:
    header, *rows = [line.split("\t") for line in (ROOT / "corpora/terms.tsv").read_text("utf-8").splitlines()]
    assert header == ["ko", "en", "accepted", "banned", "note"]
    assert len(rows) >= 250
    assert all(len(row) == 5 and row[0] and row[1] and all(cell == cell.strip() for cell in row) for row in rows)
    korean = [form for row in rows for form in row[0].split("|")]
    assert len(korean) == len(set(korean))


def test_the_aligner_finds_most_of_what_was_checked_by_hand() -> None:
    encoder = load_encoder()
    pairs = [(p.gold, list(align(p.ko, p.en, encoder).beads)) for p in load(ROOT / "corpora/articles")]
    assert len(pairs) >= 24
    assert strict(pairs)[2] >= 0.92


def test_nothing_opens_a_connection(tmp_path: Path) -> None:
    code = """
import socket, sys
def barred(*arguments, **more): raise AssertionError("a connection was asked for")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = barred
sys.argv = ["tm", "tour"]
from tm.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=180)
    assert done.returncode == 0, done.stderr
    assert "! number differs" in done.stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, tm; print([m for m in ('numpy', 'lxml', 'typer', 'sacrebleu', 'rapidfuzz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_there() -> None:
    import tm as package

    for name in package.__all__:
        assert getattr(package, name) is not None
