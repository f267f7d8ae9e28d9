"""Whatever happens to the files, what is kept answers as what is built from nothing; and only what has changed is read."""

from __future__ import annotations

import gzip
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.memory.conftest import EN, HEADER, KO, Heard, check, index_of, layers_in, opened, plain, put, tmx, tu
from tm.errors import BadTmx, TmError, UnusableInput
from tm.lookup.store import Stamp
from tm.memory import Memory, refresh
from tm.memory.watch import Watch

pytestmark = pytest.mark.usefixtures("caches")


class Walk:
    """A folder of memories to which things happen, from a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random, self._next = folder, random.Random(seed), 0
        self.files: dict[str, list[str]] = {}
        self.add_file()
        self.add_file()

    def unit(self) -> str:
        """A new unit; a few have one side only, some no name, some the texts of others."""
        r = self.random
        self._next += 1
        ko, en = (" ".join(r.choices(words, k=r.randint(1, 6))) for words in (KO, EN))
        date = r.choice(["", f"2025{r.randint(10, 12)}01T000000Z"])
        name = r.choice([self._next, self._next, None])
        return tu(name, r.choice([ko] * 9 + [None]), r.choice([en] * 9 + [None]), date=date, before=r.choice(["", "", "  "]))

    def write(self, name: str, **how: str) -> None:
        """Put a file on disk, sometimes in place, sometimes as a new one."""
        data = tmx(self.files[name], **how)
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        if name.endswith(".gz"):
            data = gzip.compress(data)
        if self.random.random() < 0.5:
            path.write_bytes(data)
        else:
            new = path.with_suffix(".new")
            new.write_bytes(data)
            new.replace(path)

    def some(self) -> tuple[str, list[str]]:
        """A file and its units."""
        name = self.random.choice(list(self.files))
        return name, self.files[name]

    def add_file(self) -> None:
        name = self.random.choice(["{}.tmx", "기사 {}.tmx", "below/{}.TMX", "{}.tmx.gz", "below/둘째/{}.tmx"]).format(self._next)
        self.files[name] = [self.unit() for _ in range(self.random.randint(0, 12))]
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        self.write(name)

    def remove_file(self) -> None:
        if len(self.files) > 1:
            name, _ = self.some()
            del self.files[name]
            (self.folder / name).unlink()

    def rename_file(self) -> None:
        name, units = self.some()
        if not name.endswith(".gz"):
            self._next += 1
            del self.files[name]
            self.files[new := f"{self._next}.tmx"] = units
            (self.folder / name).rename(self.folder / new)

    def swap_files(self) -> None:
        (a, one), (b, two) = self.some(), self.some()
        self.files[a], self.files[b] = two, one
        self.write(a)
        self.write(b)

    def add(self) -> None:
        name, units = self.some()
        units.insert(self.random.randint(0, len(units)), self.unit())
        self.write(name)

    def change(self) -> None:
        name, units = self.some()
        if units:
            units[self.random.randrange(len(units))] = self.unit()
        self.write(name)

    def same_size(self) -> None:
        name, units = self.some()
        for n, unit in enumerate(units):
            units[n] = unit.replace("올랐다", "내렸다") if "올랐다" in unit else unit.replace("내렸다", "올랐다")
        path = self.folder / name
        times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
        self.write(name)
        os.utime(path, ns=times)

    def delete(self) -> None:
        name, units = self.some()
        if units:
            del units[self.random.randrange(len(units))]
        self.write(name)

    def delete_all(self) -> None:
        name, units = self.some()
        units.clear()
        self.write(name)

    def duplicate(self) -> None:
        name, units = self.some()
        if units:
            units.insert(self.random.randint(0, len(units)), self.random.choice(units))
        self.write(name)

    def move(self) -> None:
        name, units = self.some()
        self.random.shuffle(units)
        self.write(name)

    def move_to_another(self) -> None:
        (a, one), (b, two) = self.some(), self.some()
        if one:
            two.append(one.pop())
        self.write(a)
        self.write(b)

    def change_header(self) -> None:
        self.write(self.some()[0], header=HEADER.replace('datatype="x"', f'datatype="x{self.random.random()}"'))

    def change_encoding(self) -> None:
        self.write(self.some()[0], encoding=self.random.choice(["utf-16", "utf-8-sig", "utf-16-le"]))

    def comment(self) -> None:
        name, units = self.some()
        if units:
            units[-1] += self.random.choice(["<!-- </tu> -->", "<!-- -->", "<?x </tu>?>"])
        self.write(name)

    def cdata(self) -> None:
        name, units = self.some()
        units.append(tu(None, "시장", "x").replace("시장", "<![CDATA[시장 쌀 </tu>]]>"))
        self.write(name)

    def touch(self) -> None:
        (self.folder / self.some()[0]).touch()

    EDITS: tuple[Callable[[Walk], None], ...] = (
        *(add_file, remove_file, rename_file, swap_files, move_to_another, change_header, change_encoding, comment, cdata, touch),
        *(add, change, delete, duplicate) * 2,
        *(add, change, same_size, delete_all, move),
    )

    def step(self) -> str:
        """Let something happen and say what."""
        edit = self.random.choice(self.EDITS)
        edit(self)
        return edit.__name__


@pytest.mark.parametrize(
    ("seed", "gone", "added", "most"),
    [(1, 0.25, 0.2, 6), (2, 9, 9, 6), (3, 9, 9, 99), (4, 0.25, 9, 2), (5, 0.6, 0.5, 4)],
)
def test_after_any_edits_answers_are_those_of_a_new_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, gone: float, added: float, most: int
) -> None:
    """Layers merge soon, late, or never."""
    monkeypatch.setattr(refresh, "_MOST_GONE", gone)
    monkeypatch.setattr(refresh, "_MOST_ADDED", added)
    monkeypatch.setattr(refresh, "_MOST_LAYERS", most)
    walk = Walk(tmp_path / "기억", seed)
    done: list[str] = []
    for _ in range(40):
        done.append(walk.step())
        if walk.random.random() < 0.7:
            assert opened(walk.folder) == opened(walk.folder, keep=False), done
    check(walk.folder)


def test_a_walk_without_waiting(tmp_path: Path, settled: None) -> None:
    """Stamps alone decide, as for files that have not changed for long."""
    walk = Walk(tmp_path / "기억", 6)
    for _ in range(25):
        before = {path: path.stat() for path in walk.folder.rglob("*.*")}
        done = walk.step()
        for path, old in before.items():
            # As if it were later: what takes less than a tick of the clock is not seen without waiting.
            if path.exists() and path.stat().st_ino == old.st_ino and path.stat().st_ctime_ns == old.st_ctime_ns:
                put(path, path.read_bytes())
        assert opened(walk.folder) == opened(walk.folder, keep=False), done


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A memory of 500 units that is indexed."""
    path = tmp_path / "m.tmx"
    path.write_bytes(tmx(plain(500)))
    Memory.open(path).close()
    return path


