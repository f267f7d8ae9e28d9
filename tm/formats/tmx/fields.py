"""Properties as Trados's fields: `x-Name:SingleString`, or `x-Name:MultipleString` where a unit has several values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tm.model.memory import Prop, Unit

_KIND = re.compile(r".+:(SingleString|MultipleString|SinglePicklist|MultiplePicklist|Integer|DateTime)")
_OWN = re.compile(
    r"x-(Context(Content)?|Origin|ConfirmationLevel|StructureContext|LastUsedBy|OriginalFormat|UsageCount|Format"
    r"|context-(pre|post))"
)
"""What Trados itself writes, and memoQ's neighbours."""


class Fields:
    """The fields of a memory, by the properties of its units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._kinds: dict[str, str] = {}
        for unit in units:
            seen: set[str] = set()
            for prop in unit.props:
                if not prop.type or _is_field(prop.type):
                    continue
                several = prop.type in seen or self._kinds.get(prop.type) == "MultipleString"
                self._kinds[prop.type] = "MultipleString" if several else "SingleString"
                seen.add(prop.type)

    def declared(self) -> list[Prop]:
        """Return what the header says of them."""
        return [Prop(self._name(kind), "") for kind in self._kinds]

    def field(self, prop: Prop) -> Prop:
        """Return a property as a field; one that is a field or Trados's own already as it is."""
        return Prop(self._name(prop.type), prop.text, prop.attrs) if prop.type in self._kinds else prop

    def _name(self, kind: str | None) -> str:
        return f"x-{str(kind).removeprefix('x-').replace(':', ' ')}:{self._kinds[str(kind)]}"


def _is_field(kind: str) -> bool:
    return _KIND.fullmatch(kind) is not None or _OWN.fullmatch(kind) is not None
