"""Speed and memory of reading and writing TMX, against bare lxml loops over the same file in the same run.

Run: python -m tests.benchmarks.tmx [UNITS] [--memory]
Ratios are of CPU seconds, the median of five interleaved runs. `--memory` also runs `tm validate` and `tm convert` on the file as
processes of their own and prints the peak memory of each.
"""

from __future__ import annotations

import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from tm.formats.tmx import TmxReader, TmxWriter
from tm.model.memory import Header, InlineCode, Prop, Unit, Variant

KO = "쌀 가격이 kg당 6200원까지 올랐다고 함경북도의 한 소식통이 전했다 주민들은 시장에서 옥수수를 사려고 새벽부터 줄을 섰다".split()
EN = "the price of rice rose to 6,200 won per kilogram a source in North Hamgyong Province said on Tuesday & people queued".split()
CODE = InlineCode("ph", (("x", "1"),), ("<br/>",))


def units(count: int) -> Iterator[Unit]:
    """Give units of about 440 bytes, one in five with inline codes."""
    chance = random.Random(7)
    for number in range(count):
        ko = " ".join(chance.choices(KO, k=chance.randint(4, 16)))
        en = " ".join(chance.choices(EN, k=chance.randint(5, 22)))
        content = (ko, CODE, " 끝.") if number % 5 == 0 else (ko,)
        variants = (Variant("ko", content), Variant("en", (en,)))
        dates = (("creationdate", "20260117T093000Z"), ("changedate", "20260201T120000Z"))
        yield Unit(str(number), variants, dates, (Prop("x-tm-doc-ko", f"{number % 500}.ko.md"),))


def write(path: str | None, rows: Iterator[Unit]) -> None:
    """Write units with the package's writer."""
    with open(path, "wb") if path else io.BytesIO() as stream, TmxWriter(stream, Header()) as writer:
        for unit in rows:
            writer.write(unit)


def bare_read(path: str) -> None:
    """Parse and clear each unit, looking at nothing."""
    for _, element in etree.iterparse(path, tag="tu", huge_tree=True):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def our_read(path: str) -> None:
    """Read each unit losslessly."""
    with TmxReader(path) as reader:
        for _ in reader:
            pass


def bare_write(rows: list[Unit]) -> None:
    """Write the same elements with lxml's incremental writer."""
    with etree.xmlfile(io.BytesIO(), encoding="utf-8") as file, file.element("tmx", version="1.4"), file.element("body"):
        for unit in rows:
            with file.element("tu", tuid=unit.tuid or "", **dict(unit.attrs)):
                for prop in unit.props:
                    with file.element("prop", type=prop.type or ""):
                        file.write(prop.text)
                for variant in unit.variants:
                    with (
                        file.element("tuv", {"{http://www.w3.org/XML/1998/namespace}lang": variant.lang}),
                        file.element("seg"),
                    ):
                        for part in variant.content:
                            if isinstance(part, str):
                                file.write(part)
                            else:
                                with file.element(part.name, **dict(part.attrs)):
                                    file.write("".join(p for p in part.content if isinstance(p, str)))


def cpu(action: Callable[[], None]) -> float:
    """Return the CPU seconds of an action."""
    started = time.process_time()
    action()
    return time.process_time() - started


def compare(name: str, ours: Callable[[], None], bare: Callable[[], None]) -> None:
    """Print the ratio of two actions that take turns."""
    rows = [(cpu(ours), cpu(bare)) for _ in range(5)]
    ratio = statistics.median(a / b for a, b in rows)
    mine, theirs = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"{name:6} {mine:6.2f} s against {theirs:6.2f} s CPU: ratio {ratio:.2f}")


def peak(*arguments: str) -> float:
    """Run `tm` and return its peak memory in MiB."""
    process = subprocess.Popen([sys.executable, "-m", "tm", *arguments], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss / 1024


def main() -> None:
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    count = numbers[0] if numbers else 200_000
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "memory.tmx")
        write(path, units(count))
        print(f"{count:,} units, {os.path.getsize(path) / 1e6:.0f} MB")
        if "--memory" in sys.argv:
            for command in (("validate", path), ("convert", path, f"{folder}/out.jsonl"), ("convert", path, f"{folder}/out.tmx")):
                print(f"tm {command[0]} {Path(command[-1]).suffix}: peak {peak(*command):.0f} MiB")
            return
        compare("read", lambda: our_read(path), lambda: bare_read(path))
        rows = list(units(count))
        compare("write", lambda: write(None, iter(rows)), lambda: bare_write(rows))


if __name__ == "__main__":
    main()
