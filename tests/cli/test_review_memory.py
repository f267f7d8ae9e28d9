"""A review taken back into a memory that is there already: what stays, what is replaced, what comes back as `ok`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.test_reviewing import edit, units
from tm.align.dropped import dropped_in
from tm.align.review import document_of
from tm.cli.align_output import open_memories
from tm.cli.align_records import CHECKED, Options, Pair, Task
from tm.cli.align_units import DIGEST
from tm.cli.aligning import align_task
from tm.cli.reviewing import from_review, write_review
from tm.errors import BadTmx
from tm.formats.tmx import TmxReader
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Prop, Unit
from tm.model.review import Review

KO = ("혜산 시장이 다시 열렸다.", "상인들은 쌀값부터 물었다.", "단속은 없었다.", "장은 저녁에 닫혔다.")
EN = ("Hyesan's market has reopened.", "Traders asked about rice first.", "There were no checks.", "It closed in the evening.")
BEADS = tuple(Bead((n,), (n,), 0.9) for n in range(4))
SIDES = tuple(map(Segment, KO)), tuple(map(Segment, EN))

OWN = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="desk" creationtoolversion="7" segtype="sentence" o-tmf="t" adminlang="en" srclang="ko" datatype="plaintext">
  <prop type="x-desk">seoul</prop>
</header>
<body>
<tu tuid="own-1" creationid="lee"><tuv xml:lang="ko"><seg>문을 <ph x="1">&lt;b/&gt;</ph>닫는다.</seg></tuv>
<tuv xml:lang="en"><seg>Close the <ph x="1">&lt;b/&gt;</ph>door.</seg></tuv></tu>
</body>
</tmx>
"""


def write_table(path: Path, *, name: str = "a", mark: str = "1234.aa", beads: tuple[Bead, ...] = BEADS) -> Path:
    names = (f"{name}.ko.md", f"{name}.en.md")
    props = [Prop(DIGEST, mark)] if mark else []
    document = document_of(names, SIDES, Alignment(beads, "tm-align:1"), date="2026-02-17", props=props)
    write_review(str(path), Review((document,)))
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "desk.tmx"
    path.write_text(OWN, "utf-8")
    return path


def pairs(path: Path) -> list[tuple[str, str, bool]]:
    """Return Korean, English and whether it is reviewed, of each unit that `tm align` made."""
    return [(*(v.text for v in u.variants), u.prop("x-tm-reviewed") is not None) for u in units(path) if u.prop("x-tm-doc-ko")]  # type: ignore[misc]


def take(table: Path, memory: Path, reviewer: str = "kim", **options: float) -> None:
    from_review(str(table), str(memory), reviewer=reviewer, **options)  # type: ignore[arg-type]


