"""Other programs take our TMX: translate-toolkit's `pretranslate`, and Perl's XML::TMX, both run as programs, where installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from tm.formats.conversion import Conversion
from tm.formats.memory_formats import Writing

NEEDED = "TM_TEST_CAT_TOOLS" in os.environ

ROWS = {
    "Open the file.": "파일을 엽니다.",
    "5 < 6 & “quoted”": "5 < 6이고 “인용”이다.",
    "The settings could not be saved.": "설정을 저장할 수 없습니다.",
}

_PERL = """
use strict; use warnings; use XML::TMX::Reader;
binmode(STDOUT, ":encoding(UTF-8)");
XML::TMX::Reader->new($ARGV[0])->for_tu(sub {
    my $unit = shift;
    print join("\\t", $unit->{ko}{-seg} // $unit->{"ko-KR"}{-seg}, $unit->{en}{-seg} // $unit->{"en-US"}{-seg}), "\\n";
});
"""


def _has_perl_module() -> bool:
    perl = shutil.which("perl")
    return perl is not None and not subprocess.run([perl, "-MXML::TMX::Reader", "-e", "1"], capture_output=True).returncode


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rows.tsv"
    path.write_text("ko\ten\ttuid\n" + "".join(f"{ko}\t{en}\tt{n}\n" for n, (en, ko) in enumerate(ROWS.items())), "utf-8")
    return path


@pytest.mark.skipif(
    shutil.which("pretranslate") is None and not NEEDED, reason="translate-toolkit is not installed (Debian: translate-toolkit)"
)
@pytest.mark.parametrize("tool", ["generic", "omegat", "memoq"])
def test_pretranslate_fills_in_from_our_memory(tmp_path: Path, table: Path, tool: str) -> None:
    memory, given, filled = (tmp_path / name for name in ("memory.tmx", "given.po", "filled.po"))
    Conversion([str(table)], None).write(str(memory), Writing(source="en", tool=tool))
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "ko", "Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}
    catalogue.extend(polib.POEntry(msgid=source) for source in ROWS)
    catalogue.save(str(given))
    # Without a template it stops.
    arguments = ["pretranslate", "--progress=none", f"--tm={memory}", "-t", str(given), str(given), str(filled)]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(filled)) if not entry.fuzzy}
    assert entries == ROWS


@pytest.mark.skipif(not NEEDED and not _has_perl_module(), reason="XML::TMX is not installed (Debian: libxml-tmx-perl)")
@pytest.mark.parametrize("tool", [None, "generic", "omegat", "trados", "memoq", "wordfast"])
def test_a_second_reader_reads_the_same(tmp_path: Path, table: Path, tool: str | None) -> None:
    memory = tmp_path / "memory.tmx"
    Conversion([str(table)], None).write(str(memory), Writing(tool=tool))
    done = subprocess.run(["perl", "-e", _PERL, str(memory)], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{ko}\t{en}" for en, ko in ROWS.items()]
