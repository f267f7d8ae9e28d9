"""What a branch changed in a file, by asking git."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tm.errors import BadSetting, UnusableInput


@contextmanager
def before(reference: str, path: str) -> Iterator[str | None]:
    """Give the path of a copy of the file as it was where the branch left `reference`; `None` where it did not exist then.

    Raises:
        UnusableInput: the file is in no git repository, or git is not installed.
        BadSetting: there is no such revision.
    """
    folder = Path(path).resolve().parent
    if _git(folder, path, "rev-parse", "--is-inside-work-tree") is None:
        raise UnusableInput(path, "is in no git repository", advice="leave --changed-since out")
    if _git(folder, path, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}") is None:
        raise BadSetting("--changed-since", reference, "a branch, tag or commit that this clone has (fetch it first)")
    base = (_git(folder, path, "merge-base", reference, "HEAD") or reference.encode()).decode().strip()
    data = _git(folder, path, "show", f"{base}:./{Path(path).name}")
    if data is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / Path(path).name
        copy.write_bytes(data)
        yield str(copy)


def _git(folder: Path, path: str, *arguments: str) -> bytes | None:
    """Return what git prints, or `None` where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise UnusableInput(path, "cannot be compared, as git is not installed", advice="leave --changed-since out") from None
    return done.stdout if done.returncode == 0 else None
