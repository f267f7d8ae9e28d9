"""`tm check` from outside: what is found, what is silenced, statuses and places."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="{}"
 datatype="plaintext"/><body>
"""
RIGHT = ("시장에서 쌀 1kg은 6200원에 거래됐다.", "Rice sold for 6,200 won per kilogram at the market.")
WRONG = ("쌀 1kg은 6200원이다.", "A kilogram of rice is 62,000 won.")


def tmx(*pairs: tuple[str, str], props: dict[int, str] | None = None, source: str = "ko") -> str:
    other = "en" if source == "ko" else "ko"
    seg = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'
    units = [
        f'<tu tuid="{n}">{(props or {}).get(n, "")}{seg.format(source, a)}{seg.format(other, b)}</tu>\n'
        for n, (a, b) in enumerate(pairs, 1)
    ]
    return HEAD.format(source) + "".join(units) + "</body></tmx>\n"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.tmx"
    path.write_text(tmx(RIGHT, WRONG), "utf-8")
    return path


def found(run: Run, *arguments: str) -> list[dict[str, object]]:
    done = run("check", *arguments, "--format", "json")
    data: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return data["findings"]


def test_a_wrong_number_is_an_error_with_its_place(run: Run, wrong: Path) -> None:
    done = run("check", "wrong.tmx", "--format", "json")
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert data["units"] == 2
    (one,) = data["findings"]
    assert (one["check"], one["level"], one["file"], one["tuid"], one["line"]) == ("number", "error", "wrong.tmx", "2", 5)
    line = wrong.read_text("utf-8").splitlines()[4]
    start, end = one["span"]["start"], one["span"]["end"]
    text = WRONG[0] if one["span"]["side"] == "source" else WRONG[1]
    assert line[one["column"] - 1 :].startswith(text[start:end])


def test_text_shows_file_place_message_and_spot(run: Run, wrong: Path) -> None:
    done = run("check", "wrong.tmx")
    assert done.stdout.splitlines()[0] == "wrong.tmx"
    assert " error " in done.stdout
    assert "[number]" in done.stdout
    assert "[62,000" in done.stdout or "[6200" in done.stdout
    assert done.stdout.endswith("2 units: 1 error\n")


