"""Is a file TMX that other tools take: what the reader repaired, and what the DTD, OmegaT and the specification ask for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tm.errors import TmError, UnusableInput
from tm.formats.tmx.alone import lone_codes
from tm.formats.tmx.dtd import ATTRIBUTES, CHILDREN, CODE_REQUIRED, DATES, HEADER_REQUIRED, allows, is_date, is_lang
from tm.formats.tmx.reader import TmxReader
from tm.model.finding import Problem, Validation
from tm.model.lang import primary
from tm.model.memory import Content, Header, InlineCode, Prop, Unit, Variant

_VERSIONS = {"1.1", "1.2", "1.3", "1.4", "1.4b"}
_MOST_TUIDS = 2_000_000
"""Hashes of tuids remembered for finding duplicates."""


def validate(path: str) -> tuple[Validation, TmError | None]:
    """Read a whole file and return what is wrong with it, and the error that made it unreadable, if any."""
    languages: dict[str, None] = {}
    units = 0
    reader = TmxReader(path, lines=True, restore=False)
    failure: TmError | None = None
    try:
        with reader:
            seen: set[int] = set()
            for unit in reader:
                units += 1
                languages.update(dict.fromkeys(v.lang for v in unit.variants))
                _examine(unit, reader, seen)
            _examine_header(reader.header, languages, reader)
    except TmError as error:
        failure = error
        line = error.line if isinstance(error, UnusableInput) else None
        tuid = error.tuid if isinstance(error, UnusableInput) else None
        reason = f"{error.reason}; {error.advice}" if isinstance(error, UnusableInput) else str(error)
        reader.problems.append(Problem("error", "unreadable", reason, line, tuid))
    result = Validation(path, failure is None, units, tuple(languages), reader.header.version, tuple(reader.problems))
    return result, failure


def _examine_header(header: Header, languages: dict[str, None], reader: TmxReader) -> None:
    present = dict(header.attrs)
    for name in HEADER_REQUIRED:
        if name not in present:
            reader.report("header-attribute", header.line, detail=name)
    _attributes("header", header.attrs, header.line, None, reader)
    _props(header.props, header.line, None, reader)
    if header.version not in _VERSIONS:
        reader.report("version", None, detail=str(header.version))
    source = present.get("srclang", "*all*")
    if source != "*all*" and languages and primary(source) not in {primary(lang) for lang in languages}:
        reader.report("srclang-unused", header.line, detail=source)


def _examine(unit: Unit, reader: TmxReader, seen: set[int]) -> None:
    line, tuid = unit.line, unit.tuid
    _attributes("tu", unit.attrs, line, tuid, reader)
    _props(unit.props, line, tuid, reader)
    if len(unit.variants) < 2:
        reader.report("one-variant" if unit.variants else "no-variant", line, tuid)
    if tuid is not None and len(seen) < _MOST_TUIDS:
        key = hash(tuid)
        if key in seen:
            reader.report("duplicate-tuid", line, tuid, tuid)
        seen.add(key)
    langs = [v.lang.lower() for v in unit.variants]
    for lang in {lang for lang in langs if langs.count(lang) > 1}:
        reader.report("lang-twice", line, tuid, lang)
    for variant in unit.variants:
        _examine_variant(variant, unit, reader)


def _examine_variant(variant: Variant, unit: Unit, reader: TmxReader) -> None:
    line, tuid = unit.line, unit.tuid
    if not variant.lang:
        reader.report("no-lang", line, tuid)
    elif not is_lang(variant.lang):
        reader.report("lang-form", line, tuid, variant.lang)
    _attributes("tuv", variant.attrs, line, tuid, reader)
    _props(variant.props, line, tuid, reader)
    if not variant.content:
        reader.report("empty-seg", line, tuid)
    for fault in _inline_faults("seg", variant.content):
        reader.report("inline", line, tuid, fault)
    for fault in _alone(variant.content):
        reader.report("lone-code", line, tuid, fault)
    text = variant.text
    if not text.isascii() and primary(variant.lang) == "ko" and not unicodedata.is_normalized("NFC", text):
        reader.report("nfd", line, tuid)


def _attributes(element: str, attrs: tuple[tuple[str, str], ...], line: int | None, tuid: str | None, reader: TmxReader) -> None:
    for name, value in attrs:
        if allows(element, name, value):
            continue
        if name not in ATTRIBUTES[element]:
            reader.report("attribute", line, tuid, f"{name} of <{element}>")
        elif name in DATES and not is_date(value):
            reader.report("date", line, tuid, f"{name} {value!r}")
        elif name == "segtype":
            reader.report("segtype", line, tuid, value)
        else:
            reader.report("lang-form", line, tuid, f"{value!r} ({name})")


def _props(props: tuple[Prop, ...], line: int | None, tuid: str | None, reader: TmxReader) -> None:
    for prop in props:
        if prop.type is None:
            reader.report("prop-type", line, tuid)
        for name, value in prop.attrs:
            if not allows("prop", name, value):
                reader.report("attribute", line, tuid, f"{name} of <prop>")


def _inline_faults(parent: str, content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, InlineCode):
            yield from _code_faults(parent, part)


def _alone(content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, InlineCode):
            yield from _alone(part.content)
    for name, pair in sorted(lone_codes(content)):
        yield f'<{name} i="{pair}"> without its <{"ept" if name == "bpt" else "bpt"}>'


def _code_faults(parent: str, code: InlineCode) -> Iterator[str]:
    if code.name not in CHILDREN[parent]:
        yield f"<{code.name}> may not stand in <{parent}>"
        return
    required = CODE_REQUIRED.get(code.name)
    if required and required[0] not in dict(code.attrs):
        yield f"<{code.name}> without {required[0]}"
    for name, value in code.attrs:
        if not allows(code.name, name, value):
            yield f"{name}={value!r} of <{code.name}> is not TMX"
    yield from _inline_faults(code.name, code.content)
