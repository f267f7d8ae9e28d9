"""OmegaT itself takes our memories: projects in both directions are filled in from them, and what it saves reads back whole."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.interchange.omegat import PROGRAM, Run, make_project, translate
from tm.cli.export import export
from tm.formats.conversion import Conversion
from tm.formats.memory_formats import Writing
from tm.formats.tmx import TmxReader
from tm.model.memory import InlineCode, Unit

pytestmark = pytest.mark.skipif(
    PROGRAM is None and "TM_TEST_CAT_TOOLS" not in os.environ, reason="OmegaT is not installed (Debian: omegat)"
)

KOREAN_CODES = ("ko", "ko-KR", "KO-KR", "ko-Kore-KR", "ko_KR", "kor", "KOR", "Korean")

FORMS = {f"{code}로 적힌 문장이다.": f"This sentence is marked {code}." for code in KOREAN_CODES}
PLAIN = {
    "시장 관리소가 자릿세를 올렸다.": "The market office raised stall fees.",
    "5 < 6이고 “인용”과 & 기호가 있다.": "5 < 6, with “quotes” and an & sign.",
    "한 줄짜리 문장이다.": "It is a sentence on one line.",
}
PAGE = "<html><head><meta charset='utf-8'></head><body>\n{}\n</body></html>\n"
KOREAN_PAGE = PAGE.format("<p>저장하려면 <b>확인</b>을 누르세요.</p><p><i>국경</i> 경비가 <b>강화</b>됐다.</p>")
ENGLISH_PAGE = PAGE.format("<p>Press <b>OK</b> to save.</p><p>Border <b>security</b> was <i>tightened</i>.</p>")


def pair(number: int, name: str, *inside: Any) -> list[Any]:
    """What a pair of tags holds, between its codes."""
    i = str(number)
    return [{"bpt": {"i": i, "x": i}, "code": [f"<{name}>"]}, *inside, {"ept": {"i": i}, "code": [f"</{name}>"]}]


def row(ko: list[Any], en: list[Any], code: str = "ko-KR", **more: Any) -> dict[str, Any]:
    return {"variants": [{"lang": code, "content": ko}, {"lang": "en-US", "content": en}], **more}


TAGGED = [
    row(["저장하려면 ", *pair(1, "b", "확인"), "을 누르세요."], ["Press ", *pair(1, "b", "OK"), " to save."]),
    row(
        [*pair(1, "i", "국경"), " 경비가 ", *pair(2, "b", "강화"), "됐다."],
        [*pair(1, "i", "Border"), " security was ", *pair(2, "b", "tightened"), "."],
    ),
]
TAGGED_FROM_ENGLISH = [
    TAGGED[0],
    row(
        [*pair(2, "i", "국경"), " 경비가 ", *pair(1, "b", "강화"), "됐다."],
        ["Border ", *pair(1, "b", "security"), " was ", *pair(2, "i", "tightened"), "."],
    ),
]


def write_memory(path: Path, rows: list[dict[str, Any]], **told: Any) -> None:
    """Write units as TMX by way of `tm convert`."""
    given = path.with_suffix(".jsonl")
    given.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), "utf-8")
    Conversion([str(given)], None).write(str(path), Writing(**told))
    given.unlink()


def lines(texts: Any) -> str:
    return "".join(f"{text}\n\n" for text in texts)


def korean_project(folder: Path) -> Path:
    """From Korean: a memory for each form of the code, all in tm/auto."""
    sources = {"forms.txt": lines(FORMS), "plain.txt": lines(PLAIN), "page.html": KOREAN_PAGE}
    project = make_project(folder, "KO-KR", "EN-US", sources)
    auto = project / "tm" / "auto"
    for (ko, en), code in zip(FORMS.items(), KOREAN_CODES, strict=True):
        write_memory(auto / f"{code}.tmx", [row([ko], [en], code, tuid=code)], tool="omegat")
    # A property that would bind the unit to a file of some other project.
    places = [["file", "menu.txt"], ["id", "7"], ["x-auto", "1"]]
    write_memory(auto / "plain.tmx", [row([ko], [en], props=places) for ko, en in PLAIN.items()], tool="omegat")
    write_memory(auto / "tags.tmx", TAGGED, tool="omegat")
    write_memory(auto / "level1.tmx", [row(["수준 1이다."], ["Level 1."])], level=1)
    return project


EXPORTED = {
    "The ferry was cancelled.": "배편이 취소됐다.",
    "The bridge reopened in May.": "다리는 5월에 다시 열렸다.",
}


def english_project(folder: Path) -> Path:
    """From English: filled by `tm export`, and by memories that were written for no tool, or for one."""
    sources = {
        "plain.txt": lines(PLAIN.values()),
        "page.html": ENGLISH_PAGE,
        "exported.txt": lines([*EXPORTED, "Nobody has reviewed this.", "A machine wrote this.", "There are two ways to say it."]),
    }
    project = make_project(folder, "EN", "KO", sources)
    auto = project / "tm" / "auto"
    write_memory(auto / "own.tmx", [row([ko], [en]) for ko, en in list(PLAIN.items())[:1]])
    write_memory(auto / "generic.tmx", [row([ko], [en]) for ko, en in list(PLAIN.items())[1:2]], tool="generic", source="en")
    write_memory(auto / "trados.tmx", [row([ko], [en]) for ko, en in list(PLAIN.items())[2:]], tool="trados", source="en")
    write_memory(auto / "memoq.tmx", TAGGED_FROM_ENGLISH, tool="memoq", source="en")
    memory = folder.parent / "memory.tmx"
    rows = [row([ko], [en]) for en, ko in EXPORTED.items()]
    rows.append(row(["아무도 검토하지 않았다."], ["Nobody has reviewed this."], props=[["x-tm-aligner", "tm-align:1"]]))
    rows.append(row(["기계가 쓴 글이다."], ["A machine wrote this."], props=[["x-tm-origin", "mt"]]))
    rows += [row([ko], ["There are two ways to say it."]) for ko in ("두 가지로 말할 수 있다.", "달리 말할 수도 있다.")]
    write_memory(memory, rows)
    export(str(project), memory=[str(memory)])
    return project


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    """Both projects, translated at the same time: a start of OmegaT takes seconds."""
    folder = tmp_path_factory.mktemp("omegat")
    projects = korean_project(folder / "from-korean"), english_project(folder / "from-english")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(translate, projects)
    return first, second


def test_every_memory_is_loaded_without_a_word_of_complaint(runs: tuple[Run, Run]) -> None:
    for run in runs:
        assert "Translated documents created" in run.log
        assert "TF_TM_LOAD_ERROR" not in run.log
        assert "Exception" not in run.log
        names = {path.name for path in (run.folder / "tm").rglob("*.tmx")}
        assert len(names) >= 4
        for path in (run.folder / "tm").rglob("*.tmx"):
            assert f"Reading TMX file {path} " in run.log


def test_korean_is_filled_in_whatever_the_form_of_its_code(runs: tuple[Run, Run]) -> None:
    assert runs[0].target("forms.txt") == lines(FORMS.values())


def test_plain_sentences_are_filled_in_from_both_languages(runs: tuple[Run, Run]) -> None:
    assert runs[0].target("plain.txt") == lines(PLAIN.values())
    assert runs[1].target("plain.txt") == lines(PLAIN)


def test_tags_come_into_their_places(runs: tuple[Run, Run]) -> None:
    korean, english = (run.target("page.html") for run in runs)
    assert "<p>Press <b>OK</b> to save.</p><p><i>Border</i> security was <b>tightened</b>.</p>" in korean
    assert "<p>저장하려면 <b>확인</b>을 누르세요.</p><p><i>국경</i> 경비가 <b>강화</b>됐다.</p>" in english


def test_an_export_fills_in_what_people_wrote_and_leaves_the_rest_to_them(runs: tuple[Run, Run]) -> None:
    expected = [*EXPORTED.values(), "Nobody has reviewed this.", "A machine wrote this.", "There are two ways to say it."]
    assert runs[1].target("exported.txt") == lines(expected)


def units(path: Path) -> list[Unit]:
    with TmxReader(str(path)) as reader:
        found = list(reader)
        assert {problem.rule for problem in reader.problems} <= {"lang-attribute"}
        return found


@pytest.mark.parametrize("kind", ["omegat", "level1", "level2"])
def test_what_omegat_saves_reads_back_whole(runs: tuple[Run, Run], kind: str) -> None:
    (path,) = [path for path in runs[0].saved() if path.stem.endswith(kind)]
    found = {unit.variants[0].text: unit.variants[1].text for unit in units(path)}
    tagged = {
        "저장하려면 확인을 누르세요.": "Press OK to save.",
        "국경 경비가 강화됐다.": "Border security was tightened.",
    }
    if kind == "omegat":
        tagged = {
            "저장하려면 <b0>확인</b0>을 누르세요.": "Press <b0>OK</b0> to save.",
            "<i0>국경</i0> 경비가 <b1>강화</b1>됐다.": "<i0>Border</i0> security was <b1>tightened</b1>.",
        }
    assert found == FORMS | PLAIN | tagged


def test_saved_codes_are_codes_again(runs: tuple[Run, Run]) -> None:
    (path,) = [path for path in runs[0].saved() if path.stem.endswith("level2")]
    (content,) = [unit.variants[1].content for unit in units(path) if unit.variants[1].text == "Press OK to save."]
    assert content == (
        "Press ",
        InlineCode("bpt", (("i", "0"), ("x", "0")), ("<b0>",)),
        "OK",
        InlineCode("ept", (("i", "0"),), ("</b0>",)),
        " to save.",
    )
