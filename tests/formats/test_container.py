from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tm.errors import UnusableInput
from tm.formats import container
from tm.formats.container import open_bytes

DATA = "쌀값이 올랐다.\n".encode() * 5000
NOISE = bytes(n * n * 31 % 251 for n in range(20_000))


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def unpacked(folder: Path, data: bytes, suffix: str = ".tmx") -> bytes:
    path = folder / "memory.tmx"
    path.write_bytes(data)
    with open_bytes(str(path), suffix) as source:
        return b"".join(source)


PACKERS: list[Callable[[bytes], bytes]] = [
    bytes,
    gzip.compress,
    bz2.compress,
    lzma.compress,
    lambda data: zipped(a_tmx=data),
    lambda data: zipped(a_TMX=data, read_me=b"x"),
    lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:]),
]


@pytest.mark.parametrize("pack", PACKERS)
@pytest.mark.parametrize("data", [DATA, b"", b"x"])
def test_unpacks_by_content(tmp_path: Path, pack: Callable[[bytes], bytes], data: bytes) -> None:
    assert unpacked(tmp_path, pack(data)) == data


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda data: zipped(a_tmx=data)])
@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_truncated(tmp_path: Path, pack: Callable[[bytes], bytes], keep: float) -> None:
    packed = pack(NOISE)
    with pytest.raises(UnusableInput, match=r"damaged|cannot be read"):
        unpacked(tmp_path, packed[: int(len(packed) * keep)])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda data: zipped(a_tmx=data)])
def test_damaged(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    packed = bytearray(pack(NOISE))
    middle = len(packed) // 2
    packed[middle : middle + 8] = bytes(8)
    with pytest.raises(UnusableInput, match="damaged"):
        unpacked(tmp_path, bytes(packed))


@pytest.mark.parametrize(
    ("data", "count"),
    [(zipped(), 0), (zipped(a_docx=b"x"), 0), (zipped(a_tmx=b"x", b_tmx=b"y"), 2), (zipped(__MACOSX=b"x"), 0)],
)
def test_a_zip_holds_one_memory(tmp_path: Path, data: bytes, count: int) -> None:
    with pytest.raises(UnusableInput, match=f"is a zip with {count} files in .tmx"):
        unpacked(tmp_path, data)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda data: zipped(a_tmx=data)])
def test_a_bomb_is_refused_before_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(container, "BOMB_SIZE", 1 << 17)
    monkeypatch.setattr(container, "BOMB_RATIO", 20)
    path = tmp_path / "memory.tmx"
    path.write_bytes(pack(bytes(4 << 20)))
    chunks: list[bytes] = []
    with open_bytes(str(path), ".tmx") as source, pytest.raises(UnusableInput, match="decompression bomb"):
        chunks.extend(iter(source))
    assert sum(map(len, chunks)) <= max(1 << 17, 20 * path.stat().st_size)


def test_a_small_file_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    assert unpacked(tmp_path, gzip.compress(bytes(4 << 20))) == bytes(4 << 20)


@pytest.mark.parametrize(("name", "reason"), [("none.tmx", "no such file"), (".", "is a folder"), ("a\0b", "null")])
def test_what_cannot_be_opened(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason), open_bytes(str(tmp_path / name)):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_pipe_is_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(pack(DATA),), daemon=True)
    writer.start()
    with open_bytes(str(path)) as source:
        assert b"".join(source) == DATA
    writer.join()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(DATA))))
    with open_bytes("-") as source:
        assert b"".join(source) == DATA


def test_a_whole_file_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(DATA))
    assert container.read_raw(str(path)) == path.read_bytes()
    with open_bytes("a.txt.gz", data=path.read_bytes()) as source:
        assert b"".join(source) == DATA
    monkeypatch.setattr(container, "LARGEST", 10)
    with pytest.raises(UnusableInput, match="is larger than"):
        container.read_raw(str(path))
    with pytest.raises(UnusableInput, match="no such file"):
        container.read_raw(str(tmp_path / "b.txt"))
