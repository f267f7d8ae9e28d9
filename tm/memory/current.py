"""The index of a memory as it is now: opened if it is up to date, else brought up to date first.

A file whose stamp is the same is not looked at. What reads TMX is imported only where something has changed.
"""

from __future__ import annotations

import os

from tm.errors import UnusableInput
from tm.formats.memories import memory_files
from tm.lookup.layer import Layer
from tm.lookup.sections import DamagedIndex
from tm.lookup.store import Manifest, Stamp, Store
from tm.memory.watch import Watch
from tm.text.folding import Folding

Files = dict[str, str]
"""The files of a memory: the path below the memory's own, as the index names it, and the path."""


def layers_of(memory: str, folding: Folding, watch: Watch, keep: bool) -> list[Layer]:
    """Return the layers of a memory, a file or a folder, as its files are now; kept on disk if `keep` and if that can be done.

    Raises:
        UnusableInput: a file is missing or broken.
    """
    files = _files(memory)
    # What comes through a pipe has no stamp, and can be read once only.
    if not keep or memory == "-" or not (os.path.isfile(memory) or os.path.isdir(memory)):
        from tm.memory.refresh import in_memory

        return [in_memory(files, folding, watch)]
    store = Store(memory, folding)
    if found := _as_they_are(store, files):
        return found
    from tm.memory.refresh import Update, in_memory

    try:
        with store.locked(lambda: watch.note("another process is building the index; waiting for it")):
            return Update(store, folding, watch).layers(files)
    except OSError as error:
        watch.note(f"the index cannot be kept ({error.strerror or error}); it is built in memory for this run")
        return [in_memory(files, folding, watch)]


def _files(memory: str) -> Files:
    """Return the files; of a memory that is a file, under its own name."""
    paths = memory_files([memory])
    if paths == [memory]:
        return {os.path.basename(memory): memory}
    # All begin alike, and with thousands of files working that out for each would take longer than all the rest.
    start = len(paths[0]) - len(os.path.relpath(paths[0], memory))
    return {path[start:]: path for path in paths}


def _as_they_are(store: Store, files: Files) -> list[Layer] | None:
    """Return the layers on disk if they hold just these files, unchanged."""
    manifest = store.manifest()
    while manifest and _holds(manifest, files):
        try:
            return store.layers(manifest.layers)
        except DamagedIndex:
            # Since the manifest was read, another process may have put another one in its place, and removed these layers.
            before, manifest = manifest, store.manifest()
            if manifest == before:
                return None
    return None


def _holds(manifest: Manifest, files: Files) -> bool:
    if len(manifest.sources) != len(files):
        return False
    pairs = zip(manifest.sources, files.items(), strict=True)
    return all(source.name == name and source.stamp == stamp_of(path) for source, (name, path) in pairs)


def stamp_of(path: str) -> Stamp:
    """Return the stamp of a file of a memory.

    Raises:
        UnusableInput: it is not there any more.
    """
    try:
        return Stamp.of(path)
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: str, error: OSError) -> UnusableInput:
    """Return the error for a file of a memory that cannot be read."""
    return UnusableInput(path, error.strerror or "cannot be read", advice="check the file")
