"""Units as checks see them."""

from __future__ import annotations

import pytest

from tm.check.check import Pair
from tm.check.pairs import codes, names_in, pairs_of
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


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("1.2", ('<g id="1">', "</g>", '<x id="2"/>', '<bx id="3"/>')),
        ("2.0", ('<pc id="1">', "</pc>", '<ph id="2"/>', '<bx id="3"/>')),
    ],
)
def test_codes_of_xliff_as_the_file_has_them(version: str, found: tuple[str, ...]) -> None:
    first = Unit("1", (), extras=(f'<xliff version="{version}"><file id="f"/></xliff>',))
    names = names_in(Unit("2"), names_in(first, {}))
    pair = InlineCode("bpt", (("i", "1"), ("x", "1"))), "a", InlineCode("ept", (("i", "1"),))
    content = (*pair, InlineCode("ph", (("x", "2"),)), InlineCode("bpt", (("i", "3"), ("xliff", "bx"))))
    assert codes(content, names) == found
