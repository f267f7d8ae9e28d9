"""What is kept is whole or not used; whoever is killed, in the way, or out of space does no harm."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from tests.memory.conftest import Heard, check, index_of, layers_in, named, opened, plain, present, put, tmx, tu
from tm.lookup.layer import LAYOUT
from tm.lookup.store import Stamp, Store
from tm.memory import Memory
from tm.text.folding import SHIPPED, Folding

pytestmark = pytest.mark.usefixtures("caches")


@pytest.fixture
def memory(tmp_path: Path, caches: Path) -> Path:
    """A memory in two layers, with dead units."""
    path = tmp_path / "m.tmx"
    in_two_layers(path, caches)
    return path


def in_two_layers(path: Path, caches: Path) -> None:
    """Build an index of two layers with dead units, from nothing."""
    shutil.rmtree(caches, ignore_errors=True)
    put(path, tmx(plain(10)))
    Memory.open(path).close()
    put(path, tmx([*plain(9), tu(90, "여성 노동자들이 참관하였다", "women workers")]))
    Memory.open(path).close()


def whole(folder: Path) -> None:
    """Nothing is there but what the manifest names."""
    assert present(folder) == named(folder)


# Damage


def damaged(path: Path, data: bytes) -> None:
    """Write over a file as an accident would, which no time shows."""
    old = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


@pytest.mark.parametrize("kind", ["manifest", "layer", "dead"])
def test_flipped_bits(memory: Path, caches: Path, kind: str) -> None:
    rng = random.Random(1)
    right = opened(memory, keep=False)
    for _ in range(25):
        in_two_layers(memory, caches)
        path = rng.choice(list(index_of(caches).glob(f"{kind}*")))
        data = bytearray(path.read_bytes())
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        damaged(path, bytes(data))
        assert opened(memory) == right
        whole(index_of(caches))


@pytest.mark.parametrize("kind", ["manifest", "layer", "dead"])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-1], id="a byte short"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data + b"\0", id="a byte long"),
        pytest.param(lambda data: bytes(len(data)), id="zeros"),
        pytest.param(lambda data: b'{"a": 1}\n[]', id="something else"),
        pytest.param(lambda data: b"[1, 2, 3]\n[[], []]", id="something like it"),
        pytest.param(lambda data: b"\xff\xfe\n" * 99, id="no text"),
    ],
)
def test_files_that_are_not_whole(memory: Path, caches: Path, kind: str, change: Callable[[bytes], bytes]) -> None:
    for path in index_of(caches).glob(f"{kind}*"):
        damaged(path, change(path.read_bytes()))
    check(memory)
    whole(index_of(caches))


@pytest.mark.parametrize("kind", ["manifest", "layer", "dead", ""])
def test_files_that_are_gone(memory: Path, caches: Path, kind: str) -> None:
    for path in index_of(caches).glob(f"{kind}*"):
        path.unlink()
    check(memory)
    whole(index_of(caches))


@pytest.mark.parametrize("kind", ["layer", "manifest.json", "dead"])
def test_folders_in_the_place_of_files(memory: Path, caches: Path, kind: str) -> None:
    for path in list(index_of(caches).glob(f"{kind}*")):
        path.unlink()
        path.mkdir()
    check(memory)


def test_two_layers_swapped(memory: Path, caches: Path) -> None:
    one, two = layers_in(index_of(caches))
    a, b = one.read_bytes(), two.read_bytes()
    damaged(one, b)
    damaged(two, a)
    check(memory)


def test_names_of_layers_swapped(memory: Path, caches: Path) -> None:
    one, two = layers_in(index_of(caches))
    one.rename(one.with_name("x"))
    two.rename(one)
    one.with_name("x").rename(two)
    check(memory)


def test_a_list_of_dead_units_of_another_time(memory: Path, caches: Path) -> None:
    """As many units, other ones."""
    (path,) = index_of(caches).glob("dead-*")
    damaged(path, path.read_bytes()[::-1])
    check(memory)


def test_a_layer_of_another_memory(memory: Path, tmp_path: Path, caches: Path) -> None:
    mine = index_of(caches)
    put(tmp_path / "o.tmx", tmx(plain(10, 500)))
    Memory.open(tmp_path / "o.tmx").close()
    (other,) = set((caches / "index").iterdir()) - {mine}
    (foreign,) = layers_in(other)
    for layer in layers_in(mine):
        damaged(layer, foreign.read_bytes())
    check(memory)


def test_an_index_of_another_memory(memory: Path, tmp_path: Path, caches: Path) -> None:
    """Even of a link to the same file."""
    mine = index_of(caches)
    os.link(memory, tmp_path / "o.tmx")
    Memory.open(tmp_path / "o.tmx").close()
    (other,) = set((caches / "index").iterdir()) - {mine}
    shutil.rmtree(mine)
    shutil.copytree(other, mine)
    check(memory)
    assert Store(str(memory), SHIPPED).manifest() is not None


def rewritten(folder: Path, change: Callable[[list[Any], list[Any]], None]) -> None:
    """Write a manifest that is whole, with something changed."""
    head, _, data = (folder / "manifest.json").read_bytes().partition(b"\n")
    first, rows = json.loads(head), json.loads(data)
    change(first, rows)
    data = json.dumps(rows).encode()
    first[2] = zlib.crc32(data)
    (folder / "manifest.json").write_bytes(json.dumps(first).encode() + b"\n" + data)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda head, rows: head.__setitem__(0, LAYOUT + 1), id="of a future layout"),
        pytest.param(lambda head, rows: head.__setitem__(1, "/another"), id="of another memory"),
        pytest.param(lambda head, rows: rows.append([]), id="with more in it"),
        pytest.param(lambda head, rows: rows[1][0].append(0), id="with more about a layer"),
        pytest.param(lambda head, rows: rows[0][0].append(0), id="with more about a file"),
        pytest.param(lambda head, rows: rows[1].reverse(), id="in another order"),
        pytest.param(lambda head, rows: rows[1][0].__setitem__(0, "../../../m.tmx"), id="with a path"),
    ],
)
def test_another_manifest(memory: Path, caches: Path, change: Callable[[list[Any], list[Any]], None]) -> None:
    rewritten(index_of(caches), change)
    check(memory)
    whole(index_of(caches))


def test_a_manifest_that_lost_a_row(memory: Path, caches: Path) -> None:
    """It reads as well as a whole one."""
    path = index_of(caches) / "manifest.json"
    head, _, data = path.read_bytes().partition(b"\n")
    sources, layers = json.loads(data)
    path.write_bytes(head + b"\n" + json.dumps([sources, layers[:1]]).encode())
    check(memory)


def test_a_layer_of_other_rules_in_the_place_of_ones_own(memory: Path, caches: Path) -> None:
    """Its bytes are right, but another folding made it."""
    words = Folding.with_words([("장마당", "종합시장")])
    mine, others = Store(str(memory), SHIPPED).folder, Store(str(memory), words).folder
    put(memory, tmx([tu(1, "장마당 가격", "prices")]))
    Memory.open(memory, folding=words).close()
    shutil.rmtree(mine)
    others.rename(mine)
    with Memory.open(memory) as found:
        assert found.lookup("장마당 가격", threshold=100).matches


# Which index is whose


def test_other_words_have_another_index(memory: Path) -> None:
    words = Folding.with_words([("장마당", "종합시장")])
    put(memory, tmx([tu(1, "종합시장 가격", "prices")]))
    for folding, found in ((SHIPPED, 0), (words, 1), (SHIPPED, 0), (words, 1)):
        with Memory.open(memory, folding=folding) as one:
            assert len(one.lookup("장마당 가격", threshold=95).matches) == found


def test_one_index_however_the_memory_is_named(memory: Path, caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(memory.parent)
    for name in ("m.tmx", "./m.tmx", memory, "x/../m.tmx"):
        (memory.parent / "x").mkdir(exist_ok=True)
        check(name)
    assert index_of(caches)


def test_indexes_of_vanished_memories_are_swept(memory: Path, tmp_path: Path, caches: Path) -> None:
    paths = {name: tmp_path / name for name in ("gone.tmx", "moved.tmx", "there.tmx")}
    for path in paths.values():
        put(path, tmx(plain(3)))
        Memory.open(path).close()
    folders = {name: Store(str(path), SHIPPED).folder for name, path in paths.items()}
    mine = Store(str(memory), SHIPPED).folder
    paths["gone.tmx"].unlink()
    paths["moved.tmx"].rename(tmp_path / "new.tmx")
    put(memory, tmx(plain(11)))
    check(memory)
    assert set((caches / "index").iterdir()) == {folders["there.tmx"], mine}


def test_what_is_not_an_index_is_not_swept(memory: Path, caches: Path) -> None:
    """Whoever has named a folder of theirs keeps what is in it."""
    for name in ("notes", "manifest.json", "0" * 23 + "x"):
        (caches / "index" / name).mkdir()
        (caches / "index" / name / "manifest.json").write_text('[0, "/gone", 0]\n', "utf-8")
    (caches / "index" / ("f" * 16)).write_text("a file", "utf-8")
    (caches / "index" / ("e" * 16)).mkdir()
    put(memory, tmx(plain(11)))
    Memory.open(memory).close()
    assert len(list((caches / "index").iterdir())) == 6


def test_what_nobody_has_used_for_long_is_swept(memory: Path, tmp_path: Path, caches: Path) -> None:
    """Indexes of the same memory by other words, and those that never became whole."""
    old, new = (Folding.with_words([("장마당", word)]) for word in ("종합시장", "시장터"))
    other = tmp_path / "o.tmx"
    put(other, tmx(plain(2)))
    for path, folding in ((memory, old), (memory, new), (other, old)):
        Memory.open(path, folding=folding).close()
    for path in (memory, other):
        os.utime(Store(str(path), old).folder / "manifest.json", (1, 1))
    broken = caches / "index" / ("a" * 16)
    broken.mkdir()
    (broken / "layer-1.part").touch()
    os.utime(broken, (1, 1))
    put(memory, tmx(plain(11)))
    Memory.open(memory).close()
    left = {Store(str(memory), SHIPPED).folder, Store(str(memory), new).folder, Store(str(other), old).folder}
    assert set((caches / "index").iterdir()) == left


# Nothing can be written


def blocked(path: Path) -> Path:
    path.write_text("a file in the way", "utf-8")
    return path


@pytest.mark.parametrize("place", ["file", "nowhere", "index", "folder", "lock"])
def test_a_folder_that_cannot_be(tmp_path: Path, caches: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(path := tmp_path / "m.tmx", tmx(plain(3)))
    folder = Store(str(path), SHIPPED).folder
    if place == "file":
        blocked(caches)
    elif place == "nowhere":
        monkeypatch.setenv("TM_CACHE_DIR", "/proc/nonexistent")
    elif place == "index":
        caches.mkdir()
        blocked(caches / "index")
    elif place == "folder":
        folder.parent.mkdir(parents=True)
        blocked(folder)
    else:
        (folder / "lock").mkdir(parents=True)
    heard = Heard()
    check(path, watch=heard)
    assert len(heard.notes) == 1
    assert heard.notes[0].startswith("the index cannot be kept (")
    check(path)


class Full:
    """A stream on a disk that is full after so many writes."""

    def __init__(self, stream: IO[bytes], left: list[int]) -> None:
        self._stream, self._left = stream, left

    def write(self, data: bytes) -> int:
        """Write, or fail half-way."""
        self._left[0] -= 1
        if self._left[0] < 0:
            self._stream.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._stream.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def full_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Let the disk be full after so many writes; gives how many are left."""
    left, open_path = [writes], Path.open

    @contextmanager
    def opening(path: Path, mode: str = "r", *others: Any, **more: Any) -> Iterator[Any]:
        with open_path(path, mode, *others, **more) as stream:
            yield Full(stream, left) if "w" in mode else stream

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opening)
        yield left


