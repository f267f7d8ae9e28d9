"""What `number`, `date` and `unit` say of figures that do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tm.check.check import Hint, Pair
from tm.check.figures import Figure
from tm.check.sides import Unpaired
from tm.model.finding import Spot
from tm.text.numbers import Exact, NumberKind


def hints(pair: Pair, found: Sequence[Unpaired]) -> Iterator[Hint]:
    """Give a hint for each; the spot is in the target where it can be."""
    for one, two in found:
        if one and two:
            what = f"{named(one, pair.source)} stands in the source, {named(two, pair.target)} in the target; see which is right"
        elif one:
            what = f"{named(one, pair.source)} stands in the source only; see whether it was left out or changed"
        elif two:
            what = f"{named(two, pair.target)} stands in the target only; see whether it was added or changed"
        yield Hint(what, spot(one, two))


def spot(one: Figure | None, two: Figure | None) -> Spot | None:
    """Return where to look: at the target's figure, without one at the source's."""
    if two:
        return Spot("target", two.start, two.end)
    return Spot("source", one.start, one.end) if one else None


def named(figure: Figure, text: str) -> str:
    """Return a figure as written, with the word behind it, and with its value in digits where that is not plain to see."""
    written = figure.name + figure.text if text.endswith(figure.name + figure.text, 0, figure.end) else figure.text
    plain = figure.kind in (NumberKind.CODE, NumberKind.VAGUE) or figure.part or written.replace(",", "").isdigit() or figure.name
    shown = " ".join(written.split())
    return f"“{shown}”" if plain else f"“{shown}” ({_digits(figure.value)})"


def _digits(value: Exact) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return f"{float(value):,.6g}"
