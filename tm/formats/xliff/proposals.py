"""What a translation that needs review was a match of, as XLIFF has it: `alt-trans` in 1.2, the matches module in 2.x."""

from __future__ import annotations

from tm.formats.tmx.markup import text_xml
from tm.formats.xliff.inline import tag
from tm.model.filled import Filled
from tm.model.memory import Attrs


def alternative(one: Filled, target: str, mid: str | None = None) -> str:
    """Return the `alt-trans` of a match; nothing where there is none to tell of.

    Args:
        one: what was filled in.
        target: its XML.
        mid: of the segment, where it is one of several.
    """
    if not tells(one):
        return ""
    attrs: Attrs = (("match-quality", f"{one.score:g}"),)
    attrs += (("origin", one.origin),) if one.origin else ()
    attrs += (("mid", mid),) if mid is not None else ()
    return tag("alt-trans", attrs, f"{_source(one)}<target>{target}</target>")


def match(one: Filled, target: str, segment: str) -> str:
    """Return the `match` of the segment with that id."""
    attrs: Attrs = (("ref", f"#{segment}"), ("similarity", f"{one.score:g}"), *((("origin", one.origin),) if one.origin else ()))
    source = _source(one) or "<source/>"
    return tag("mtc:match", attrs, f"{source}<target>{target}</target>")


def tells(one: Filled) -> bool:
    """Return whether there is a match to be told of beside the translation."""
    return one.state == "needs-review" and one.score is not None


def _source(one: Filled) -> str:
    return f"<source>{text_xml(one.previous)}</source>" if one.previous else ""
