"""What several reports write alike."""

from __future__ import annotations

from collections.abc import Iterable

from tm.model.text import Attrs
from tm.text.numbered import numbered


def tsv(cells: Iterable[str | None]) -> str:
    """Return a row of a table: tabs between, runs of white space in a cell as one space."""
    return "\t".join(" ".join((cell or "").split()) for cell in cells) + "\n"


def counted(number: int, noun: str) -> str:
    """Return a number with what is counted, in the plural but for one."""
    return numbered(number, f"{noun}[s]")


def props_object(props: Attrs) -> dict[str, str]:
    """Return properties by type; of several of a type the first counts."""
    return {type: text for type, text in reversed(props) if type}
