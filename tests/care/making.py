"""Units for tests, in a line."""

from __future__ import annotations

from collections.abc import Sequence

from tm.model.memory import Prop, Unit, Variant


def unit(
    tuid: str | None, ko: str, en: str, *, date: str = "", props: Sequence[Prop] = (), attrs: Sequence[tuple[str, str]] = ()
) -> Unit:
    """A unit in Korean and English."""
    dates = (("changedate", date),) if date else ()
    return Unit(tuid, (Variant("ko", (ko,) if ko else ()), Variant("en", (en,) if en else ())), (*attrs, *dates), tuple(props))


def prop(type: str, text: str) -> Prop:
    """A property."""
    return Prop(type, text)
