"""Tables of codes, with columns and without, against comparing every row."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup import plain
from tm.lookup import table
from tm.lookup.layer import SHORT_KEYS, SYLLABLES
from tm.lookup.sections import Sections, SectionsWriter
from tm.lookup.table import Shape, Table, least_common, most_edits


def table_of(shape: Shape, keys: list[bytes]) -> Table:
    out = io.BytesIO()
    writer = SectionsWriter(out)
    table.write(writer, shape, sorted(keys, key=len))
    writer.close({})
    return Table(Sections(out.getvalue()), shape)


@pytest.mark.parametrize("small", [0, 10_000])
@pytest.mark.parametrize("shape", [SYLLABLES, SHORT_KEYS], ids=["single codes", "pairs"])
def test_what_is_like_a_query_is_what_a_scan_says(monkeypatch: pytest.MonkeyPatch, shape: Shape, small: int) -> None:
    monkeypatch.setattr(table, "SMALL", small)
    keys = st.text("abcdes", min_size=1, max_size=40)

    @settings(max_examples=80, deadline=None)
    @given(keys, st.lists(keys, min_size=1, max_size=70), st.integers(0, 1000))
    def law(query: str, texts: list[str], least: int) -> None:
        coded = [text.encode("utf-16-le" if shape.width == 2 else "latin-1") for text in (query, *texts)]
        found = table_of(shape, coded[1:]).like(coded[0], least)
        wanted = []
        for row, text in enumerate(sorted(texts, key=len)):
            longer = max(len(text), len(query))
            value = 1000 * (longer - plain.distance(query, text)) // longer
            if value >= least:
                wanted.append((row, value))
        assert sorted(found) == wanted

    law()


@pytest.mark.parametrize("small", [0, 10_000])
def test_rows_with_a_string_are_what_a_scan_says_and_at_a_glance_not_too_few(monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    monkeypatch.setattr(table, "SMALL", small)

    @settings(max_examples=80, deadline=None)
    @given(
        st.text("시장가격", min_size=1, max_size=4), st.lists(st.text("시장가격", min_size=1, max_size=12), min_size=1, max_size=70)
    )
    def law(wanted: str, texts: list[str]) -> None:
        rows = table_of(SYLLABLES, [text.encode("utf-16-le") for text in texts])
        held = [row for row, text in enumerate(sorted(texts, key=len)) if wanted in text]
        assert list(rows.with_string(wanted.encode("utf-16-le"))) == held
        assert rows.about(wanted.encode("utf-16-le")) >= len(held)

    law()


@pytest.mark.parametrize("gram", [1, 2])
def test_the_bound_holds_for_every_length(gram: int) -> None:
    for least in range(500, 1001, 25):
        for size in range(1, 41):
            bound = least_common(size, 60, least, gram)
            assert all(bound <= longer - gram + 1 - gram * most_edits(longer, least) for longer in range(size, 61))


def test_a_longer_row_may_need_fewer_pairs() -> None:
    assert least_common(4, 40, 550, 2) <= 0
