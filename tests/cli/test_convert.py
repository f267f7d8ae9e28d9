from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_every_way_and_back_keeps_the_units(run: Run, memory: Path) -> None:
    folder = memory.parent
    for step in (("memory.tmx", "a.jsonl"), ("a.jsonl", "b.tmx"), ("b.tmx", "c.tmx"), ("c.tmx", "d.jsonl")):
        done = run("convert", *step)
        assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "a.jsonl").read_bytes() == (folder / "d.jsonl").read_bytes()
    assert (folder / "b.tmx").read_bytes() == (folder / "c.tmx").read_bytes()
    second = json.loads((folder / "a.jsonl").read_text("utf-8").splitlines()[1])
    assert second["variants"][1]["content"] == ["Border security was ", {"ph": {"x": "1"}, "code": ["<b>"]}, "tightened."]
    assert second["variants"][1]["text"] == "Border security was tightened."
    assert second["props"] == [["x-domain", "border"]]


def test_several_inputs_follow_one_another(run: Run, memory: Path) -> None:
    (memory.parent / "more.tsv").write_text("ko\ten\ttuid\n쌀값\trice price\tt9\n", "utf-8")
    assert run("convert", "memory.tmx", "more.tsv", "all.jsonl").returncode == 0
    rows = [json.loads(line) for line in (memory.parent / "all.jsonl").read_text("utf-8").splitlines()]
    assert [row["tuid"] for row in rows] == ["1", "2", "3", "t9"]


def test_what_a_table_cannot_hold_is_counted(run: Run, memory: Path) -> None:
    done = run("convert", "memory.tmx", "out.tsv")
    assert done.returncode == 0
    assert "1 inline code left out" in done.stderr
    assert "1 attribute left out" in done.stderr
    header, first, *_ = (memory.parent / "out.tsv").read_text("utf-8").splitlines()
    assert header.split("\t")[0] == "ko"
    assert first.split("\t")[0] == "시장에서 쌀 1kg은 6200원에 거래됐다."


def test_two_plain_files_side_by_side(run: Run, memory: Path) -> None:
    folder = memory.parent
    assert run("convert", "memory.tmx", "--to-text", "--ko", "a.ko", "--en", "a.en").returncode == 0
    assert (folder / "a.en").read_text("utf-8").splitlines()[1] == "Border security was tightened."
    assert run("convert", "--ko", "a.ko", "--en", "a.en", "back.jsonl").returncode == 0
    assert len((folder / "back.jsonl").read_text("utf-8").splitlines()) == 3
    (folder / "short.en").write_text("One line.\n", "utf-8")
    done = run("convert", "--ko", "a.ko", "--en", "short.en", "no.tmx")
    assert done.returncode == 3
    assert "has 1 lines, but a.ko has 3" in done.stderr
    assert not (folder / "no.tmx").exists()


def test_level_1_leaves_codes_out_and_says_so(run: Run, memory: Path) -> None:
    done = run("convert", "memory.tmx", "plain.tmx", "--level", "1")
    assert "1 inline code left out" in done.stderr
    assert "<ph" not in (memory.parent / "plain.tmx").read_text("utf-8")


def test_faithful_writes_what_was_read(run: Run, memory: Path) -> None:
    text = memory.read_text("utf-8").replace('xml:lang="ko-KR"', 'xml:lang="ko_KR"')
    (memory.parent / "odd.tmx").write_text(text, "utf-8")
    assert run("convert", "odd.tmx", "valid.tmx").returncode == 0
    assert run("convert", "odd.tmx", "faithful.tmx", "--faithful").returncode == 0
    assert '"ko_KR"' in (memory.parent / "faithful.tmx").read_text("utf-8")
    assert run("validate", "faithful.tmx").returncode == 1
    assert run("validate", "valid.tmx").returncode == 0


def test_standard_input_and_output(run: Run, memory: Path) -> None:
    done = run("convert", "-", "-", stdin=memory.read_text("utf-8"))
    assert [json.loads(line)["tuid"] for line in done.stdout.splitlines()] == ["1", "2", "3"]


def test_po_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ui.po").write_text(
        'msgid ""\nmsgstr "Language: ko\\n"\n\nmsgctxt "menu"\nmsgid "Open…"\nmsgstr "열기…"\n', "utf-8"
    )
    assert run("convert", "ui.po", "ui.jsonl").returncode == 0
    (row,) = [json.loads(line) for line in (tmp_path / "ui.jsonl").read_text("utf-8").splitlines()]
    assert [(v["lang"], v["text"]) for v in row["variants"]] == [("en", "Open…"), ("ko", "열기…")]
    assert ["x-context", "menu"] in row["props"]


