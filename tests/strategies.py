"""Random units for property tests: odd attributes, nested codes, unknown elements, false carriers."""

from __future__ import annotations

from hypothesis import strategies as st

from tm.model.memory import Attrs, Content, InlineCode, Note, Prop, Unit, Variant

_KOREAN = "평양에서 열린 회의 똠펲 각갂 ㄱ 北 "
_ENGLISH = "The meeting was held — “quoted” & <b> 1,000 ]]> 'x' \\ \t\n\r"
TEXT = st.text(
    st.one_of(st.sampled_from(_KOREAN + _ENGLISH), st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))),
    max_size=12,
)
"""Any text but control characters and what XML cannot hold; tab, line feed and carriage return are in."""

FILLED = TEXT.filter(bool)

_NAMES = st.sampled_from(["x", "type", "i", "pos", "assoc", "datatype", "id", "t5:n", "가", "changedate", "xml:lang", "outer"])
_VALUES = st.one_of(
    TEXT,
    st.sampled_from(["1", "begin", "middle", "p", "bold", 'x-tm-was {"attrs":[]}', 'x-tm-was {"outer":[["i","1"]]}', "x-tm-was {"]),
)


def attrs(*known: str) -> st.SearchStrategy[Attrs]:
    """Attributes without repeated names; the known names are likely."""
    names = st.one_of(st.sampled_from(known), _NAMES) if known else _NAMES
    return st.dictionaries(names, _VALUES, max_size=4).map(lambda pairs: tuple(pairs.items()))


def _merged(parts: list[str | InlineCode]) -> Content:
    out: list[str | InlineCode] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, str) and isinstance(last, str):
            out[-1] = last + part
        else:
            out.append(part)
    return tuple(out)


_ELEMENTS = st.sampled_from(["bpt", "ept", "it", "ph", "ut", "hi", "sub", "g", "x", "mrk", "t5:n", "code", "content", "tu", "seg"])


def _codes(inner: st.SearchStrategy[str | InlineCode]) -> st.SearchStrategy[InlineCode]:
    content = st.lists(inner, max_size=3).map(_merged)
    return st.builds(InlineCode, _ELEMENTS, attrs("i", "x", "type", "pos"), content)


_PARTS: st.SearchStrategy[str | InlineCode] = st.recursive(FILLED, _codes, max_leaves=6)
CONTENT: st.SearchStrategy[Content] = st.lists(_PARTS, max_size=4).map(_merged)

_DATES = st.sampled_from(["20260117T093000Z", "2026-01-17T09:30:00+09:00", "2026-01-17", "어제", "", "20261317T093000Z"])
_LANGS = st.sampled_from(["ko", "en", "ko-KR", "en_US", "KO", "", "한국어", "ENU", "*all*", "zh-Hant-TW"])
_TYPES = st.one_of(
    st.none(),
    TEXT,
    st.sampled_from(
        [
            "x-context",
            "x-Project Nr.:SingleString",
            "x-tm-was-lang",
            "x-tm-was-attr-foo",
            "x-tm-was-note",
            "x-tm-was-prop",
        ]
    ),
)
_PROPS = st.lists(
    st.builds(Prop, _TYPES, TEXT, attrs("xml:lang", "o-encoding").map(lambda a: tuple(p for p in a if p[0] != "type"))),
    max_size=3,
).map(tuple)
_NOTES = st.lists(st.builds(Note, TEXT, attrs("xml:lang", "o-encoding")), max_size=2).map(tuple)
_EXTRAS = st.lists(st.sampled_from(["<x/>", '<ref id="1">본문 &amp; text</ref>', "<t5:n><b>가</b></t5:n>"]), max_size=2).map(tuple)


def _holder_attrs(*known: str) -> st.SearchStrategy[Attrs]:
    return st.tuples(
        attrs(*known).map(dict),
        st.dictionaries(st.sampled_from(["creationdate", "changedate", "lastusagedate"]), _DATES, max_size=2),
        st.dictionaries(st.sampled_from(["srclang", "segtype"]), st.one_of(_LANGS, st.just("sentence")), max_size=2),
    ).map(lambda parts: tuple((parts[0] | parts[1] | parts[2]).items()))


_VARIANTS = st.builds(
    Variant,
    _LANGS,
    CONTENT,
    _holder_attrs("creationid", "usagecount").map(lambda a: tuple(p for p in a if p[0] != "xml:lang")),
    _PROPS,
    _NOTES,
    _EXTRAS,
)

UNITS: st.SearchStrategy[Unit] = st.builds(
    Unit,
    st.one_of(st.none(), TEXT),
    st.lists(_VARIANTS, max_size=3).map(tuple),
    _holder_attrs("creationid", "gitCommit"),
    _PROPS,
    _NOTES,
    _EXTRAS,
)
