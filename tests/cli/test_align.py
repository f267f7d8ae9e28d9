"""tm align as a script sees it: folders, what has no partner, runs again, reviewed pairs, other kinds of files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import typer.main

from tests.cli.conftest import Run
from tests.formats.packing import docx

KO = "쌀값이 올랐다. 주민들은 걱정이 많다.\n\n국경 경비대가 초소를 늘렸다. 주민들은 강에 갈 수 없다.\n"
EN = "Rice prices have risen. Residents are very worried.\n\nBorder guards set up more posts. Residents cannot go to the river.\n"
OTHER_KO = "학교에서 학생들에게 토끼 가죽을 내라고 했다. 학부모들은 불만이 크다.\n"
OTHER_EN = "A school told its students to hand in rabbit skins. Parents are angry.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `tm` in this process, where the encoder is loaded once for all tests."""
    monkeypatch.chdir(tmp_path)

    def inner(*arguments: str) -> subprocess.CompletedProcess[str]:
        from tm.cli import app

        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            typer.main.get_command(app)([*arguments], prog_name="tm")
        stdout, stderr = capfd.readouterr()
        status = ended.value.code
        return subprocess.CompletedProcess(arguments, status if isinstance(status, int) else 0, stdout, stderr)

    return inner


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name, text in (("ko/a.txt", KO), ("en/a.txt", EN), ("ko/b/b.txt", OTHER_KO), ("en/b/b.txt", OTHER_EN)):
        write(tmp_path / name, text)
    return tmp_path


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def units(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    """Return Korean, English and the properties of each unit."""
    from tm.formats.tmx import TmxReader

    with TmxReader(str(path)) as reader:
        return [(u.variants[0].text, u.variants[1].text, {p.type or "": p.text for p in u.props}) for u in reader]


def test_units_carry_what_their_documents_state(run: Run, tmp_path: Path) -> None:
    front = "---\ndate: 2026.1.5\nurl: https://example.com/1\n---\n"
    write(tmp_path / "a.ko.md", f"{front}# 장마당 쌀값 또 올라\n\n김하늘 기자\n\n[혜산=강변뉴스] {KO}")
    top, end = (
        "Rice prices rise again at markets\nBy Kim Haneul - January 6, 2026\n",
        "*Translated by Ann Lee; edited by Tom Ray*\n",
    )
    write(tmp_path / "a.en.txt", top + EN + end)
    done = run("align", "a.ko.md", "a.en.txt", "-o", "a.tmx", "--beads", "a.beads")
    assert done.returncode == 0, done.stderr
    first, *_, last = units(tmp_path / "a.tmx")
    assert first[2]["x-tm-role"] == "headline"
    assert "x-tm-role" not in last[2]
    stated = {key: value for key, value in last[2].items() if key.rpartition("-")[0].removeprefix("x-tm-") in FACTS}
    assert stated == {
        "x-tm-date-ko": "2026-01-05",
        "x-tm-headline-ko": "장마당 쌀값 또 올라",
        "x-tm-byline-ko": "김하늘",
        "x-tm-outlet-ko": "강변뉴스",
        "x-tm-url-ko": "https://example.com/1",
        "x-tm-date-en": "2026-01-06",
        "x-tm-headline-en": "Rice prices rise again at markets",
        "x-tm-byline-en": "Kim Haneul",
        "x-tm-translator-en": "Ann Lee",
        "x-tm-editor-en": "Tom Ray",
    }
    assert "[1]:[]" in (tmp_path / "a.beads").read_text("utf-8").splitlines()
    assert (
        run("lookup", "-m", "a.tmx", "주민들은 걱정이 많다.", "--prop", "x-tm-translator-en=Ann*", "--require-match").returncode
        == 0
    )


FACTS = frozenset("date headline byline translator editor outlet url".split())


def test_kinds_of_files_go_together(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.ko.docx", docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in KO.split("\n\n"))))
    write(tmp_path / "a.en.html", f"<html><body>{''.join(f'<p>{line}</p>' for line in EN.split(chr(10) * 2))}</body></html>")
    done = run("align", ".", ".", "-o", "a.tmx", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"][0]["paired"] == 4


def test_folders_into_one_memory_or_one_a_pair(run: Run, folders: Path) -> None:
    done = run("align", "ko", "en", "-o", "all.tmx", "--beads", "beads")
    assert done.returncode == 0, done.stderr
    assert "2 document pairs: 6 pairs, 0 Korean and 0 English segments without a partner" in done.stdout
    assert (folders / "beads/b/b.beads").read_text("utf-8") == "[0]:[0]\n[1]:[1]\n"
    done = run("align", "ko", "en", "-o", "each/")
    assert done.returncode == 0, done.stderr
    assert units(folders / "each/a.tmx") + units(folders / "each/b/b.tmx") == units(folders / "all.tmx")


def test_any_number_of_processes_writes_the_same(run: Run, folders: Path) -> None:
    for name, jobs in (("one.tmx", "1"), ("two.tmx", "2")):
        assert run("align", "ko", "en", "-o", name, "--jobs", jobs, "--unpaired", f"{name}.tsv").returncode == 0
    assert (folders / "one.tmx").read_bytes() == (folders / "two.tmx").read_bytes()
    assert (folders / "one.tmx.tsv").read_bytes() == (folders / "two.tmx.tsv").read_bytes()


def test_what_has_no_partner_is_listed(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "ko.txt", KO + "※ 무단 전재 및 재배포 금지\n")
    write(tmp_path / "en.txt", EN)
    done = run("align", "ko.txt", "en.txt", "-o", "a.tmx", "--unpaired", "-")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows == [
        ["document", "lang", "segment", "paragraph", "role", "text"],
        ["ko.txt", "ko", "4", "2", "furniture", "※ 무단 전재 및 재배포 금지"],
    ]


def test_documents_that_hardly_belong_together_are_named(run: Run, folders: Path) -> None:
    done = run("align", "ko/a.txt", "en/b/b.txt", "-o", "out.tmx")
    assert done.returncode == 0
    assert done.stderr.startswith("tm: ko/a.txt + en/b/b.txt: mean confidence 0.")
    assert run("align", "ko/a.txt", "en/b/b.txt", "-o", "out.tmx").stderr == done.stderr
    assert run("align", "ko/a.txt", "en/a.txt", "-o", "right.tmx").stderr == ""


def test_left_over_files_and_broken_ones_are_said(run: Run, folders: Path) -> None:
    write(folders / "en/b/b.txt", b"\x89PNG\r\n\x1a\n\x00\x01")
    write(folders / "ko/c.txt", "혼자다.")
    write(folders / "en/d.txt", "Alone.")
    done = run("align", "ko", "en", "-o", "all.tmx", "--format", "json")
    assert done.returncode == 3
    said = done.stderr.splitlines()
    assert [line.endswith("has no partner by name and was left out") for line in said] == [True, True, False]
    result = json.loads(done.stdout)
    assert ([Path(name).name for name in result["alone"]], len(result["failed"])) == (["c.txt", "d.txt"], 1)
    assert len(units(folders / "all.tmx")) == 4


def test_by_content_whatever_the_names(run: Run, tmp_path: Path) -> None:
    for name, text in (("ko/1.txt", KO), ("ko/2.txt", OTHER_KO), ("en/x.txt", OTHER_EN), ("en/y.txt", EN)):
        write(tmp_path / name, text)
    done = run("align", "ko", "en", "-o", "all.tmx", "--match", "content", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = [(Path(d["ko"]).name, Path(d["en"]).name) for d in json.loads(done.stdout)["documents"]]
    assert found == [("1.txt", "y.txt"), ("2.txt", "x.txt")]
    mixed = tmp_path / "mixed"
    for name, text in (("1.txt", KO), ("2.txt", OTHER_KO), ("3.txt", OTHER_EN), ("4.txt", EN)):
        write(mixed / name, text)
    done = run("align", "mixed", "mixed", "-o", "all.tmx", "--match", "content", "--format", "json")
    found = [(Path(d["ko"]).name, Path(d["en"]).name) for d in json.loads(done.stdout)["documents"]]
    assert found == [("1.txt", "4.txt"), ("2.txt", "3.txt")]


def test_unchanged_documents_are_taken_over(run: Run, folders: Path) -> None:
    run("align", "ko", "en", "-o", "all.tmx")
    before = (folders / "all.tmx").read_bytes()
    again = run("align", "ko", "en", "-o", "all.tmx", "--format", "json")
    first = json.loads(again.stdout)["documents"]
    assert {d["status"] for d in first} == {"unchanged"}
    assert (folders / "all.tmx").read_bytes() == before
    anew = json.loads(run("align", "ko", "en", "-o", "all.tmx", "--no-update", "--format", "json").stdout)["documents"]
    assert [{**d, "status": ""} for d in anew] == [{**d, "status": ""} for d in first]
    assert (folders / "all.tmx").read_bytes() == before
    write(folders / "en/b/b.txt", OTHER_EN.replace("angry", "furious"))
    done = run("align", "ko", "en", "-o", "all.tmx", "--format", "json")
    assert [d["status"] for d in json.loads(done.stdout)["documents"]] == ["unchanged", "aligned"]
    assert any("furious" in en for _, en, _ in units(folders / "all.tmx"))
    done = run("align", "ko", "en", "-o", "all.tmx", "--date", "2026-01-05", "--format", "json")
    assert [d["status"] for d in json.loads(done.stdout)["documents"]] == ["aligned", "aligned"]


def reviewed(path: Path, korean: str, english: str) -> None:
    """Correct the unit with that Korean text as a reviewer does."""
    parts = path.read_text("utf-8").split("</tu>\n")
    for n, part in enumerate(parts):
        if f"<seg>{korean}</seg>" in part:
            head, _, tail = part.rpartition("<seg>")
            corrected = head + "<seg>" + english + tail[tail.index("</seg>") :]
            place = '  <prop type="x-tm-doc-ko">'
            parts[n] = corrected.replace(place, f'  <prop type="x-tm-reviewed">kim</prop>\n{place}')
    path.write_text("</tu>\n".join(parts), "utf-8")


def test_reviewed_pairs_are_never_overwritten(run: Run, folders: Path) -> None:
    run("align", "ko", "en", "-o", "all.tmx")
    reviewed(folders / "all.tmx", "주민들은 걱정이 많다.", "Residents are deeply worried.")
    for options in ((), ("--no-update",), ("--min-confidence", "0.99")):
        done = run("align", "ko", "en", "-o", "all.tmx", *options)
        assert done.returncode == 0, done.stderr
        kept = [(ko, en) for ko, en, props in units(folders / "all.tmx") if "x-tm-reviewed" in props]
        assert kept == [("주민들은 걱정이 많다.", "Residents are deeply worried.")]
    # The document grows above the pair: it moves with its sentence.
    write(folders / "ko/a.txt", "장마당 소식이다.\n" + KO)
    assert run("align", "ko", "en", "-o", "all.tmx").returncode == 0
    (props,) = [props for *_, props in units(folders / "all.tmx") if "x-tm-reviewed" in props]
    assert (props["x-tm-seg-ko"], props["x-tm-seg-en"]) == ("2", "1")
    # The sentence is gone, then the document: the pair stays, as all pairs of documents that are not there, and that is said.
    write(folders / "ko/a.txt", "쌀값이 올랐다.\n")
    done = run("align", "ko", "en", "-o", "all.tmx")
    assert "is no longer in" in done.stderr
    (folders / "ko/a.txt").unlink()
    done = run("align", "ko", "en", "-o", "all.tmx")
    assert "2 pairs of documents that are not in this run stay" in done.stderr
    texts = [ko for ko, *_ in units(folders / "all.tmx")]
    assert "주민들은 걱정이 많다." in texts
    assert "국경 경비대가 초소를 늘렸다." not in texts


def test_units_of_others_stay_and_damage_is_not_overwritten(run: Run, folders: Path, memory: Path) -> None:
    done = run("align", "ko", "en", "-o", "memory.tmx")
    assert "3 units that tm align did not make stay" in done.stderr
    assert len(units(memory)) == 9
    cut = memory.read_bytes()[:-300]
    memory.write_bytes(cut)
    done = run("align", "ko", "en", "-o", "memory.tmx", "--no-update")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert memory.read_bytes() == cut


def test_articles_one_after_the_other_into_one_memory(run: Run, folders: Path) -> None:
    run("align", "ko/a.txt", "en/a.txt", "-o", "all.tmx")
    done = run("align", "ko/b/b.txt", "en/b/b.txt", "-o", "all.tmx")
    assert "4 pairs of documents that are not in this run stay" in done.stderr
    one_by_one = sorted(ko for ko, *_ in units(folders / "all.tmx"))
    run("align", "ko", "en", "-o", "together.tmx")
    assert one_by_one == sorted(ko for ko, *_ in units(folders / "together.tmx"))


def test_units_of_a_document_that_broke_stay(run: Run, folders: Path) -> None:
    run("align", "ko", "en", "-o", "all.tmx")
    before = units(folders / "all.tmx")
    write(folders / "en/b/b.txt", b"\x89PNG\r\n\x1a\n\x00\x01")
    assert run("align", "ko", "en", "-o", "all.tmx").returncode == 3
    assert units(folders / "all.tmx") == before


def test_low_confidence_is_left_alone_everywhere(run: Run, folders: Path) -> None:
    done = run("align", "ko/a.txt", "en/a.txt", "-o", "a.tmx", "--min-confidence", "1", "--beads", "a.beads", "--format", "json")
    (document,) = json.loads(done.stdout)["documents"]
    lines = (folders / "a.beads").read_text("utf-8").splitlines()
    paired = [line for line in lines if "[]" not in line]
    assert len(units(folders / "a.tmx")) == document["paired"] == len(paired)
    assert document["unpaired_ko"] == 4 - document["paired"]


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        ("align ko en -o out.tmx --match sound", 2, "--match"),
        ("align ko en -o out.tmx --match content --presegmented", 2, "--match"),
        ("align ko en -o out.tmx --beads ko/a.txt", 2, "--beads"),
        ("align ko en -o out.tmx --beads -", 2, "--beads"),
        ("align ko/a.txt en/a.txt -o ko", 3, "is a folder"),
        ("align ko en/a.txt -o out.tmx", 2, "two files or two folders"),
        ("align ko none -o out.tmx", 3, "no documents that go together by name"),
        ("align none none -o out.tmx --match content", 3, "no documents that go together by content"),
        ("align ko en -o out.tmx --jobs 0", 2, "--jobs"),
        ("align ko/a.txt en/old.doc -o out.tmx", 3, "save it as DOCX"),
        ("align ko en -o out.tmx --from-beads none", 3, "a.gold"),
    ],
)
def test_wrong_input(run: Run, folders: Path, command: str, status: int, words: str) -> None:
    (folders / "none").mkdir()
    write(folders / "en/old.doc", b"\xd0\xcf\x11\xe0" + bytes(600))
    done = run(*command.split())
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folders / "out.tmx").exists()
