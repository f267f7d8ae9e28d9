"""What scoring never uses is not loaded, and loads where it is used after all."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from tm.score.deferred import UNUSED
from tm.score.metrics import score
score(["The cat sat."], [["A cat sat."]], ["chrf", "bleu", "ter"], "en")
loaded = [name for name in sys.modules if name.partition(".")[0] in UNUSED and name.partition(".")[2]]
import colorama, wcwidth
print(loaded, wcwidth.wcswidth("한"), colorama.Fore.RED == "\\x1b[31m")
"""


def test_unused_modules_wait_until_they_are_used() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split("\n")[0] == "[] 2 True"