@pytest.mark.parametrize("kept", [False, True])
def test_a_full_disk(tmp_path: Path, caches: Path, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever write fails: a note, the right answer, and what was there is still there and right."""
    path, old = tmp_path / "m.tmx", tmx(plain(10))
    new = tmx([*plain(9), tu(90, "여성 노동자들이 참관하였다", "women workers")])
    put(path, new)
    right = opened(path, keep=False)
    writes, left = 0, [-1]
    while left[0] < 0:
        if caches.exists():
            shutil.rmtree(caches)
        if kept:
            put(path, old)
            Memory.open(path).close()
        put(path, new)
        before = present(index_of(caches)) if kept else {"lock"}
        heard = Heard()
        with full_after(writes, monkeypatch) as left:
            assert opened(path, watch=heard) == right, writes
        assert heard.notes == ["the index cannot be kept (No space left on device); it is built in memory for this run"] * (
            left[0] < 0
        )
        whole(index_of(caches))
        if left[0] < 0:
            assert present(index_of(caches)) == before
        assert opened(path) == right
        writes += 1
    assert writes > 20


@pytest.mark.parametrize("name", ["os.replace", "os.fsync", "os.stat"])
def test_a_disk_that_fails_otherwise(memory: Path, caches: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, tmx(plain(12)))
    right = opened(memory, keep=False)
    heard = Heard()
    real = getattr(os, name.partition(".")[2])

    def failing(path: Any, *others: Any, **more: Any) -> Any:
        if name != "os.stat" or "layer-" in str(path):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *others, **more)

    with monkeypatch.context() as patch:
        patch.setattr(name, failing)
        assert opened(memory, watch=heard) == right
    assert heard.notes == ["the index cannot be kept (Input/output error); it is built in memory for this run"]
    check(memory)
    whole(index_of(caches))


def test_a_file_system_without_locks(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def acquire(*given: Any, **more: Any) -> None:
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("filelock.FileLock.acquire", acquire)
    put(memory, tmx(plain(12)))
    heard = Heard()
    check(memory, watch=heard)
    assert heard.notes == ["the index cannot be kept (no locks here); it is built in memory for this run"]


def test_interrupted(memory: Path, caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves what was there, and lets go of the lock."""
    before = present(index_of(caches))
    put(memory, tmx(plain(15)))

    def interrupted(*given: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "keep", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Memory.open(memory)
    assert present(index_of(caches)) == before
    check(memory)


def test_files_that_cannot_be_removed_while_they_are_mapped(memory: Path, caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is on Windows."""
    unlink = Path.unlink

    def mapped(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("layer-"):
            raise PermissionError(errno.EACCES, "in use", str(path))
        unlink(path, missing_ok)

    heard = Heard()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", mapped)
        for size in (3, 20, 2):
            put(memory, tmx(plain(size)))
            check(memory, watch=heard)
        assert present(index_of(caches)) > named(index_of(caches))
    assert heard.notes == []
    put(memory, tmx(plain(4)))
    check(memory)
    whole(index_of(caches))


def test_a_mapped_file_is_never_written_over(memory: Path, tmp_path: Path) -> None:
    """Whoever has a memory open keeps it as it was, while others refresh it."""
    with Memory.open(memory) as found:
        before = found.lookup("시장 쌀 값이 3원 올랐다", threshold=50, limit=20)
        for size in (1, 50, 3):
            put(memory, tmx(plain(size, 900)))
            check(memory)
        assert found.lookup("시장 쌀 값이 3원 올랐다", threshold=50, limit=20) == before


def test_layers_that_are_replaced_between_manifest_and_opening(
    memory: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch, settled: None
) -> None:
    """The reader takes the new ones, without a lock and without building anything."""
    Memory.open(memory).close()
    layers = Store.layers
    other = [True]

    def late(store: Store, kept: Any) -> Any:
        if other:
            other.clear()
            # Another process finds all of it gone, and builds it anew.
            shutil.rmtree(store.folder)
            Memory.open(memory).close()
            work.clear()
            monkeypatch.setattr(Store, "locked", None)
        return layers(store, kept)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "layers", late)
        Memory.open(memory).close()
    assert not work


# Several processes

READ = """
import sys
from tm.memory import Memory
from tm.memory.watch import Watch
class Said(Watch):
    def note(self, text): print(text, file=sys.stderr)
print("ready", flush=True)
sys.stdin.readline()
"""


def started(code: str, *arguments: Path | str) -> subprocess.Popen[str]:
    """A process that has imported everything, and waits for a line."""
    return subprocess.Popen(
        [sys.executable, "-c", READ + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def go(process: subprocess.Popen[str]) -> None:
    """Let a process begin."""
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def ready(process: subprocess.Popen[str]) -> None:
    """Wait until a process has imported everything."""
    assert process.stdout
    assert process.stdout.readline() == "ready\n"


def test_many_build_at_once(tmp_path: Path, caches: Path) -> None:
    folder = tmp_path / "m"
    for n in range(4):
        put(folder / f"{n}.tmx", tmx(plain(300, 300 * n)))
    code = 'print([m.target for m in Memory.open(sys.argv[1], watch=Said()).lookup("시장 쌀 값이 777원 올랐다").matches])'
    processes = [started(code, folder) for _ in range(4)]
    for process in processes:
        ready(process)
    for process in processes:
        go(process)
    said = [process.communicate(timeout=60) for process in processes]
    with Memory.open(folder, keep=False) as found:
        right = f"{[match.target for match in found.lookup('시장 쌀 값이 777원 올랐다').matches]}\n"
    assert [out for out, _ in said] == [right] * 4
    assert {line for _, errors in said for line in errors.splitlines()} <= {
        "tm: x",
        "another process is building the index; waiting for it",
    }
    assert len(list(layers_in(index_of(caches)))) == 1
    whole(index_of(caches))


def test_readers_never_see_the_past(tmp_path: Path, caches: Path) -> None:
    """While a file changes again and again, each opening sees a state between those before and after it."""
    path, version = tmp_path / "m.tmx", tmp_path / "version"
    code = """
from pathlib import Path
path, version = map(Path, sys.argv[1:])
count = 0
while (before := int(version.read_text())) < 25:
    with Memory.open(path) as found:
        after = int(version.read_text())
        (match,) = found.lookup("지금은 몇 번째인가").matches
        assert before <= int(match.target) <= after + 1, (before, match.target, after)
        assert found.units == 301
    count += 1
print(count)
"""
    version.write_text("0")
    put(path, tmx([*plain(300), tu(None, "지금은 몇 번째인가", "0")]))
    readers = [started(code, path, version) for _ in range(3)]
    for reader in readers:
        ready(reader)
    for reader in readers:
        go(reader)
    units = plain(300)
    for n in range(1, 26):
        units[n] = tu(n, f"새 {n}", f"new {n}")
        new = tmp_path / "new"
        new.write_bytes(tmx([*units, tu(None, "지금은 몇 번째인가", str(n))]))
        new.replace(path)
        (tmp_path / "next").write_text(str(n))
        (tmp_path / "next").replace(version)
        time.sleep(0.04)
    for reader in readers:
        out, errors = reader.communicate(timeout=60)
        assert errors == ""
        assert int(out) > 0
    check(path)
    whole(index_of(caches))


def test_ten_kills(tmp_path: Path, caches: Path) -> None:
    """At random moments of a build, of a refresh, of a merge."""
    rng, path, size = random.Random(7), tmp_path / "m.tmx", 6000
    starts = (0, 60, 3000)
    states = [tmx([tu(n, f"쌀 {n} 값 {n * 7}", f"rice {n}") for n in range(start, start + size)]) for start in starts]
    code = "Memory.open(sys.argv[1]).close()"
    processes = [started(code, path) for _ in range(11)]
    put(path, states[0])
    for process in processes:
        ready(process)
    began = time.monotonic()
    go(processes[0])
    processes[0].communicate(timeout=60)
    took = time.monotonic() - began
    shutil.rmtree(caches)
    for n, process in enumerate(processes[1:]):
        put(path, states[n // 2 % 3])
        go(process)
        time.sleep(rng.random() * took)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert path.read_bytes() == states[n // 2 % 3], "the memory itself is not touched"
        if n % 3 == 2 or n == 9:
            start = starts[n // 2 % 3]
            with Memory.open(path) as memory:
                assert memory.units == size
                found = memory.lookup(f"쌀 {start} 값 {start * 7}", threshold=100).matches
                assert [match.target for match in found] == [f"rice {start}"]
                assert not memory.lookup(f"쌀 {start + size} 값 {(start + size) * 7}", threshold=100).matches
            whole(index_of(caches))


@pytest.mark.parametrize("before", [True, False])
def test_killed_at_each_step(tmp_path: Path, caches: Path, before: bool) -> None:
    """Right before and right after each file is put in its place."""
    path, (one, two) = tmp_path / "m.tmx", (tmx(plain(9)), tmx([*plain(8), tu(9, "새 것", "new")]))
    code = """
import os
real, left = os.replace, [int(sys.argv[2])]
def replace(*given):
    left[0] -= 1
    if left[0] == 0 and sys.argv[3] == "True":
        os._exit(9)
    real(*given)
    if left[0] == 0:
        os._exit(9)
os.replace = replace
Memory.open(sys.argv[1]).close()
"""
    processes = [started(code, path, str(step), str(before)) for step in range(1, 5)]
    for process in processes:
        ready(process)
        if caches.exists():
            shutil.rmtree(caches)
        put(path, one)
        Memory.open(path).close()
        put(path, two)
        go(process)
        process.communicate(timeout=60)
        # The layer, the list of the dead, the manifest; a fourth there is not.
        assert process.returncode == (9 if process is not processes[-1] else 0)
        check(path)
        whole(index_of(caches))


# The command


def run(*arguments: Path | str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tm", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **env},
        timeout=60,
    )


def test_the_command_says_that_nothing_can_be_kept(tmp_path: Path) -> None:
    put(path := tmp_path / "m.tmx", tmx(plain(3)))
    done = run("lookup", "-m", path, "시장 쌀 값이 1원 올랐다", TM_CACHE_DIR="/proc/nonexistent")
    assert done.returncode == 0
    assert "the market price of rice rose 1 won" in done.stdout
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("tm: the index cannot be kept (")


def test_the_command_builds_and_says_where(tmp_path: Path, caches: Path) -> None:
    put(tmp_path / "m" / "한글.tmx", tmx(plain(3)))
    done = run("index", tmp_path / "m")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"3 units; index in {caches}\n"
    put(tmp_path / "m" / "bad.tmx", tmx(["<tu>"]))
    done = run("index", tmp_path / "m")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert "bad.tmx:4" in done.stderr


# Stamps


def test_stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_text("1", "utf-8")
    stamp = Stamp.of(path)
    assert stamp == Stamp.of(str(path))
    assert not stamp.settled
    monkeypatch.setattr("time.time_ns", lambda: stamp.change + 2_000_000_001)
    assert stamp.settled
    os.utime(path, (1, 1))
    assert Stamp.of(path)._replace(change=1).settled
    assert not Stamp.of(path)._replace(change=stamp.change + 5).settled
    assert not stamp._replace(change=1, time=stamp.change + 5).settled
    path.chmod(0o600)
    assert Stamp.of(path) != stamp
    other = tmp_path / "y"
    other.write_text("1", "utf-8")
    assert Stamp.of(other).inode != Stamp.of(path).inode
