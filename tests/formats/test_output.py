from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tm.errors import UnusableOutput
from tm.formats.output import open_output


def write(path: Path, data: bytes = b"new") -> None:
    with open_output(str(path)) as stream:
        stream.write(data)


@pytest.mark.parametrize("name", ["a.tmx", "기억.tmx", "가" * 83 + ".tmx"])
def test_a_file_is_made_and_replaced_without_leftovers(tmp_path: Path, name: str) -> None:
    if len(os.fsencode(name)) > 255:
        name = name[-80:]
    write(tmp_path / name, b"old")
    write(tmp_path / name)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(name, b"new")]


@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("there", [True, False])
def test_after_an_error_the_old_file_is_whole(tmp_path: Path, error: type[BaseException], there: bool) -> None:
    path = tmp_path / "a.tmx"
    if there:
        path.write_bytes(b"old")

    def fail() -> None:
        with open_output(str(path)) as stream:
            stream.write(b"half")
            stream.flush()
            assert len(list(tmp_path.iterdir())) == 1 + there
            raise error

    with pytest.raises(error):
        fail()
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([b"old"] if there else [])


def test_a_full_disk_is_said_and_the_old_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableOutput, match="No space left"):
        write(path)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableOutput, match="is a folder"):
        write(tmp_path)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableOutput, match="cannot be written"):
        write(tmp_path / "none" / "a.tmx")


def test_an_error_of_another_file_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_output(str(tmp_path / "a.tmx")):
        (tmp_path / "elsewhere" / "b").open()


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(UnusableOutput, match="cannot be written"):
        write(folder / "a.tmx")


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
def test_mode_and_link_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.tmx", tmp_path / "link.tmx"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new", 0o640)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_is_written_directly() -> None:
    write(Path("/dev/null"))
    assert not Path("/dev/null").is_file()


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(Path("-"), "글\n".encode())
    assert capfdbinary.readouterr().out == "글\n".encode()
