"""Formats are loaded when they are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("openpyxl", "polib", "sqlite3", "tm.formats.xlsx", "tm.formats.po.reader", "tm.formats.xliff.reader", "tm.formats.sdltm")
SHORT = '<tmx version="1.4"><header/><body><tu><tuv xml:lang="ko"><seg>쌀</seg></tuv></tu></body></tmx>'


@pytest.mark.parametrize(
    ("name", "data", "used"), [("a.tmx", SHORT, ()), ("a.po", 'msgid "a"\nmsgstr "가"\n', ("polib", "po.reader"))]
)
def test_a_file_loads_its_own_format_alone(tmp_path: Path, name: str, data: str, used: tuple[str, ...]) -> None:
    (tmp_path / name).write_text(data, "utf-8")
    script = (
        "import sys; from tm.formats.units import UnitFile; "
        f"assert len(list(UnitFile(sys.argv[1])())) == 1; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], capture_output=True, text=True, check=True)
    assert all(one.endswith(used) for one in done.stdout.split())