def test_nothing_found_is_status_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "right.tmx").write_text(tmx(RIGHT), "utf-8")
    done = run("check", "right.tmx")
    assert (done.returncode, done.stdout) == (0, "1 unit: nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--skip", "number"], 0),
        (["--only", "tag,placeholder"], 0),
        (["--only", "number"], 1),
        (["--only", "nummer"], 2),
        (["--only", "number", "--skip", "number"], 2),
        (["--baseline", "none.json"], 3),
        (["--update-baseline"], 2),
        (["--register", "반말"], 2),
        (["--level", "grave"], 2),
    ],
)
def test_statuses(run: Run, wrong: Path, arguments: list[str], status: int) -> None:
    done = run("check", "wrong.tmx", *arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stderr


def test_warnings_count_where_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(tmx(("파일 열기", "Open File"), ("파일 열기", "Open the Document")), "utf-8")
    assert run("check", "a.tmx", "--only", "inconsistent").returncode == 0
    assert run("check", "a.tmx", "--only", "inconsistent", "--level", "warning").returncode == 1


def test_a_broken_file_is_named_and_the_others_go_on(run: Run, wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.tmx").write_text("<tmx><body><tu>", "utf-8")
    done = run("check", "broken.tmx", "wrong.tmx", "none.tmx")
    assert done.returncode == 3
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["broken.tmx", "none.tmx"]
    assert "[number]" in done.stdout


def test_a_unit_can_say_that_a_finding_is_known(run: Run, tmp_path: Path) -> None:
    prop = '<prop type="x-tm-ignore">number; reason=as the source has it</prop>'
    (tmp_path / "a.tmx").write_text(tmx(RIGHT, WRONG, props={2: prop}), "utf-8")
    assert run("check", "a.tmx").returncode == 0


def test_the_settings_can_say_so_by_hash(run: Run, wrong: Path, tmp_path: Path) -> None:
    (one,) = found(run, "wrong.tmx")
    entry = f'[[ignore]]\ncheck = "number"\nhash = "{one["hash"]}"\nreason = "as the source has it"\n'
    (tmp_path / "tm.toml").write_text(entry, "utf-8")
    assert run("check", "wrong.tmx").returncode == 0
    wrong.write_text(tmx(RIGHT), "utf-8")
    assert "take that entry out" in run("check", "wrong.tmx").stderr


def test_a_check_that_the_settings_skip_and_that_is_none_is_named_there(run: Run, wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text('skip = ["nmber"]\n', "utf-8")
    done = run("check", "wrong.tmx")
    assert done.returncode == 2
    assert done.stderr.startswith("tm: skip in the settings: 'nmber' cannot be used; give one of number, ")


def test_what_the_settings_skip_can_be_asked_for_by_name(run: Run, wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "tm.toml").write_text('skip = ["number"]\n', "utf-8")
    assert run("check", "wrong.tmx").returncode == 0
    assert run("check", "wrong.tmx", "--only", "number").returncode == 1


def test_a_baseline_lets_old_findings_be_and_names_new_ones(run: Run, wrong: Path) -> None:
    assert run("check", "wrong.tmx", "--baseline", "known.json", "--update-baseline").returncode == 0
    done = run("check", "wrong.tmx", "--baseline", "known.json")
    assert (done.returncode, done.stdout) == (0, "2 units: nothing found; 1 known finding not shown\n")
    wrong.write_text(tmx(("쌀 3톤", "5 tons of rice"), RIGHT, WRONG), "utf-8")
    done = run("check", "wrong.tmx", "--baseline", "known.json", "--format", "json")
    assert done.returncode == 1
    assert [one["tuid"] for one in json.loads(done.stdout)["findings"]] == ["1"]


def test_only_what_the_branch_changed(run: Run, wrong: Path, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True, cwd=tmp_path)

    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "work")
    assert run("check", "wrong.tmx", "--changed-since", "main").returncode == 0
    wrong.write_text(tmx(("쌀 3톤", "5 tons of rice"), RIGHT, WRONG), "utf-8")
    done = run("check", "wrong.tmx", "--changed-since", "main", "--format", "json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["units"], [one["tuid"] for one in data["findings"]]) == (1, 1, ["1"])
    assert run("check", "wrong.tmx", "--changed-since", "nowhere").returncode == 2


def test_changed_since_outside_git(run: Run, wrong: Path) -> None:
    done = run("check", "wrong.tmx", "--changed-since", "main", GIT_CEILING_DIRECTORIES=str(wrong.parent.parent))
    assert done.returncode == 3
    assert "no git repository" in done.stderr


def test_terms_and_both_directions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("ko\ten\taccepted\tbanned\tnote\n장마당\tmarket\t\tbazaar\t\n", "utf-8")
    (tmp_path / "a.tmx").write_text(tmx(("장마당이 열렸다.", "The bazaar opened.")), "utf-8")
    (one,) = found(run, "a.tmx", "--terms", "terms.tsv", "--only", "term")
    assert one["level"] == "error"
    (tmp_path / "b.tmx").write_text(tmx(("3 tons of rice", "쌀 5톤"), source="en"), "utf-8")
    (two,) = found(run, "b.tmx", "--only", "number")
    assert two["source"] == "3 tons of rice"


def test_the_list_names_every_check(run: Run) -> None:
    rows = json.loads(run("check", "--list", "--format", "json").stdout)
    names = [row["id"] for row in rows]
    assert {"number", "term", "particle", "misaligned"} <= {*names}
    assert all(f"{name}  " in run("check", "--list").stdout for name in names[:3])
    assert run("check", "--list", "--format", "markdown").stdout.startswith("| Check | Level | Finds |\n")


def test_standard_input_is_read_as_often_as_checks_need(run: Run, wrong: Path) -> None:
    done = run("check", "-", "--format", "json", stdin=wrong.read_text("utf-8"))
    (one,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, one["file"], one["line"], one["check"]) == (1, "-", 5, "number")
    assert one["column"] == found(run, "wrong.tmx")[0]["column"]


def test_broken_standard_input_is_named_as_it_was_given(run: Run) -> None:
    done = run("check", "-", stdin="<tmx><body>")
    assert (done.returncode, done.stderr.startswith("tm: -:1: ")) == (3, True)
