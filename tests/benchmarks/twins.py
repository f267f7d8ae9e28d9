"""How many Northern lines have a similarity of 100 (the same text), or of 99 and more (but for spelling), to their Southern twin.

Run: python -m tests.benchmarks.twins NORTH.txt SOUTH.txt [--show]
Line n of one file is line n of the other in the other standard. Higher is better. `--show` prints up to ten that stay below 99.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tm.lookup import similarity


def main() -> None:
    north, south = (Path(name).read_text("utf-8-sig").splitlines() for name in [a for a in sys.argv[1:] if a != "--show"])
    rows = [(similarity(a, b, "ko"), a, b) for a, b in zip(north, south, strict=True) if a.strip() and b.strip()]
    different = [row for row in rows if row[1] != row[2]]
    for name, chosen in (("all", rows), ("not the same text", different)):
        equal, near = (sum(points >= least for points, _, _ in chosen) / max(len(chosen), 1) for least in (100, 99))
        print(f"{name:17} {len(chosen):5} lines: {equal:6.1%} at 100, {near:6.1%} at 99 or more")
    if "--show" in sys.argv:
        for points, a, b in sorted(row for row in rows if row[0] < 99)[:10]:
            print(f"\n{points:.1f}\n  {a}\n  {b}")


if __name__ == "__main__":
    main()