def test_units_of_others_stay_and_so_does_the_header(memory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(write_table(tmp_path / "r.tsv"), memory)
    assert len(units(memory)) == 5
    text = memory.read_text("utf-8")
    assert '<prop type="x-desk">seoul</prop>' in text
    assert 'creationtool="desk"' in text
    assert '<seg>문을 <ph x="1">&lt;b/&gt;</ph>닫는다.</seg>' in text
    assert capsys.readouterr().err.splitlines()[1] == f"tm: {memory}: 1 unit of other documents stays"


def test_reviewed_units_take_the_place_of_those_that_nobody_reviewed(memory: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "r.tsv")
    take(table, memory)
    edit(table, 2, status="ok", en="Traders first asked what rice cost.")
    edit(table, 3, status="drop")
    take(table, memory)
    assert pairs(memory) == [
        (KO[0], EN[0], False),
        (KO[1], "Traders first asked what rice cost.", True),
        (KO[3], EN[3], False),
    ]


def test_what_was_reviewed_before_stays_where_nobody_decides_anew(
    memory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = write_table(tmp_path / "r1.tsv"), write_table(tmp_path / "r2.tsv")
    edit(first, 2, status="ok", en="They asked for rice.")
    edit(first, 4, status="ok", note="at six")
    take(first, memory)
    edit(second, 1, status="ok")
    take(second, memory, "lee")
    assert pairs(memory) == [
        (KO[0], EN[0], True),
        (KO[1], "They asked for rice.", True),
        (KO[2], EN[2], False),
        (KO[3], EN[3], True),
    ]
    assert [unit.attr("creationid") for unit in units(memory)] == ["lee", "lee", "kim", None, "kim"]
    assert capsys.readouterr().err.splitlines()[-1] == f"tm: {memory}: 2 pairs reviewed before stay"


def test_a_pair_approved_again_keeps_who_approved_it_first(memory: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "r.tsv")
    edit(table, 1, status="ok")
    take(table, memory, "kim")
    take(table, memory, "lee")
    assert units(memory)[1].attr("creationid") == "kim"


def test_a_new_decision_replaces_an_old_one(memory: Path, tmp_path: Path) -> None:
    first, second = write_table(tmp_path / "r1.tsv"), write_table(tmp_path / "r2.tsv")
    edit(first, 1, status="ok", en="A wholly different sentence that nothing in the document recalls.")
    edit(first, 2, status="ok")
    edit(first, 3, status="ok")
    take(first, memory)
    edit(second, 1, status="ok", en="Hyesan’s market is open again.")
    edit(second, 2, status="drop")
    take(second, memory)
    assert pairs(memory) == [(KO[0], "Hyesan’s market is open again.", True), (KO[2], EN[2], True), (KO[3], EN[3], False)]


def test_a_merge_takes_the_place_of_both(memory: Path, tmp_path: Path) -> None:
    first = write_table(tmp_path / "r1.tsv")
    edit(first, 2, status="ok")
    take(first, memory)
    second = write_table(tmp_path / "r2.tsv", beads=(BEADS[0], Bead((1, 2), (1, 2), 0.8), BEADS[3]))
    take(second, memory)
    assert pairs(memory) == [(KO[0], EN[0], False), (KO[1], EN[1], True), (KO[3], EN[3], False)]
    edit(second, 2, status="ok")
    take(second, memory)
    assert pairs(memory)[1] == (f"{KO[1]} {KO[2]}", f"{EN[1]} {EN[2]}", True)
    assert len(pairs(memory)) == 3


def test_reviewed_units_whose_sentences_are_gone_stay(memory: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "r.tsv")
    edit(table, 4, status="ok")
    take(table, memory)
    text = memory.read_text("utf-8").replace("장은 저녁에 닫혔다.", "사라진 문장이 여기 하나 있다.").replace("1234.aa", "1234.bb")
    memory.write_text(text, "utf-8")
    take(write_table(tmp_path / "r2.tsv"), memory)
    assert pairs(memory)[-1] == ("사라진 문장이 여기 하나 있다.", EN[3], True)
    assert {unit.prop(DIGEST) for unit in units(memory)} == {None, "1234.aa"}


@pytest.mark.parametrize(("name", "mark"), [("b", "1234.aa"), ("a", "9999.bb")])
def test_documents_of_another_name_or_place_stay(memory: Path, tmp_path: Path, name: str, mark: str) -> None:
    take(write_table(tmp_path / "r.tsv", name=name, mark=mark), memory)
    text = memory.read_text("utf-8").replace(KO[0], "여기는 다른 문서이다.").replace(EN[0], "This is another document.")
    memory.write_text(text, "utf-8")
    take(write_table(tmp_path / "r2.tsv"), memory)
    assert ("여기는 다른 문서이다.", "This is another document.", False) in pairs(memory)


def test_pairs_that_a_person_checked_as_beads_count_as_reviewed(memory: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "r.tsv")
    take(table, memory)
    text = memory.read_text("utf-8").replace(">tm-align:1<", f">{CHECKED}<").replace(EN[0], "Hyesan's market is open again.")
    memory.write_text(text, "utf-8")
    take(table, memory)
    assert pairs(memory)[0][1] == "Hyesan's market is open again."


def test_units_stand_where_they_stood_and_a_second_time_changes_nothing(memory: Path, tmp_path: Path) -> None:
    take(write_table(tmp_path / "b.tsv", name="b", mark="5678.aa"), memory)
    table = write_table(tmp_path / "r.tsv")
    take(table, memory)
    edit(table, 2, status="ok")
    again = write_table(tmp_path / "b2.tsv", name="b", mark="5678.aa")
    edit(again, 1, status="ok")
    take(again, memory)
    take(table, memory)
    order = [unit.prop("x-tm-doc-ko") for unit in units(memory)]
    assert order == [None, *["b.ko.md"] * 4, *["a.ko.md"] * 4]
    before = memory.read_bytes()
    take(table, memory, "lee")
    assert memory.read_bytes() == before


def test_a_damaged_memory_is_left_as_it_is(memory: Path, tmp_path: Path) -> None:
    damaged = OWN[:-40]
    memory.write_text(damaged, "utf-8")
    with pytest.raises(BadTmx):
        take(write_table(tmp_path / "r.tsv"), memory)
    assert memory.read_text("utf-8") == damaged


def test_what_is_no_memory_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    out.write_text("no TMX at all", "utf-8")
    take(write_table(tmp_path / "r.tsv"), out)
    assert len(units(out)) == 4


def statuses(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["status"] for row in csv.DictReader(file, dialect="excel-tab")]


def found_units(path: Path) -> list[Unit]:
    return [unit for unit in units(path) if unit.prop("x-tm-reviewed") is not None]


def test_aligned_again_reviewed_pairs_are_ok_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tm.cli.align import align

    monkeypatch.chdir(tmp_path)
    Path("a.ko.txt").write_text("\n".join(KO), "utf-8")
    Path("a.en.txt").write_text("\n".join(EN), "utf-8")
    align("a.ko.txt", "a.en.txt", output="a.tmx", review="r.tsv", encoder="none")
    edit(Path("r.tsv"), 2, status="ok", en="Something that shares no word with what stood here.")
    take(Path("r.tsv"), Path("a.tmx"))
    kept = found_units(Path("a.tmx"))
    align("a.ko.txt", "a.en.txt", output="a.tmx", review="again.tsv", encoder="none")
    assert statuses(Path("again.tsv")) == ["", "ok", "", ""]
    assert found_units(Path("a.tmx")) == kept
    take(Path("again.tsv"), Path("a.tmx"), "lee")
    assert found_units(Path("a.tmx")) == kept
    assert len(units(Path("a.tmx"))) == 4


def aligned(folder: Path, name: str, output: Path) -> list[str]:
    """Align two files anew into a memory and return the Korean texts of its pairs."""
    tasks = [Task(str(folder / f"{name}.ko.txt"), str(folder / f"{name}.en.txt"), name, Options(presegmented=True, encoder="none"))]
    with open_memories(str(output), tasks, beads=False) as memories:
        found = align_task(memories.prepared(tasks[0], update=False))
        assert isinstance(found, Pair)
        memories.write(tasks[0], found)
    return [ko for ko, _, _ in pairs(output)]


def test_a_dropped_pair_stays_dropped_until_it_is_approved(tmp_path: Path) -> None:
    memory, table = tmp_path / "out.tmx", tmp_path / "r.tsv"
    for lang, texts in (("ko", KO), ("en", EN)):
        (tmp_path / f"a.{lang}.txt").write_text("".join(f"{text}\n" for text in texts), "utf-8")
    assert KO[0] in aligned(tmp_path, "a", memory)
    edit(write_table(table), 1, status="drop")
    take(table, memory)
    assert KO[0] not in aligned(tmp_path, "a", memory)
    assert KO[0] not in aligned(tmp_path, "a", memory)
    edit(table, 1, status="ok")
    take(table, memory)
    assert KO[0] in aligned(tmp_path, "a", memory)
    with TmxReader(str(memory)) as reader:
        list(reader)
        assert dropped_in(reader.header) == frozenset()
