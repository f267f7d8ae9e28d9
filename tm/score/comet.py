"""COMET's numbers, taken over from the user's own `comet-score` (Rei et al. 2020): `tm` runs it, and adds nothing.

The command reads sources, translations and references a line each; `--to_json FILE` gives `{translations: [{"src", "mt", "ref",
"COMET"}]}`, and standard output ends with `translations<TAB>score: 0.8412`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tm.errors import BadSetting, UnusableInput
from tm.model.score import Outside

COMMAND = "comet-score"

_WHOLE = re.compile(r"\tscore: (-?\d+\.\d+)\s*$", re.M)
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "PYTHONUTF8": "1"}


def check_comet(model: str | None) -> str:
    """Return the checkpoint that a path names: a `.ckpt` file, or a folder as model hubs lay it out.

    Raises:
        BadSetting: the command is not installed, or no model is named.
        UnusableInput: there is no such model.
    """
    if shutil.which(COMMAND) is None:
        raise BadSetting("--metric", "comet", f"another metric, or put `{COMMAND}` on PATH: pip install unbabel-comet")
    if model is None:
        raise BadSetting("--model", "", "the path of a COMET checkpoint (.ckpt); tm downloads none")
    path = Path(model)
    found = [path] if path.is_file() else sorted([*path.glob("*.ckpt"), *path.glob("checkpoints/*.ckpt")])
    if len(found) != 1 or found[0].suffix != ".ckpt":
        raise UnusableInput(model, "is no COMET checkpoint", advice="name a .ckpt file, or a folder that holds one")
    return str(found[0].resolve())


def comet(sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str], checkpoint: str) -> Outside:
    """Return what `comet-score` says of each segment and of the whole.

    Args:
        sources: a text for each segment.
        hypotheses: likewise.
        references: likewise, of one reference: COMET takes no more.
        checkpoint: the model's path.

    Raises:
        UnusableInput: the command failed, or said something else than expected.
    """
    with tempfile.TemporaryDirectory(prefix="tm-comet-") as folder:
        names = ("source.txt", "hypothesis.txt", "reference.txt")
        for name, texts in zip(names, (sources, hypotheses, references), strict=True):
            lines = "".join(" ".join(text.split()) + "\n" for text in texts)
            (Path(folder) / name).write_bytes(lines.encode("utf-8", "replace"))
        said = _run(folder, names, checkpoint)
        try:
            rows = json.loads((Path(folder) / "scores.json").read_text("utf-8"))[names[1]]
            segments = tuple(float(row["COMET"]) for row in rows)
        except (OSError, ValueError, KeyError, TypeError):
            raise UnusableInput(COMMAND, "wrote no scores that tm can read", advice="try it by hand with --to_json") from None
    whole = _WHOLE.findall(said)
    if len(segments) != len(hypotheses) or not whole:
        raise UnusableInput(COMMAND, f"gave {len(segments)} scores for {len(hypotheses)} segments", advice="try it by hand")
    return Outside(
        "comet", f"nrefs:1|model:{Path(checkpoint).name}|bytes:{Path(checkpoint).stat().st_size}", float(whole[-1]), segments
    )


def _run(folder: str, names: Sequence[str], checkpoint: str) -> str:
    sources, hypotheses, references = names
    command: list[Any] = [shutil.which(COMMAND), "-s", sources, "-t", hypotheses, "-r", references]
    command += ["--model", checkpoint, "--gpus", "0", "--to_json", "scores.json"]
    try:
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **_OFFLINE}, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
            errors="replace", check=False,
        )  # fmt: skip
    except OSError as error:
        raise UnusableInput(COMMAND, f"cannot be run ({error.strerror or error})", advice="try it by hand") from None
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise UnusableInput(COMMAND, f"ended with status {done.returncode} ({last[:200]})", advice="try it by hand")
    return done.stdout
