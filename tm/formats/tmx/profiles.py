"""TMX as each CAT tool wants it: language codes, header, properties, length of segments.

| | codes | longest | properties |
| --- | --- | --- | --- |
| `generic` | BCP 47 | | |
| `omegat` | BCP 47 | | those that would tie a unit to one place of a project get other names |
| `trados` | `ll-CC` | 2,000 | fields, `x-Name:SingleString`, declared in the header |
| `memoq` | BCP 47 | | neighbours on the source only; `x-document`, `aligned` |
| `wordfast` | `ll-CC`, 5 characters | 8,000 | |

Sources: OmegaT's source (TMXReader2, ProjectTMX), RWS's and memoQ's manuals and what their tools have written, Wordfast's wiki.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tm.formats.tmx.carry import HEADER_DEFAULTS
from tm.formats.tmx.codes import bcp47, with_region
from tm.formats.tmx.dtd import HEADER_REQUIRED
from tm.formats.tmx.fields import Fields
from tm.formats.tmx.writer import own_header
from tm.model.lang import primary
from tm.model.memory import Header, Prop, Unit, Variant
from tm.text.numbered import numbered

Units = Iterable[Unit]

_NEIGHBOURS = frozenset(["x-context-pre", "x-context-post"])

_OMEGAT = {
    "prev": "x-tm-before",
    "next": "x-tm-after",
    "origin": "x-tm-origin",
    **{name: f"x-tm-omegat-{name}" for name in ("file", "id", "path", "x-ice", "x-100pc", "x-auto", "x-enforced")},
}
"""Properties by which OmegaT binds a unit to one place or decides about it, and the names that they get instead."""

_SHOWN = 40
"""Characters of a text by which a unit without a tuid is named."""

_CHECKED = "checked-beads"
"""What `x-tm-aligner` says where the pairs came from a person."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one tool wants.

    Attributes:
        name: as people call the tool.
        code: gives the form of a language code.
        longest: characters of a segment that it imports.
        adapt: changes what else there is to change.
    """

    name: str
    code: Callable[[str], str]
    longest: int | None = None
    adapt: Callable[[Shaping, Unit], Unit] = lambda shaping, unit: unit


class Shaping:
    """One memory made fit for one tool.

    Args:
        profile: of the tool.
        header: of the memory.
        first: its first unit, or `None`.
        source: the language translated from, where it is another than the header's.
        units: gives all of its units where the profile has to know them before; called once, at the beginning.

    `header` is the new header. `losses` is whole once all units have gone through.
    """

    def __init__(
        self, profile: Profile, header: Header, first: Unit | None, units: Callable[[], Units] = tuple, *, source: str = ""
    ) -> None:
        self._profile = profile
        self.source = _source(profile, source or header.attr("srclang") or "*all*", first)
        self.from_omegat = header.attr("creationtool") == "OmegaT"
        self.fields = Fields(units()) if profile is PROFILES["trados"] else None
        self.counts: Counter[str] = Counter()
        self._first_long = ""
        self.header = self._header(header, first)

    def units(self, units: Units) -> Iterator[Unit]:
        """Give the units as the tool wants them; those that it could not import are left out."""
        longest = self._profile.longest
        for unit in units:
            if longest and any(len(variant.text) > longest for variant in unit.variants):
                self.counts["long"] += 1
                self._first_long = self._first_long or unit.tuid or unit.variants[0].text[:_SHOWN]
                continue
            coded = [replace(variant, lang=self._code(variant.lang)) for variant in unit.variants]
            # Tools that know no srclang take the first for the source.
            variants = tuple(sorted(coded, key=lambda variant: primary(variant.lang) != primary(self.source)))
            attrs = tuple((name, self._code(value) if name == "srclang" else value) for name, value in unit.attrs)
            yield self._profile.adapt(self, replace(unit, variants=variants, attrs=attrs))

    def losses(self) -> list[str]:
        """Return what was left out or changed, as sentences with counts."""
        name, longest = self._profile.name, self._profile.longest
        said = {
            "long": f"unit[s] with segments over {longest or 0:,} characters left out, too long for {name}",
            "codes": f"text[ has|s have] a language code that {name} may not know",
            "renamed": f"propert[y|ies] renamed (id to x-tm-omegat-id and the like), by which {name} would bind units to one place",
            "neighbours": f"neighbour[s] of targets left out, which {name} does not use",
        }
        # A text of the memory must not be taken for a form of a noun.
        behind = {"long": f"; the first: {self._first_long}"}
        return [numbered(self.counts[key], sentence) + behind.get(key, "") for key, sentence in said.items() if self.counts[key]]

    def _code(self, code: str) -> str:
        found = self._profile.code(code)
        if code != "*all*" and self._profile.code is with_region and len(found) != len("ko-KR"):
            self.counts["codes"] += 1
        return found

    def _header(self, header: Header, first: Unit | None) -> Header:
        own = dict(own_header(self.source).attrs)
        given = dict(header.attrs)
        taken = {
            name: given[name] for name in ("segtype", "datatype") if given.get(name, HEADER_DEFAULTS[name]) != HEADER_DEFAULTS[name]
        }
        rest = tuple(pair for pair in header.attrs if pair[0] not in HEADER_REQUIRED)
        format = {"o-tmf": "SDL TM8 Format"} if self.fields else {}
        props = header.props
        if self.fields:
            props = (*props, *self.fields.declared())
        elif self._profile is PROFILES["memoq"] and not any(prop.type == "targetlang" for prop in props):
            others = (v.lang for v in (first.variants if first else ()) if primary(v.lang) != primary(self.source))
            props = (*props, *(Prop("targetlang", self._profile.code(lang)) for lang in list(others)[:1]))
        return replace(header, attrs=(*(own | taken | format).items(), *rest), props=props, version="1.4")


def _source(profile: Profile, stated: str, first: Unit | None) -> str:
    """Return the source language exactly as the first unit will have it; `*all*` where there is none."""
    langs = [variant.lang for variant in first.variants] if first else []
    if stated == "*all*":
        return profile.code(langs[0]) if langs else stated
    return profile.code(next((lang for lang in langs if primary(lang) == primary(stated)), stated))


def _for_omegat(shaping: Shaping, unit: Unit) -> Unit:
    """Rename properties that OmegaT takes for its own; in a memory that OmegaT wrote they are."""
    if shaping.from_omegat:
        return unit

    def renamed(props: tuple[Prop, ...]) -> tuple[Prop, ...]:
        shaping.counts["renamed"] += sum(prop.type in _OMEGAT for prop in props)
        return tuple(replace(prop, type=_OMEGAT.get(prop.type, prop.type)) if prop.type else prop for prop in props)

    variants = tuple(replace(variant, props=renamed(variant.props)) if variant.props else variant for variant in unit.variants)
    return replace(unit, props=renamed(unit.props), variants=variants)


def _for_trados(shaping: Shaping, unit: Unit) -> Unit:
    return replace(unit, props=tuple(map(shaping.fields.field, unit.props))) if shaping.fields else unit


def _for_memoq(shaping: Shaping, unit: Unit) -> Unit:
    """Put the neighbours where memoQ looks for them, and say what is only aligned, and from which document it is."""
    source = next((v for v in unit.variants if primary(v.lang) == primary(shaping.source)), None)
    moved = tuple(prop for prop in unit.props if prop.type in _NEIGHBOURS)
    kept = tuple(prop for prop in unit.props if prop.type not in _NEIGHBOURS)

    def placed(variant: Variant) -> Variant:
        own = {prop.type for prop in variant.props}
        if variant is source:
            return replace(variant, props=(*variant.props, *(prop for prop in moved if prop.type not in own)))
        shaping.counts["neighbours"] += len(own & _NEIGHBOURS)
        return replace(variant, props=tuple(prop for prop in variant.props if prop.type not in _NEIGHBOURS))

    known = {prop.type for prop in kept}
    document = unit.prop(f"x-tm-doc-{primary(shaping.source)}")
    if document and "x-document" not in known:
        kept = (*kept, Prop("x-document", document))
    if unit.prop("x-tm-aligner") not in (None, _CHECKED) and not known & {"x-tm-reviewed", "aligned"}:
        kept = (*kept, Prop("aligned", "yes"))
    return replace(
        unit, props=kept if source else unit.props, variants=tuple(map(placed, unit.variants)) if source else unit.variants
    )


PROFILES = {
    "generic": Profile("a tool", bcp47),
    "omegat": Profile("OmegaT", bcp47, adapt=_for_omegat),
    "trados": Profile("Trados", with_region, 2000, _for_trados),
    "memoq": Profile("memoQ", bcp47, adapt=_for_memoq),
    "wordfast": Profile("Wordfast", with_region, 8000),
}
