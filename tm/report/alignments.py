"""What `tm align` did, for people and for scripts."""

from __future__ import annotations

import json

from tm.model.aligned import AlignedDocuments, AlignedFolders
from tm.report.rows import counted


def summary(run: AlignedFolders, output: str, *, as_json: bool) -> str:
    """Return a summary of aligned documents: a line each and one for all, or JSON."""
    if as_json:
        return json.dumps(_json(run), ensure_ascii=False, indent=1)
    lines = [_line(row) for row in run.documents]
    if len(run.documents) > 1 or run.alone or run.failed:
        lines.append(_total(run))
    return "\n".join([*lines, f"written: {output}"])


def _line(row: AlignedDocuments) -> str:
    parts = [counted(row.paired, "pair"), _alone(row.unpaired_ko, row.unpaired_en), f"mean confidence {row.confidence:.2f}"]
    if row.reviewed:
        parts.append(f"{row.reviewed:,} reviewed")
    if row.status == "unchanged":
        parts.append("unchanged")
    return f"{row.ko} + {row.en}: {', '.join(parts)}"


def _alone(ko: int, en: int) -> str:
    return f"{ko:,} Korean and {en:,} English segments without a partner"


def _total(run: AlignedFolders) -> str:
    rows = run.documents
    alone = _alone(sum(row.unpaired_ko for row in rows), sum(row.unpaired_en for row in rows))
    parts = [f"{counted(len(rows), 'document pair')}: {counted(sum(row.paired for row in rows), 'pair')}, {alone}"]
    if unchanged := sum(row.status == "unchanged" for row in rows):
        parts.append(f"{unchanged:,} unchanged")
    if run.alone:
        parts.append(f"{counted(len(run.alone), 'document')} without a partner")
    if run.failed:
        parts.append(f"{len(run.failed):,} that could not be used")
    return "; ".join(parts)


def _json(run: AlignedFolders) -> dict[str, object]:
    documents = [
        {
            "ko": row.ko,
            "en": row.en,
            "beads": row.beads,
            "paired": row.paired,
            "unpaired_ko": row.unpaired_ko,
            "unpaired_en": row.unpaired_en,
            "confidence": row.confidence,
            "status": row.status,
            "reviewed": row.reviewed,
        }
        for row in run.documents
    ]
    return {"documents": documents, "alone": list(run.alone), "failed": list(run.failed)}
