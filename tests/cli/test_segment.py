"""`tm segment` as a script sees it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Run

_RULES = "[ko]\nnever_ends = ['별첨']\n\n[[ko.rule]]\nbreak = true\nbefore = ';'\nafter = '\\s'\nexample = '갔다; | 왔다'\n"
_TEXT = "명단은 별첨. 2쪽에 있다; 보라. 끝이다.\n\n다음 날 소식통은 “없다. 모른다”라고 했다.\n"


def test_a_segment_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "글.txt").write_text(_TEXT, "utf-8")
    lines = ["명단은 별첨.", "2쪽에 있다; 보라.", "끝이다.", "다음 날 소식통은 “없다. 모른다”라고 했다."]
    assert run("segment", "글.txt").stdout.splitlines() == lines
    assert run("segment", "-", stdin=_TEXT).stdout.splitlines() == lines
    assert run("segment", "글.txt", "-o", "out.txt").stdout == ""
    assert (tmp_path / "out.txt").read_text("utf-8").splitlines() == lines


def test_of_a_document_what_people_read(run: Run, tmp_path: Path) -> None:
    text = "<p>쌀값이 올랐다. 비가 왔다.</p><p>끝이다.</p>"
    page = f"<html><head><title>쌀값</title></head><body><article>{text}</article></body></html>"
    (tmp_path / "기사.html").write_text(page, "utf-8")
    rows = [json.loads(line) for line in run("segment", "기사.html", "--format", "jsonl").stdout.splitlines()]
    assert [row["text"] for row in rows][-3:] == ["쌀값이 올랐다.", "비가 왔다.", "끝이다."]
    assert rows[-1]["paragraph"] == rows[-2]["paragraph"] + 1
    assert rows[-1]["start"] == rows[-2]["end"] + 2


def test_of_markdown_what_tm_align_reads(run: Run, tmp_path: Path) -> None:
    text = "---\ndate: 2026-02-17\n---\n# 쌀값\n\n- 쌀값이 올랐다. **비가\n  왔다.**\n\n```\ncode. More.\n```\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    assert run("segment", "a.md").stdout.splitlines() == ["쌀값", "쌀값이 올랐다.", "**비가 왔다.**"]


def test_the_same_in_every_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "글.txt").write_text(_TEXT, "utf-8")
    rows = json.loads(run("segment", "글.txt", "--format", "json").stdout)
    assert rows == [json.loads(line) for line in run("segment", "글.txt", "--format", "jsonl").stdout.splitlines()]
    header, *table = [line.split("\t") for line in run("segment", "글.txt", "--format", "tsv").stdout.splitlines()]
    assert [dict(zip(header, row, strict=True)) for row in table] == [{k: str(v) for k, v in row.items()} for row in rows]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_text_as_read(run: Run, tmp_path: Path, newline: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"Mr. Kim left. He ran.{newline}{newline}Nobody saw 𠮷.".encode())
    rows = [json.loads(line) for line in run("segment", "a.txt", "--format", "jsonl").stdout.splitlines()]
    read = "Mr. Kim left. He ran.\n\nNobody saw 𠮷."
    assert [(row["index"], row["paragraph"]) for row in rows] == [(0, 0), (1, 0), (2, 1)]
    assert all(read[row["start"] : row["end"]] == row["text"] for row in rows)


def test_own_rules_by_option_or_by_setting(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "desk.toml").write_text(_RULES, "utf-8")
    wanted = ["명단은 별첨. 2쪽에 있다;", "보라.", "끝이다."]
    assert run("segment", "a.txt", "--rules", "desk.toml").stdout.splitlines()[:3] == wanted
    (tmp_path / "tm.toml").write_text('rules = "desk.toml"\n', "utf-8")
    assert run("segment", "a.txt").stdout.splitlines()[:3] == wanted
    (tmp_path / "none.toml").write_text("", "utf-8")
    assert run("segment", "a.txt", "--rules", "none.toml").stdout.splitlines()[0] == "명단은 별첨."


def test_srx(run: Run, tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(_RULES, "utf-8")
    done = run("segment", "--rules", "desk.toml", "--srx", "desk.srx")
    assert (done.returncode, done.stdout) == (0, "")
    assert "별첨" in (tmp_path / "desk.srx").read_text("utf-8")
    assert ElementTree.fromstring(run("segment", "--srx", "-").stdout.encode()).get("version") == "2.0"


def test_what_goes_wrong_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "bad.toml").write_text(_RULES.replace("갔다; |", "갔다;"), "utf-8")
    (tmp_path / "folder").mkdir()
    for arguments, status, says in (
        (("--rules", "bad.toml", "a.txt"), 3, "bad.toml:8: the example comes out as"),
        (("--rules", "no.toml", "a.txt"), 3, "no.toml"),
        (("--rules", "folder", "a.txt"), 3, "folder"),
        (("--rules", "bad.toml", "--srx", "out.srx"), 3, "bad.toml:8"),
        (("a.txt", "--srx", "folder"), 3, "is a folder"),
        (("a.txt", "--srx", "-"), 2, "--srx"),
        (("--lang", "ko"), 2, "FILE"),
        (("a.txt", "-o", "./a.txt"), 2, "another file than FILE"),
        (("no.txt",), 3, "no.txt"),
    ):
        done = run("segment", *arguments)
        assert (done.returncode, done.stdout) == (status, ""), arguments
        assert done.stderr.count("\n") == 1
        assert says in done.stderr
    assert not (tmp_path / "out.srx").exists()


def test_kiwi_is_an_extra(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "kiwipiepy.py").write_text("raise ImportError", "utf-8")
    done = run("segment", "a.txt", "--kiwi", PYTHONPATH=str(tmp_path / "hidden"))
    assert done.returncode == 2
    assert "pip install 'koen-tm[kiwi]'" in done.stderr
