"""Memories on disk that change, and what must come out of them."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tm.lookup.layer import Builder
from tm.lookup.store import Stamp
from tm.memory import Memory
from tm.memory.watch import Watch
from tm.model.concordance import Concordance
from tm.model.match import Answer

HEADER = '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ko" datatype="x"/>'
QUERIES = (
    *(("시장 쌀 값이 3원 올랐다", 97), ("국경 경비", 30), ("국경 경비", 99), ("쌀 3", 40), ("여성 노동자들이 참관하였다", 55)),
    *(("the market price of rice rose 3 won", 97), ("the market fell", 51), ("border guards", 30), ("rice", 99)),
)
PHRASES = ("쌀", "국경", "rice", "guard", "올랐다")
KO = "시장 쌀 값이 올랐다 내렸다 국경 경비 강화 여성 노동자들이 참관하였다 로동 노동 평양 회의 3 40".split()
EN = "the market price of rice rose fell border guards were tightened women workers visited Pyongyang meeting 3 40".split()


def tu(tuid: int | str | None, ko: str | None, en: str | None, *, date: str = "", note: str = "", before: str = "") -> str:
    """A unit as XML; a side that is `None` is missing."""
    name = "" if tuid is None else f' tuid="{tuid}"'
    changed = f' changedate="{date}"' if date else ""
    told = f"<note>{escape(note)}</note>" if note else ""
    sides = [
        f'<tuv xml:lang="{lang}"><seg>{escape(text)}</seg></tuv>' for lang, text in (("ko", ko), ("en", en)) if text is not None
    ]
    return f"{before}<tu{name}{changed}>{told}{''.join(sides)}</tu>"


def tmx(units: Sequence[str], *, header: str = HEADER, encoding: str = "utf-8", root: str = '<tmx version="1.4">') -> bytes:
    """A file of such units."""
    lines = [f'<?xml version="1.0" encoding="{encoding}"?>', f"{root}{header}<body>", *units, "</body></tmx>", ""]
    return "\n".join(lines).encode(encoding)


def plain(count: int, start: int = 0) -> list[str]:
    """Units that all differ."""
    return [tu(n, f"시장 쌀 값이 {n}원 올랐다", f"the market price of rice rose {n} won") for n in range(start, start + count)]


def put(path: Path, data: bytes) -> None:
    """Write a file so that its stamp shows it, however fast that is."""
    before = Stamp.of(path) if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    while Stamp.of(path) == before:
        time.sleep(0.001)
        path.write_bytes(data)


Everything = tuple[int, list[Answer], list[Concordance]]


def everything(memory: Memory) -> Everything:
    """What a memory answers to all queries and phrases."""
    answers = [memory.lookup(query, threshold=least, limit=9) for query, least in QUERIES]
    return memory.units, answers, [memory.concord(phrase) for phrase in PHRASES]


class Heard(Watch):
    """Keeps the notes."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        """Keep it."""
        self.notes.append(text)


def opened(*paths: Path | str, watch: Watch | None = None, keep: bool = True) -> Everything:
    """Open memories, ask everything, close them."""
    with Memory.open(paths, watch=watch, keep=keep) as memory:
        return everything(memory)


def check(*paths: Path | str, watch: Watch | None = None) -> None:
    """The law: what is kept answers as what is built from nothing."""
    assert opened(*paths, watch=watch) == opened(*paths, keep=False)


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of caches for one test."""
    monkeypatch.setenv("TM_CACHE_DIR", str(tmp_path / "caches"))
    return tmp_path / "caches"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamps count at once, also of files that were changed just now."""
    monkeypatch.setattr("tm.lookup.store._SETTLED_NS", -1)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts units that are read from files, units that are folded, and files whose bytes are looked at."""
    count: Counter[str] = Counter()

    def counted(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def inner(*given: Any) -> Any:
            count[what] += 1
            return function(*given)

        return inner

    from tm.lookup.record import record_of
    from tm.lookup.store import file_digest

    monkeypatch.setattr("tm.memory.refresh.record_of", counted("read", record_of))
    monkeypatch.setattr(Builder, "add", counted("folded", Builder.add))
    monkeypatch.setattr("tm.memory.refresh.file_digest", counted("hashed", file_digest))
    monkeypatch.setattr("tm.lookup.store.file_digest", counted("layers hashed", file_digest))
    return count


def index_of(caches: Path) -> Path:
    """The folder of the only index."""
    (folder,) = (caches / "index").iterdir()
    return folder


def named(folder: Path) -> set[str]:
    """The files that the manifest of an index names, and those that are always there."""
    names = {"lock"}
    if (folder / "manifest.json").exists():
        _, layers = json.loads((folder / "manifest.json").read_bytes().partition(b"\n")[2])
        names |= {"manifest.json"} | {name for name, _, _, dead, _ in layers for name in (name, dead) if name}
    return names


def present(folder: Path) -> set[str]:
    """The files that are there."""
    return set(os.listdir(folder))


def layers_in(folder: Path) -> Iterator[Path]:
    """The layers of an index."""
    return folder.glob("layer-*")
