"""`tm score` beside the `sacrebleu` command on the same files: equal numbers and signatures, and how long each takes.

Run: python -m tests.benchmarks.score HYP REF [HYP REF ...]
Each pair is scored with chrF, BLEU and TER by both, three times in turn; the ratio is of the shortest times.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

METRICS = ("bleu", "chrf", "ter")
ROUNDS = 3


def timed(command: list[str]) -> tuple[float, str]:
    """Return how long a command took, in seconds, and what it printed."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return time.perf_counter() - began, done.stdout


def korean(path: str) -> bool:
    """Return whether a file is Korean."""
    with open(path, encoding="utf-8") as stream:
        return any("가" <= char <= "힣" for char in stream.read(4096))


def main() -> None:
    files = sys.argv[1:]
    for hypothesis, reference in zip(files[::2], files[1::2], strict=True):
        tokenize = "ko-mecab" if korean(reference) else "13a"
        theirs = [
            sys.executable,
            "-m",
            "sacrebleu",
            reference,
            "-i",
            hypothesis,
            "-m",
            *METRICS,
            "-w",
            "10",
            "--tokenize",
            tokenize,
        ]
        ours = [sys.executable, "-m", "tm", "score", hypothesis, reference, "--format", "json"]
        ours += [word for metric in METRICS for word in ("--metric", metric)]
        rounds = [(timed(theirs), timed(ours)) for _ in range(ROUNDS)]
        (_, said), (_, answer) = rounds[0]
        expected = {one["name"].lower().removesuffix("2"): (one["score"], one["signature"]) for one in json.loads(said)}
        found = {one["metric"]: (round(one["score"], 10), one["signature"]) for one in json.loads(answer)["scores"]}
        slow, quick = min(one[0][0] for one in rounds), min(one[1][0] for one in rounds)
        verdict = "equal" if found == expected else f"DIFFERENT {expected} {found}"
        print(f"{hypothesis}: {verdict}; sacrebleu {slow:.2f} s, tm {quick:.2f} s, ratio {quick / slow:.2f}")


if __name__ == "__main__":
    main()
