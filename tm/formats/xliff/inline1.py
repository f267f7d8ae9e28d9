"""Inline codes of XLIFF 1.2 (section 2.4) as TMX has them, and back.

| XLIFF 1.2 | TMX |
| --- | --- |
| `g` | `bpt` and `ept`, empty unless the file tells the native code |
| `x` | `ph`, empty |
| `bpt ept ph it sub` | the same; `it`'s `open` and `close` are `begin` and `end` |
| `bx ex` | `bpt` and `ept` with a mark |
| `mrk` | `hi`; of what Trados marks so in its own files the text as it is with all changes accepted |

`id` is `x`, `rid` (else `id`) is `i`, `ctype` or `mtype` is `type`. Other attributes keep their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tm.formats.tmx.markup import text_xml
from tm.formats.xliff.inline import Native, aside, get, only, pairs, rest, tag, text_only
from tm.formats.xliff.names import MARK, own
from tm.formats.xliff.node import Node, content_of
from tm.model.memory import CODES, Attrs, Content, InlineCode

TRADOS = "x-sdl-"
"""How the kinds of marks begin that Trados sets for comments and tracked changes."""

_SECOND = frozenset(["cp", "sm", "em"])
"""Elements of XLIFF 2 that stand alone."""
_CTYPES = frozenset("bold italic underlined link image pb lb".split())
_HIDING = frozenset(["bx", "ex", "x"])
_MARK_NAMES = {"mtype": "type", "mid": "x"}
_POS = {"open": "begin", "close": "end"}
_POS_BACK = {"begin": "open", "end": "close"}
_TAKEN = frozenset(["x", "i", "type", MARK])
_ALLOWED = {
    "g": frozenset("id ctype clone xid equiv-text ts".split()),
    "x": frozenset("id ctype clone xid equiv-text ts".split()),
    "bx": frozenset("id rid ctype clone xid equiv-text ts".split()),
    "ex": frozenset("id rid xid equiv-text ts".split()),
    "bpt": frozenset("id rid ctype crc xid equiv-text ts".split()),
    "ept": frozenset("id rid crc xid equiv-text ts".split()),
    "ph": frozenset("id ctype crc assoc xid equiv-text ts".split()),
    "it": frozenset("id rid pos ctype crc xid equiv-text ts".split()),
    "sub": frozenset("datatype ctype xid".split()),
    "mrk": frozenset("mtype mid comment ts".split()),
}


def is_deleted(node: Node) -> bool:
    """Return whether an element holds what a tracked change deleted."""
    kind = node.attrs.get("mtype", "")
    return kind.startswith(TRADOS) and kind.endswith("deleted")


class Reader1:
    """Turns elements into content. `known` are the prefixes declared around; `native` tells the code behind a tag's id."""

    def __init__(self, known: Mapping[str, str], native: Native | None = None) -> None:
        self._known, self._native = known, native

    def content(self, node: Node) -> Content:
        """Return what an element holds."""
        return content_of(node, self._codes)

    def _codes(self, node: Node) -> Iterator[str | InlineCode]:
        name = node.name
        attrs = aside(own(name, node.attrs, self._known), _TAKEN) if name in _ALLOWED else dict(own(name, node.attrs, self._known))
        id_ = attrs.pop("id", None)
        native = self._native(id_) if self._native and id_ is not None else None
        if name == "g":
            pair = id_ or ""
            start, end = native or ("", "")
            yield InlineCode("bpt", (("i", pair), *_x(id_), *_renamed(attrs)), text_only(start))
            yield from self.content(node)
            yield InlineCode("ept", (("i", pair),), text_only(end))
        elif name in {"bpt", "bx", "ept", "ex"}:
            rid = attrs.pop("rid", None)
            pair = rid or id_ or ""
            opens = name[0] == "b"
            x = _x(id_) if opens or id_ != pair else ()
            yield InlineCode("bpt" if opens else "ept", (("i", pair), *x, *_renamed(attrs), *_mark(node)), self.content(node))
        elif name in {"x", "ph"}:
            code = text_only(native[0]) if native and name == "x" else self.content(node)
            yield InlineCode("ph", (*_x(id_), *_renamed(attrs), *_mark(node)), code)
        elif name == "it":
            pos = attrs.pop("pos", None)
            place = (("pos", _POS.get(pos, pos)),) if pos is not None else ()
            yield InlineCode("it", (*place, *_x(id_), *_renamed(attrs)), self.content(node))
        elif name == "mrk":
            if self._native and attrs.get("mtype", "").startswith(TRADOS):
                yield from () if is_deleted(node) else self.content(node)
                return
            found = (*_x(id_, "id"), *((_MARK_NAMES.get(key, key), value) for key, value in attrs.items()))
            yield InlineCode("hi", found, self.content(node))
        else:
            yield InlineCode(name, (*_x(id_, "id"), *attrs.items()), self.content(node))


