"""How the numbers of a match came about, in lines for people."""

from __future__ import annotations

from collections.abc import Sequence

from tm.lookup.differences import compare
from tm.lookup.rank import MOST, WEIGHTS
from tm.lookup.similarity import MOST_LIKE, SHORT, tokens
from tm.model.match import Match, MatchKind
from tm.model.text import Lang
from tm.text.distance import distance
from tm.text.folding import Folding, fold


def explained(match: Match, query: str, lang: Lang, folding: Folding) -> Match:
    """Return the match with its explanation."""
    lines = [_raw(match, query, lang, folding)]
    lines += [f"penalty {penalty.points:g}: {penalty.reason}" for penalty in match.penalties]
    if match.penalties:
        lines.append(f"similarity {match.similarity:g} = {match.raw:g} less penalties, not under 0")
    if match.differences:
        found = compare(query, match.source, lang, folding)
        parts = [f"{kind} {WEIGHTS[kind]:g} × {grade:g}" for kind, grade in zip(found.differences, found.grades, strict=True)]
        lines.append(f"rank {match.rank:g} = {match.similarity:g} less {' + '.join(parts)}, {MOST:g} at most")
    return match._replace(explanation=tuple(lines))


def _raw(match: Match, query: str, lang: Lang, folding: Folding) -> str:
    if match.kind is MatchKind.FRAGMENT:
        return "a part of the query only; it has no similarity"
    if match.kind in {MatchKind.EXACT, MatchKind.CONTEXT}:
        return "100: equal in Unicode normal form C, runs of white space as one" + (
            "; the neighbours agree" if match.kind is MatchKind.CONTEXT else ""
        )
    if match.kind is MatchKind.VARIANT:
        return f"99: the same folded key, {fold(query, lang, folding)!r}"
    key, held = fold(query, lang, folding), fold(match.source, lang, folding)
    if lang == "ko":
        return _share("characters without spaces", key, held)
    by_tokens = _share("tokens", tokens(key), tokens(held))
    if len(key) > SHORT or len(held) > SHORT:
        return by_tokens
    return f"{by_tokens}; {_share('characters', key, held)}: the better one"


def _share(unit: str, a: Sequence[str], b: Sequence[str]) -> str:
    longer, edits = max(len(a), len(b)), distance(a, b)
    if not longer:
        return f"0: no {unit}"
    share = 1000 * (longer - edits) // longer / 10
    most = f", {MOST_LIKE:g} at most" if share > MOST_LIKE else ""
    return f"{min(share, MOST_LIKE):g} = 100 × (1 - {edits} / {longer}) {unit}, rounded down{most}"
