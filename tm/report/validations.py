"""What `tm validate` found, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from tm.model.finding import Problem, Validation
from tm.report.rows import counted, tsv


def write(out: TextIO, results: list[Validation], format: str) -> None:
    """Write results as `text`, `json`, `jsonl` (an object a file) or `tsv` (a row a problem)."""
    match format:
        case "json":
            json.dump({"files": [_json(r) for r in results]}, out, ensure_ascii=False, indent=1)
            out.write("\n")
        case "jsonl":
            out.writelines(json.dumps(_json(r), ensure_ascii=False) + "\n" for r in results)
        case "tsv":
            out.write("file\tline\ttuid\tlevel\trule\tmessage\n")
            out.writelines(
                tsv([r.file, "" if p.line is None else str(p.line), p.tuid, p.level, p.rule, p.message])
                for r in results
                for p in r.problems
            )
        case _:
            out.writelines(line + "\n" for r in results for line in _text(r))


def _text(result: Validation) -> Iterator[str]:
    """Give a line for each problem and one for the file."""
    yield from (_line(result.file, problem) for problem in result.problems if problem.rule != "unreadable")
    if result.readable:
        kinds = {level: sum(p.level == level for p in result.problems) for level in ("error", "warning", "info")}
        verdict = ", ".join(f"{n} info" if level == "info" else counted(n, level) for level, n in kinds.items() if n)
        langs = ", ".join(lang or "(none)" for lang in result.languages) or "none"
        yield f"{result.file}: {counted(result.units, 'unit')}; languages: {langs}; {verdict or 'clean'}"


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
