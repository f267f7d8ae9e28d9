"""What `tm validate` found, for people and for scripts."""

from __future__ import annotations

import json
from typing import Any, TextIO

from tm.model.finding import Problem, Validation


def write(out: TextIO, results: list[Validation], *, as_json: bool) -> None:
    """Write results as JSON, or as a line for each problem and one for each file."""
    if as_json:
        json.dump({"files": [_json(r) for r in results]}, out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    for result in results:
        for problem in result.problems:
            if problem.rule != "unreadable":
                out.write(_line(result.file, problem) + "\n")
        if result.readable:
            kinds = {level: sum(p.level == level for p in result.problems) for level in ("error", "warning", "info")}
            verdict = ", ".join(f"{n} {level}{'s' if n != 1 and level != 'info' else ''}" for level, n in kinds.items() if n)
            langs = ", ".join(lang or "(none)" for lang in result.languages) or "none"
            out.write(f"{result.file}: {result.units} units; languages: {langs}; {verdict or 'clean'}\n")


def _line(file: str, problem: Problem) -> str:
    place = file if problem.line is None else f"{file}:{problem.line}"
    unit = f" (tuid {problem.tuid})" if problem.tuid else ""
    return f"{place}: {problem.level}: {problem.message} [{problem.rule}]{unit}"


def _json(result: Validation) -> dict[str, Any]:
    return {
        "file": result.file,
        "readable": result.readable,
        "units": result.units,
        "languages": list(result.languages),
        "version": result.version,
        "problems": [
            {"level": p.level, "rule": p.rule, "line": p.line, "tuid": p.tuid, "message": p.message} for p in result.problems
        ],
    }
