"""Time and memory of the commands that care for a memory, each as a process of its own.

Run: python -m tests.benchmarks.care PAIRS.tsv[.xz] [UNITS] [COMMAND ...]
PAIRS has English and Korean, a pair a line; it is repeated, with numbers behind the texts, until there are UNITS (300,000) units.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from multiprocessing import Process
from pathlib import Path

from tm.formats.textfile import read_lines
from tm.formats.tmx import TmxWriter
from tm.formats.tmx.writer import own_header
from tm.model.memory import Prop, Unit, Variant


def units(pairs: list[str], most: int) -> Iterator[Unit]:
    """Give units with dates and a property, one in a hundred twice."""
    number = 0
    for turn in count():
        for line in pairs:
            english, _, korean = line.partition("\t")
            more = f" {turn}" if turn else ""
            variants = (Variant("ko", (korean + more,)), Variant("en", (english + more,)))
            day = f"2026{number % 12 + 1:02}{number % 28 + 1:02}T000000Z"
            unit = Unit(str(number), variants, (("changedate", day),), (Prop("x-tm-doc-ko", f"{number % 200}.ko.md"),))
            for one in (unit, unit)[: 1 + (number % 100 == 99)]:
                yield one
                number += 1
                if number == most:
                    return


def edited(rows: Iterator[Unit], seed: int) -> Iterator[Unit]:
    """Give units as somebody left them: one in fifty changed, deleted or followed by a new one."""
    chance = random.Random(seed)
    for unit in rows:
        what = chance.randrange(150)
        if what == 0:
            changed = replace(unit.variants[1], content=(f"{unit.variants[1].text} ({seed})",))
            unit = replace(unit, variants=(unit.variants[0], changed))
        if what != 1:
            yield unit
        if what == 2:
            yield replace(
                unit, tuid=f"{seed}-{unit.tuid}", variants=tuple(replace(v, content=(f"{v.text} +{seed}",)) for v in unit.variants)
            )


def write(path: Path, rows: Iterator[Unit]) -> None:
    """Write a memory."""
    with path.open("wb") as stream, TmxWriter(stream, own_header()) as writer:
        for unit in rows:
            writer.write(unit)


def run(*arguments: str) -> tuple[float, float, float]:
    """Run `tm` and return wall seconds, CPU seconds and peak memory in MiB."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "tm", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"tm {arguments[0]} failed")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    most = next((int(one) for one in sys.argv[2:] if one.isdigit()), 300_000)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        # In a process of its own: what this one holds would count as the peak of those that it starts.
        maker = Process(target=make, args=(place, sys.argv[1], most))
        maker.start()
        maker.join()
        base, ours, theirs, names, out = (str(place / name) for name in ("base.tmx", "1.tmx", "2.tmx", "names.txt", "out.tmx"))
        print(f"{most:,} units, {os.path.getsize(base) / 1e6:.0f} MB")
        commands: dict[str, list[str]] = {
            "stats": [base],
            "clean": [base, "-o", out],
            "dedupe": [base, "-o", out],
            "diff": [base, ours],
            "merge": ["--base", base, ours, theirs, "-o", out],
            "split": [base, "-o", str(place / "parts"), "--by", "document"],
            "edit": [ours, "--tuid", "7", "--en", "Edited."],
            "lang": [base, "-o", out, "--to", "ko-KR,en-US"],
            "redact": [base, "-o", out, "--list", names],
        }
        wanted = [one for one in sys.argv[2:] if one in commands] or list(commands)
        for name in wanted:
            wall, cpu, memory = run(name, *commands[name])
            print(
                f"tm {name:8} {wall:7.1f} s  {cpu:7.1f} s CPU  {most / cpu:9,.0f} units a second  peak {memory:6.0f} MiB",
                flush=True,
            )


def make(place: Path, pairs_file: str, most: int) -> None:
    """Write a memory, two versions of it as two people left it, and a thousand names."""
    pairs = read_lines(pairs_file)
    write(place / "base.tmx", units(pairs, most))
    for seed in (1, 2):
        write(place / f"{seed}.tmx", edited(units(pairs, most), seed))
    names = [f"{a}{b}{c}" for a in "김이박최정강조윤장임" for b in "가나다라마바사아자차" for c in "민수영희철호진우성현"]
    (place / "names.txt").write_text("\n".join(names) + "\n", "utf-8")


if __name__ == "__main__":
    main()
