from __future__ import annotations

import json

from tm.model.aligned import AlignedDocuments, AlignedFolders
from tm.report.alignments import summary

FIRST = AlignedDocuments("a.ko.md", "a.en.md", 1203, 1200, 2, 1, 0.93)
SECOND = AlignedDocuments("b.ko.md", "b.en.md", 5, 4, 0, 1, 0.8, "unchanged", 2)


def test_one_pair_is_one_line() -> None:
    assert summary(AlignedFolders((FIRST,)), "out.tmx", as_json=False).splitlines() == [
        "a.ko.md + a.en.md: 1,200 pairs, 2 Korean and 1 English segments without a partner, mean confidence 0.93",
        "written: out.tmx",
    ]


def test_folders_have_a_line_for_all() -> None:
    lines = summary(AlignedFolders((FIRST, SECOND), ("c.ko.md",), ("d.ko.md: is a PDF",)), "out.tmx", as_json=False).splitlines()
    assert lines[1].endswith("mean confidence 0.80, 2 reviewed, unchanged")
    assert lines[2] == (
        "2 document pairs: 1,204 pairs, 2 Korean and 2 English segments without a partner; 1 unchanged;"
        " 1 document without a partner; 1 that could not be used"
    )


def test_json_has_the_keys_of_the_contract() -> None:
    result = json.loads(summary(AlignedFolders((SECOND,), ("가.ko.md",)), "out.tmx", as_json=True))
    (row,) = result["documents"]
    assert {"ko", "en", "beads", "paired", "unpaired_ko", "unpaired_en", "confidence"} <= row.keys()
    assert (row["unpaired_en"], row["status"], row["reviewed"]) == (1, "unchanged", 2)
    assert (result["alone"], result["failed"]) == (["가.ko.md"], [])
