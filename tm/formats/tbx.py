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
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import IO, Final, Literal

from tm.errors import UnusableInput
from tm.formats.tmx.markup import attrs_xml, encoded, text_xml
from tm.formats.xliff.inline import tag
from tm.formats.xliff.names import declared, name_of, own
from tm.formats.xliff.reader import silent
from tm.formats.xliff.tree import STRAY, Node, Tree, parse_xml
from tm.model.memory import Attrs, Content, InlineCode, Note, Prop, Unit, Variant, joined

Version = Literal["2", "3"]

_CONTAINERS: Final = frozenset(["martif", "tbx", "text", "body"])
_ENTRIES: Final = frozenset(["termEntry", "conceptEntry"])
_LANGS: Final = frozenset(["langSet", "langSec"])
_TERMS: Final = frozenset(["tig", "ntig", "termSec"])
_FACTS: Final = frozenset(["descrip", "admin", "termNote", "xref", "ref", "transac", "date"])
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
OWN_SOURCE: Final = "<sourceDesc><p>tm</p></sourceDesc>"
"""What our own headers say of where the terms are from, and nobody needs."""
_OURS: Final = "tm:"
"""Before the type of a property that is in no way TBX's."""
_ROOT: Final = {"martif": "martif", "tbx": "tbx"}


def read_tbx(path: str, say: Callable[[str], None] = silent) -> Iterator[Unit]:
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
            last = _unit(node, known)
            if not told and root is not None:
                last = replace(last, extras=(root.xml(known), *last.extras))
                root.parts, told = [], True
        elif event.kind == "whole" and root is not None and node.name != STRAY:
            root.parts.append(node)
        elif event.kind == "whole":
            left_out["texts between entries"] += 1
    if last is not None:
        if root is not None and root.parts:
            last = replace(last, extras=(*last.extras, root.xml(known)))
        yield last
    for warning in tree.warnings:
        say(warning)
    for what, count in left_out.items():
        say(f"{count} {what} left out")


def _unit(entry: Node, known: dict[str, str]) -> Unit:
    attrs = dict(own(entry.name, entry.attrs, known))
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
        attrs = tuple(pair for pair in own(term.name, term.attrs, known))
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
        elif child.name in _FACTS and plain and "type" in child.attrs:
            attrs = tuple(pair for pair in own(child.name, child.attrs, known) if pair[0] != "type")
            props.append(Prop(_kind(child.name, child.attrs["type"]), child.text, attrs))
        elif colon and plain and prefix in _PREFIX:
            attrs = own(local, child.attrs, known)
            props.append(Prop(f"x-{_ELEMENT.get(local, _PREFIX[prefix])}:{local}", child.text, attrs))
        else:
            extras.append(child.xml(known))
    return tuple(props), tuple(notes), tuple(extras)


def _kind(element: str, category: str) -> str:
    """Return the type of a property; one that came from a memory has its own back."""
    if element == "admin" and category.startswith(_OURS):
        return category.removeprefix(_OURS)
    return category if element == "admin" and category.startswith("x-") else f"x-{element}:{category}"


def _category(kind: str) -> tuple[str, str]:
    """Undo `_kind`: return the element and its category."""
    element, colon, category = kind.removeprefix("x-").partition(":")
    if kind.startswith("x-") and colon and element in _FACTS:
        return element, category
    return "admin", kind if kind.startswith("x-") else _OURS + kind


def write_tbx(stream: IO[bytes], units: Callable[[], Iterator[Unit]], *, version: Version | None = None) -> list[str]:
    """Write units as TBX-Basic and return what was lost, as sentences with counts.

    Args:
        stream: takes UTF-8.
        units: gives the units.
        version: of TBX; without it that of the file that the first unit came from, else 2, which most tools read.
    """
    rows = iter(units())
    first = next(rows, None)
    root = _root(first.extras[0]) if first and first.extras else None
    own_version: Version = "3" if root is not None and root.name == "tbx" else "2"
    writer = _Writer(version or own_version, root if version in (None, own_version) else None)
    lost: Counter[str] = Counter()
    dropped = 0
    parts = chain([writer.begin()], (writer.entry(unit, lost) for unit in chain([first] if first else [], rows)))
    for part in parts:
        data, gone = encoded(part)
        dropped += gone
        stream.write(data)
    stream.write(encoded(writer.end())[0])
    if dropped:
        lost["control characters, which XML cannot hold,"] = dropped
    return [f"{count} {what} left out" for what, count in lost.items() if count]


def _root(extra: str) -> Node | None:
    if not extra.startswith(("<martif", "<tbx")):
        return None
    try:
        return parse_xml(extra)
    except ValueError:
        return None


