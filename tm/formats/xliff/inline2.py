"""Inline codes of XLIFF 2.x (section 4.7) as TMX has them, and back.

| XLIFF 2.x | TMX |
| --- | --- |
| `pc` | `bpt` and `ept`, which hold the original data |
| `ph` | `ph` |
| `sc ec` | `bpt` and `ept` with a mark |
| `mrk` | `hi` |
| `cp` | `cp`: a character that XML cannot hold |
| `sm em` | themselves |

`id` is `x`; `i` is the id that the two ends share. The names of data are given anew, where they are only what codes refer to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from urllib.parse import quote

from tm.formats.tmx.markup import text_xml
from tm.formats.xliff.inline import aside, get, only, pairs, rest, tag
from tm.formats.xliff.names import MARK, own
from tm.formats.xliff.node import Node, content_of
from tm.model.memory import Attrs, Content, InlineCode, joined

_CODE = "canCopy canDelete canReorder copyOf id subType type".split()
_BOTH = "dataRef disp equiv subFlows".split()
_ALLOWED = {
    "ph": frozenset([*_CODE, "dataRef", "disp", "equiv", "subFlows"]),
    "pc": frozenset([*_CODE, "canOverlap", "dir", *(part + end for part in _BOTH for end in ("Start", "End"))]),
    "sc": frozenset([*_CODE, "canOverlap", "dataRef", "dir", "disp", "equiv", "isolated", "subFlows"]),
    "ec": frozenset([*_CODE, "canOverlap", "dataRef", "dir", "disp", "equiv", "isolated", "startRef", "subFlows"]),
    "mrk": frozenset("id translate type ref value".split()),
    "sm": frozenset("id translate type ref value".split()),
    "em": frozenset(["startRef"]),
    "cp": frozenset(["hex"]),
}
_MARKS = frozenset(["generic", "comment", "term"])
_OWN_MARK = re.compile(r"(?!xlf:)[^\s:]+:[^\s:]+\Z")
_TYPES = frozenset("fmt ui quote link image other".split())

_TAKEN = frozenset(["x", "i", MARK])
_USUAL = {"bpt": "sc", "ept": "ec", "it": "ph", "ut": "ph", "ph": "ph", "hi": "mrk"}
_EMPTY = frozenset("cp sm em".split())


class Reader2:
    """Turns elements into content. `data` is the unit's original data by id."""

    def __init__(self, known: Mapping[str, str], data: Mapping[str, Content]) -> None:
        self._known, self._data = known, data

    def content(self, node: Node) -> Content:
        """Return what an element holds."""
        return content_of(node, self._codes)

    def _codes(self, node: Node) -> Iterator[str | InlineCode]:
        name = node.name
        attrs = aside(own(name, node.attrs, self._known), _TAKEN)
        if name not in {"pc", "sc", "ec", "ph", "mrk"}:
            yield InlineCode(name, tuple(attrs.items()), self.content(node))
            return
        id_ = attrs.pop("id", None)
        x = () if id_ is None else (("x", id_),)
        if name == "pc":
            start, end = self._code(attrs, "dataRefStart"), self._code(attrs, "dataRefEnd")
            yield InlineCode("bpt", (("i", id_ or ""), *x, *attrs.items()), start)
            yield from self.content(node)
            yield InlineCode("ept", (("i", id_ or ""),), end)
        elif name == "mrk":
            yield InlineCode("hi", (*x, *attrs.items()), self.content(node))
        elif name == "ph":
            code = self._code(attrs, "dataRef")
            yield InlineCode("ph", (*x, *attrs.items()), code)
        else:
            code = self._code(attrs, "dataRef")
            pair = (attrs.pop("startRef", None) if name == "ec" else None) or id_ or ""
            kind = "bpt" if name == "sc" else "ept"
            yield InlineCode(kind, (("i", pair), *x, *attrs.items(), (MARK, name)), code)

    def _code(self, attrs: dict[str, str], name: str) -> Content:
        """Take out the reference to data and return the data; one that leads nowhere stays."""
        found = self._data.get(attrs.get(name, ""))
        if found is None:
            return ()
        del attrs[name]
        return found


