"""The reviews of `tm align`: a table to correct or a page to look at, out and back."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from tm.cli.align_records import Pair
from tm.errors import BadSetting

_TABLES = (".tsv", ".xlsx")


class ReviewFile:
    """Takes all pairs of documents and writes the table, or the page, at the end."""

    def __init__(self, path: str) -> None:
        self._path, self._kind = path, Path(path).suffix.lower()
        if self._kind not in (*_TABLES, ".html"):
            raise BadSetting("--review", path, "a name that ends in .tsv, .xlsx or .html")
        self._pairs: list[Pair] = []

    def __enter__(self) -> ReviewFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None and self._pairs:
            self._write()

    def write(self, pair: Pair) -> None:
        """Take one pair of documents."""
        self._pairs.append(pair)

    def _write(self) -> None:
        if self._kind == ".html":
            from tm.formats.output import open_output
            from tm.report.alignment_page import page

            with open_output(self._path) as stream:
                stream.write(page(self._pairs).encode())
            return
        from tm.align.review import document_of
        from tm.cli.reviewing import write_review
        from tm.model.review import Review

        documents = (document_of((p.ko, p.en), p.sides, p.alignment, date=p.date, props=p.props, held=p.held) for p in self._pairs)
        write_review(self._path, Review(tuple(documents)))
