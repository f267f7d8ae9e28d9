"""An analysis as people, spreadsheets and agencies' systems read it."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from tm.leverage.analyze import total_of
from tm.model.band import RATES, Band
from tm.model.filled import Filled
from tm.model.leverage import Analysis, FileAnalysis, MemoryUpdate, Pretranslated, Share, SourceSegment, Volume
from tm.model.match import Match, MatchKind
from tm.report.leverage import render
from tm.report.leverage_fills import as_json, summary
from tm.report.leverage_updates import summary as update_summary
from tm.report.terminal import Screen, cells

RATE = dict(RATES)


def file_of(name: str, *counts: int, across: int = 0) -> FileAnalysis:
    """A file with that many segments in each band, of two words and nine characters each."""
    volumes = [Volume(n, 2 * n, 9 * n, 10 * n, n, 0) for n in counts]
    rows = zip(Band, volumes, strict=True)
    shares = tuple(Share(band, volume, RATE[band], round(volume.words * RATE[band], 2)) for band, volume in rows)
    return FileAnalysis(name, "ko", shares, Volume(across, 2 * across, 9 * across, 10 * across, across, 0))


FILES = (file_of("장마당 <1>.md", 3, 2, 1, 0, 4, 0, 5, 6, across=1), file_of("b.md", 0, 0, 0, 7, 0, 0, 0, 1))
FOUND = Analysis(FILES, total_of(FILES, RATE), ("기억.tmx",))


def rendered(format: str, found: Analysis = FOUND, date: str | None = None) -> str:
    return "".join(render(found, format, screen=Screen(), date=date))


def test_the_table_stands_in_columns() -> None:
    lines = rendered("text").splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "장마당 <1>.md  Korean",
        "b.md  Korean",
        "All files  Korean",
    ]
    assert (
        len({cells(line) for line in lines if line.startswith("  ") and line.rstrip()[-1].isdigit() and "across" not in line}) == 1
    )
    assert "  repetition           3          6           27    10.3    10%         0.60" in lines
    assert "  across files         1          2            9     3.4" in lines
    assert lines[-1].split() == ["total", "29", "58", "261", "100.0", "33.80"]


def test_one_file_has_one_table() -> None:
    lines = rendered("text", Analysis(FILES[1:], total_of(FILES[1:], RATE))).splitlines()
    assert len(lines) == 2 + len(Band) + 1


def test_json_has_every_band_of_every_file_and_their_sums() -> None:
    data = json.loads(rendered("json"))
    assert list(data["files"][0]["bands"]) == [band.value for band in Band]
    assert data["memories"] == ["기억.tmx"]
    for band in Band:
        for key in ("segments", "words", "characters", "weighted"):
            parts = [file["bands"][band.value][key] for file in data["files"]]
            assert data["total"]["bands"][band.value][key] == pytest.approx(sum(parts))
    assert data["total"]["total"]["segments"] == 29
    assert data["total"]["repetitions_across_files"]["words"] == 2


@pytest.mark.parametrize(("format", "separator"), [("tsv", "\t"), ("csv", ",")])
def test_rows_for_spreadsheets(format: str, separator: str) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(format)), delimiter=separator))
    assert len(rows) == (len(FILES) + 1) * (len(Band) + 1)
    assert [row["file"] for row in rows if row["band"] == "total"] == ["장마당 <1>.md", "b.md", "total"]
    assert sum(int(row["words"]) for row in rows if row["band"] != "total" and row["file"] != "total") == 58


def test_trados_xml_has_the_elements_in_the_order_that_importers_want() -> None:
    text = rendered("xml", date="2026-01-31")
    root = ET.fromstring(text)
    assert (root.tag, root.attrib) == ("task", {"name": "analyse"})
    assert [child.tag for child in root] == ["taskInfo", "file", "file", "batchTotal"]
    info = root[0]
    assert info.get("runAt") == "2026-01-31 00:00:00"
    assert info.find("language[@lcid='1033']") is not None
    names = ["perfect", "inContextExact", "exact", "locked", "crossFileRepeated", "repeated", "total", "new", *["fuzzy"] * 4]
    for analyse in root.iter("analyse"):
        assert [child.tag for child in analyse] == names
        assert [child.get("min") for child in analyse if child.tag == "fuzzy"] == ["50", "75", "85", "95"]
        for count in ("segments", "words", "characters", "placeables", "tags"):
            numbers = {(child.tag, child.get("min")): int(child.attrib[count]) for child in analyse}
            whole = numbers.pop(("total", None))
            assert sum(numbers.values()) == whole
    row = r'<repeated segments="2" words="4" characters="18" placeables="2" tags="0" />'
    assert re.search(row, text)
    assert text == rendered("xml", date="2026-01-31")
    assert "runAt" not in rendered("xml")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "link", "img")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_is_whole_and_fetches_nothing() -> None:
    page = _Page()
    page.feed(rendered("html"))
    assert not page.open
    assert "장마당 <1>.md" in page.texts
    assert "33.80" in page.texts


def match(similarity: float) -> Match:
    return Match("가", "a", similarity, similarity, similarity, MatchKind.FUZZY, "기억.tmx", "7")


DONE = [
    Pretranslated(SourceSegment("가", "ko", place=0), Band.EXACT, match(100), Filled(("a",), "final", 100)),
    Pretranslated(
        SourceSegment("나", "ko", place=2), Band.FROM_85, match(87.5), Filled(("b",), "needs-review", 87.5), ("differs in word",)
    ),
    Pretranslated(SourceSegment("다", "ko", place=3), Band.NONE),
]


def test_the_summary_of_what_was_filled() -> None:
    out = io.StringIO()
    summary(out, DONE, kept=1, as_json=False)
    summary(out, DONE, kept=1, as_json=True)
    line, data = out.getvalue().splitlines()
    assert line == "4 segments: 1 final, 1 to be reviewed, 1 without a match, 1 translated before (100: 1, 85-94: 1)"
    assert json.loads(data) == {
        "segments": 4,
        "final": 1,
        "needs_review": 1,
        "empty": 1,
        "translated_before": 1,
        "bands": {"100": 1, "85-94": 1},
    }


def test_a_row_of_the_report() -> None:
    assert as_json(DONE[1]) == {
        "segment": 3,
        "state": "needs-review",
        "band": "85-94",
        "similarity": 87.5,
        "kind": "fuzzy",
        "source": "나",
        "target": "b",
        "reasons": ["differs in word"],
        "memory": "기억.tmx",
        "tuid": "7",
    }
    assert as_json(DONE[2])["state"] is None


def test_the_summary_of_an_update() -> None:
    out = io.StringIO()
    update_summary(out, "기억.tmx", MemoryUpdate({}, (), 3, 1), unfinished=0, as_json=False)
    assert out.getvalue() == "기억.tmx: 0 added, 0 replaced, 3 unchanged, 1 kept\n"
