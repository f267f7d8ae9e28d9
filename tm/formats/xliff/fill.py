"""Put translations into XLIFF 1.2, 2.x, SDLXLIFF and MQXLIFF, leaving every other byte as it was.

The document is read for the places of its elements, and text is put in there: declaration, comments, white space and the order of
attributes stay, and so do the other parts of a zip (XLZ, MQXLZ). Inline codes of a translation are written as the segment's own
source has them; one that it lacks is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import IO, Final

from tm.formats.repack import repacked
from tm.formats.saying import sentences
from tm.formats.splice import Original, Splice, original
from tm.formats.tmx.markup import attrs_xml
from tm.formats.xliff.fill_codes import bare_code, with_codes_of
from tm.formats.xliff.inline import tag
from tm.formats.xliff.inline1 import xml1
from tm.formats.xliff.inline2 import Writer2
from tm.formats.xliff.names import LOCKED, MEMBERS, SEGMENT, TRANSLATE
from tm.formats.xliff.node import Node
from tm.formats.xliff.proposals import alternative, match, tells
from tm.formats.xliff.reader import Walk
from tm.formats.xliff.segmentation import segments
from tm.formats.xliff.tags import extent, start_tag, written_name
from tm.model.filled import Filled
from tm.model.memory import Content, InlineCode, Unit

_FIRST: Final = {"translated": "translated", "needs-review": "needs-review-translation", "final": "final"}
_SECOND: Final = {"translated": "translated", "needs-review": "initial", "final": "final"}
_TRADOS: Final = {"translated": "Translated", "needs-review": "Draft", "final": "Translated"}
"""Trados itself says no more of an exact match than that: approved and signed off is what people have read again."""
_MEMOQ: Final = {"translated": "Pretranslated", "needs-review": "Pretranslated", "final": "ManuallyConfirmed"}
_TAG_NAME: Final = re.compile(r"<(/?)(?![\w.\-]+:)")


def fill(path: str, stream: IO[bytes], targets: Mapping[int, Filled]) -> list[str]:
    """Write a file with translations put in.

    Args:
        path: of the file.
        stream: takes the new file, in the old one's encoding.
        targets: by the place of the unit among those that `read_xliff` gives, from 0.

    Returns:
        What was not filled, as sentences with counts.

    Raises:
        UnusableInput: the file cannot be read.
    """
    filler = _Filler(original(path, MEMBERS))
    walk, place = Walk(path), 0
    for node, units in walk.units_of(filler.file.undeclared):
        mine = {number: targets[place + number] for number in range(len(units)) if place + number in targets}
        place += len(units)
        if mine:
            filler.fill(node, units, mine)
    stream.write(repacked(path, MEMBERS, filler.file.changed(filler.splices)))
    return sentences(filler.left, "")


class _Filler:
    def __init__(self, file: Original) -> None:
        self.file, self._data = file, file.data
        self.splices: list[Splice] = []
        self.left: Counter[str] = Counter()

    def fill(self, node: Node, units: list[Unit], filled: Mapping[int, Filled]) -> None:
        """Note the changes for one `trans-unit` or `unit`."""
        wanted = {}
        for number, one in filled.items():
            unit = units[number]
            if unit.prop(LOCKED) == "yes" or unit.prop(TRANSLATE) == "no":
                self.left["locked segment[s] not filled"] += 1
            else:
                content, lacking = with_codes_of(one.content, unit)
                self.left["inline code[s] that the source lacks left out"] += lacking
                wanted[number] = replace(one, content=content)
        if not wanted:
            return
        name = written_name(self._data, node)
        self._prefix = name[: len(name) - len(node.name)]
        if node.name == "unit":
            self._second(node, wanted)
        elif units[0].prop(SEGMENT) is not None and node.child("seg-source"):
            self._segments(node, {units[number].prop(SEGMENT) or "": one for number, one in wanted.items()})
        else:
            self._whole(node, wanted[0])

    def _xml(self, content: Content, *, trados: bool) -> str:
        """Return content in XLIFF 1.2; Trados has the native code in its header."""
        if trados:
            content = tuple(bare_code(part) if isinstance(part, InlineCode) else part for part in content)
        return self._named(xml1(content))

    def _named(self, xml: str) -> str:
        """Return XML whose elements have the prefix that the file writes."""
        return _TAG_NAME.sub(rf"<\1{self._prefix}", xml) if self._prefix else xml

    def _whole(self, node: Node, one: Filled) -> None:
        trados = node.child("sdl:seg-defs") is not None
        native = trados or any(name.startswith(("mq:", "m:")) for name in node.attrs)
        inside = self._xml(one.content, trados=trados)
        if native:
            self._put(node, inside, {})
        else:
            self._put(node, inside, _first_attrs(one), self._named(alternative(one, inside)))
        self._tool_attrs(node, one)
        if trados:
            self._trados(node, None, one)

    def _put(self, holder: Node, inside: str, attrs: Mapping[str, str], behind: str = "") -> None:
        """Put text into the target of a `trans-unit` or `segment`, or into a new one behind the source; and XML behind it."""
        target = holder.child("target")
        if target is not None:
            place = extent(self._data, target)
            opened = start_tag(self._data, target, attrs, opened=True)
            end = f"</{self._prefix}target>" if place.empty else ""
            self.splices.append(Splice(place.start, place.close, f"{opened.text}{inside}{end}"))
            self._insert(place.end, behind)
            return
        before = holder.child("seg-source") or holder.child("source")
        if before is None:
            self.left["unit[s] without a source not filled"] += 1
            return
        place = extent(self._data, before)
        lead = re.compile(rb"[ \t\r\n]*\Z").search(self._data, max(0, place.start - 200), place.start)
        space = lead[0].decode() if lead else ""
        start = f"<{self._prefix}target{attrs_xml(tuple(attrs.items()))}>"
        self.splices.append(Splice(place.end, place.end, f"{space}{start}{inside}</{self._prefix}target>{behind}"))

    def _insert(self, place: int, xml: str) -> None:
        if xml:
            self.splices.append(Splice(place, place, xml))

    def _segments(self, node: Node, filled: Mapping[str, Filled]) -> None:
        """Fill segments, each in its `mrk`; a target that lacks one is built anew as the segmented source is."""
        trados = node.child("sdl:seg-defs") is not None
        texts = {mid: self._xml(one.content, trados=trados) for mid, one in filled.items()}
        target, source = node.child("target"), node.child("seg-source")
        marks = segments(target) if target is not None else {}
        native = trados or any(name.startswith(("mq:", "m:")) for name in node.attrs)
        behind = "" if native else self._named("".join(alternative(one, texts[mid], mid) for mid, one in filled.items()))
        open_ = not native and any(one.state == "needs-review" for one in filled.values())
        attrs = {"state": _FIRST["needs-review"]} if open_ else {}
        if target is not None and set(texts) <= set(marks):
            if attrs:
                self.splices.append(start_tag(self._data, target, attrs))
            for mid, text in texts.items():
                place = extent(self._data, marks[mid])
                opened = start_tag(self._data, marks[mid], {}, opened=True).text
                end = f"</{self._prefix}mrk>" if place.empty else ""
                self.splices.append(Splice(place.start, place.close, f"{opened}{text}{end}"))
            self._insert(extent(self._data, target).end, behind)
        elif source is not None:
            kept = {mid: self._inner(mark) for mid, mark in marks.items()}
            self._put(node, self._framed(source, {**kept, **texts}), attrs, behind)
        for mid, one in filled.items():
            if trados:
                self._trados(node, mid, one)
        whole = source is not None and set(segments(source)) <= set(filled)
        self._tool_attrs(node, min(filled.values(), key=lambda one: one.state == "final"), whole=whole)

    def _inner(self, node: Node) -> str:
        place = extent(self._data, node)
        return self._data[place.inner : place.close].decode("utf-8", "surrogatepass")

    def _framed(self, source: Node, texts: Mapping[str, str]) -> str:
        """Return what a segmented source holds, with other texts in its segments."""
        place = extent(self._data, source)
        out, at = [], place.inner
        for mid, mark in segments(source).items():
            inner = extent(self._data, mark)
            out.append(self._data[at : inner.start].decode("utf-8", "surrogatepass"))
            opened = start_tag(self._data, mark, {}, opened=True).text
            out.append(f"{opened}{texts.get(mid, '')}</{self._prefix}mrk>")
            at = inner.end
        out.append(self._data[at : place.close].decode("utf-8", "surrogatepass"))
        return "".join(out)

    def _trados(self, node: Node, mid: str | None, one: Filled) -> None:
        for seg in node.descendants("sdl:seg"):
            if mid is None or seg.attrs.get("id") == mid:
                attrs = {"conf": _TRADOS[one.state]}
                if one.score is not None:
                    attrs |= {"origin": "tm", "percent": str(int(one.score))}
                    attrs |= {"origin-system": one.origin} if one.origin else {}
                self.splices.append(start_tag(self._data, seg, attrs))
                return
        self.left["state[s] not written of segments that Trados has no definition of"] += 1

    def _tool_attrs(self, node: Node, one: Filled, *, whole: bool = True) -> None:
        """Set what memoQ, Phrase and the standard say of a unit; `whole`: whether all of its segments were filled."""
        attrs: dict[str, str] = {}
        if any(name.startswith("mq:") for name in node.attrs):
            attrs["mq:status"] = _MEMOQ[one.state]
            if one.score is not None:
                attrs["mq:percent"] = str(int(one.score))
        elif any(name.startswith("m:") for name in node.attrs):
            attrs["m:confirmed"] = "1" if one.state == "final" else "0"
            if one.score is not None:
                attrs["m:score"] = f"{one.score / 100:g}"
        elif "approved" in node.attrs and one.state == "needs-review":
            attrs["approved"] = "no"
        elif "approved" in node.attrs and one.state == "final" and whole:
            # Where a file says it at all, programs look at this and not at the state.
            attrs["approved"] = "yes"
        if attrs:
            self.splices.append(start_tag(self._data, node, attrs))

    def _second(self, node: Node, filled: Mapping[int, Filled]) -> None:
        rows = list(node.children("segment"))
        writer = Writer2(node.child("originalData"))
        found = ""
        for number, one in filled.items():
            segment = rows[number]
            inside = self._named(writer.xml(one.content))
            self._put(segment, inside, {})
            attrs = {"state": _SECOND[one.state]}
            self.splices.append(start_tag(self._data, segment, attrs))
            if tells(one) and "id" in segment.attrs:
                found += match(one, inside, segment.attrs["id"])
            elif tells(one):
                self.left["similarit[y|ies] not written, since the segment has no id to refer to"] += 1
        if found:
            self._match(node, self._named(found))

    def _match(self, node: Node, found: str) -> None:
        """Put matches into the element of a unit that has them, or into a new one at its beginning."""
        given = node.child("mtc:matches")
        if given is not None and not extent(self._data, given).empty:
            self._insert(extent(self._data, given).close, found)
        elif given is None:
            self._insert(extent(self._data, node).inner, f"{tag('mtc:matches', (), found)}")


def _first_attrs(one: Filled) -> dict[str, str]:
    attrs = {"state": _FIRST[one.state]}
    if one.score is not None:
        attrs["state-qualifier"] = "exact-match" if one.score >= 100 else "fuzzy-match"
    return attrs
