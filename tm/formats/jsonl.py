"""Units as JSON lines: whole, one a line, for scripts. It is the measure of loss.

Keys beyond those of the contract appear only where there is something to say: `extras` (unknown elements, as XML), `prop_attrs` and
`note_attrs` (attributes of properties and notes, by position).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from tm.errors import UnusableInput
from tm.formats.container import open_bytes
from tm.formats.detect import describe
from tm.model.memory import CODES, Attrs, Content, InlineCode, Note, Prop, Unit, Variant, joined


def unit_json(unit: Unit) -> dict[str, Any]:
    """Return a unit as JSON values; attributes are sorted by name."""
    return {
        "tuid": unit.tuid,
        "attrs": dict(sorted(unit.attrs)),
        "variants": [_variant_json(v) for v in unit.variants],
        **_about_json(unit),
    }


def _variant_json(variant: Variant) -> dict[str, Any]:
    return {
        "lang": variant.lang,
        "attrs": dict(sorted(variant.attrs)),
        "text": variant.text,
        "content": _content_json(variant.content),
        **_about_json(variant),
    }


def _about_json(holder: Unit | Variant) -> dict[str, Any]:
    found: dict[str, Any] = {
        "props": [[p.type, p.text] for p in holder.props],
        "notes": [n.text for n in holder.notes],
    }
    if any(p.attrs for p in holder.props):
        found["prop_attrs"] = [dict(sorted(p.attrs)) for p in holder.props]
    if any(n.attrs for n in holder.notes):
        found["note_attrs"] = [dict(sorted(n.attrs)) for n in holder.notes]
    if holder.extras:
        found["extras"] = list(holder.extras)
    return found


def _content_json(content: Content) -> list[Any]:
    return [part if isinstance(part, str) else _code_json(part) for part in content]


def _code_json(code: InlineCode) -> dict[str, Any]:
    # An element that TMX does not know may be named `content`.
    inside = "code" if code.name in CODES or code.name == "content" else "content"
    return {code.name: dict(sorted(code.attrs)), inside: _content_json(code.content)}


def write_jsonl(stream: IO[bytes], units: Iterator[Unit]) -> None:
    """Write units, one a line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for unit in units:
        stream.write(encode(unit_json(unit)).encode("utf-8", "backslashreplace") + b"\n")


def read_jsonl(path: str) -> Iterator[Unit]:
    """Give the units of a file.

    Raises:
        UnusableInput: a line is no unit; the error has its number.
    """
    with open_bytes(path) as source:
        rest, number = b"", 0
        for chunk in source:
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                number += 1
                if line.strip():
                    yield _unit(path, number, line)
        if rest.strip():
            yield _unit(path, number + 1, rest)


def _unit(path: str, number: int, line: bytes) -> Unit:
    try:
        row = json.loads(line)
        return Unit(_string_or_none(row.get("tuid")), tuple(_variant(v) for v in row["variants"]), **_about(row))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        reason = f"is no unit ({type(error).__name__}: {error})"
        if number == 1 and not line.lstrip().startswith(b"{"):
            reason = f"is not JSON lines but {describe(line)}"
        raise UnusableInput(path, reason, advice="see `tm convert --help` for the form", line=number) from None


def _variant(row: dict[str, Any]) -> Variant:
    content = _content(row["content"]) if "content" in row else _content([row["text"]])
    return Variant(_string(row["lang"]), content, **_about(row))


def _about(row: dict[str, Any]) -> dict[str, Any]:
    props, notes = row.get("props", []), row.get("notes", [])
    prop_attrs = row.get("prop_attrs") or [{}] * len(props)
    note_attrs = row.get("note_attrs") or [{}] * len(notes)
    return {
        "attrs": _attrs(row.get("attrs", {})),
        "props": tuple(Prop(_string_or_none(p[0]), _string(p[1]), _attrs(a)) for p, a in zip(props, prop_attrs, strict=True)),
        "notes": tuple(Note(_string(n), _attrs(a)) for n, a in zip(notes, note_attrs, strict=True)),
        "extras": tuple(_string(x) for x in _list(row.get("extras", []))),
    }


def _attrs(row: dict[str, str]) -> Attrs:
    return tuple((name, _string(value)) for name, value in row.items())


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _string_or_none(value: object) -> str | None:
    return None if value is None else _string(value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _content(rows: object) -> Content:
    return joined([row if isinstance(row, str) else _code(row) for row in _list(rows)])


def _code(row: dict[str, Any]) -> InlineCode:
    """Return a code: the key with an object is its name (which may be `code`, too), the one with a list what it holds."""
    names = [key for key, value in row.items() if isinstance(value, dict)]
    inside = [value for value in row.values() if isinstance(value, list)]
    if len(names) != 1 or len(inside) > 1:
        raise TypeError(f"{row!r} is no inline code")
    return InlineCode(names[0], _attrs(row[names[0]]), _content(inside[0] if inside else []))