Edit = Callable[[list[str]], list[str]]


@pytest.mark.parametrize(
    ("edit", "read"),
    [
        pytest.param(lambda units: [*units[:250], tu(250, "아주 새로운 것", "new"), *units[251:]], 1, id="one changed"),
        pytest.param(lambda units: units + plain(5, 500), 5, id="five added behind"),
        pytest.param(lambda units: plain(5, 500) + units, 5, id="five added before"),
        pytest.param(lambda units: units[:10] + units[15:], 0, id="five deleted"),
        pytest.param(lambda units: [*units[300:], *units[:300]], 0, id="moved"),
        pytest.param(lambda units: units + units[:3], 3, id="three twice"),
        pytest.param(lambda units: ["  " + unit + "\n" for unit in units], 0, id="other white space"),
        pytest.param(lambda units: [], 0, id="all deleted"),
    ],
)
def test_only_what_is_new_is_read(memory: Path, work: Counter[str], edit: Edit, read: int) -> None:
    put(memory, tmx(edit(plain(500))))
    Memory.open(memory).close()
    assert (work["read"], work["folded"]) == (read, read)
    check(memory)


@pytest.mark.parametrize("header", ['<header x="2026"/>', "<header><note>쌀</note></header>", "<!-- 말 --><header/>"])
def test_another_header_changes_no_unit(memory: Path, work: Counter[str], header: str) -> None:
    """Many programs write the time into it whenever they save."""
    put(memory, tmx(plain(500), header=header))
    Memory.open(memory).close()
    assert work["read"] == 0
    check(memory)


