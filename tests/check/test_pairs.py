"""Units as checks see them."""

from __future__ import annotations

import pytest

from tm.check.check import Pair
from tm.check.pairs import codes, pairs_of
from tm.model.memory import InlineCode, Prop, Unit, Variant
from tm.model.text import Lang

KO, EN = Variant("ko-KR", ("쌀",)), Variant("en", ("rice",))


@pytest.mark.parametrize(
    ("variants", "source", "found"),
    [
        ((KO, EN), None, [("쌀", "rice", "ko")]),
        ((EN, KO), None, [("rice", "쌀", "en")]),
        ((EN, KO), "ko", [("쌀", "rice", "ko")]),
        ((KO, EN, Variant("EN-GB", ("paddy",))), None, [("쌀", "rice", "ko"), ("쌀", "paddy", "ko")]),
        ((KO,), None, [("쌀", "", "ko")]),
        ((KO, Variant("en")), None, [("쌀", "", "ko")]),
        ((KO, Variant("fr", ("riz",))), None, []),
        ((Variant("fr", ("riz",)),), None, []),
        ((), None, []),
    ],
)
def test_pairs(variants: tuple[Variant, ...], source: Lang | None, found: list[tuple[str, str, str]]) -> None:
    assert [(pair.source, pair.target, pair.source_lang) for pair in pairs_of(Unit("1", variants), source)] == found


def test_document_date_and_codes() -> None:
    code = InlineCode("ph", (("x", "1"),), ("{0}",))
    unit = Unit("1", (Variant("ko", (code, "쌀")), EN), props=(Prop("x-tm-doc-ko", "a.md"), Prop("x-tm-date-en", "2026-01-05")))
    assert pairs_of(unit) == [Pair("쌀", "rice", "ko", "en", "a.md", "2026-01-05", ("{0}",), ())]


def test_codes_in_order_empty_and_nested_ones_by_name() -> None:
    bold = InlineCode("hi", (), ("a", InlineCode("ph"), "b"))
    assert codes((bold, "c", InlineCode("bpt", (), ("<i>",)))) == ("<hi>", "<ph>", "</hi>", "<i>")
