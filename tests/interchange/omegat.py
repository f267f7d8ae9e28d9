"""OmegaT as a program: projects for it, and runs without a window."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = shutil.which("omegat")

_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""
_PREFERENCES = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><preference version="1.0"><ext_tmx_show_level2>true</ext_tmx_show_level2></preference></omegat>
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: the project's folder, and all that OmegaT said."""

    folder: Path
    log: str

    def target(self, name: str) -> str:
        """Return a translated file."""
        return (self.folder / "target" / name).read_text("utf-8")

    def saved(self) -> list[Path]:
        """Return the memories that OmegaT wrote of the project."""
        return sorted(self.folder.glob(f"{self.folder.name}-*.tmx"))


def make_project(folder: Path, source: str, target: str, sources: Mapping[str, str]) -> Path:
    """Lay out a project with source files and return its folder. OmegaT's start script cannot do with spaces in paths."""
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(_PROJECT.format(source=source, target=target), "utf-8")
    for name, text in sources.items():
        (folder / "source" / name).write_text(text, "utf-8")
    return folder


def translate(folder: Path) -> Run:
    """Have OmegaT translate a project from its memories. It ends with 0 whatever happened: look at the log and the targets."""
    settings = folder.parent / f"{folder.name}.settings"
    settings.mkdir()
    (settings / "omegat.prefs").write_text(_PREFERENCES, "utf-8")
    arguments = [str(PROGRAM), str(folder), "--mode=console-translate", f"--config-dir={settings}", "--no-team"]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", errors="replace", timeout=120)
    assert done.returncode == 0, done.stderr
    return Run(folder, done.stdout + done.stderr)
