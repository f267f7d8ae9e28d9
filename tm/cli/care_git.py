"""The drivers in a git repository: a line of attributes, and settings of the clone."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from tm.errors import UnusableInput
from tm.formats.output import open_output

ATTRIBUTES = "*.tmx diff=tmx merge=tmx"
_SECTIONS = ("diff.tmx", "merge.tmx")


def own_command() -> str:
    """Return how a shell starts this installation, whatever PATH says and whatever folder it is in."""
    # `-P`: a folder `tm` in the repository must not be taken for the package.
    return f"{shlex.quote(Path(sys.executable).as_posix())} -P -m tm"


def repository() -> Repository:
    """Return the repository of the current folder.

    Raises:
        UnusableInput: there is none, or git is not installed.
    """
    root = _git("rev-parse", "--show-toplevel")
    if not root:
        raise UnusableInput(".", "is in no git working tree", advice="go to one, or make one with: git init")
    return Repository(Path(root))


class Repository:
    """One working tree."""

    def __init__(self, root: Path) -> None:
        self._attributes = root / ".gitattributes"

    def install(self, command: str) -> list[str]:
        """Set the drivers up and return what was changed, as sentences; nothing where all is in place."""
        done = [f"{key} = {value}" for key, value in _settings(command).items() if _set(key, value)]
        lines = self._lines()
        if ATTRIBUTES not in lines:
            self._write([*lines, ATTRIBUTES])
            done.append(f"{self._attributes.name}: {ATTRIBUTES} (commit this file)")
        return done

    def uninstall(self) -> list[str]:
        """Take the drivers away and return what was changed."""
        done = []
        for section in _SECTIONS:
            if _git("config", "--local", "--get-regexp", f"^{section}".replace(".", "[.]")):
                _git("config", "--local", "--remove-section", section)
                done.append(f"{section} taken out of the configuration")
        lines = self._lines()
        if ATTRIBUTES in lines:
            self._write([line for line in lines if line != ATTRIBUTES])
            done.append(f"{self._attributes.name}: {ATTRIBUTES} taken out")
        return done

    def _lines(self) -> list[str]:
        return self._attributes.read_text("utf-8", "surrogateescape").splitlines() if self._attributes.exists() else []

    def _write(self, lines: list[str]) -> None:
        if not lines:
            self._attributes.unlink()
            return
        with open_output(str(self._attributes)) as stream:
            stream.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


def _settings(command: str) -> dict[str, str]:
    return {
        "diff.tmx.command": f"{command} diff --driver",
        # Where git compares lines all the same: git log -p, git show, git blame.
        "diff.tmx.textconv": f"{command} diff --textconv",
        "merge.tmx.name": "translation memories by units (tm)",
        "merge.tmx.driver": f"{command} merge --driver %O %A %B %P",
    }


def _set(key: str, value: str) -> bool:
    if _git("config", "--local", "--get", key) == value:
        return False
    if _git("config", "--local", "--replace-all", key, value) is None:
        raise UnusableInput(".git/config", f"cannot take {key}", advice="check its permissions")
    return True


def _git(*arguments: str) -> str | None:
    """Return what git prints, or `None` where it fails."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise UnusableInput(".", "cannot be set up, as git is not installed", advice="install git") from None
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else None
