"""`tm term` as a person and a script see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TERMS = """ko\ten\taccepted\tbanned\tnote
국가보위성|보위성\tMinistry of State Security\tMSS\tState Security Department|State Security Agency\tsecret police
보위원\tsecurity agent\t\t\t
국가보위성장\tMinister of State Security\t\t\t
"""


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tsv"
    path.write_text(TERMS, "utf-8")
    return path


def test_an_entry_a_line(run: Run, terms: Path) -> None:
    entries = json.loads(run("term", "보위", "--terms", "terms.tsv", "--format", "json").stdout)
    lines = run("term", "보위", "--terms", "terms.tsv", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == entries
    assert len(entries) > 1


def test_text(run: Run, terms: Path) -> None:
    done = run("term", "국가보위성이", "--terms", "terms.tsv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "국가보위성 / 보위성 = Ministry of State Security\n"
        "    also: MSS\n"
        "    not: State Security Department, State Security Agency\n"
        "    note: secret police\n"
        "국가보위성장 = Minister of State Security\n"
    )


def test_json(run: Run, terms: Path) -> None:
    (entry,) = json.loads(run("term", "mss", "--terms", "terms.tsv", "--format", "json").stdout)
    assert entry == {
        "ko": ["국가보위성", "보위성"],
        "en": ["Ministry of State Security"],
        "accepted": ["MSS"],
        "banned": ["State Security Department", "State Security Agency"],
        "note": "secret police",
    }


def test_tsv_is_a_glossary_again(run: Run, terms: Path) -> None:
    done = run("term", "security", "--terms", "terms.tsv", "--format", "tsv")
    assert done.stdout == TERMS
    (terms.parent / "again.tsv").write_text(done.stdout, "utf-8")
    assert run("term", "security", "--terms", "again.tsv", "--format", "tsv").stdout == TERMS


def test_several_glossaries_or_that_of_the_settings(run: Run, terms: Path) -> None:
    (terms.parent / "more.tsv").write_text("ko\ten\n쌀\trice\n", "utf-8")
    assert run("term", "쌀", "--terms", "terms.tsv", "--terms", "more.tsv").stdout == "쌀 = rice\n"
    (terms.parent / "tm.toml").write_text('terms = ["more.tsv"]\nvocabulary = [["입쌀", "쌀밥"]]\n', "utf-8")
    assert run("term", "쌀을").stdout == "쌀 = rice\n"


def test_no_entry_is_said_and_1_where_asked(run: Run, terms: Path) -> None:
    done = run("term", "없는말", "--terms", "terms.tsv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "tm: no entry for 없는말\n")
    assert run("term", "없는말", "--terms", "terms.tsv", "--require-match").returncode == 1
    done = run("term", "없는말", "--terms", "terms.tsv", "--format", "json")
    assert (json.loads(done.stdout), done.stderr) == ([], "")


def test_what_a_glossary_holds_sends_nothing_to_the_terminal(run: Run, terms: Path) -> None:
    terms.write_text("ko\ten\tnote\n쌀\trice\t\x1b[2Ja\\nb\\tc\n", "utf-8")
    done = run("term", "쌀", "--terms", "terms.tsv")
    assert "\x1b" not in done.stdout
    assert len(done.stdout.splitlines()) == 2
    assert len(run("term", "쌀", "--terms", "terms.tsv", "--format", "tsv").stdout.splitlines()) == 2