def test_a_unit_among_thousands(tmp_path: Path, work: Counter[str]) -> None:
    path = tmp_path / "m.tmx"
    units = plain(3000)
    put(path, tmx(units))
    Memory.open(path).close()
    assert (work["read"], work["folded"]) == (3000, 3000)
    Memory.open(path).close()
    work.clear()
    units[1234] = tu(1234, "아주 새로운 것", "something new")
    put(path, tmx(units))
    with Memory.open(path) as found:
        assert (work["read"], work["folded"]) == (1, 1)
        assert work["layers hashed"] == 1, "the new one"
        assert found.units == 3000
        assert [match.target for match in found.lookup("아주 새로운 것").matches] == ["something new"]
        assert not found.lookup("시장 쌀 값이 1234원 올랐다", threshold=99.5).matches


@pytest.mark.parametrize("old", ["plain", "mark", "gz"])
def test_also_in_other_wrappings(tmp_path: Path, work: Counter[str], old: str) -> None:
    path = tmp_path / "m.tmx"
    wraps: dict[str, Callable[[bytes], bytes]] = {"plain": bytes, "mark": b"\xef\xbb\xbf".__add__, "gz": gzip.compress}
    wrap = wraps[old]
    path.write_bytes(wrap(tmx(plain(200))))
    Memory.open(path).close()
    work.clear()
    put(path, wrap(tmx(plain(201))))
    Memory.open(path).close()
    assert work["read"] == 1
    check(path)


def test_other_files_are_not_looked_at(tmp_path: Path, work: Counter[str], settled: None) -> None:
    folder = tmp_path / "기억"
    for n in range(20):
        put(folder / f"{n:02}.tmx", tmx(plain(20, 20 * n)))
    Memory.open(folder).close()
    work.clear()
    put(folder / "07.tmx", tmx([tu(1, "새 것", "new"), *plain(19, 141)]))
    put(folder / "below" / "new.tmx", tmx(plain(3, 9000)))
    (folder / "03.tmx").unlink()
    check(folder)
    assert work["read"] == 4 + (20 * 18 + 20 + 3), "the rest is the comparison's"
    # One that is known and changed, and one that is new.
    assert work["hashed"] == 2


