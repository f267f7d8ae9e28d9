from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.tmx.test_carry import faults
from tests.interchange.omegat import make_project
from tm.errors import UnusableInput, UnusableOutput
from tm.formats.omegat import NAME, export, is_export, read_project
from tm.formats.tmx import TmxReader
from tm.model.memory import Prop, Unit, Variant

Placed = list[tuple[str, Unit]]


def unit(ko: str, en: str, *more: Variant, tuid: str | None = None) -> Unit:
    return Unit(tuid, (Variant("ko", (ko,)), Variant("en", (en,)), *more))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "일", "KO-KR", "EN-US", {})


def texts(path: Path) -> list[tuple[str, ...]]:
    with TmxReader(str(path)) as reader:
        return [tuple(f"{v.lang} {v.text}" for v in u.variants) for u in reader]


def run(folder: Path, placed: Placed) -> tuple[dict[str, int], dict[str, int], list[str]]:
    done = export(read_project(str(folder)), lambda: placed)
    return dict(done.written), dict(done.left_out), done.removed


def test_units_go_to_their_folders_in_the_projects_languages(project: Path) -> None:
    placed: Placed = [("auto", unit("가", "A")), ("mt", unit("나", "B")), ("penalty-001", unit("다", "C"))]
    assert run(project, placed) == ({"auto": 1, "mt": 1, "penalty-001": 1}, {}, [])
    for folder, rows in (("auto", [("ko-KR 가", "en-US A")]), ("mt", [("ko-KR 나", "en-US B")])):
        path = project / "tm" / folder / NAME
        assert texts(path) == rows
        assert is_export(path)
        assert faults(path.read_bytes()) == []


def test_the_variant_of_the_projects_region_is_taken(project: Path) -> None:
    given = Unit(
        None, (Variant("en-GB", ("colour",)), Variant("en_US", ("color",)), Variant("ko", ("색",)), Variant("ja", ("色",)))
    )
    assert run(project, [("auto", given)])[0] == {"auto": 1}
    assert texts(project / "tm" / "auto" / NAME) == [("ko-KR 색", "en-US color")]


def test_what_a_project_cannot_use_is_counted(project: Path) -> None:
    placed: Placed = [
        ("auto", Unit(None, (Variant("ko", ("가",)), Variant("ja", ("か",))))),
        ("auto", unit("가", " ")),
        ("auto", Unit(None, unit("가", "A").variants, props=(Prop("x-tm-obsolete", "yes"),))),
        ("auto", unit("가", "A")),
        ("auto", unit("가", "A")),
    ]
    lost = {"without a text in both ko-KR and en-US": 2, "not for translating": 1, "there already": 1}
    assert run(project, placed) == ({"auto": 1}, lost, [])


def test_a_source_with_several_translations_is_left_to_the_translator(project: Path) -> None:
    # The second is the same as the first, but decomposed: OmegaT composes what it reads.
    placed: Placed = [
        ("auto", unit("각", "A")),
        ("auto", unit("\u1100\u1161\u11a8", "B")),
        ("auto", unit("나", "C")),
        ("mt", unit("나", "D")),
    ]
    assert run(project, placed)[0] == {"": 2, "auto": 1, "mt": 1}
    assert len(texts(project / "tm" / NAME)) == 2


def test_only_what_an_export_wrote_is_replaced_or_taken_away(project: Path) -> None:
    (project / "tm" / "kim.tmx").write_text("mine", "utf-8")
    run(project, [("auto", unit("가", "A")), ("penalty-001", unit("나", "B"))])
    first = (project / "tm" / "auto" / NAME).read_bytes()
    written, _, removed = run(project, [("auto", unit("가", "A"))])
    assert (written, removed) == ({"auto": 1}, [str(project / "tm" / "penalty-001" / NAME)])
    assert not (project / "tm" / "penalty-001" / NAME).exists()
    assert (project / "tm" / "auto" / NAME).read_bytes() == first
    assert (project / "tm" / "kim.tmx").read_text("utf-8") == "mine"


def test_a_persons_file_of_that_name_stops_the_export_before_anything_is_written(project: Path) -> None:
    mine = project / "tm" / "mt" / NAME
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    with pytest.raises(UnusableOutput, match="was not written by tm export"):
        run(project, [("auto", unit("가", "A")), ("mt", unit("나", "B"))])
    assert mine.read_text("utf-8") == "mine"
    assert list((project / "tm" / "auto").iterdir()) == []


def test_a_folder_of_memories_elsewhere(project: Path) -> None:
    file = project / "omegat.project"
    file.write_text(file.read_text("utf-8").replace("<tm_dir>__DEFAULT__", "<tm_dir>기억/"), "utf-8")
    run(project, [("auto", unit("가", "A"))])
    assert (project / "기억" / "auto" / NAME).is_file()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "is no OmegaT project"),
        ("<omegat><project>", "broken XML"),
        ("<omegat><project/></omegat>", "names no two languages"),
        ("<p><source_lang>ko</source_lang><target_lang>KO-KR</target_lang></p>", "names no two languages"),
    ],
)
def test_what_is_no_project(tmp_path: Path, text: str | None, reason: str) -> None:
    if text is not None:
        (tmp_path / "omegat.project").write_text(text, "utf-8")
    with pytest.raises(UnusableInput, match=reason):
        read_project(str(tmp_path))


def test_no_folder_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no such folder"):
        read_project(str(tmp_path / "none"))
