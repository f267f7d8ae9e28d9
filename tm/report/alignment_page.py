"""Alignments as one web page that needs nothing else: two columns, and lines between partners in the colour of their confidence."""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib import resources
from pathlib import PurePath
from string import Template
from typing import Protocol

from tm.model.alignment import Alignment, Bead
from tm.model.document import Role, Segment
from tm.model.review import DOUBTFUL
from tm.model.text import LANGS, Lang
from tm.report.terminal import shown
from tm.text.furniture import is_furniture

_SURE, _POOR = 0.9, 0.4
_TITLES = {"ko": "Korean · 한국어", "en": "English · 영어"}
_TAGS = {"unpaired": "no partner"}
_COUNTED = ("all", "doubtful", "unpaired", "moved")


class Aligned(Protocol):
    """Two aligned documents: their names, their Korean and English segments, and the beads over them."""

    @property
    def ko(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def sides(self) -> tuple[Sequence[Segment], Sequence[Segment]]: ...
    @property
    def alignment(self) -> Alignment: ...


def page(documents: Iterable[Aligned], *, doubtful: float = DOUBTFUL) -> str:
    """Return the page for documents, in their order; each segment stands in it once.

    It fetches nothing and runs no script but its own, whatever the documents hold. Segment numbers are 0-based, as in bead
    files. A pair is doubtful under the confidence `doubtful`, 0 to 1.
    """
    views = [_View(number, aligned, doubtful) for number, aligned in enumerate(documents, 1)]
    script = _resource("js")
    return Template(_resource("html")).substitute(
        title=_safe(views[0].title if len(views) == 1 else f"{len(views)} aligned documents"),
        style=_resource("css"),
        script=script,
        allowed=b64encode(sha256(script.encode()).digest()).decode(),
        contents=_contents(views),
        documents="".join(part for view in views for part in view.html()),
        **{name: str(sum(view.counts[name] for view in views)) for name in _COUNTED},
    )


def moved(beads: Sequence[Bead]) -> set[int]:
    """Return which pairs, by their place, are out of order: all but the longest run of pairs that both sides have in one order."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted((at for at, bead in enumerate(beads) if bead.paired), key=lambda at: beads[at].ko[0]):
        place = bisect_left(tails, beads[at].en[0])
        before[at] = ends[place - 1] if place else None
        tails[place : place + 1], ends[place : place + 1] = [beads[at].en[0]], [at]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return before.keys() - kept


class _View:
    """A pair of documents on the page."""

    def __init__(self, number: int, aligned: Aligned, doubtful: float) -> None:
        self.id = f"d{number}"
        self._sides = aligned.sides
        self._beads = aligned.alignment.beads
        self._signature = aligned.alignment.signature
        self._doubtful, self._moved = doubtful, moved(self._beads)
        names = [PurePath(name).name for name in (aligned.ko, aligned.en)]
        self.title = " – ".join(names)
        pairs = [bead for bead in self._beads if bead.paired]
        self.pairs = len(pairs)
        self.mean = sum(bead.confidence for bead in pairs) / len(pairs) if pairs else 0.0
        self.counts = {
            "all": len(self._beads),
            "doubtful": sum(bead.confidence < doubtful for bead in pairs),
            "unpaired": sum(len(bead.ko) + len(bead.en) for bead in self._beads if not bead.paired),
            "moved": len(self._moved),
        }

    def html(self) -> Iterator[str]:
        """Give the document's section in parts."""
        yield (
            f'<section class="document" id="{self.id}">\n<header><h2>{_safe(self.title)}</h2>\n'
            f'<p class="facts">{_safe(self.facts)}</p>\n<p class="facts">{_safe(self._signature)}</p></header>\n'
            '<div class="columns">\n<svg class="lines" aria-hidden="true"></svg>\n'
        )
        for lang, side in zip(LANGS, self._sides, strict=True):
            yield f'<div class="column {lang}" lang="{lang}">\n<h3 lang="en">{_TITLES[lang]}</h3>\n'
            yield from self._column(lang, side)
            yield "</div>\n"
        yield "</div>\n</section>\n"

    @property
    def facts(self) -> str:
        """What came of the alignment, in a line."""
        counts = self.counts
        return (
            f"{self.pairs} pairs · mean confidence {self.mean:.2f} · {counts['doubtful']} doubtful · {counts['moved']} moved · "
            f"{counts['unpaired']} segments without a partner"
        )

    def _column(self, lang: Lang, side: Sequence[Segment]) -> Iterator[str]:
        places: dict[int, tuple[int, int]] = {}
        row = 1
        for at, bead in enumerate(self._beads):
            members = bead.ko if lang == "ko" else bead.en
            places |= {number: (at, row + offset) for offset, number in enumerate(members)}
            row += max(len(bead.ko), len(bead.en))
        paragraph = None
        for number, segment in enumerate(side):
            if segment.paragraph != paragraph:
                yield ("</div>\n" if number else "") + '<div class="paragraph">\n'
                paragraph = segment.paragraph
            yield self._segment(lang, number, segment, *places[number])
        if side:
            yield "</div>\n"

    def _segment(self, lang: Lang, number: int, segment: Segment, at: int, row: int) -> str:
        bead = self._beads[at]
        first = number == (bead.ko if lang == "ko" else bead.en)[0]
        role = _role(segment, bead)
        classes = ["seg", role, *self._classes(at)] + ["first"] * first
        tags = [role] * (role != "text") + [name for name in ("unpaired", "moved") if first and name in classes]
        told = f'<span class="ref" lang="en">{_told(bead)}</span>' if first and (lang == "ko" or not bead.ko) else ""
        return (
            f'<div class="{" ".join(classes)}" id="{self.id}-{lang}{number}" data-bead="{at}" tabindex="-1" '
            f'style="--bead:{at};--row:{row}">{told}<span class="number">{number}</span><p>{_safe(segment.text)}</p>'
            + "".join(f'<span class="tag" lang="en">{_TAGS.get(tag, tag)}</span>' for tag in tags)
            + "</div>\n"
        )

    def _classes(self, at: int) -> Iterator[str]:
        bead = self._beads[at]
        if not bead.paired:
            yield "unpaired"
            return
        yield _level(bead.confidence, self._doubtful)
        if bead.confidence < self._doubtful:
            yield "doubtful"
        if at in self._moved:
            yield "moved"


def _role(segment: Segment, bead: Bead) -> Role:
    """Return a segment's role; where nobody has looked, an unpaired one may still be furniture."""
    unknown = segment.role == "text" and not bead.paired
    return "furniture" if unknown and is_furniture(segment.text) else segment.role


def _level(confidence: float, doubtful: float) -> str:
    if confidence < doubtful:
        return "weak" if confidence >= _POOR else "poor"
    return "sure" if confidence >= _SURE else "likely"


def _told(bead: Bead) -> str:
    sides = (", ".join(map(str, numbers)) or "∅" for numbers in (bead.ko, bead.en))
    return " ↔ ".join(sides) + (f" · <b>{bead.confidence:.2f}</b>" if bead.paired else "")


def _contents(views: Sequence[_View]) -> str:
    if len(views) < 2:
        return ""
    rows = "".join(
        f'<li><a href="#{view.id}">{_safe(view.title)}</a> <span class="facts">{_safe(view.facts)}</span></li>\n' for view in views
    )
    return f'<nav aria-label="Documents">\n<h1>Documents</h1>\n<ol>\n{rows}</ol>\n</nav>\n'


def _safe(text: str) -> str:
    return escape(shown(text))


def _resource(suffix: str) -> str:
    return resources.files("tm.report").joinpath(f"alignment_page.{suffix}").read_text("utf-8")
