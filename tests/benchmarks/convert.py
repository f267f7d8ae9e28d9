"""Speed and memory of conversions: a memory to every format that is written, and back.

Run: python -m tests.benchmarks.convert [UNITS] [MEMORY.tmx] [.po .xlf ...]
Times are CPU seconds of a process of its own. Ratios are to `tm convert` of the same memory to TMX in the same run: they tell
the same on any machine. `growth` is the peak by that of a tenth of the units: 1.0 where a format streams.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.tmx import units, write
from tm.formats.tmx import TmxReader

ENDINGS = (".jsonl", ".tsv", ".csv", ".po", ".xlf", ".tbx", ".xlsx")


class Run(NamedTuple):
    """CPU seconds and peak memory in MiB of one process."""

    cpu: float
    peak: float


def convert(source: str, target: str) -> Run:
    """Convert a file."""
    command = [sys.executable, "-m", "tm", "convert", source, target, "--from", "ko", "--to", "en"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"tm convert {source} {target} failed")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def memory(path: str, count: int, given: str | None) -> int:
    """Write the memory to convert, the first units of a given one or made up, and return how many it has."""
    if given is None:
        write(path, units(count))
        return count
    with TmxReader(given) as reader:
        write(path, islice((replace(unit, line=None) for unit in reader), count))
    with TmxReader(path) as reader:
        return sum(1 for _ in reader)


def main() -> None:
    count = next((int(one) for one in sys.argv[1:] if one.isdigit()), 100_000)
    given = next((one for one in sys.argv[1:] if one.endswith(".tmx")), None)
    endings = [one for one in sys.argv[1:] if one in ENDINGS] or ENDINGS
    with tempfile.TemporaryDirectory() as folder:
        small, large = f"{folder}/small.tmx", f"{folder}/large.tmx"
        memory(small, count // 10, given)
        count = memory(large, count, given)
        base = convert(large, f"{folder}/again.tmx")
        print(f"{count:,} units, {os.path.getsize(large) / 1e6:.0f} MB; to TMX {base.cpu:.1f} s CPU, peak {base.peak:.0f} MiB")
        for ending in endings:
            little = convert(small, f"{folder}/small{ending}")
            there = convert(large, f"{folder}/large{ending}")
            back = convert(f"{folder}/large{ending}", f"{folder}/back.tmx")
            rates = "".join(
                f"  {way} {count / run.cpu:9,.0f} units/s  ratio {run.cpu / base.cpu:5.2f}  peak {run.peak:6.0f} MiB"
                for way, run in (("to", there), ("from", back))
            )
            print(f"{ending:7}{rates}  growth {there.peak / little.peak:4.1f}", flush=True)
            (Path(folder) / f"large{ending}").unlink()


if __name__ == "__main__":
    main()
