"""The commands that care for a memory, as people and scripts see them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from tests.care.making import prop, unit
from tests.cli.conftest import Run
from tests.formats.tmx.memory import written
from tm.cli import app
from tm.formats.tmx import TmxReader
from tm.model.memory import Header, Unit

UNITS = [
    unit("1", "쌀값이 올랐다.", "Rice prices rose.", date="20260105T000000Z", props=[prop("x-domain", "시장")]),
    unit("2", "국경이 닫혔다.", "The border was closed.", date="20260201T000000Z", props=[prop("x-domain", "국경/강")]),
    unit("3", "쌀값이 올랐다.", "Rice prices rose.", date="20260107T000000Z"),
    unit("4", "", "No Korean here."),
]
HEADER = Header((("srclang", "ko"), ("creationtool", "OmegaT")), (prop("x-kept", "머리"),), version="1.4")


class Done(NamedTuple):
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


Call = Callable[..., Done]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run `tm` in this process, in a temporary folder: most of the time of a process of its own is its start."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def inner(*arguments: str, stdin: str | None = None) -> Done:
        found = CliRunner().invoke(app, list(arguments), input=stdin)
        return Done(found.exit_code, found.stdout, found.stderr)

    return inner


def read(path: Path) -> list[Unit]:
    with TmxReader(str(path)) as reader:
        return list(reader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.tmx").write_bytes(written(*UNITS, header=HEADER))
    other = [UNITS[0], unit("2", "국경이 닫혔다.", "They <closed> the border."), UNITS[3], unit("9", "새 소식", "News")]
    (tmp_path / "n.tmx").write_bytes(written(*other))
    (tmp_path / "cut.tmx").write_bytes(written(*UNITS)[:500])
    (tmp_path / "names.txt").write_text("# places\n국경\nborder\n", "utf-8")
    return tmp_path


def test_clean_writes_both_files_and_the_header_stays(call: Call, folder: Path) -> None:
    done = call("clean", "m.tmx", "-o", "out.tmx", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert (report["units"], report["kept"], report["removed"]) == (4, 3, 1)
    assert [(t["tuid"], t["rule"], t["done"]) for t in report["touched"]] == [("4", "empty", "removed")]
    assert read(folder / "out.tmx") == UNITS[:3]
    (gone,) = read(folder / "out.removed.tmx")
    assert gone.prop("x-tm-removed") == "empty"
    for name in ("out.tmx", "out.removed.tmx"):
        assert '<prop type="x-kept">머리</prop>' in (folder / name).read_text("utf-8")


def test_clean_dry_run_writes_nothing(call: Call, folder: Path) -> None:
    before = sorted(p.name for p in folder.iterdir())
    done = call("clean", "m.tmx", "--dry-run", "--format", "tsv")
    assert done.returncode == 0
    assert [row.split("\t")[2:5] for row in done.stdout.splitlines()[1:]] == [["4", "empty", "removed"]]
    assert sorted(p.name for p in folder.iterdir()) == before
    assert "misaligned" in call("clean", "--list").stdout


def test_clean_in_a_pipe(call: Call, folder: Path) -> None:
    done = call("clean", "-", "-o", "-", "--removed", "gone.tmx", stdin=(folder / "m.tmx").read_text("utf-8"))
    assert done.returncode == 0
    assert done.stdout.startswith("<?xml")
    assert "standard input: 4 units, 3 kept, 1 removed" in done.stderr
    assert call("clean", "m.tmx", "-o", "-").returncode == 2


def test_dedupe(call: Call, folder: Path) -> None:
    done = call("dedupe", "m.tmx", "-o", "out.tmx", "--removed", "gone.jsonl", "--format", "json")
    assert json.loads(done.stdout)["counts"]["exact"] == {"found": 1, "removed": 1}
    assert [u.tuid for u in read(folder / "out.tmx")] == ["2", "3", "4"]
    (gone,) = [json.loads(line) for line in (folder / "gone.jsonl").read_text("utf-8").splitlines()]
    assert ["x-tm-removed", "exact duplicate of unit 3"] in gone["props"]
    done = call("dedupe", "m.tmx", "-o", "no.tmx", "--keep", "refuse")
    assert done.returncode == 1
    assert not (folder / "no.tmx").exists()
    assert call("dedupe", "n.tmx", "-o", "yes.tmx", "--keep", "refuse").returncode == 0
    assert read(folder / "yes.tmx") == read(folder / "n.tmx")


def test_merge_and_its_policies(call: Call, folder: Path) -> None:
    done = call("merge", "m.tmx", "n.tmx", "-o", "out.tmx", "--format", "json")
    assert done.returncode == 1
    summary = json.loads(done.stdout)
    assert (summary["ours"]["conflict"], summary["theirs"]["own"], summary["written"]) == (1, 1, 6)
    merged = read(folder / "out.tmx")
    assert [(u.tuid, u.prop("x-tm-conflict")) for u in merged] == [
        ("1", None),
        ("2", "ours"),
        ("2", "theirs"),
        ("3", None),
        ("4", None),
        ("9", None),
    ]
    for policy, text in (
        ("ours", "The border was closed."),
        ("theirs", "They <closed> the border."),
        ("newest", "The border was closed."),
    ):
        assert call("merge", "m.tmx", "n.tmx", "-o", "p.tmx", "--conflict", policy).returncode == 0
        assert read(folder / "p.tmx")[1].variants[1].text == text
    done = call("merge", "m.tmx", "n.tmx", "-o", "r.tmx", "--conflict", "refuse")
    assert done.returncode == 1
    assert not (folder / "r.tmx").exists()
    assert call("merge", "--base", "m.tmx", "m.tmx", "n.tmx", "-o", "three.tmx").returncode == 0
    assert read(folder / "three.tmx") == read(folder / "n.tmx")


def test_merge_reads_any_format(call: Call, folder: Path) -> None:
    (folder / "more.tsv").write_text("ko\ten\n물\twater\n", "utf-8")
    assert call("merge", "m.tmx", "more.tsv", "-o", "out.jsonl").returncode == 0
    rows = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [v["text"] for v in rows[-1]["variants"]] == ["물", "water"]


def test_diff_in_every_format(call: Call, folder: Path) -> None:
    done = call("diff", "m.tmx", "n.tmx")
    assert (done.returncode, done.stderr) == (0, "")
    assert "en -  {The border was} closed" not in done.stdout
    assert "{They" in done.stdout
    assert done.stdout.endswith("1 added, 1 removed, 1 changed\n")
    assert call("diff", "m.tmx", "n.tmx", "--exit-code").returncode == 1
    assert call("diff", "m.tmx", "m.tmx", "--exit-code").returncode == 0
    found = json.loads(call("diff", "m.tmx", "n.tmx", "--format", "json").stdout)
    assert (found["added"], found["removed"], found["changed"]) == (1, 1, 1)
    (text,) = next(c["texts"] for c in found["changes"] if c["change"] == "changed")
    assert next(text["after"][s["start"] : s["end"]] for s in text["came"]).startswith("They")
    lines = [json.loads(line) for line in call("diff", "m.tmx", "n.tmx", "--format", "jsonl").stdout.splitlines()]
    assert lines == found["changes"]
    assert len(call("diff", "m.tmx", "n.tmx", "--format", "tsv").stdout.splitlines()) == 4
    assert call("diff", "m.tmx", "n.tmx", "--format", "html", "-o", "d.html").returncode == 0
    page = (folder / "d.html").read_text("utf-8")
    assert "&lt;" in page
    assert "<closed>" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<ins>" in page


def test_split_puts_each_unit_into_one_file(call: Call, folder: Path) -> None:
    done = call("split", "m.tmx", "-o", "parts", "--by", "prop:x-domain", "--format", "json")
    assert [(p["file"], p["value"], p["units"]) for p in json.loads(done.stdout)["parts"]] == [
        ("시장.tmx", "시장", 1),
        ("국경_강.tmx", "국경/강", 1),
        ("none.tmx", "", 2),
    ]
    files = sorted((folder / "parts").iterdir())
    assert sorted((u for f in files for u in read(f)), key=lambda u: u.tuid or "") == UNITS
    assert call("split", "cut.tmx", "-o", "broken", "--by", "size:1").returncode == 3
    assert list((folder / "broken").iterdir()) == []


def test_edit_changes_nothing_else(call: Call, folder: Path) -> None:
    before = (folder / "m.tmx").read_text("utf-8").splitlines()
    done = call("edit", "m.tmx", "--tuid", "2", "--en", "The border closed.")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    after = (folder / "m.tmx").read_text("utf-8").splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ('  <tuv xml:lang="en"><seg>The border was closed.</seg></tuv>', '  <tuv xml:lang="en"><seg>The border closed.</seg></tuv>')
    ]
    assert call("edit", "m.tmx", "--text", "쌀값이 올랐다.", "--delete").returncode == 3
    assert (folder / "m.tmx").read_text("utf-8").splitlines() == after
    assert call("edit", "m.tmx", "--text", "쌀값이 올랐다.", "--tuid", "3", "--delete").returncode == 0
    assert call("edit", "m.tmx", "--add", "--ko", "해", "--en", "Sun", "--tuid", "5").returncode == 0
    assert [u.tuid for u in read(folder / "m.tmx")] == ["1", "2", "4", "5"]


def test_edit_leaves_odd_units_as_they_are(call: Call, folder: Path) -> None:
    odd = '<tmx version="1.4"><header/><body><tu x="1"><tuv lang="ko_KR"><seg>쌀<it>x</it></seg></tuv></tu>'
    (folder / "odd.tmx").write_text(f'{odd}<tu tuid="2"><tuv xml:lang="ko"><seg>물</seg></tuv></tu></body></tmx>', "utf-8")
    assert call("edit", "odd.tmx", "--tuid", "2", "--en", "water").returncode == 0
    text = (folder / "odd.tmx").read_text("utf-8")
    assert 'x="1"' in text
    assert "<it>x</it>" in text


def test_lang(call: Call, folder: Path) -> None:
    text = (
        (folder / "m.tmx")
        .read_text("utf-8")
        .replace('xml:lang="ko"', 'xml:lang="ko_KR"')
        .replace('xml:lang="en"', 'xml:lang="ENU"')
    )
    (folder / "odd.tmx").write_text(text, "utf-8")
    done = call("lang", "odd.tmx", "-o", "out.tmx", "--to", "ko", "--format", "json")
    changed = {(c["from"], c["to"]): c["count"] for c in json.loads(done.stdout)["changed"]}
    assert changed == {("ko_KR", "ko"): 4, ("ENU", "en-US"): 4}
    assert {v.lang for u in read(folder / "out.tmx") for v in u.variants} == {"ko", "en-US"}


def test_redact_leaves_nothing(call: Call, folder: Path) -> None:
    done = call("redact", "m.tmx", "-o", "out.tmx", "--list", "names.txt", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["replaced"] == {"name": 3}
    text = (folder / "out.tmx").read_text("utf-8")
    assert "○○○이(가) 닫혔다." in text
    assert "국경" not in text
    assert "border" not in text
    assert "국경" not in done.stdout + done.stderr


def test_redact_says_whether_there_was_anything_to_take_out(call: Call, folder: Path) -> None:
    assert call("redact", "m.tmx", "-o", "out.tmx").stdout == "m.tmx: 4 units, 4 written; nothing to take out was found\n"
    done = call("redact", "m.tmx", "-o", "out.tmx", "--list", "names.txt")
    assert done.stdout.startswith("m.tmx: 4 units, 4 written; nothing of the rest is left in the file\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
@pytest.mark.parametrize(
    "command", ["dedupe PIPE -o out.tmx", "redact PIPE -o out.tmx", "diff PIPE m.tmx", "merge PIPE m.tmx -o out.tmx"]
)
def test_a_pipe_is_read_as_often_as_needed(call: Call, folder: Path, command: str) -> None:
    os.mkfifo(folder / "pipe")
    writer = Thread(target=(folder / "pipe").write_bytes, args=((folder / "m.tmx").read_bytes(),), daemon=True)
    writer.start()
    done = call(*command.replace("PIPE", "pipe").split())
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 units" in done.stdout or "no unit differs" in done.stdout


def test_names_that_markup_has_are_no_trace(call: Call, folder: Path) -> None:
    (folder / "odd.txt").write_text("Tu\nLang\nSeg\ntext\nprop\nko\n", "utf-8")
    for name in ("out.tmx", "out.jsonl"):
        done = call("redact", "m.tmx", "-o", name, "--list", "odd.txt")
        assert (done.returncode, done.stderr) == (0, "")
        assert "쌀값이 올랐다." in (folder / name).read_text("utf-8")


def test_stats_chart_and_page(call: Call, folder: Path) -> None:
    done = call("stats", "m.tmx")
    assert "2026                      3 ████" in done.stdout
    assert "어절" in done.stdout
    assert call("stats", "m.tmx", "n.tmx", "--format", "html", "-o", "s.html").returncode == 0
    assert "<h2>n.tmx</h2>" in (folder / "s.html").read_text("utf-8")
    assert call("stats", "m.tmx", "--format", "tsv").stdout.splitlines()[1] == "m.tmx\tko\t4\t6\t6\t21"


CASES = [
    ("merge m.tmx -o x.tmx", 2, "two memories"),
    ("merge m.tmx n.tmx", 2, "a file to write"),
    ("merge m.tmx missing.tmx -o x.tmx", 3, "no such file"),
    ("merge m.tmx cut.tmx -o x.tmx", 3, "cut.tmx"),
    ("merge m.tmx n.tmx -o x.docx", 2, ".tmx or .jsonl"),
    ("merge - - -o x.tmx", 2, "standard input"),
    ("diff m.tmx", 2, "two memories"),
    ("diff m.tmx cut.tmx", 3, "cut.tmx"),
    ("diff m.tmx n.tmx --format html -o nowhere/x.html", 3, "cannot be written"),
    ("dedupe cut.tmx -o x.tmx", 3, "cut.tmx"),
    ("clean m.tmx", 2, "--dry-run"),
    ("clean m.tmx -o x.tmx --removed x.tmx", 2, "another file"),
    ("clean m.tmx -o x.tmx --rule nonsense", 2, "one of control"),
    ("clean m.tmx -o x.tmx --rule confidence", 2, "--min-confidence"),
    ("clean cut.tmx -o x.tmx", 3, "cut.tmx"),
    ("split m.tmx -o names.txt --by date", 3, "names.txt"),
    ("split m.tmx -o x --by colour", 2, "--by"),
    ("edit m.tmx --en x", 2, "which unit"),
    ("edit m.tmx --tuid 1", 2, "what is to change"),
    ("edit m.tmx --tuid 1 --delete --en x", 2, "nothing to write"),
    ("edit m.tmx --tuid 8 --en x", 3, "no unit with the tuid 8"),
    ("edit m.tmx --add --ko x", 2, "two languages"),
    ("edit m.tmx --add --ko x --en y --tuid 1", 3, "already"),
    ("edit m.tmx --tuid 1 --en x --date yesterday", 2, "--date"),
    ("edit missing.tmx --tuid 1 --en x", 3, "no such file"),
    ("edit - --tuid 1 --en x", 2, "the name of a file"),
    ("lang m.tmx -o x.tmx --to klingon!", 2, "--to"),
    ("redact m.tmx -o x.tmx --list missing.txt", 3, "missing.txt"),
    ("redact m.tmx -o x.tmx --pattern (", 2, "--pattern"),
    ("redact m.tmx -o x.tmx --list names.txt --sign 국경선", 2, "--sign"),
    ("redact m.tmx -o x.tmx --skip names", 2, "--skip"),
    ("redact cut.tmx -o x.tmx --list names.txt", 3, "cut.tmx"),
    ("stats cut.tmx", 3, "cut.tmx"),
]


@pytest.mark.parametrize(("command", "status", "words"), CASES, ids=[c[0] for c in CASES])
def test_one_line_and_the_right_status(call: Call, folder: Path, command: str, status: int, words: str) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    done = call(*command.split(" "))
    assert done.returncode == status, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert words in done.stderr
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_the_same_input_gives_the_same_bytes(run: Run, folder: Path) -> None:
    for seed in ("1", "2"):
        assert run("merge", "m.tmx", "n.tmx", "-o", f"m{seed}.tmx", PYTHONHASHSEED=seed).returncode == 1
        assert run("dedupe", "m.tmx", "-o", f"d{seed}.tmx", PYTHONHASHSEED=seed).returncode == 0
    assert (folder / "m1.tmx").read_bytes() == (folder / "m2.tmx").read_bytes()
    assert (folder / "d1.tmx").read_bytes() == (folder / "d2.tmx").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_stdout_ends_quietly(folder: Path) -> None:
    for command in ("diff m.tmx n.tmx", "clean m.tmx -o - --removed gone.tmx", "lang m.tmx -o -"):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([sys.executable, "-m", "tm", *command.split()], stdout=writer, stderr=subprocess.PIPE, cwd=folder)
        os.close(writer)
        assert done.returncode == 0
        assert done.stderr == b""
