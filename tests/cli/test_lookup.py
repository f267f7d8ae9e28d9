"""`tm lookup` as a person and a script see it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import MEMORY, Run

RICE = "시장에서 쌀 1kg은 6200원에 거래됐다."
BORDER = "국경 경비가 강화됐다."


def answers(run: Run, *arguments: str, stdin: str | None = None) -> list[dict[str, Any]]:
    done = run("lookup", *arguments, "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def tuids(run: Run, *arguments: str, stdin: str | None = None) -> list[str]:
    return [match["tuid"] for answer in answers(run, *arguments, stdin=stdin) for match in answer["matches"]]


@pytest.mark.parametrize(
    ("query", "kind", "similarity", "tuid", "differences"),
    [
        pytest.param(RICE, "exact", 100.0, "1", [], id="the same"),
        pytest.param("시장에서 쌀 1kg은 6800원에 거래됐다.", "fuzzy", 95.0, "1", ["number"], id="another price"),
        pytest.param("녀성 로동자들이 력사박물관을 참관하였다.", "variant", 99.0, "3", ["spelling"], id="Northern spelling"),
        pytest.param("국경경비가 강화됐다.", "variant", 99.0, "2", ["spacing"], id="spacing"),
        pytest.param("Border security was tightened.", "exact", 100.0, "2", [], id="English, over a code"),
        pytest.param("Border security was not tightened.", "fuzzy", 88.2, "2", ["negation"], id="a negation"),
    ],
)
def test_answers(run: Run, memory: Path, query: str, kind: str, similarity: float, tuid: str, differences: list[str]) -> None:
    (answer,) = answers(run, "-m", str(memory), query)
    best = answer["matches"][0]
    assert (best["kind"], best["similarity"], best["tuid"]) == (kind, similarity, tuid)
    assert best["differences"] == differences
    assert best["raw"] == similarity


ANSWER = {"query": str, "source_lang": str, "target_lang": str, "terms": list, "matches": list}
MATCH: dict[str, Any] = {
    "source": str,
    "target": str,
    "similarity": float,
    "raw": float,
    "rank": float,
    "kind": str,
    "differences": list,
    "penalties": list,
    "adapted": (str, type(None)),
    "tuid": (str, type(None)),
    "file": str,
    "note": (str, type(None)),
    "changed": (str, type(None)),
    "props": dict,
}


@pytest.mark.parametrize("query", [RICE, RICE.replace("6200", "6800"), BORDER, "국경 초소", "Border security", "전혀 모르는 말"])
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_keys_and_types_are_those_of_the_contract(run: Run, memory: Path, query: str, format: str) -> None:
    terms = memory.parent / "terms.tsv"
    terms.write_text("ko\ten\n국경\tborder\n쌀\trice\n", "utf-8")
    done = run("lookup", "-m", "memory.tmx", "--terms", "terms.tsv", "--threshold", "50", "--format", format, query)
    answer = json.loads(done.stdout) if format == "jsonl" else json.loads(done.stdout)[0]
    assert {key: type(value) for key, value in answer.items()} == ANSWER
    for match in answer["matches"]:
        assert set(match) == {*MATCH, "covers", "rendering"}
        assert all(isinstance(match[key], kind) for key, kind in MATCH.items())
        assert all(p.keys() == {"reason", "points"} and isinstance(p["points"], int | float) for p in match["penalties"])
    for term in answer["terms"]:
        assert {key: type(value) for key, value in term.items()} == {"source": str, "target": str, "start": int, "end": int}
        assert query[term["start"] : term["end"]] == term["source"]


def test_what_a_match_says(run: Run, memory: Path) -> None:
    text = MEMORY.replace('<tu tuid="2">', '<tu tuid="2" changedate="20260217T000000Z"><note>두 번 읽음</note>')
    memory.write_text(text.replace("<prop", '<prop type="x-tm-aligner">tm-align:1</prop><prop', 1), "utf-8")
    (answer,) = answers(run, "-m", "memory.tmx", "국경 경비가 더 강화됐다.")
    assert answer["matches"] == [
        {
            "source": BORDER,
            "target": "Border security was tightened.",
            "similarity": 89.9,
            "raw": 90.9,
            "rank": 76.9,
            "kind": "fuzzy",
            "differences": ["word"],
            "penalties": [{"reason": "aligned, not reviewed", "points": 1.0}],
            "adapted": None,
            "covers": None,
            "rendering": None,
            "tuid": "2",
            "file": "memory.tmx",
            "note": "두 번 읽음",
            "changed": "2026-02-17T00:00:00Z",
            "props": {"x-tm-aligner": "tm-align:1", "x-domain": "border"},
        }
    ]


def test_an_adapted_target(run: Run, memory: Path) -> None:
    for price, adapted in (("1만 2천 ", "12,000"), ("12800", "12,800"), ("6200", None)):
        (answer,) = answers(run, "-m", "memory.tmx", f"시장에서 쌀 1kg은 {price}원에 거래됐다.")
        target = adapted and f"Rice sold for {adapted} won per kilogram at the market."
        assert answer["matches"][0]["adapted"] == target
    # The target says no 1.
    (answer,) = answers(run, "-m", "memory.tmx", "시장에서 쌀 2kg은 6200원에 거래됐다.")
    assert answer["matches"][0]["adapted"] is None


def test_one_answer_for_each_line_of_stdin(run: Run, memory: Path) -> None:
    found = answers(run, "-m", str(memory), stdin="국경 경비가 강화됐다.\n\nWomen workers visited the museum.\n")
    assert [a["source_lang"] for a in found] == ["ko", "en"]
    assert all(a["matches"] for a in found)


def test_a_mark_before_stdin_and_line_ends_of_windows_are_no_part_of_it(run: Run, memory: Path) -> None:
    found = answers(run, "-m", "memory.tmx", stdin=f"\ufeff{BORDER}\r\n{RICE}\r\n")
    assert [(a["query"], a["matches"][0]["kind"]) for a in found] == [(BORDER, "exact"), (RICE, "exact")]


@pytest.mark.parametrize("format", ["jsonl", "text", "tsv"])
def test_many_queries_are_answered_in_order_by_several_processes_too(run: Run, memory: Path, format: str) -> None:
    lines = [f"시장에서 쌀 {number}kg은 {number * 100}원에 거래됐다." for number in range(1, 150)]
    lines[7], lines[100] = "Border security was tightened.", "없는 말"
    common = ("lookup", "-m", "memory.tmx", "--format", format)
    one, two = (run(*common, "--jobs", jobs, stdin="\n".join(lines)) for jobs in ("1", "2"))
    assert (one.returncode, two.returncode) == (0, 0)
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    if format == "jsonl":
        assert [json.loads(line)["query"] for line in two.stdout.splitlines()] == lines


def test_several_processes_need_a_memory_and_a_glossary_too(run: Run, memory: Path) -> None:
    (memory.parent / "bad.tsv").write_text("Korean\tEnglish\n", "utf-8")
    done = run("lookup", "-m", "memory.tmx", "--terms", "bad.tsv", "--jobs", "2", stdin=RICE)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    done = run("lookup", "-m", "-", "--jobs", "2", RICE, stdin=MEMORY)
    assert "exact" in done.stdout


def test_text(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", str(memory), "시장에서 쌀 1kg은 6800원에 거래됐다.")
    assert done.stdout == (
        " 95.0  fuzzy  ! number differs: 6800 → 6200\n"
        "   ko  시장에서 쌀 1kg은 {6200}원에 거래됐다.\n"
        "   en  Rice sold for 6,200 won per kilogram at the market.\n"
        "       adapted: Rice sold for {6,800} won per kilogram at the market.\n"
        "       memory.tmx · 2026-01-05 · tuid 1\n"
    )
    assert done.stderr == ""


def test_text_of_several_queries_has_each_above_its_matches(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", "memory.tmx", BORDER, "없는 말")
    assert done.stdout.startswith(f"> {BORDER}\n100.0  exact\n")
    assert done.stdout.endswith("\n\n> 없는 말\n  no match\n")
    assert done.stderr == "tm: nothing at 70 or above for: 1 of 2 queries; try a lower --threshold\n"


def test_colours_and_a_narrow_terminal(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", "memory.tmx", "--color", "always", "국경경비가 강화됐다.", COLUMNS="30")
    assert "\x1b[" in done.stdout
    assert "\x1b[" not in run("lookup", "-m", "memory.tmx", BORDER).stdout


def test_tsv(run: Run, memory: Path) -> None:
    header, row = run("lookup", "-m", "memory.tmx", RICE, "--format", "tsv").stdout.splitlines()
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert (cells["query"], cells["similarity"], cells["kind"], cells["tuid"]) == (RICE, "100", "exact", "1")


def test_a_missing_match_is_said_and_asked_for_exits_1(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", str(memory), "전혀 다른 문장", "--require-match")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "nothing at 70" in done.stderr
    assert run("lookup", "-m", "memory.tmx", "전혀 다른 문장").returncode == 0
    assert run("lookup", "-m", "memory.tmx", BORDER, "--require-match").returncode == 0
    assert run("lookup", "-m", "memory.tmx", "--require-match", stdin=f"{BORDER}\n없는 말\n").returncode == 1
    # A part is no match.
    done = run("lookup", "-m", "memory.tmx", "국경 경비가 허술해서 밀수꾼들이 마음대로 드나든다.", "--require-match")
    assert done.returncode == 1
    assert "part  fragment" in done.stdout


def test_threshold_and_limit(run: Run, memory: Path) -> None:
    query = "국경 경비가 강화된다."
    assert tuids(run, "-m", "memory.tmx", query, "--threshold", "50") == ["2"]
    assert tuids(run, "-m", "memory.tmx", query, "--threshold", "98", "--no-fragments") == []
    more = "".join(
        f'<tu tuid="x{n}"><tuv xml:lang="ko"><seg>{BORDER}</seg></tuv><tuv xml:lang="en"><seg>Security {n}.</seg></tuv></tu>'
        for n in range(9)
    )
    memory.write_text(MEMORY.replace("</body>", f"{more}</body>"), "utf-8")
    assert len(tuids(run, "-m", "memory.tmx", BORDER)) == 5
    assert len(tuids(run, "-m", "memory.tmx", BORDER, "--limit", "2")) == 2
    assert len(tuids(run, "-m", "memory.tmx", BORDER, "--limit", "100")) == 10


def test_the_neighbours_make_a_context_match(run: Run, memory: Path) -> None:
    known = '<prop type="x-context-pre">&lt;seg&gt;갔습니까?&lt;/seg&gt;</prop><prop type="x-context-post">좋습니다.</prop>'
    memory.write_text(MEMORY.replace("<seg>국경 경비가", f"{known}<seg>국경 경비가"), "utf-8")
    for arguments, kind in (
        (["--before", "갔습니까?"], "context"),
        (["--after", "좋습니다."], "context"),
        (["--before", "갔습니까?", "--after", "좋습니다."], "context"),
        (["--before", "왔습니까?"], "exact"),
        (["--before", "갔습니까?", "--after", "싫습니다."], "exact"),
        ([], "exact"),
    ):
        (answer,) = answers(run, "-m", "memory.tmx", BORDER, *arguments)
        assert answer["matches"][0]["kind"] == kind


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--since", "2026"], ["1"]),
        (["--since", "2026-01-06"], []),
        (["--file", "memory.tmx"], ["1"]),
        (["--file", "mem*"], ["1"]),
        (["--file", "news*"], []),
        (["--prop", "x-domain"], []),
    ],
)
def test_filters(run: Run, memory: Path, arguments: list[str], found: list[str]) -> None:
    assert tuids(run, "-m", "memory.tmx", RICE, "--no-fragments", *arguments) == found


def test_filters_by_property(run: Run, memory: Path) -> None:
    for prop, found in (("x-domain=border", ["2"]), ("x-domain=bor*", ["2"]), ("x-domain", ["2"]), ("x-domain=rice", [])):
        assert tuids(run, "-m", "memory.tmx", BORDER, "--no-fragments", "--prop", prop) == found


def test_directions(run: Run, memory: Path) -> None:
    def way(*arguments: str) -> tuple[str, str]:
        (answer,) = answers(run, "-m", "memory.tmx", "--no-fragments", *arguments)
        return answer["source_lang"], answer["target_lang"]

    assert way(BORDER) == way(BORDER, "--from", "ko") == way("rice", "--to", "en") == ("ko", "en")
    assert way("Rice") == way("쌀", "--from", "en") == way("쌀", "--to", "ko") == ("en", "ko")
    memory.write_text(MEMORY.replace("Women workers visited the history museum.", "2026 … 7"), "utf-8")
    assert way("2026 … 7") == ("en", "ko")


def test_fragments_are_for_arguments_unless_told_otherwise(run: Run, memory: Path) -> None:
    query = "국경 경비가 허술해서 밀수꾼들이 마음대로 드나든다."

    def kinds(*arguments: str, stdin: str | None = None) -> list[str]:
        (answer,) = answers(run, "-m", "memory.tmx", *arguments, stdin=stdin)
        return [match["kind"] for match in answer["matches"]]

    assert kinds(query) == kinds("--fragments", stdin=query) == ["fragment"]
    assert kinds(query, "--no-fragments") == kinds(stdin=query) == []
    (answer,) = answers(run, "-m", "memory.tmx", query)
    (match,) = answer["matches"]
    assert query[slice(*match["covers"])] == "국경 경비가"
    assert (match["similarity"], match["raw"], match["rank"]) == (0, 0, 0)


def test_explain(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", "memory.tmx", "--explain", RICE.replace("6200", "6800"))
    assert "  why  95 = 100 × (1 - 1 / 20) characters without spaces, rounded down\n" in done.stdout
    assert "rank 81 = 95 less number 14 × 1, 15 at most\n" in done.stdout
    (answer,) = answers(run, "-m", "memory.tmx", "--explain", RICE)
    assert answer["matches"][0]["explanation"] == ["100: equal in Unicode normal form C, runs of white space as one"]


def test_a_hyphen_is_standard_input(run: Run, memory: Path) -> None:
    given = f"{RICE}\n\n{BORDER}\n"
    assert tuids(run, "-m", "memory.tmx", "-", stdin=given) == tuids(run, "-m", "memory.tmx", stdin=given) == ["1", "2"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_queries_that_are_not_utf8_are_refused_with_their_line(memory: Path, jobs: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tm", "lookup", "-m", "memory.tmx", "--jobs", jobs],
        input=f"{RICE}\n".encode() + BORDER.encode("cp949"),
        capture_output=True,
        cwd=memory.parent,
    )
    assert done.returncode == 3
    assert done.stderr.decode() == "tm: standard input:2: is not UTF-8; convert it, or save it as UTF-8\n"


@pytest.mark.skipif(sys.platform == "win32", reason="locales of POSIX")
def test_arguments_and_file_names_are_utf8_whatever_the_locale(run: Run, memory: Path) -> None:
    (memory.parent / "기억.tmx").write_text(MEMORY, "utf-8")
    done = run("lookup", "-m", "기억.tmx", BORDER, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("100.0  exact\n   ko  국경 경비가 강화됐다.\n")


def test_a_note_names_a_query_in_short_and_sends_no_escapes(run: Run, memory: Path) -> None:
    done = run("lookup", "-m", "memory.tmx", stdin="\x1b[31m" + "모르는 말 " * 400 + "\n")
    assert "\x1b" not in done.stderr
    assert len(done.stderr) < 120
    assert done.stderr.startswith("tm: nothing at 70 or above for: �[31m모르는 말 ")


def test_terms(run: Run, memory: Path) -> None:
    (memory.parent / "a.tsv").write_text("ko\ten\n국경\tborder\n", "utf-8")
    (memory.parent / "b.tsv").write_text("ko\ten\n경비\tsecurity\n", "utf-8")
    (answer,) = answers(run, "-m", "memory.tmx", BORDER, "--terms", "a.tsv", "--terms", "b.tsv")
    assert answer["terms"] == [
        {"source": "국경", "target": "border", "start": 0, "end": 2},
        {"source": "경비", "target": "security", "start": 3, "end": 5},
    ]
    done = run("lookup", "-m", "memory.tmx", BORDER, "--terms", "a.tsv")
    assert done.stdout.startswith("terms: 국경 = border\n100.0  exact\n")


def test_memories_and_glossaries_from_settings(run: Run, memory: Path) -> None:
    (memory.parent / "a.tsv").write_text("ko\ten\n국경\tborder\n", "utf-8")
    (memory.parent / "tm.toml").write_text('memory = "memory.tmx"\nthreshold = 90\nlimit = 1\nterms = "a.tsv"\n', "utf-8")
    (answer,) = answers(run, BORDER)
    assert answer["matches"][0]["tuid"] == "2"
    assert len(answer["terms"]) == 1
    assert tuids(run, "국경 경비를 강화한다.", "--no-fragments") == []
    assert tuids(run, "국경 경비를 강화한다.", "--threshold", "50") == ["2"]


def test_penalties_from_settings(run: Run, memory: Path) -> None:
    (memory.parent / "tm.toml").write_text('penalty = [{points = 12.5, prop = "x-domain=border"}]\n', "utf-8")
    (answer,) = answers(run, "-m", "memory.tmx", BORDER)
    (match,) = answer["matches"]
    assert (match["raw"], match["similarity"], match["kind"]) == (100, 87.5, "exact")
    assert match["penalties"] == [{"reason": "x-domain=border", "points": 12.5}]


def test_a_users_vocabulary_makes_a_variant(run: Run, memory: Path) -> None:
    query = "변경 경비가 강화됐다."
    (before,) = answers(run, "-m", "memory.tmx", query)
    (memory.parent / "tm.toml").write_text('vocabulary = [["변경", "국경"]]\n', "utf-8")
    (behind,) = answers(run, "-m", "memory.tmx", query)
    assert [m["kind"] for m in before["matches"]] == ["fuzzy"]
    assert [(m["kind"], m["similarity"]) for m in behind["matches"]] == [("variant", 99)]
    assert json.loads(run("concord", "-m", "memory.tmx", "변경", "--format", "json").stdout)["count"] == 1


def test_folders_and_several_memories(run: Run, memory: Path) -> None:
    folder = memory.parent / "archive" / "penalty-010"
    folder.mkdir(parents=True)
    (folder / "old.tmx").write_text(MEMORY.replace('tuid="2"', 'tuid="old"'), "utf-8")
    (answer,) = answers(run, "-m", "memory.tmx", "-m", "archive", BORDER)
    assert [(m["tuid"], m["similarity"], m["file"]) for m in answer["matches"]] == [
        ("2", 100, "memory.tmx"),
        ("old", 90, str(Path("archive/penalty-010/old.tmx"))),
    ]
    # What is named twice counts once.
    assert tuids(run, "-m", "archive", "-m", "archive/penalty-010/old.tmx", "-m", "archive", BORDER) == ["old"]


def test_a_memory_that_changed_is_read_again(run: Run, memory: Path) -> None:
    assert tuids(run, "-m", "memory.tmx", BORDER) == ["2"]
    memory.write_text(MEMORY.replace('tuid="2"', 'tuid="new"'), "utf-8")
    assert tuids(run, "-m", "memory.tmx", BORDER) == ["new"]
