"""What lookup answers, for people and for scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TextIO

from tm.model.match import Match, MatchKind
from tm.model.text import Lang

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Answer:
    """A query with its matches, the best first."""

    query: str
    source_lang: Lang
    target_lang: Lang
    matches: tuple[Match, ...]


def write(out: TextIO, answers: Iterable[Answer], format: str, *, colored: bool = False) -> bool:
    """Write answers as they come and return whether each query had a match."""
    found = True
    if format == "json":
        rows = list(answers)
        json.dump([_answer_json(a) for a in rows], out, ensure_ascii=False, indent=1)
        out.write("\n")
        return all(a.matches for a in rows)
    if format == "tsv":
        out.write("query\tsimilarity\tkind\tdifferences\tsource\ttarget\tfile\ttuid\n")
    for answer in answers:
        found = found and bool(answer.matches)
        if format == "jsonl":
            out.write(json.dumps(_answer_json(answer), ensure_ascii=False) + "\n")
        elif format == "tsv":
            for match in answer.matches:
                out.write("\t".join(_cell(c) for c in _row(answer, match)) + "\n")
        else:
            out.write(_text(answer, colored))
        out.flush()
    return found


def _row(answer: Answer, match: Match) -> list[str]:
    names = ",".join(match.differences)
    kind, tuid = match.kind.value, match.unit.tuid or ""
    return [answer.query, f"{match.similarity:g}", kind, names, match.source, match.target, match.file, tuid]


def _cell(text: str) -> str:
    return " ".join(text.split())


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "source_lang": answer.source_lang,
        "target_lang": answer.target_lang,
        "terms": [],
        "matches": [_match_json(answer, m) for m in answer.matches],
    }


def _match_json(answer: Answer, match: Match) -> dict[str, Any]:
    unit = match.unit
    return {
        "source": match.source,
        "target": match.target,
        "similarity": match.similarity,
        "raw": match.raw,
        "rank": match.rank,
        "kind": match.kind.value,
        "differences": list(match.differences),
        "penalties": [{"reason": p.reason, "points": p.points} for p in match.penalties],
        "adapted": None,
        "tuid": unit.tuid,
        "file": match.file,
        "note": unit.notes[0].text if unit.notes else None,
        "changed": _changed(match),
        "props": {p.type: p.text for p in reversed(unit.props) if p.type},
    }


def _changed(match: Match) -> str | None:
    date = match.unit.attr("changedate") or match.unit.attr("creationdate") or ""
    found = _DATE.fullmatch(date)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else date or None


def _text(answer: Answer, colored: bool) -> str:
    lines = []
    for match in answer.matches:
        exact = match.kind is MatchKind.EXACT
        head = f"{match.similarity:5.1f}  {match.kind.value}"
        if match.differences:
            head += f"  differs in: {', '.join(match.differences)}"
        lines.append(_paint(head, "1", colored))
        lines.append("       " + _marked(match.source, () if exact else match.changed, colored))
        lines.append("       " + _paint(_shown(match.target), "32", colored))
        lines.append("       " + _paint(_provenance(match), "2", colored))
    return "\n".join(lines) + "\n" if lines else ""


def _marked(text: str, spans: tuple[tuple[int, int], ...], colored: bool) -> str:
    """Mark spans: in colour, or between signs where there is none."""
    out, end = [], 0
    for start, stop in spans:
        out.append(_shown(text[end:start]))
        piece = _shown(text[start:stop])
        blank = not piece.strip()
        out.append(_paint(piece, "4;33", colored) if colored else piece if blank else f"{{{piece}}}")
        end = stop
    return "".join([*out, _shown(text[end:])])


def _shown(text: str) -> str:
    """Return text that stays on its line and sends nothing to the terminal but itself."""
    return _CONTROL.sub("�", text.replace("\n", "⏎").replace("\t", " "))


def _paint(text: str, code: str, colored: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colored else text


def _provenance(match: Match) -> str:
    unit = match.unit
    facts = [PurePath(match.file).name, unit.prop("x-tm-doc-ko"), (_changed(match) or "")[:10]]
    confidence = unit.prop("x-tm-confidence")
    if confidence:
        facts.append(f"aligned, confidence {confidence}")
    facts.append(f"tuid {unit.tuid}" if unit.tuid else None)
    return _shown(" · ".join(fact for fact in facts if fact))