@pytest.mark.parametrize("arguments", ["--ko a.ko out.tmx", "memory.tmx --to-text"])
def test_half_a_pair_is_refused(run: Run, memory: Path, arguments: str) -> None:
    assert run("convert", *arguments.split()).returncode == 2


XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="메뉴.strings" source-language="en"
 datatype="plaintext"><body><trans-unit id="open" approved="yes"><source>Open <x id="1"/></source><target>열기 <x id="1"/></target>
<note>a button</note></trans-unit></body></file></xliff>"""


def test_xliff_and_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF, "utf-8")
    done = run("convert", "a.xlf", "a.tmx", "--to", "ko")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("validate", "a.tmx").returncode == 0
    for version in ("1.2", "2.0", "2.1"):
        assert run("convert", "a.tmx", "b.xlf", "--xliff", version).returncode == 0
        assert f'version="{version}"' in (tmp_path / "b.xlf").read_text("utf-8")
        assert run("convert", "b.xlf", "b.jsonl").returncode == 0
        (row,) = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text("utf-8").splitlines()]
        assert [(v["lang"], v["text"]) for v in row["variants"]] == [("en", "Open "), ("ko", "열기 ")]
        assert ["x-tm-approved", "yes"] in row["props"]
        assert row["notes"] == ["a button"]


def test_a_language_that_nothing_names_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF, "utf-8")
    done = run("convert", "a.xlf", "a.tmx")
    assert done.returncode == 0
    assert "texts without a language, as their file names none: 1; name it with --from and --to" in done.stderr


def test_a_po_where_nothing_is_translated_is_a_template(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF.replace('<target>열기 <x id="1"/></target>', ""), "utf-8")
    assert run("convert", "a.xlf", "a.po").returncode == 0
    assert '"Language: \\n"' in (tmp_path / "a.po").read_text("utf-8")
    done = run("convert", "a.xlf", "a.po", "--to", "ko")
    assert (done.returncode, "1 inline code left out" in done.stderr) == (0, True)
    assert '"Language: ko\\n"' in (tmp_path / "a.po").read_text("utf-8")


def test_a_glossary_both_ways(run: Run, tmp_path: Path) -> None:
    (tmp_path / "memory.tsv").write_text("ko\ten\ttuid\n쌀\trice\tc1\n", "utf-8")
    assert run("convert", "memory.tsv", "a.tbx").returncode == 0
    assert "<martif" in (tmp_path / "a.tbx").read_text("utf-8")
    assert run("convert", "a.tbx", "b.tbx", "--tbx", "3").returncode == 0
    assert "<tbx" in (tmp_path / "b.tbx").read_text("utf-8")
    assert run("convert", "b.tbx", "b.jsonl").returncode == 0
    assert json.loads((tmp_path / "b.jsonl").read_text("utf-8"))["tuid"] == "c1"


@pytest.mark.parametrize("ending", ["tsv", "csv"])
def test_a_glossary_becomes_a_termbase_and_one_again(run: Run, tmp_path: Path, ending: str) -> None:
    row = ["보위성|국가보위성", "Ministry of State Security", "MSS", "Security Department", "주의"]
    between = "," if ending == "csv" else "\t"
    text = f"{between.join(['ko', 'en', 'accepted', 'banned', 'note'])}\n{between.join(row)}\n"
    (tmp_path / f"terms.{ending}").write_text(text, "utf-8")
    assert run("convert", f"terms.{ending}", "terms.tbx").returncode == 0
    assert "deprecatedTerm-admn-sts" in (tmp_path / "terms.tbx").read_text("utf-8")
    done = run("convert", "terms.tbx", f"back.{ending}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / f"back.{ending}").read_text("utf-8") == text


@pytest.mark.parametrize("arguments", ["a.jsonl a.xlf --xliff 3", "a.jsonl a.tbx --tbx 1", "a.jsonl a.sdlxliff", "a.jsonl a.sdltm"])
def test_what_is_not_written(run: Run, tmp_path: Path, arguments: str) -> None:
    (tmp_path / "a.jsonl").write_text("", "utf-8")
    assert run("convert", *arguments.split()).returncode == 2
