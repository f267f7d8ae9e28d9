"""How many sentences a second of CPU time the segmenter cuts.

Run: python -m tests.benchmarks.segment FILE [--lang ko|en] [--rules RULES.toml] [--lines N]
Any text file; without `--lang` its script tells. `--lines` joins so many lines to one paragraph (default 5: corpora hold a
sentence a line, articles do not). The best of five runs, the rules compiled before. Higher is better; 10,000 is the floor.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tm.segment import parse_rules, segment
from tm.text.normalize import language_of


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", choices=["ko", "en"])
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--lines", type=int, default=5)
    given = parser.parse_args()
    lines = given.file.read_text("utf-8-sig").splitlines()
    text = "\n".join(" ".join(lines[at : at + given.lines]) for at in range(0, len(lines), given.lines))
    lang = given.lang or language_of(text) or "en"
    rules = parse_rules(str(given.rules), given.rules.read_text("utf-8-sig")) if given.rules else None
    segment("", lang, rules)
    number, best = 0, float("inf")
    for _ in range(5):
        started = time.process_time()
        number = len(segment(text, lang, rules))
        best = min(best, time.process_time() - started)
    print(f"{number:,} sentences of {len(text):,} characters in {best:.3f} s of CPU time: {number / best:,.0f} a second")


if __name__ == "__main__":
    main()
