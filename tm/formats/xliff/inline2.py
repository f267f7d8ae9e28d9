"""Inline codes of XLIFF 2.x (section 4.7) as TMX has them, and back.

| XLIFF 2.x | TMX |
| --- | --- |
| `pc` | `bpt` and `ept`, which hold the original data |
| `ph` | `ph` |
| `sc ec` | `bpt` and `ept` with a mark |
| `mrk` | `hi` |
| `cp` | `cp`: a character that XML cannot hold |
| `sm em` | themselves |

`id` is `x`; `i` is the id that the two ends share. The names of data are not kept: they are given anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tm.formats.tmx.markup import text_xml
from tm.formats.xliff.inline import get, only, pairs, rest, tag
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
_TYPES = frozenset("fmt ui quote link image other".split())

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
        attrs = dict(own(name, node.attrs, self._known))
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
            yield InlineCode("ph", (*x, *attrs.items()), self._code(attrs, "dataRef"))
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
    """Writes the segments of one unit and gathers their original data; `data` is what it has already, by id."""

    def __init__(self, data: Mapping[str, Content] | None = None) -> None:
        self._data = {data_xml(code): name for name, code in (data or {}).items()}
        self._ids = 0

    def data_xml(self) -> str:
        """Return the original data that what was written refers to."""
        rows = "".join(tag("data", (("id", name),), xml) for xml, name in self._data.items())
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
                refs = self._ref("dataRefEnd", code_end) + self._ref("dataRefStart", part.content)
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
        return ((name, self._data.setdefault(xml, f"d{len(self._data) + 1}")),) if xml else ()

    def _code_xml(self, code: InlineCode) -> str:
        if code.name not in _USUAL:
            alone = code.name in _EMPTY and not code.content
            shown = "" if code.name == "sub" else self.xml(code.content)
            return tag(code.name, only(rest(code), _ALLOWED[code.name])) if alone else shown
        mark = get(code, MARK)
        name = mark if mark in {"sc", "ec"} else _USUAL[code.name]
        if name == "mrk":
            attrs = (("id", self._id(code)), *rest(code, "i", "x"))
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
    found: dict[str, Content] = {}
    for data in unit.children("originalData"):
        for row in data.children("data"):
            parts = [part if isinstance(part, str) else InlineCode(part.name, tuple(part.attrs.items())) for part in row.parts]
            found[row.attrs.get("id", "")] = joined(parts)
    return found


def _spans(begin: InlineCode, end: InlineCode) -> bool:
    return len(end.attrs) == 1


def _typed(attrs: Attrs) -> Attrs:
    """Return attributes without a type that XLIFF 2 does not know."""
    return tuple(pair for pair in attrs if pair[0] != "type" or pair[1] in _TYPES)
