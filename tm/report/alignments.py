"""What `tm align` did, for people and for scripts."""

from __future__ import annotations

import json

from tm.model.alignment import Alignment


def summary(aligned: list[tuple[str, str, Alignment]], output: str, *, as_json: bool) -> str:
    """Return a summary of aligned documents: a line each, or JSON."""
    rows = []
    for ko, en, alignment in aligned:
        paired = [b for b in alignment.beads if b.paired]
        rows.append(
            {
                "ko": ko,
                "en": en,
                "beads": len(alignment.beads),
                "paired": len(paired),
                "unpaired_ko": sum(len(b.ko) for b in alignment.beads if not b.en),
                "unpaired_en": sum(len(b.en) for b in alignment.beads if not b.ko),
                "confidence": round(sum(b.confidence for b in paired) / len(paired), 2) if paired else 0.0,
            }
        )
    if as_json:
        return json.dumps({"documents": rows}, ensure_ascii=False, indent=1)
    lines = [
        f"{r['ko']} + {r['en']}: {r['paired']} pairs, {r['unpaired_ko']} Korean and {r['unpaired_en']} English segments"
        f" without a partner, mean confidence {r['confidence']:.2f}"
        for r in rows
    ]
    return "\n".join([*lines, f"written: {output}"])