class Writer2:
    """Writes the segments of one unit and gathers their original data; `given` is the data that it has already."""

    def __init__(self, given: Node | None = None) -> None:
        self._given = "".join(row.xml() for row in given.children()) if given else ""
        self._data = {data_xml(code): name for name, code in _rows(given).items()} if given else {}
        self._new: list[str] = []
        self._ids = 0

    def data_xml(self) -> str:
        """Return the original data that what was written refers to."""
        rows = self._given + "".join(self._new)
        return f"<originalData>{rows}</originalData>" if rows else ""

    def xml(self, content: Content) -> str:
        """Return content as XML; attributes that XLIFF 2 does not allow are left out."""
        spans = pairs(content, _spans)
        ends = set(spans.values())
        out: list[str] = []
        for place, part in enumerate(content):
            if isinstance(part, str):
                out.append(text_xml(part))
            elif place in spans:
                end = content[spans[place]]
                code_end = end.content if isinstance(end, InlineCode) else ()
                refs = self._ref("dataRefStart", part.content) + self._ref("dataRefEnd", code_end)
                attrs = (("id", self._id(part)), *refs, *_typed(rest(part, "i", "x")))
                out.append(f"{tag('pc', only(attrs, _ALLOWED['pc']))[:-2]}>")
            elif place in ends:
                out.append("</pc>")
            else:
                out.append(self._code_xml(part))
        return "".join(out)

    def _id(self, code: InlineCode) -> str:
        found = get(code, "x") or get(code, "i")
        if found:
            return found
        self._ids += 1
        return f"tm{self._ids}"

    def _ref(self, name: str, code: Content) -> Attrs:
        xml = data_xml(code)
        if not xml:
            return ()
        if xml not in self._data:
            taken = set(self._data.values())
            id_ = next(id_ for number in count(1) if (id_ := f"d{number}") not in taken)
            self._data[xml] = id_
            self._new.append(tag("data", (("id", id_),), xml))
        return ((name, self._data[xml]),)

    def _code_xml(self, code: InlineCode) -> str:
        if code.name not in _USUAL:
            alone = code.name in _EMPTY and not code.content
            shown = "" if code.name == "sub" else self.xml(code.content)
            return tag(code.name, only(rest(code), _ALLOWED[code.name])) if alone else shown
        mark = get(code, MARK)
        name = mark if mark in {"sc", "ec"} else _USUAL[code.name]
        if name == "mrk":
            attrs = (("id", self._id(code)), *_annotated(rest(code, "i", "x")))
            return tag("mrk", only(attrs, _ALLOWED["mrk"]), self.xml(code.content))
        if name == "ec":
            own_id = (("id", x),) if (x := get(code, "x")) else ()
            start = () if own_id and x == get(code, "i") else (("startRef", get(code, "i") or "0"),)
            attrs = (*own_id, *start, *self._ref("dataRef", code.content), *_typed(rest(code, "i", "x")))
            return tag(name, only(attrs, _ALLOWED[name]))
        attrs = (("id", self._id(code)), *self._ref("dataRef", code.content), *_typed(rest(code, "i", "x", "pos")))
        return tag(name, only(attrs, _ALLOWED[name]))


def data_xml(code: Content) -> str:
    """Return native code as it stands in `data`: text, and characters that XML cannot hold."""
    out = []
    for part in code:
        if isinstance(part, str):
            out.append(text_xml(part))
        else:
            out.append(tag("cp", part.attrs) if part.name == "cp" else data_xml(part.content))
    return "".join(out)


def read_data(unit: Node) -> dict[str, Content]:
    """Return the original data of a unit by id."""
    given = unit.child("originalData")
    return _rows(given) if given else {}


def _rows(given: Node) -> dict[str, Content]:
    found: dict[str, Content] = {}
    for row in given.children("data"):
        parts = [part if isinstance(part, str) else InlineCode(part.name, tuple(part.attrs.items())) for part in row.parts]
        found[row.attrs.get("id", "")] = joined(parts)
    return found


def odd_data(unit: Node) -> Node | None:
    """Return the original data of a unit where it is more than what its codes refer to: unused, or with attributes; else `None`."""
    given = unit.child("originalData")
    if given is None:
        return None
    used = {value for code in unit.descendants(*_ALLOWED) for name, value in code.attrs.items() if name.startswith("dataRef")}
    plain = all(set(row.attrs) == {"id"} and row.name == "data" for row in given.children())
    return None if plain and {row.attrs["id"] for row in given.children()} <= used else given


def _spans(begin: InlineCode, end: InlineCode) -> bool:
    return len(end.attrs) == 1


def _annotated(attrs: Attrs) -> Attrs:
    """Return attributes with the type of a mark as XLIFF 2 has them: one of its own, or one with a prefix."""
    return tuple((n, v if n != "type" or v in _MARKS or _OWN_MARK.match(v) else f"tm:{quote(v, safe='')}") for n, v in attrs)


def _typed(attrs: Attrs) -> Attrs:
    """Return attributes without a type that XLIFF 2 does not know."""
    return tuple(pair for pair in attrs if pair[0] != "type" or pair[1] in _TYPES)
