"""An alignment to units that say where they came from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Prop, Unit, Variant


def units(
    names: tuple[str, str],
    sides: tuple[Sequence[Segment], Sequence[Segment]],
    alignment: Alignment,
    *,
    date: str | None = None,
    least: float = 0.0,
) -> Iterator[Unit]:
    """Give a unit for each pair of an alignment.

    Args:
        names: of the Korean and the English document; their last part is kept.
        sides: the Korean and the English segments.
        alignment: of those segments.
        date: of the units, `YYYY-MM-DD`; without it they have none.
        least: confidence, 0 to 1, under which a pair is left out.

    Properties: `x-tm-doc-ko`, `x-tm-doc-en` (documents), `x-tm-seg-…` and `x-tm-par-…` (0-based numbers of segments and
    paragraphs), `x-tm-bead` (the kind: `1-1`, `2-1`; `1-1, re-ordered`), `x-tm-confidence`, `x-tm-aligner` (the signature); on
    each variant `x-context-pre` and `x-context-post`, its neighbours as memoQ writes them.
    """
    seen: Counter[str] = Counter()
    short = tuple(PurePath(name).name for name in names)
    for bead in alignment.beads:
        if not bead.paired or bead.confidence < least:
            continue
        texts = [_joined(side, numbers) for side, numbers in zip(sides, (bead.ko, bead.en), strict=True)]
        if not all(texts):
            continue
        tuid = _tuid(short[0], *texts)
        seen[tuid] += 1
        if seen[tuid] > 1:
            tuid = f"{tuid}-{seen[tuid]}"
        variants = tuple(
            Variant(lang, (text,), props=tuple(_context(side, numbers)))
            for lang, text, side, numbers in zip(("ko", "en"), texts, sides, (bead.ko, bead.en), strict=True)
        )
        attrs = (("changedate", date.replace("-", "") + "T000000Z"),) if date else ()
        yield Unit(tuid, variants, attrs, tuple(_provenance(short, sides, bead, alignment.signature)))


def _joined(side: Sequence[Segment], numbers: tuple[int, ...]) -> str:
    return " ".join(side[n].text for n in numbers).strip()


def _tuid(*facts: str) -> str:
    return hashlib.blake2b("\0".join(facts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _context(side: Sequence[Segment], numbers: tuple[int, ...]) -> Iterator[Prop]:
    if numbers[0] > 0:
        yield Prop("x-context-pre", f"<seg>{_escaped(side[numbers[0] - 1].text)}</seg>")
    if numbers[-1] + 1 < len(side):
        yield Prop("x-context-post", f"<seg>{_escaped(side[numbers[-1] + 1].text)}</seg>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _provenance(names: tuple[str, ...], sides: tuple[Sequence[Segment], ...], bead: Bead, signature: str) -> Iterator[Prop]:
    for lang, name in zip(("ko", "en"), names, strict=True):
        yield Prop(f"x-tm-doc-{lang}", name)
    for lang, side, numbers in zip(("ko", "en"), sides, (bead.ko, bead.en), strict=True):
        yield Prop(f"x-tm-seg-{lang}", ",".join(map(str, numbers)))
        yield Prop(f"x-tm-par-{lang}", ",".join(map(str, sorted({side[n].paragraph for n in numbers}))))
    yield Prop("x-tm-bead", f"{bead.kind}, re-ordered" if bead.moved else bead.kind)
    yield Prop("x-tm-confidence", f"{bead.confidence:.2f}")
    yield Prop("x-tm-aligner", signature)
