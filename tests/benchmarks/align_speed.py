"""Time and memory of the aligner beside a bare loop of the encoder over the same lines, in CPU seconds of one run.

Run: python -m tests.benchmarks.align_speed KO EN [--lines N ...]
KO and EN have a segment a line. For each number of lines a side: the CPU time of the encoder alone; that of looking for numbers and
names in the texts; that of the search, and its ratio to the encoder's; that of the whole command from a cold start with nothing
cached, its ratio, its peak memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tm.align.aligner import beads_between, sides
from tm.encode import Vectors
from tm.encode.use import UseEncoder


class Ready:
    """An encoder that has the vectors already."""

    name = "use-m3"

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def encode(self, texts: list[str]) -> Vectors:
        """Return the vectors of all texts."""
        assert len(texts) == len(self._vectors)
        return self._vectors


def bare(texts: list[str]) -> tuple[Vectors, float]:
    """Return the vectors of texts, and the CPU seconds of the encoder without anything around it."""
    encoder = UseEncoder()
    encoder.encode(["문장", "sentence"])
    started = time.process_time()
    return encoder.encode(texts), time.process_time() - started


def command(ko: list[str], en: list[str], folder: Path) -> tuple[float, float]:
    """Return the CPU seconds and the peak memory in MB of `tm align` from a cold start, nothing cached."""
    for name, lines in (("a.ko", ko), ("a.en", en)):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    call = [sys.executable, "-m", "tm", "align", "a.ko", "a.en", "--presegmented", "-o", "a.tmx"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        call, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"TM_CACHE_DIR": str(folder / "cache")}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("ko", type=Path)
    parser.add_argument("en", type=Path)
    parser.add_argument("--lines", type=int, nargs="*", default=[2000, 5000, 20000, 50000])
    given = parser.parse_args()
    both = [path.read_text("utf-8").splitlines() for path in (given.ko, given.en)]
    print("lines a side  encoder s  looks s  search s  ratio  command s  ratio  peak MB")
    for count in given.lines:
        ko, en = (lines[:count] for lines in both)
        vectors, encoding = bare([*ko, *en])
        started = time.process_time()
        both_sides = sides(ko, en, Ready(vectors))
        looking = time.process_time() - started
        beads_between(*both_sides)
        searching = time.process_time() - started - looking
        del vectors, both_sides
        with tempfile.TemporaryDirectory() as folder:
            whole, peak = command(ko, en, Path(folder))
        search = f"{encoding:9.1f} {looking:8.2f} {searching:9.2f} {searching / encoding:6.3f}"
        row = f"{search} {whole:10.1f} {whole / encoding:6.3f} {peak:8.0f}"
        print(f"{len(ko):6}+{len(en):<6} {row}", flush=True)


if __name__ == "__main__":
    main()