def written(folder: Path) -> dict[Path, tuple[int, ...]]:
    """What tells of each file whether it was written; when it was read does not count."""
    found = {path: path.stat() for path in folder.rglob("*")}
    return {path: (s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for path, s in found.items()}


def test_nothing_is_read_where_nothing_has_changed(memory: Path, work: Counter[str], settled: None) -> None:
    put(memory, memory.read_bytes())
    Memory.open(memory).close()
    assert (work["read"], work["hashed"]) == (0, 1)
    work.clear()
    index = written(memory.parent)
    for _ in range(3):
        Memory.open(memory).close()
    assert not work, "no unit, no byte of a file, no byte of a layer"
    assert index == written(memory.parent)


def test_an_empty_memory_is_kept_too(tmp_path: Path, caches: Path, work: Counter[str], settled: None) -> None:
    put(path := tmp_path / "m.tmx", tmx([]))
    Memory.open(path).close()
    work.clear()
    before = Stamp.of(index_of(caches))
    check(path)
    assert not work
    assert before == Stamp.of(index_of(caches)), "nothing was written"


def test_a_new_name_alone_is_seen(tmp_path: Path, settled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are file systems on which renaming does not change the time of the change."""
    of = Stamp.of
    monkeypatch.setattr(Stamp, "of", lambda path: of(path)._replace(change=0))
    for name in ("a.tmx", "b.tmx"):
        put(tmp_path / "m" / name, tmx(plain(3)))
    check(tmp_path / "m")
    (tmp_path / "m" / "a.tmx").rename(tmp_path / "m" / "aa.tmx")
    check(tmp_path / "m")
    (tmp_path / "m" / "aa.tmx").unlink()
    check(tmp_path / "m")


def test_a_new_stamp_with_the_old_bytes_is_looked_at_once(memory: Path, work: Counter[str], settled: None) -> None:
    Memory.open(memory).close()
    work.clear()
    put(memory, memory.read_bytes())
    os.utime(memory, (1, 1))
    for _ in range(3):
        Memory.open(memory).close()
    assert (work["hashed"], work["read"], work["folded"]) == (1, 0, 0)


def test_a_copied_index_is_looked_at_once(memory: Path, caches: Path, work: Counter[str], settled: None) -> None:
    """A backup was put back: the bytes of the layers are right, but nothing else shows that."""
    Memory.open(memory).close()
    shutil.copytree(caches, copy := caches.with_name("copy"))
    shutil.rmtree(caches)
    shutil.copytree(copy, caches)
    work.clear()
    for _ in range(3):
        Memory.open(memory).close()
    assert (work["layers hashed"], work["read"], work["folded"]) == (1, 0, 0)


def test_a_file_of_the_future_is_settled_too(tmp_path: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock was wrong, or an archive was packed in another time zone: it is not read again and again until then."""
    path = tmp_path / "m.tmx"
    path.write_bytes(tmx(plain(9)))
    os.utime(path, (4e9, 4e9))
    monkeypatch.setattr("tm.lookup.store._SETTLED_NS", 1000)
    Memory.open(path).close()
    work.clear()
    Memory.open(path).close()
    assert not work


def test_what_changed_just_now_is_looked_at_again(tmp_path: Path, work: Counter[str]) -> None:
    path = tmp_path / "m.tmx"
    path.write_bytes(tmx(plain(9)))
    Memory.open(path).close()
    work.clear()
    Memory.open(path).close()
    assert (work["hashed"], work["read"]) == (1, 0)


def test_set_back_in_size_and_time(memory: Path, settled: None) -> None:
    """Nothing but the time of the change tells, which nobody can set."""
    before = memory.stat()
    data = tmx(plain(500)).replace("올랐다".encode(), "내렸다".encode())
    put(memory, data)
    os.utime(memory, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = memory.stat()
    assert all(getattr(before, fact) == getattr(after, fact) for fact in ("st_size", "st_mtime_ns", "st_ino"))
    check(memory)


def test_small_changes_add_small_layers(memory: Path, caches: Path, work: Counter[str]) -> None:
    """Forty edits of a unit: never are all units folded again, and there are a few layers at most."""
    units = plain(500)
    for n in range(40):
        units[n * 12] = tu(n, f"새 {n}", f"new {n}")
        put(memory, tmx(units))
        Memory.open(memory).close()
        assert len(list(layers_in(index_of(caches)))) <= refresh._MOST_LAYERS
    assert work["read"] == 40
    assert work["folded"] < 500, "each is merged a few times with others of its kind"
    check(memory)


def test_much_that_was_added_is_merged(memory: Path, caches: Path, work: Counter[str]) -> None:
    for size, layers, folded in ((560, 2, 60), (599, 3, 99), (620, 1, 120 + 599)):
        put(memory, tmx(plain(size)))
        Memory.open(memory).close()
        assert (len(list(layers_in(index_of(caches)))), work["read"]) == (layers, size - 500)
        assert work["folded"] == folded
    check(memory)


def test_what_is_gone_is_swept_out_at_last(memory: Path, caches: Path, work: Counter[str]) -> None:
    put(memory, tmx(plain(500)[:376]))
    Memory.open(memory).close()
    assert work["folded"] == 0
    assert any(index_of(caches).glob("dead-*"))
    put(memory, tmx(plain(500)[:374]))
    Memory.open(memory).close()
    assert (work["read"], work["folded"]) == (0, 374)
    assert not any(index_of(caches).glob("dead-*"))
    put(memory, tmx(plain(500)[1:374]))
    work.clear()
    Memory.open(memory).close()
    assert not work["read"], "the digests are still known"
    check(memory)


def test_digests_survive_merges_of_many_files(tmp_path: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "_MOST_LAYERS", 2)
    folder = tmp_path / "m"
    for n in range(30):
        put(folder / f"{n:02}.tmx", tmx(plain(30, 30 * n)))
        if n > 20:
            Memory.open(folder).close()
    for n in range(30):
        put(folder / f"{n:02}.tmx", tmx(plain(30, 30 * n)[::-1]))
    work.clear()
    Memory.open(folder).close()
    assert (work["read"], work["folded"]) == (0, 0)
    check(folder)


def test_a_file_that_cannot_be_cut_is_read_whole_and_alone(tmp_path: Path, work: Counter[str]) -> None:
    folder = tmp_path / "m"
    for n in range(5):
        put(folder / f"{n}.tmx", tmx(plain(50, 50 * n), encoding="utf-16" if n == 3 else "utf-8"))
    Memory.open(folder).close()
    work.clear()
    put(folder / "3.tmx", tmx(plain(51, 150), encoding="utf-16"))
    Memory.open(folder).close()
    assert work["read"] == 51
    put(folder / "3.tmx", tmx(plain(52, 150)))
    put(folder / "4.tmx", tmx(plain(52, 200)))
    work.clear()
    Memory.open(folder).close()
    assert work["read"] == 52 + 2
    check(folder)


def test_a_file_with_very_much_that_is_new_is_read_as_a_stream(
    memory: Path, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "_MOST_FRESH", 4)
    put(memory, tmx(plain(504)))
    Memory.open(memory).close()
    assert work["read"] == 4
    put(memory, tmx(plain(509)))
    Memory.open(memory).close()
    assert work["read"] == 4 + 509
    check(memory)


class Meddler(Watch):
    """Changes a file while it is read, once."""

    def __init__(self, path: Path, data: bytes, *, new: bool) -> None:
        self.path, self.data, self.new, self.done = path, data, new, False

    def indexing(self, done: int, total: int | None) -> None:
        """Write the other version, in place or as a new file."""
        if not self.done and self.new:
            self.path.unlink()
        if not self.done:
            put(self.path, self.data)
        self.done = True


@pytest.mark.parametrize("window", [-1, 2_000_000_000])
@pytest.mark.parametrize("new", [True, False])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, window: int, new: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tm.lookup.store._SETTLED_NS", window)
    path = tmp_path / "m.tmx"
    one, two = (tmx([tu(n, f"쌀 {n} {word}", "rice", note="x" * 2000) for n in range(99)]) for word in ("올랐다", "내렸다"))
    put(path, one)
    meddler = Meddler(path, two, new=new)
    Memory.open(path, watch=meddler).close()
    assert meddler.done
    check(path)
    put(path, one)
    check(path)


def test_a_file_that_changes_between_its_two_readings_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: None
) -> None:
    """Units of the one version must not be known by the digests of the other."""
    path = tmp_path / "m.tmx"
    one, two = (tmx([tu(n, f"쌀 {n} {word}", "rice") for n in range(9)]) for word in ("올랐다", "내렸다"))
    digests = refresh._digests

    def meddling(name: str) -> object:
        found = digests(name)
        put(path, two)
        return found

    put(path, one)
    with monkeypatch.context() as patch:
        patch.setattr(refresh, "_digests", meddling)
        Memory.open(path).close()
    put(path, one)
    check(path)
    put(path, tmx([tu(n, f"쌀 {n} 올랐다", "rice") for n in range(10)]))
    check(path)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(tmx(["<tu>"]), id="broken"),
        pytest.param(tmx(plain(3))[:-9], id="cut off"),
        pytest.param(b"", id="empty"),
        pytest.param(tmx([*plain(2), "</tu>"]), id="one end too many"),
        pytest.param(tmx([], header="<header"), id="no units and a broken header"),
        pytest.param(tmx(plain(3)).replace("시장".encode(), "시장".encode("cp949"), 1), id="a damaged letter"),
        pytest.param(gzip.compress(tmx(plain(3)))[:-20], id="a damaged archive"),
        pytest.param(tmx(["<tu><tu></tu></tu>"]), id="one in the other"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_broken_file_is_an_error_again_and_again(tmp_path: Path, bad: bytes, before: bool) -> None:
    folder = tmp_path / "m"
    put(folder / "a.tmx", tmx(plain(5)))
    if before:
        put(folder / "b.tmx", tmx(plain(3)))
        check(folder)
    put(folder / "b.tmx", bad)
    errors = []
    for keep in (True, True, False):
        with pytest.raises(TmError) as caught:
            opened(folder, keep=keep)
        errors.append(str(caught.value))
    assert len(set(errors)) == 1
    assert str(folder / "b.tmx") in errors[0]
    put(folder / "b.tmx", tmx(plain(4)))
    check(folder)


def test_a_damaged_unit_far_behind_is_found(tmp_path: Path) -> None:
    """The beginning of the file is UTF-8; the unit alone would pass for CP949."""
    path = tmp_path / "m.tmx"
    units = [tu(n, "쌀", "rice", note="값" * 9000) for n in range(40)]
    put(path, tmx(units))
    Memory.open(path).close()
    put(path, tmx(units)[: -len("</body></tmx>\n")] + tu(99, "평양에서 열린 회의", "x").encode("cp949") + b"</body></tmx>")
    for keep in (True, False):
        with pytest.raises(TmError):
            opened(path, keep=keep)


def test_odd_memories(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    for data in (
        tmx([]),
        tmx([tu(1, "쌀", None)]),
        tmx([tu(1, None, "rice"), tu(2, "쌀", "rice")]),
        tmx([tu(1, "", " ")]),
        tmx([tu(None, "", " ")]),
    ):
        put(path, data)
        check(path)


@pytest.mark.parametrize("name", ["한글 이름.tmx", b"\xc7\xd1\xb1\xdb.tmx".decode("utf-8", "surrogateescape"), "a\nb.tmx", "-.tmx"])
def test_names_of_all_kinds(tmp_path: Path, name: str) -> None:
    folder = tmp_path / os.fsdecode(b"m \xff")
    put(folder / name, tmx(plain(3)))
    for memory in (folder, folder / name):
        check(memory)
        check(memory)
    with Memory.open(folder) as found:
        assert found.lookup("시장 쌀 값이 1원 올랐다").matches[0].file == str(folder / name)


@pytest.mark.parametrize("form", ["{}", "{}/", "./{}", "{}/../{}", "{}//", "../here/{}"])
def test_names_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    folder = tmp_path / "here" / "m"
    for name in (".hidden.tmx", "a.tmx", "b/a.tmx"):
        put(folder / name, tmx([tu(name, f"쌀 {name}", "rice")]))
    monkeypatch.chdir(folder.parent)
    name = form.format("m", "m")
    check(name)
    check(name)
    with Memory.open(name) as found:
        files = {match.file for match in found.lookup("쌀", threshold=1, limit=9).matches}
    assert {os.path.normpath(file) for file in files} == {
        os.path.normpath(os.path.join(name, inner)) for inner in os.listdir("m") if "." in inner
    } | {os.path.normpath(os.path.join(name, "b/a.tmx"))}
    monkeypatch.chdir(folder)
    check(".")


def test_links(tmp_path: Path) -> None:
    put(tmp_path / "real" / "a.tmx", tmx(plain(3)))
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "file.tmx").symlink_to("real/a.tmx")
    for name in ("folder", "file.tmx"):
        check(tmp_path / name)
    put(tmp_path / "real" / "a.tmx", tmx(plain(4)))
    (tmp_path / "other").mkdir()
    for name in ("folder", "file.tmx"):
        check(tmp_path / name)
    put(tmp_path / "other" / "a.tmx", tmx([tu(1, "쌀 다른 것", "rice")]))
    (tmp_path / "folder").unlink()
    (tmp_path / "folder").symlink_to("other")
    check(tmp_path / "folder")


def test_a_file_becomes_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "m.tmx", tmx(plain(3)))
    check(tmp_path / "m.tmx")
    (tmp_path / "m.tmx").unlink()
    put(tmp_path / "m.tmx" / "m.tmx", tmx(plain(2, 7)))
    check(tmp_path / "m.tmx")


def test_each_unit_once_however_often_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(Path("m/a.tmx"), tmx(plain(3)))
    put(Path("m/below/b.tmx"), tmx(plain(4, 10)))
    put(Path("m/below/c.xml"), tmx(plain(2, 20)))
    Path("link").symlink_to("m")
    for names in (
        ["m", "m"],
        ["m", "m/", "./m", str(tmp_path / "m")],
        ["m/a.tmx", "m"],
        ["m", "m/below"],
        ["link", "m/below/b.tmx"],
    ):
        with Memory.open(names) as found:
            assert found.units == 7, names
    with Memory.open(["m/below/c.xml", "m"]) as found:
        assert found.units == 9
    with pytest.raises(UnusableInput):
        Memory.open(["m", "m/missing.tmx"])
    with Memory.open(["m/a.tmx", "m/below"]) as found:
        assert found.units == 7


def test_two_memories_are_two_indexes(tmp_path: Path, caches: Path, work: Counter[str]) -> None:
    for name in ("a", "b"):
        put(tmp_path / name / "m.tmx", tmx(plain(5, ord(name))))
    check(tmp_path / "a", tmp_path / "b")
    assert len(list((caches / "index").iterdir())) == 2
    put(tmp_path / "b" / "m.tmx", tmx(plain(6, ord("b"))))
    work.clear()
    Memory.open([tmp_path / "b", tmp_path / "a"]).close()
    assert work["read"] == 1


def test_a_pipe_is_read_once_and_not_kept(tmp_path: Path, caches: Path) -> None:
    import threading

    os.mkfifo(pipe := tmp_path / "pipe")
    writer = threading.Thread(target=pipe.write_bytes, args=(tmx(plain(3)),))
    writer.start()
    with Memory.open(pipe) as found:
        assert found.units == 3
    writer.join()
    assert not caches.exists()


def test_a_missing_memory_leaves_nothing(tmp_path: Path, caches: Path) -> None:
    with pytest.raises(UnusableInput, match="no such memory"):
        Memory.open(tmp_path / "missing.tmx")
    (tmp_path / "none").mkdir()
    with pytest.raises(UnusableInput, match="holds no TMX"):
        Memory.open(tmp_path / "none")
    assert not caches.exists()


def test_a_broken_memory_is_named_with_its_line(tmp_path: Path) -> None:
    put(tmp_path / "m.tmx", tmx(plain(2)))
    Memory.open(tmp_path / "m.tmx").close()
    put(tmp_path / "m.tmx", tmx([*plain(2), "<tu><tuv></tu>"]))
    with pytest.raises(BadTmx) as caught:
        Memory.open(tmp_path / "m.tmx")
    assert caught.value.line == 5


def test_notes_are_few(tmp_path: Path) -> None:
    heard = Heard()
    put(tmp_path / "m.tmx", tmx(plain(2)))
    check(tmp_path / "m.tmx", watch=heard)
    put(tmp_path / "m.tmx", tmx(plain(3)))
    check(tmp_path / "m.tmx", watch=heard)
    assert heard.notes == []