class _Writer:
    def __init__(self, version: Version, root: Node | None) -> None:
        self._two = version == "2"
        self._root = root
        self._end = ""
        self._ids = 0

    def begin(self) -> str:
        """Return what stands before the entries."""
        name = "martif" if self._two else "tbx"
        attrs: Attrs = (("type", "TBX"), ("xml:lang", "en"))
        if not self._two:
            attrs = (("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", "en"), ("xmlns", "urn:iso:std:iso:30042:ed-2"))
        header = _HEADER_2 if self._two else _HEADER_3
        if self._root is not None:
            attrs = tuple((key, "dca" if key == "style" else value) for key, value in self._root.attrs.items())
            heads = [part for part in self._root.children() if part.name.endswith("Header")]
            header = "".join(part.xml() for part in heads) or header
            self._end = "".join(part.xml() for part in self._root.children() if part not in heads)
        doctype = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n' if self._two else ""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<{name}{attrs_xml(attrs)}>{header}<text><body>\n'

    def end(self) -> str:
        """Return what stands behind the entries."""
        return f"</body>{self._end}</text></{'martif' if self._two else 'tbx'}>\n"

    def entry(self, unit: Unit, lost: Counter[str]) -> str:
        """Return an entry, and count what it cannot hold."""
        roots = [extra for extra in unit.extras if extra.startswith(("<martif", "<tbx"))]
        for extra in roots:
            node = _root(extra)
            if node is not None and not any(part.name.endswith("Header") for part in node.children()):
                self._end += "".join(part.xml() for part in node.children())
        unit = replace(unit, extras=tuple(extra for extra in unit.extras if extra not in roots))
        self._ids += 1
        attrs = (("id", unit.tuid if unit.tuid is not None else f"tm.c{self._ids}"), *unit.attrs)
        name, lang_name = ("termEntry", "langSet") if self._two else ("conceptEntry", "langSec")
        langs: dict[str, list[Variant]] = {}
        for variant in unit.variants:
            langs.setdefault(variant.lang, []).append(variant)
        body = "".join(self._lang(lang_name, lang, variants, lost) for lang, variants in langs.items())
        return f"{_start(name, attrs)}{self._about(unit, lost, level='descrip')}{body}</{name}>\n"

    def _lang(self, name: str, lang: str, variants: list[Variant], lost: Counter[str]) -> str:
        rest, inside = "", ""
        attrs: Attrs = (("xml:lang", lang),)
        for variant in variants:
            kept = []
            for extra in variant.extras:
                if extra.startswith("<langSet") and not rest:
                    node = parse_xml(extra)
                    attrs += tuple(node.attrs.items())
                    rest = "".join(part.xml() for part in node.children())
                else:
                    kept.append(extra)
            if variant.content or variant.props or variant.notes or kept or variant.attrs or not variant.extras:
                inside += self._term(replace(variant, extras=tuple(kept)), lost)
        return f"{_start(name, attrs)}{rest}{inside}</{name}>"

    def _term(self, variant: Variant, lost: Counter[str]) -> str:
        name = "tig" if self._two else "termSec"
        attrs = tuple(pair for pair in variant.attrs if not pair[0].startswith("term:"))
        inner = tuple((key.removeprefix("term:"), value) for key, value in variant.attrs if key.startswith("term:"))
        term = f"{_start('term', inner)}{_xml(variant.content)}</term>"
        return f"{_start(name, attrs)}{term}{self._about(variant, lost, level='termNote')}</{name}>"

    def _about(self, holder: Unit | Variant, lost: Counter[str], *, level: str) -> str:
        parts = []
        for prop in holder.props:
            if prop.type is None:
                lost["properties without a type"] += 1
                continue
            element, kind = _category(prop.type)
            parts.append(tag(element, (("type", kind), *prop.attrs), text_xml(prop.text)))
        parts += [tag("note", note.attrs, text_xml(note.text)) for note in holder.notes]
        return "".join([*parts, *holder.extras])


def _start(name: str, attrs: Attrs) -> str:
    return f"<{name}{attrs_xml(declared(name, attrs))}>"


def _xml(content: Content) -> str:
    return "".join(text_xml(part) if isinstance(part, str) else tag(part.name, part.attrs, _xml(part.content)) for part in content)


_HEADER_2: Final = (
    f"<martifHeader><fileDesc>{OWN_SOURCE}</fileDesc>"
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>'
)
_HEADER_3: Final = f"<tbxHeader><fileDesc>{OWN_SOURCE}</fileDesc></tbxHeader>"
