"""Files in a zip: one part changes, and what means harm is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.formats.packing import packed, written
from tests.formats.xliff.samples import sample
from tm.errors import UnusableInput
from tm.formats.memory_formats import Reading, format_of
from tm.formats.places import Asked, places
from tm.formats.repack import repacked
from tm.formats.xliff.fill import fill
from tm.formats.xliff.reader import read_xliff
from tm.model.filled import Filled

MEMOQ = sample("memoq.mqxliff").read_bytes()
SKELETON = "<skeleton>" + "x" * 5000 + "</skeleton>"


def mqxlz(folder: Path, **more: str | bytes) -> str:
    return written(folder, "기사.mqxlz", packed({"document.mqxliff": MEMOQ, "skeleton.xml": SKELETON, **more}))


def test_a_packed_file_reads_as_the_one_inside(tmp_path: Path) -> None:
    path = mqxlz(tmp_path)
    assert format_of(path).name == "XLIFF"
    assert list(format_of(path).read(path, Reading())) == list(read_xliff(str(sample("memoq.mqxliff"))))
    xlz = written(tmp_path, "a.XLZ", packed({"content.xlf": sample("xcode.xliff").read_bytes(), "skeleton.skl": "x"}))
    assert [unit.tuid for unit in read_xliff(xlz)] == [unit.tuid for unit in read_xliff(str(sample("xcode.xliff")))]


def test_filling_changes_the_one_part_as_it_does_unpacked(tmp_path: Path) -> None:
    path = mqxlz(tmp_path)
    targets = {1: Filled(("새 글",), "final", 100)}
    alone, inside, again = io.BytesIO(), io.BytesIO(), io.BytesIO()
    fill(str(sample("memoq.mqxliff")), alone, targets)
    fill(path, inside, targets)
    fill(path, again, targets)
    assert inside.getvalue() == again.getvalue()
    with zipfile.ZipFile(inside) as new, zipfile.ZipFile(path) as old:
        assert new.namelist() == old.namelist()
        assert [(i.date_time, i.compress_type) for i in new.infolist()] == [(i.date_time, i.compress_type) for i in old.infolist()]
        assert new.read("document.mqxliff") == alone.getvalue() != MEMOQ
        assert new.read("skeleton.xml") == old.read("skeleton.xml")


def test_a_file_that_is_no_zip_is_written_as_it_is(tmp_path: Path) -> None:
    assert repacked(written(tmp_path, "a.xlf", MEMOQ), ".xlf", b"new") == b"new"


def test_places_are_those_in_the_file_inside(tmp_path: Path) -> None:
    first = next(read_xliff(str(sample("memoq.mqxliff"))))
    asked = Asked(first.line or 0, first.variants[0].text, 0)
    inside, alone = (list(places(path, ".xlf", [asked], [asked.line])) for path in (mqxlz(tmp_path), str(sample("memoq.mqxliff"))))
    assert inside == alone != [None]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"other.xlf": MEMOQ}, "with 2 files in .xlf or"),
        ({"skeleton.xml": bytes(40 << 20)}, "decompression bomb"),
    ],
)
def test_what_means_harm_is_refused(tmp_path: Path, parts: dict[str, bytes], reason: str) -> None:
    path = mqxlz(tmp_path, **parts)
    with pytest.raises(UnusableInput, match=reason):
        fill(path, io.BytesIO(), {0: Filled(("x",))})


def test_a_zip_without_a_document_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xlz", packed({"skeleton.skl": "x"}))
    with pytest.raises(UnusableInput, match=r"is a zip with 0 files in .xlf or"):
        list(read_xliff(path))
