"""`tm analyze`, `tm pretranslate` and `tm update` as people run them."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from tests.cli.conftest import Run
from tests.formats.tmx.memory import written
from tm.model.memory import Unit, Variant

ARTICLE = """# 국경 경비가 강화됐다.

시장에서 쌀 1kg은 6200원에 거래됐다. 시장에서 쌀 1kg은 6200원에 거래됐다. 시장에서 쌀 1kg은 7000원에 거래됐다.
"""
PO = """msgid ""
msgstr ""
"Language: ko\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, c-format
msgid "Save %s?"
msgstr ""

msgid "Open"
msgstr "펼치기"

msgid "Save the files"
msgstr ""

msgid "Nothing like it"
msgstr ""
"""
UI = [("Save %s?", "%s을(를) 저장할까요?"), ("Open", "열기"), ("Save the file", "파일을 저장합니다")]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "기사.md"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def po(tmp_path: Path) -> Path:
    units = (Unit(str(n), (Variant("en", (en,)), Variant("ko", (ko,)))) for n, (en, ko) in enumerate(UI))
    (tmp_path / "ui.tmx").write_bytes(written(*units))
    path = tmp_path / "ko.po"
    path.write_text(PO, "utf-8")
    return path


def counts(data: str) -> dict[str, int]:
    return {band: share["segments"] for band, share in json.loads(data)["total"]["bands"].items() if share["segments"]}


def test_analyze(run: Run, memory: Path, article: Path, tmp_path: Path) -> None:
    done = run("analyze", article.name, "-m", memory.name, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert counts(done.stdout) == {"repetition": 1, "100": 2, "85-94": 1}
    assert run("analyze", article.name, "-m", memory.name, "--format", "json", "--jobs", "2").stdout == done.stdout
    (tmp_path / "글").mkdir()
    article.rename(tmp_path / "글" / "가.md")
    (tmp_path / "글" / "나.md").write_text(ARTICLE, "utf-8")
    shown = run("analyze", "글", "-m", memory.name)
    assert "글/나.md  Korean" in shown.stdout
    assert "across files" in shown.stdout


def test_rates_come_from_the_settings(run: Run, memory: Path, article: Path, tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text('[rates]\nrepetition = 0\n"100" = 0.5\n85-94 = 1\n', "utf-8")
    done = run("analyze", article.name, "-m", memory.name, "--format", "json")
    assert json.loads(done.stdout)["total"]["total"]["weighted"] == 0.5 * 8 + 5
    (tmp_path / "tm.toml").write_text("[rates]\n80-90 = 1\n", "utf-8")
    wrong = run("analyze", article.name, "-m", memory.name)
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)


def test_analyze_what_is_left_to_do(run: Run, po: Path) -> None:
    done = run("analyze", po.name, "-m", "ui.tmx", "--untranslated", "--format", "json")
    assert counts(done.stdout) == {"100": 1, "85-94": 1, "none": 1}
    assert run("analyze", po.name, "-m", "ui.tmx", "--format", "xml", "-o", "a.xml").returncode == 0
    assert (po.parent / "a.xml").read_text("utf-8").startswith('<?xml version="1.0" encoding="utf-8"?>\n<task name="analyse">')


def test_pretranslate_a_po(run: Run, po: Path) -> None:
    done = run("pretranslate", po.name, "-o", "out.po", "-m", "ui.tmx", "--report", "r.json")
    assert done.stdout == "4 segments: 1 final, 1 to be reviewed, 1 without a match, 1 translated before (100: 1, 85-94: 1)\n"
    entries = {entry.msgid: entry for entry in polib.pofile(str(po.parent / "out.po"))}
    assert (entries["Save %s?"].msgstr, entries["Save %s?"].fuzzy) == ("%s을(를) 저장할까요?", False)
    assert (entries["Save the files"].msgstr, entries["Save the files"].fuzzy) == ("파일을 저장합니다", True)
    assert (entries["Open"].msgstr, entries["Nothing like it"].msgstr) == ("펼치기", "")
    assert [row["state"] for row in json.loads((po.parent / "r.json").read_text("utf-8"))["segments"]] == [
        "final",
        "needs-review",
        None,
    ]
    first = (po.parent / "out.po").read_bytes()
    assert run("pretranslate", po.name, "-o", "out.po", "-m", "ui.tmx", "--overwrite").returncode == 0
    assert 'msgstr "열기"' in (po.parent / "out.po").read_text("utf-8")
    assert run("pretranslate", po.name, "-o", "out.po", "-m", "ui.tmx").returncode == 0
    assert (po.parent / "out.po").read_bytes() == first


def test_pretranslate_to_standard_output_leaves_it_to_the_file(run: Run, article: Path, memory: Path) -> None:
    done = run("pretranslate", article.name, "-o", "-", "-m", memory.name)
    sold = "Rice sold for {} won per kilogram at the market."
    marked = f"{sold.format('7,000')} <!-- tm: 90 needs review -->"
    assert done.stdout == f"# Border security was tightened.\n\n{sold.format('6,200')} {sold.format('6,200')} {marked}\n"
    assert done.stderr.startswith("4 segments: 3 final, 1 to be reviewed")


def test_a_file_into_another_language_is_refused(run: Run, po: Path) -> None:
    po.write_text(PO.replace("Language: ko", "Language: fr"), "utf-8")
    done = run("pretranslate", po.name, "-o", "out.po", "-m", "ui.tmx")
    assert (done.returncode, "translated into fr" in done.stderr) == (3, True)
    assert not (po.parent / "out.po").exists()


def test_round_trip_into_the_memory(run: Run, po: Path) -> None:
    before = (po.parent / "ui.tmx").read_text("utf-8")
    text = PO.replace('msgid "Nothing like it"\nmsgstr ""', 'msgid "Nothing like it"\nmsgstr "비슷한 것이 없음"')
    po.write_text(text, "utf-8")
    dry = run("update", "ui.tmx", po.name, "--dry-run")
    assert dry.stdout == "ui.tmx: 1 added, 1 replaced, 0 unchanged, 2 unfinished\n"
    assert (po.parent / "ui.tmx").read_text("utf-8") == before
    done = run("update", "ui.tmx", po.name, "--date", "2026-01-31", "--translator", "김하늘")
    assert done.stdout == dry.stdout
    after = (po.parent / "ui.tmx").read_text("utf-8")
    kept = [line for line in before.splitlines() if "Save" in line]
    assert all(line in after for line in kept)
    assert 'changedate="20260131T000000Z" changeid="김하늘"' in after
    again = run("update", "ui.tmx", po.name)
    assert again.stdout == "ui.tmx: 0 added, 0 replaced, 2 unchanged, 2 unfinished\n"
    assert (po.parent / "ui.tmx").read_text("utf-8") == after
    assert run("validate", "ui.tmx").returncode == 0
    assert run("lookup", "-m", "ui.tmx", "Open", "--format", "tsv").stdout.count("펼치기") == 1


def test_a_new_memory(run: Run, po: Path) -> None:
    done = run("update", "new.tmx", po.name)
    assert done.stdout == "new.tmx: 1 added, 0 replaced, 0 unchanged, 3 unfinished\n"
    assert done.stderr == "tm: new.tmx: no such memory yet; all is new in it\n"
    assert run("update", "new.tmx", po.name).stderr == ""
    assert run("validate", "new.tmx").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["analyze", "none.md"], 3, "no such file"),
        (["analyze", "empty"], 3, "holds no document"),
        (["analyze", "broken.po", "-m", "ui.tmx"], 3, "is no PO file"),
        (["analyze", "ko.po", "-m", "none.tmx"], 3, "no such memory"),
        (["analyze", "ko.po", "--date", "x"], 2, "--date"),
        (["analyze", "-", "-m", "ui.tmx"], 2, "--from"),
        (["pretranslate", "ko.po"], 2, "--output"),
        (["pretranslate", "ko.po", "-o", "ko.xlf"], 2, "a name of the kind of ko.po"),
        (["pretranslate", "a.docx", "-o", "b.docx"], 3, "can be filled"),
        (["pretranslate", "ui.tmx", "-o", "b.tmx"], 3, "is TMX"),
        (["pretranslate", "ko.po", "-o", "out.po", "--report", "r.pdf"], 2, "--report"),
        (["pretranslate", "broken.po", "-o", "out.po", "-m", "ui.tmx"], 3, "is no PO file"),
        (["update", "ui.tmx", "none.po"], 3, "no such file"),
        (["update", "ui.txt", "ko.po"], 2, "MEMORY.tmx"),
        (["update", "broken.tmx", "ko.po"], 3, "broken.tmx"),
        (["update", "ui.tmx", "a.docx"], 3, "no bilingual file"),
    ],
)
def test_one_line_for_what_is_wrong(run: Run, po: Path, arguments: list[str], status: int, said: str) -> None:
    (po.parent / "empty").mkdir()
    (po.parent / "broken.po").write_text('msgid "a\nmsgstr\n', "utf-8")
    (po.parent / "broken.tmx").write_text("<tmx><header/><body><tu>", "utf-8")
    done = run(*arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (status, 1)
    assert said in done.stderr
    assert not (po.parent / "out.po").exists()


def test_a_fuzzy_match_in_po_says_what_it_was_a_translation_of(run: Run, memory: Path, tmp_path: Path) -> None:
    entry = 'msgid "Women workers visited the history museum!"\nmsgstr ""\n'
    (tmp_path / "ko.po").write_text(f'msgid ""\nmsgstr "Language: ko\\n"\n\n{entry}', "utf-8")
    done = run("pretranslate", "ko.po", "-o", "out.po", "-m", str(memory))
    assert done.returncode == 0, done.stderr
    previous = '#, fuzzy\n#| msgid "Women workers visited the history museum."\nmsgid "Women workers visited the history museum!"\n'
    assert previous in (tmp_path / "out.po").read_text("utf-8")