def _x(value: str | None, name: str = "x") -> Attrs:
    return () if value is None else ((name, value),)


def _renamed(attrs: Mapping[str, str]) -> Attrs:
    return tuple(("type" if key == "ctype" else key, value) for key, value in attrs.items())


def _mark(node: Node) -> Attrs:
    """Return what tells an element from the one that is written for its kind."""
    usual = {"bpt": bool(node.parts), "ept": bool(node.parts), "ph": bool(node.parts), "x": not node.parts}
    return () if usual.get(node.name, False) else ((MARK, node.name),)


def xml1(content: Content) -> str:
    """Return content as XML of XLIFF 1.2; attributes that it does not allow are left out."""
    spans = pairs(content, _spans)
    ends = set(spans.values())
    out: list[str] = []
    for place, part in enumerate(content):
        if isinstance(part, str):
            out.append(text_xml(part))
        elif place in spans:
            attrs = only((("id", get(part, "x") or get(part, "i") or "0"), *_back(rest(part, "i", "x"))), _ALLOWED["g"])
            start = tag("g", attrs)
            out.append(f"{start[:-2]}>")
        elif place in ends:
            out.append("</g>")
        else:
            out.append(_code_xml(part))
    return "".join(out)


def _spans(begin: InlineCode, end: InlineCode) -> bool:
    return not begin.content and not end.content and len(end.attrs) == 1


def _back(attrs: Attrs) -> Attrs:
    return tuple(("ctype", _ctype(value)) if key == "type" else (key, value) for key, value in attrs)


def _ctype(value: str) -> str:
    """Return a type as XLIFF 1.2 has it: one of its list, or an own one."""
    return value if value in _CTYPES or value.startswith("x-") else "x-" + re.sub(r"\s", "-", value)


def _native_xml(content: Content) -> str:
    """Return native code, which holds text and `sub` only."""
    return "".join(
        text_xml(part) if isinstance(part, str) else _code_xml(part) if part.name == "sub" else _native_xml(part.content)
        for part in content
    )


def _code_xml(code: InlineCode) -> str:
    inside = _native_xml(code.content) if code.name in CODES else xml1(code.content)
    mark = get(code, MARK)
    name = mark if mark in _ALLOWED else _usual(code)
    if name == code.name and name in _HIDING:
        # An element that only happens to have that name: readers see what it holds.
        return tag("mrk", (("mtype", f"x-{name}"),), inside)
    if name == "mrk":
        x, left = get(code, "x"), rest(code, "type", "x")
        kind = get(code, "type") or "x-hi"
        return tag(name, only((("mtype", kind), *(_x(x, "mid")), *left), _ALLOWED[name]), inside)
    if name in _SECOND:
        return tag("x", (("id", get(code, "id") or get(code, "startRef") or "0"), ("ctype", f"x-{name}")))
    if name not in _ALLOWED:
        return tag(name, rest(code), inside)
    id_ = get(code, "x") or get(code, "i") or "0"
    attrs: Attrs = () if name == "sub" else (("id", id_),)
    if name in {"bpt", "ept", "bx", "ex"}:
        attrs += (("rid", get(code, "i") or id_),)
    if name == "it":
        pos = get(code, "pos") or "begin"
        attrs += (("pos", _POS_BACK.get(pos, pos)),)
    return tag(name, only((*attrs, *_back(rest(code, "i", "x", "pos"))), _ALLOWED[name]), inside)


def _usual(code: InlineCode) -> str:
    name = {"hi": "mrk", "ut": "ph"}.get(code.name, code.name)
    if code.content:
        return name
    return {"bpt": "bx", "ept": "ex", "ph": "x"}.get(name, name)
