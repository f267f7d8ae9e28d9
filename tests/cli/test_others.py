"""validate, stats, score, segment, align and evaluate as a script sees them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run


def test_validate_tells_clean_from_faulty(run: Run, memory: Path) -> None:
    done = run("validate", "memory.tmx", "--format", "json")
    assert done.returncode == 0
    (file,) = json.loads(done.stdout)["files"]
    assert (file["readable"], file["units"], file["version"]) == (True, 3, "1.4")
    assert file["languages"] == ["ko", "en", "ko-KR", "en-US"]
    text = memory.read_text("utf-8").replace(' srclang="ko"', "").replace('type="x-domain"', "")
    (memory.parent / "faulty.tmx").write_text(text, "utf-8")
    done = run("validate", "faulty.tmx", "memory.tmx", "--format", "json")
    assert done.returncode == 1
    problems = json.loads(done.stdout)["files"][0]["problems"]
    assert {p["rule"] for p in problems} == {"header-attribute", "prop-type"}
    (prop,) = [p for p in problems if p["rule"] == "prop-type"]
    assert (prop["line"], prop["tuid"], prop["level"]) == (6, "2", "error")


def test_problems_as_rows_and_lines(run: Run, memory: Path) -> None:
    (memory.parent / "faulty.tmx").write_text(memory.read_text("utf-8").replace('type="x-domain"', ""), "utf-8")
    done = run("validate", "faulty.tmx", "memory.tmx", "--format", "tsv")
    header, row = [line.split("\t") for line in done.stdout.splitlines()]
    assert dict(zip(header[:5], row, strict=False)) == {
        "file": "faulty.tmx", "line": "6", "tuid": "2", "level": "error", "rule": "prop-type"
    }  # fmt: skip
    lines = run("validate", "faulty.tmx", "memory.tmx", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["faulty.tmx", "memory.tmx"]


def test_the_worst_of_several_files_decides(run: Run, memory: Path) -> None:
    (memory.parent / "broken.tmx").write_text("<tmx><body><tu></body></tmx>", "utf-8")
    done = run("validate", "memory.tmx", "broken.tmx", "--format", "json")
    assert done.returncode == 3
    assert [f["readable"] for f in json.loads(done.stdout)["files"]] == [True, False]
    assert len(done.stderr.splitlines()) == 1


def test_stats_count(run: Run, memory: Path) -> None:
    (file,) = json.loads(run("stats", "memory.tmx", "--format", "json").stdout)["files"]
    assert (file["units"], file["codes"], file["duplicates"], file["conflicts"]) == (3, 1, 0, 0)
    korean = next(row for row in file["languages"] if row["lang"] == "ko")
    assert (korean["segments"], korean["words"]) == (2, 9)


def test_stats_name_what_is_broken_and_count_the_rest(run: Run, memory: Path) -> None:
    (memory.parent / "broken.tmx").write_text("<tmx><body><tu></body></tmx>", "utf-8")
    done = run("stats", "broken.tmx", "memory.tmx")
    assert done.returncode == 3
    assert done.stderr.startswith("tm: broken.tmx")
    assert done.stdout.startswith("memory.tmx: 3 units, from 2026-01-05 to 2026-01-05\n")


def test_score_gates(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hyp.en").write_text("Rice costs 6,200 won.\nThe border is closed.\n", "utf-8")
    (tmp_path / "ref.en").write_text("Rice costs 6,200 won.\nThe border has been closed.\n", "utf-8")
    done = run("score", "hyp.en", "ref.en", "--fail-under", "chrf=99", "--format", "json")
    assert done.returncode == 1
    chrf, bleu = json.loads(done.stdout)["scores"]
    assert chrf["gate"] == {"at_least": 99.0, "passed": False}
    assert chrf["signature"].startswith("nrefs:1|case:mixed")
    assert (chrf["segments"], bleu["metric"]) == (2, "bleu")
    assert run("score", "hyp.en", "ref.en", "--fail-under", "chrf=50", "--fail-under", "ter=60").returncode == 0
    done = run("score", "hyp.en", "ref.en", "--segments", "--metric", "chrf")
    assert done.stdout.index("The border {is} closed.") < done.stdout.index("Rice costs")


def test_korean_targets_leave_bleu_out_with_a_note(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ko").write_text("쌀값이 올랐다.\n", "utf-8")
    done = run("score", "a.ko", "a.ko", "--format", "json")
    names = [s["metric"] for s in json.loads(done.stdout)["scores"]]
    if "bleu" not in names:
        assert names == ["chrf"]
        assert "koen-tm[ko]" in done.stderr
        assert run("score", "a.ko", "a.ko", "--metric", "bleu").returncode == 2


def test_segment_gives_offsets(run: Run, tmp_path: Path) -> None:
    text = "첫 문장이다. 둘째다.\n\n셋째 문단이다.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    rows = [json.loads(line) for line in run("segment", "a.txt", "--format", "jsonl").stdout.splitlines()]
    assert [(r["index"], r["paragraph"]) for r in rows] == [(0, 0), (1, 0), (2, 1)]
    assert all(text[r["start"] : r["end"]] == r["text"] for r in rows)


def test_align_writes_what_it_says(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ko.txt").write_text("---\ndate: 2026-02-03\n---\n쌀값이 올랐다. 주민들은 걱정이 많다.\n", "utf-8")
    (tmp_path / "a.en.txt").write_text("Rice prices have risen. Residents are very worried.\n", "utf-8")
    done = run("align", "a.ko.txt", "a.en.txt", "-o", "a.tmx", "--beads", "a.beads", "--format", "json")
    assert done.returncode == 0, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert (document["paired"], document["unpaired_ko"], document["unpaired_en"]) == (2, 0, 0)
    assert (tmp_path / "a.beads").read_text("utf-8") == "[0]:[0]\n[1]:[1]\n"
    run("convert", "a.tmx", "a.jsonl")
    first, second = (json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines())
    assert first["attrs"] == {"changedate": "20260203T000000Z"}
    props = dict(second["props"])
    assert (props["x-tm-doc-ko"], props["x-tm-seg-ko"], props["x-tm-par-en"]) == ("a.ko.txt", "1", "0")
    assert props["x-tm-aligner"].startswith("tm-align:")
    assert second["variants"][0]["props"] == [["x-context-pre", "<seg>쌀값이 올랐다.</seg>"]]
    again = run("align", "a.ko.txt", "a.en.txt", "-o", "b.tmx")
    assert again.returncode == 0
    assert (tmp_path / "a.tmx").read_bytes() == (tmp_path / "b.tmx").read_bytes()
    done = run("evaluate", "a.beads", "a.beads", "--format", "json")
    assert json.loads(done.stdout)["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    done = run("evaluate", "a.beads", "a.beads", "--format", "tsv")
    assert done.stdout == "measure\tprecision\trecall\tf1\nstrict\t1.0\t1.0\t1.0\nlax\t1.0\t1.0\t1.0\n"


def test_folders_go_together_by_name_and_a_broken_file_is_named(run: Run, tmp_path: Path) -> None:
    for name, text in (("ko/a.txt", "쌀값이 올랐다."), ("en/a.txt", "Rice prices rose."), ("ko/b.txt", "비가 왔다.")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "en/b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    (tmp_path / "ko/c.txt").write_text("혼자다.", "utf-8")
    done = run("align", "ko", "en", "-o", "out.tmx")
    assert done.returncode == 3
    assert "c.txt: has no partner" in done.stderr
    assert "b.txt" in done.stderr
    assert "쌀값이 올랐다." in (tmp_path / "out.tmx").read_text("utf-8")


def test_a_fault_of_ours_is_one_line(tmp_path: Path) -> None:
    script = (
        "import sys, tm.config\ntm.config.load_settings = None\nsys.argv = ['tm', 'lookup', '쌀']\nfrom tm.cli import run\nrun()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 3
    assert done.stderr.startswith("tm: a fault in tm itself (TypeError")
    assert len(done.stderr.splitlines()) == 1
