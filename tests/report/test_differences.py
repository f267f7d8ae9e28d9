from __future__ import annotations

import io
import json

import pytest

from tests.care.making import prop, unit
from tm.care.diff import Diff
from tm.model.diff import ChangeKind
from tm.report import differences as report

BEFORE = [unit("1", "쌀값이 크게 올랐다.", "Rice prices rose."), unit("2", "비", "Rain")]
AFTER = [
    unit("1", "쌀값이 조금 올랐다.", "Rice prices rose.", props=[prop("x-domain", "시장")]),
    unit("3", "눈\x1b[31m", "<script>alert(1)</script> & snow"),
]


def written(format: str, **options: bool) -> str:
    out = io.StringIO()
    changes = Diff(lambda: BEFORE, lambda: AFTER, source="ko")
    report.write(out, changes, format, names=("a.tmx", "b<.tmx"), **options)
    return out.getvalue()


def test_text() -> None:
    assert written("text") == (
        "--- a.tmx\n"
        "+++ b<.tmx\n"
        "~ changed · tuid 1\n"
        "    ko -  쌀값이 {크게} 올랐다.\n"
        "    ko +  쌀값이 {조금} 올랐다.\n"
        "      en  Rice prices rose.\n"
        "          property x-domain: (none) → 시장\n"
        "- removed · tuid 2\n"
        "      ko  비\n"
        "      en  Rain\n"
        "+ added · tuid 3\n"
        "      ko  눈�[31m\n"
        "      en  <script>alert(1)</script> & snow\n"
        "1 added, 1 removed, 1 changed\n"
    )


def test_colours_mark_the_words() -> None:
    assert "\x1b[4;33m크게\x1b[0m" in written("text", colored=True)
    assert "\x1b[31m" not in written("text", colored=True)


def test_the_page_is_safe_and_fetches_nothing() -> None:
    page = written("html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<del>크게</del>" in page
    assert "<ins>조금</ins>" in page
    assert "default-src 'none'" in page
    assert "src=" not in page
    assert "href" not in page


def test_json_and_lines_say_the_same() -> None:
    found = json.loads(written("json"))
    assert [json.loads(line) for line in written("jsonl").splitlines()] == found["changes"]
    assert found["changes"][0]["texts"] == [
        {
            "side": "source",
            "lang": "ko",
            "before": "쌀값이 크게 올랐다.",
            "after": "쌀값이 조금 올랐다.",
            "went": [{"start": 4, "end": 6}],
            "came": [{"start": 4, "end": 6}],
        }
    ]
    assert [found[kind] for kind in ("added", "removed", "changed")] == [1, 1, 1]


def test_a_table_has_a_row_a_change() -> None:
    header, *rows = [line.split("\t") for line in written("tsv").splitlines()]
    assert all(len(row) == len(header) for row in rows)
    assert [row[0] for row in rows] == ["changed", "removed", "added"]
    assert rows[0][2] == "source,property x-domain"


@pytest.mark.parametrize("format", ["text", "json", "html", "tsv"])
def test_nothing_differs(format: str) -> None:
    out = io.StringIO()
    counts = report.write(out, Diff(lambda: BEFORE, lambda: BEFORE), format, names=("a", "b"))
    assert not counts.total()
    assert sum(counts[kind] for kind in ChangeKind) == 0
