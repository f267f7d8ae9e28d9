"""Runs the command as people do: a process, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `tm` with arguments in a temporary folder and return the finished process."""
    monkeypatch.chdir(tmp_path)

    def inner(*arguments: str, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tm", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "100", **env},
            timeout=120,
        )

    return inner


MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ko"
 datatype="plaintext"/><body>
<tu tuid="1" changedate="20260105T000000Z"><tuv xml:lang="ko"><seg>시장에서 쌀 1kg은 6200원에 거래됐다.</seg></tuv>
<tuv xml:lang="en"><seg>Rice sold for 6,200 won per kilogram at the market.</seg></tuv></tu>
<tu tuid="2"><prop type="x-domain">border</prop><tuv xml:lang="ko-KR"><seg>국경 경비가 강화됐다.</seg></tuv>
<tuv xml:lang="en-US"><seg>Border security was <ph x="1">&lt;b&gt;</ph>tightened.</seg></tuv></tu>
<tu tuid="3"><tuv xml:lang="ko"><seg>여성 노동자들이 역사박물관을 참관하였다.</seg></tuv>
<tuv xml:lang="en"><seg>Women workers visited the history museum.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A memory of three units."""
    path = tmp_path / "memory.tmx"
    path.write_text(MEMORY, "utf-8")
    return path
