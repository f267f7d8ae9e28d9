"""What lookup answers, for people and for scripts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, TextIO

from tm.model.match import Answer, Difference, Match, MatchKind, Span
from tm.report.rows import props_object, tsv
from tm.report.terminal import Piece, Screen, Style, cells, cut, mark, shown
from tm.text.distance import changes

_WARNINGS = (Difference.NUMBER, Difference.NEGATION, Difference.NAME, Difference.WORD, Difference.TAG)
_DIGITS = r"\d+(?:[.,]\d+)*"
_NUMBER = rf"{_DIGITS}(?:[십백천만억조]+(?: ?{_DIGITS}[십백천만억조]*)*)?"
_TOKEN = r"(?s:\d+(?:[.,]\d+)*|[^\W\d]+|\s+|.)"


def write(
    out: TextIO,
    answers: Iterable[Answer],
    format: str,
    *,
    colored: bool = False,
    width: int = 80,
    explain: bool = False,
    headed: bool | None = None,
    numbered: bool = False,
) -> bool:
    """Write answers as they come and return whether each query had a match that is more than a fragment.

    Args:
        out: where to.
        answers: one for each query.
        format: `text`, `json`, `jsonl` or `tsv`.
        colored: whether text has colours.
        width: of text, in columns.
        explain: whether to say how the numbers came about.
        headed: whether the query stands above its matches in text. `None`: where there are several; the first answer then waits
            for the second.
        numbered: whether the matches of a query are numbered in text.
    """
    every = True

    def seen() -> Iterator[Answer]:
        nonlocal every
        for answer in answers:
            every &= any(match.kind is not MatchKind.FRAGMENT for match in answer.matches)
            yield answer

    if format == "text":
        chunks = _texts(seen(), Screen(colored, width), explain, headed, numbered)
    elif format == "tsv":
        chunks = _rows(seen())
    else:
        chunks = _objects((_answer_json(answer, explain) for answer in seen()), lines=format == "jsonl")
    for chunk in chunks:
        out.write(chunk)
        out.flush()
    return every


def _objects(objects: Iterable[dict[str, Any]], *, lines: bool) -> Iterator[str]:
    """Give JSON lines, or an array piece by piece."""
    if lines:
        yield from (json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
        return
    lead = "["
    for one in objects:
        yield lead + "\n " + json.dumps(one, ensure_ascii=False, indent=1).replace("\n", "\n ")
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"


def _answer_json(answer: Answer, explain: bool) -> dict[str, Any]:
    return {
        "query": answer.query,
        "source_lang": answer.source_lang,
        "target_lang": answer.target_lang,
        "terms": [{"source": t.source, "target": t.target, "start": t.start, "end": t.end} for t in answer.terms],
        "matches": [_match_json(match, explain) for match in answer.matches],
    }


def _match_json(match: Match, explain: bool) -> dict[str, Any]:
    return {
        "source": match.source,
        "target": match.target,
        "similarity": match.similarity,
        "raw": match.raw,
        "rank": match.rank,
        "kind": match.kind.value,
        "differences": [one.value for one in match.differences],
        "penalties": [{"reason": p.reason, "points": p.points} for p in match.penalties],
        "adapted": match.adapted,
        "covers": match.covers,
        "rendering": match.rendering,
        "tuid": match.tuid,
        "file": match.file,
        "note": match.note,
        "changed": match.changed,
        "props": props_object(match.props),
    } | ({"explanation": match.explanation} if explain else {})


def _rows(answers: Iterable[Answer]) -> Iterator[str]:
    yield "query\tsimilarity\tkind\tdifferences\tsource\ttarget\tfile\ttuid\tadapted\n"
    for answer in answers:
        for m in answer.matches:
            names = ",".join(m.differences)
            row = [answer.query, f"{m.similarity:g}", m.kind.value, names, m.source, m.target, m.file, m.tuid, m.adapted]
            yield tsv(row)


def _texts(answers: Iterator[Answer], screen: Screen, explain: bool, headed: bool | None, numbered: bool) -> Iterator[str]:
    first: list[Answer] = []
    if headed is None:
        first = list(islice(answers, 2))
        headed = len(first) > 1
    for number, answer in enumerate(chain(first, answers)):
        text = "\n" if number else ""
        if headed:
            text += screen.block([("> " + shown(answer.query), Style.BOLD)])
        text += _text(answer, screen, explain, numbered)
        if headed and not answer.matches:
            text += screen.line([("  no match", Style.DIM)])
        yield text


def _text(answer: Answer, screen: Screen, explain: bool, numbered: bool) -> str:
    margin = 7 if screen.width >= 60 else 4
    text = _terms(answer, screen, margin)
    for place, match in enumerate(answer.matches, 1):
        lead: list[Piece] = [(f"{place})", Style.BOLD)] if numbered else []
        text += screen.flow(chain(lead, _head(answer, match)), margin)
        if match.kind is MatchKind.FRAGMENT and match.covers:
            text += screen.block([(shown(answer.query[slice(*match.covers)]), Style.BOLD)], margin, "for")
        text += screen.block(_source(answer, match), margin, answer.source_lang)
        rendering = [match.rendering] if match.rendering else []
        text += screen.block(mark(match.target, rendering, Style.FOUND, Style.TARGET), margin, answer.target_lang)
        if match.adapted is not None:
            new = mark(match.adapted, _replaced(match.target, match.adapted), Style.ADDED, Style.TARGET)
            text += screen.block([("adapted: ", Style.DIM), *new], margin)
        text += screen.block([(_provenance(answer, match, screen.width - margin), Style.DIM)], margin)
        if explain:
            for number, line in enumerate(match.explanation):
                text += screen.block([(shown(line), Style.DIM)], margin, "" if number else "why")
    return text


def _terms(answer: Answer, screen: Screen, margin: int) -> str:
    pairs = list(dict.fromkeys(f"{term.source} = {term.target}" for term in answer.terms))
    items = [(shown(pair) + ";", Style.PLAIN) for pair in pairs[:-1]] + [(shown(pair), Style.PLAIN) for pair in pairs[-1:]]
    return screen.flow([("terms:", Style.DIM), *items], margin, 1) if items else ""


def _head(answer: Answer, match: Match) -> Iterator[Piece]:
    yield " part" if match.kind is MatchKind.FRAGMENT else f"{match.similarity:5.1f}", Style.BOLD
    yield match.kind.value, Style.BOLD
    for one in match.differences:
        if one in _WARNINGS:
            numbers = _numbers(answer.query, match.source) if one is Difference.NUMBER else ""
            yield f"! {one.value} differs{numbers}", Style.WARNING
    milder = [one.value for one in match.differences if one not in _WARNINGS]
    if milder:
        yield ", ".join(milder), Style.DIM
    for penalty in match.penalties:
        yield f"−{penalty.points:g} {shown(penalty.reason)}", Style.DIM


def _numbers(query: str, source: str) -> str:
    """Return the numbers of the query with those that the source has for them, where they are plain."""
    ours, theirs = Counter(re.findall(_NUMBER, query)), Counter(re.findall(_NUMBER, source))
    asked, found = list((ours - theirs).elements()), list((theirs - ours).elements())
    return f": {', '.join(asked)} → {', '.join(found)}" if 0 < len(asked) == len(found) < 4 else ""


def _source(answer: Answer, match: Match) -> list[Piece]:
    if match.kind is not MatchKind.FRAGMENT:
        return mark(match.source, match.changes, Style.CHANGED)
    covered = "".join(answer.query[slice(*match.covers)].split()) if match.covers else ""
    place = re.search(r"\s*".join(map(re.escape, covered)), match.source, re.I) if covered else None
    return mark(match.source, [place.span()] if place else [], Style.FOUND)


def _replaced(target: str, adapted: str) -> list[Span]:
    """Return the stretches of an adapted target that are new."""
    old, new = re.findall(_TOKEN, target), re.findall(_TOKEN, adapted)
    ends = [0]
    for token in new:
        ends.append(ends[-1] + len(token))
    return [(ends[s.dest_start], ends[s.dest_end]) for s in changes(old, new) if s.tag != "equal" and s.dest_end > s.dest_start]


def _provenance(answer: Answer, match: Match, room: int) -> str:
    """Return where a match is from, as much of it as fits; the file, the article and the note may be cut."""
    article = match.prop(f"x-tm-doc-{answer.source_lang}") or match.prop(f"x-tm-doc-{answer.target_lang}")
    people = (f"x-tm-translator-{answer.target_lang}", "x-tm-translator", "x-translator", "changeid", "creationid")
    confidence = match.prop("x-tm-confidence")
    facts = [
        (PurePath(match.file).name or match.file, True),
        (article, True),
        ((match.changed or "")[:10], False),
        (match.translator or next(filter(None, map(match.prop, people)), None), False),
        (confidence and f"aligned, {confidence}", False),
        (match.tuid and f"tuid {match.tuid}", False),
        (match.note, True),
    ]
    line = ""
    for fact, may_be_cut in facts:
        if not fact:
            continue
        longer = f"{line} · {shown(fact)}" if line else shown(fact)
        if cells(longer) > room:
            return cut(longer, room) if may_be_cut and room - cells(line) >= 12 else line
        line = longer
    return line
