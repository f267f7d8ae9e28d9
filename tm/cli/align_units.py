"""The units of aligned documents: what they carry beside their texts, and by what a later run knows that nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tm.cli.align_records import Options, Pair, Sides
from tm.model.document import FACTS, Segment
from tm.model.memory import Prop, Unit
from tm.model.text import LANGS, Attrs

DIGEST = "x-tm-doc-digest"
"""The property with a digest of both documents and of the options: which documents, a dot, what they hold."""


def stated(meta: tuple[Attrs, Attrs]) -> tuple[Prop, ...]:
    """Return what both documents say of themselves as properties: `x-tm-headline-ko` and the like."""
    return tuple(
        Prop(f"x-tm-{key}-{lang}", value) for lang, facts in zip(LANGS, meta, strict=True) for key, value in facts if key in FACTS
    )


def named(key: str) -> str:
    """Return the part of a digest that tells one pair of documents from the others."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def digest_of(options: Options, sides: Sides, meta: tuple[Attrs, Attrs]) -> str:
    """Return a digest of everything that the units of two documents depend on."""
    from tm.align.aligner import VERSION
    from tm.encode import load_encoder

    # `repr` of tuples of strings and numbers: the same in every run, and nothing runs into one another.
    facts = (
        VERSION,
        load_encoder(options.encoder).name,
        options,
        meta,
        [[(s.text, s.paragraph, s.role) for s in side] for side in sides],
    )
    return hashlib.blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def units_of(pair: Pair) -> Iterator[Unit]:
    """Give the units of two aligned documents: reviewed ones as they are, the others with what their documents state."""
    from tm.align.units import units

    held = {(_ids(one.bead.ko), _ids(one.bead.en)): one.units for one in pair.held}
    for unit in units((pair.ko, pair.en), pair.sides, pair.alignment, date=pair.date):
        place = unit.prop("x-tm-seg-ko") or "", unit.prop("x-tm-seg-en") or ""
        if place in held:
            yield from (with_digest(one, digest_in(pair.props)) for one in held[place])
        else:
            yield replace(unit, props=unit.props + _role(place[0], pair.sides[0]) + pair.props)


def _ids(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _role(numbers: str, segments: list[Segment]) -> tuple[Prop, ...]:
    """Return the role of a unit's first Korean segment, where it is not ordinary text."""
    role = segments[int(numbers.split(",")[0])].role
    return () if role == "text" else (Prop("x-tm-role", role),)


def digest_in(props: Iterable[Prop]) -> str:
    """Return the digest of documents among properties; empty where there is none."""
    return next((prop.text for prop in props if prop.type == DIGEST), "")


def with_digest(unit: Unit, digest: str) -> Unit:
    """Return a reviewed unit with the digest of its documents as they are now, where it had the old one; without any, if empty."""
    kept = tuple(Prop(p.type, digest, p.attrs) if p.type == DIGEST else p for p in unit.props if digest or p.type != DIGEST)
    new = (Prop(DIGEST, digest),) if digest and not digest_in(unit.props) else ()
    return replace(unit, props=kept + new)
