"""Termbases: TBX version 2 (martif; ISO 30042:2008) and version 3 (tbx; ISO 30042:2019) of any dialect, and back.

| TBX | unit |
| --- | --- |
| `termEntry`, `conceptEntry` | unit; its `id` is `tuid` |
| `term` with all that is said of it | variant; a `termNote` and the like a property such as `x-termNote:partOfSpeech` |
| `descrip`, `admin`, `xref` … of the entry | property such as `x-descrip:subjectField` |
| the same of a language | the extra `<langSet>` of its first term |
| `note` | note |
| groups and everything else | as XML among the extras |
| header and back matter | in the extra `<martif>` or `<tbx>` of the first and the last unit |

Version 3 is read alike in either style: DCA, where an attribute tells the category, and DCT, where an element of its own does, such
as `min:partOfSpeech`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tm.errors import UnusableInput
from tm.formats.saying import Say, sentences, silent
from tm.formats.tbx.categories import FACTS, kind_of
from tm.formats.xliff.inline import aside
from tm.formats.xliff.names import name_of, own
from tm.formats.xliff.node import Node
from tm.formats.xliff.tree import STRAY, Tree
from tm.model.memory import Content, InlineCode, Note, Prop, Unit, Variant, joined

_CONTAINERS: Final = frozenset(["martif", "tbx", "text", "body"])
_ENTRIES: Final = frozenset(["termEntry", "conceptEntry"])
_LANGS: Final = frozenset(["langSet", "langSec"])
_TERMS: Final = frozenset(["tig", "ntig", "termSec"])
_PREFIX: Final = {"min": "termNote", "basic": "descrip", "core": "termNote", "ling": "termNote"}
"""What an element of a DCT module is in DCA, unless it is one of those below."""
_ELEMENT: Final = {
    "subjectField": "descrip",
    "definition": "descrip",
    "context": "descrip",
    "example": "descrip",
    "customerSubset": "admin",
    "projectSubset": "admin",
    "source": "admin",
    "externalCrossReference": "xref",
    "crossReference": "ref",
    "xGraphic": "xref",
    "partOfSpeech": "termNote",
    "administrativeStatus": "termNote",
    "grammaticalGender": "termNote",
    "grammaticalNumber": "termNote",
    "termType": "termNote",
    "termLocation": "termNote",
    "geographicalUsage": "termNote",
}
_TAKEN: Final = frozenset(["xml:lang", "lang", "tuid"])
_ROOT: Final = {"martif": "martif", "tbx": "tbx"}


def read_tbx(path: str, say: Say = silent) -> Iterator[Unit]:
    """Give a unit for each entry, with a variant for each term.

    Args:
        path: of the file.
        say: is told, at the end, in sentences with counts, what was left out.

    Raises:
        UnknownFormat: it is no TBX; the error says what it seems to be.
        UnusableInput: it is broken or hostile, with the line.
    """
    root: Node | None = None
    known: dict[str, str] = {}
    told = False
    last: Unit | None = None
    left_out: Counter[str] = Counter()
    tree = Tree(path, "TBX", lambda name: name in _ROOT, _CONTAINERS)
    for event in tree:
        node = event.node
        if event.kind == "open":
            known |= {key[6:]: value for key, value in node.attrs.items() if key.startswith("xmlns:")}
            if root is None:
                root = node
            elif told and node.name == "body":
                raise UnusableInput(path, "has a second body", advice="split it", line=node.line)
        elif event.kind == "whole" and node.name in _ENTRIES:
            if last is not None:
                yield last
            last = _unit(node, known | node.prefixes())
            if not told and root is not None:
                last = replace(last, extras=(root.xml(known), *last.extras))
                root.parts, told = [], True
        elif event.kind == "whole" and root is not None and node.name != STRAY:
            root.parts.append(node)
        elif event.kind == "whole":
            left_out["text[s] between entries"] += 1
    if last is not None:
        if root is not None and root.parts:
            last = replace(last, extras=(*last.extras, root.xml(known)))
        yield last
    for warning in tree.warnings:
        say(warning)
    for sentence in sentences(left_out):
        say(sentence)


def _unit(entry: Node, known: dict[str, str]) -> Unit:
    attrs = aside(own(entry.name, entry.attrs, known), _TAKEN)
    tuid = name_of(attrs.pop("id", None))
    props, notes, extras = _about(entry, known, _LANGS)
    variants = [variant for lang in entry.children(*_LANGS) for variant in _variants(lang, known)]
    return Unit(tuid, tuple(variants), tuple(attrs.items()), props, notes, extras, entry.line)


def _variants(lang: Node, known: dict[str, str]) -> Iterator[Variant]:
    code = lang.attrs.get("xml:lang", lang.attrs.get("lang", ""))
    rest = Node("langSet", {key: value for key, value in lang.attrs.items() if key not in {"xml:lang", "lang"}}, 0, 0)
    rest.parts = [part for part in lang.children() if part.name not in _TERMS]
    more = (rest.xml(known),) if rest.parts or rest.attrs else ()
    terms = list(lang.children(*_TERMS))
    if not terms and more:
        yield Variant(code, extras=more)
    for number, term in enumerate(terms):
        holder = term.child("termGrp") if term.name == "ntig" else None
        words = (holder or term).child("term")
        props, notes, extras = _about(term, known, {"term", "termGrp"})
        if holder is not None:
            inner = _about(holder, known, {"term"})
            props, notes, extras = props + inner[0], notes + inner[1], extras + inner[2]
        attrs = tuple(aside(own(term.name, term.attrs, known), _TAKEN).items())
        content = _content(words, known) if words else ()
        if words and words.attrs:
            attrs += tuple((f"term:{key}", value) for key, value in own("term", words.attrs, known))
        yield Variant(code, content, attrs, props, notes, (more if not number else ()) + extras)


def _content(node: Node, known: dict[str, str]) -> Content:
    parts: list[str | InlineCode] = []
    for part in node.parts:
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.append(InlineCode(part.name, own(part.name, part.attrs, known), _content(part, known)))
    return joined(parts)


def _about(
    holder: Node, known: dict[str, str], others: frozenset[str] | set[str]
) -> tuple[tuple[Prop, ...], tuple[Note, ...], tuple[str, ...]]:
    """Return what is said of an entry or a term."""
    props: list[Prop] = []
    notes: list[Note] = []
    extras: list[str] = []
    for child in holder.children():
        if child.name in others:
            continue
        plain = not list(child.children())
        prefix, colon, local = child.name.partition(":")
        if child.name == "note" and plain:
            notes.append(Note(child.text, own("note", child.attrs, known)))
        elif child.name in FACTS and plain and "type" in child.attrs:
            attrs = tuple(pair for pair in own(child.name, child.attrs, known) if pair[0] != "type")
            props.append(Prop(kind_of(child.name, child.attrs["type"]), child.text, attrs))
        elif colon and plain and prefix in _PREFIX:
            attrs = own(local, child.attrs, known)
            props.append(Prop(f"x-{_ELEMENT.get(local, _PREFIX[prefix])}:{local}", child.text, attrs))
        else:
            extras.append(child.xml(known))
    return tuple(props), tuple(notes), tuple(extras)
