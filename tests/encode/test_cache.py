"""Vectors kept between runs."""

from __future__ import annotations

import multiprocessing
import sqlite3
import stat
from pathlib import Path

import numpy as np
import pytest

from tm.encode import cache
from tm.encode.cache import NAME, CachedEncoder
from tm.encode.encoder import Vectors, unit_rows


class Counting:
    """Counts the texts that it had to encode."""

    def __init__(self, name: str = "counting", size: int = 8) -> None:
        self.name, self.size, self.asked = name, size, list[str]()

    def encode(self, texts: list[str]) -> Vectors:
        self.asked += texts
        seeds = [sum(text.encode("utf-8", "surrogatepass")) + len(self.name) for text in texts]
        rows = [np.random.default_rng(seed).normal(size=self.size) for seed in seeds]
        return unit_rows(np.array(rows).reshape(-1, self.size))


TEXTS = ["쌀값이 올랐다.", "Rice prices rose.", "", "쌀값이 올랐다.", "\ud800"]


def test_what_was_encoded_is_not_encoded_again(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    made = CachedEncoder(first, tmp_path).encode(TEXTS)
    again = CachedEncoder(second, tmp_path).encode(TEXTS)
    assert first.asked == list(dict.fromkeys(TEXTS))
    assert second.asked == []
    assert (made == again).all()
    assert made.dtype == np.float32
    assert np.linalg.norm(made, axis=1) == pytest.approx(1, abs=1e-6)
    assert made == pytest.approx(Counting().encode(TEXTS), abs=2e-3)


def test_only_what_is_missing_is_encoded(tmp_path: Path) -> None:
    CachedEncoder(Counting(), tmp_path).encode(["a", "b"])
    encoder = Counting()
    CachedEncoder(encoder, tmp_path).encode(["c", "a", "d"])
    assert encoder.asked == ["c", "d"]


def test_encoders_do_not_share_vectors(tmp_path: Path) -> None:
    CachedEncoder(Counting("one"), tmp_path).encode(["a"])
    other = Counting("other", 4)
    assert CachedEncoder(other, tmp_path).encode(["a"]).shape == (1, 4)
    assert other.asked == ["a"]


def test_no_texts(tmp_path: Path) -> None:
    assert CachedEncoder(Counting(), tmp_path).encode([]).shape == (0, 8)


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    made = CachedEncoder(Counting(), tmp_path).encode(TEXTS)
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if damage is None else damage)
    assert (CachedEncoder(Counting(), tmp_path).encode(TEXTS) == made).all()
    last = Counting()
    CachedEncoder(Counting(), tmp_path).encode(TEXTS)
    assert (CachedEncoder(last, tmp_path).encode(TEXTS) == made).all()
    assert last.asked == []


def test_a_changed_vector_is_not_believed(tmp_path: Path) -> None:
    made = CachedEncoder(Counting(), tmp_path).encode(["a"])
    with sqlite3.connect(tmp_path / NAME) as store:
        store.execute("UPDATE vectors SET vector = zeroblob(20)")
    store.close()
    encoder = Counting()
    assert (CachedEncoder(encoder, tmp_path).encode(["a"]) == made).all()
    assert encoder.asked == ["a"]


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert CachedEncoder(Counting(), tmp_path / "file" / "below").encode(["a"]).shape == (1, 8)


def test_a_read_only_cache_is_read(tmp_path: Path) -> None:
    CachedEncoder(Counting(), tmp_path).encode(["a"])
    (tmp_path / NAME).chmod(stat.S_IREAD)
    tmp_path.chmod(stat.S_IREAD | stat.S_IEXEC)
    try:
        encoder = Counting()
        assert CachedEncoder(encoder, tmp_path).encode(["a", "b"]).shape == (2, 8)
        assert encoder.asked == ["b"]
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_the_file_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 64 << 10)
    for start in range(0, 6000, 500):
        CachedEncoder(Counting(size=64), tmp_path).encode([f"text {n}" for n in range(start, start + 500)])
    assert (tmp_path / NAME).stat().st_size < 400 << 10
    last = Counting(size=64)
    CachedEncoder(last, tmp_path).encode(["text 5999", "text 0"])
    assert last.asked == ["text 0"]


def _fill(folder: Path, start: int) -> None:
    for n in range(start, start + 20):
        CachedEncoder(Counting(), folder).encode([f"text {n}", f"text {n + 5}"])


def test_processes_may_write_at_the_same_time(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    tasks = [context.Process(target=_fill, args=(tmp_path, start)) for start in (0, 10)]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    assert [task.exitcode for task in tasks] == [0, 0]
    encoder = Counting()
    CachedEncoder(encoder, tmp_path).encode([f"text {n}" for n in range(35)])
    assert encoder.asked == []
