from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model.match import Answer, Difference, Match, MatchKind, Penalty, Term
from tm.report.matches import write
from tm.report.terminal import cells

PRICE = Match(
    "시장에서 쌀 1kg은 6200원에 거래됐다.",
    "Rice traded at 6,200 won per kilogram at the market.",
    95.0,
    94.0,
    84.0,
    MatchKind.FUZZY,
    "memories/news.tmx",
    tuid="17",
    changed="2026-01-05T00:00:00Z",
    note="two sources in Hyesan",
    props=(("x-tm-doc-ko", "rice.ko.md"), ("x-tm-doc-en", "rice.en.md"), ("x-tm-confidence", "0.93"), ("creationid", "kim")),
    differences=(Difference.NUMBER, Difference.PARTICLE, Difference.SPACING),
    changes=((12, 16),),
    penalties=(Penalty("aligned, not reviewed", 1),),
    adapted="Rice traded at 6,800 won per kilogram at the market.",
    explanation=("19 characters against 19, distance 1", "rank: 94.0 − 10 (number)"),
)
FRAGMENT = Match(
    "지난달 중순부터 혜산 시장에서 쌀이 거래되지 않고 있다고 소식통이 전했다.",
    "Rice has not been sold at the Hyesan market since the middle of last month, a source said.",
    0.0,
    0.0,
    0.0,
    MatchKind.FRAGMENT,
    "old.tmx",
    covers=(0, 4),
    rendering=(23, 43),
)
NEGATED = Match(
    "국경 경비가 강화되지 않았다.",
    "",
    70.0,
    70.0,
    55.0,
    MatchKind.FUZZY,
    "a.tmx",
    differences=(Difference.NEGATION, Difference.WORD, Difference.ENDING),
    changes=((7, 11), (12, 15)),
)
QUERY = Answer(
    "시장에서 쌀 1kg은 6800원에 거래됐다.",
    "ko",
    "en",
    (PRICE, FRAGMENT),
    (Term("시장", "market", 0, 2), Term("쌀", "rice", 5, 6)),
)


def text(*answers: Answer, **options: Any) -> str:
    out = io.StringIO()
    write(out, answers, "text", **options)
    return out.getvalue()


def test_text_at_80_columns() -> None:
    assert text(QUERY) == (
        "terms: 시장 = market; 쌀 = rice\n"
        " 94.0  fuzzy  ! number differs: 6800 → 6200  particle, spacing\n"
        "       −1 aligned, not reviewed\n"
        "   ko  시장에서 쌀 1kg은 {6200}원에 거래됐다.\n"
        "   en  Rice traded at 6,200 won per kilogram at the market.\n"
        "       adapted: Rice traded at {6,800} won per kilogram at the market.\n"
        "       news.tmx · rice.ko.md · 2026-01-05 · kim · aligned, 0.93 · tuid 17\n"
        " part  fragment\n"
        "  for  시장에서\n"
        "   ko  지난달 중순부터 혜산 [시장에서] 쌀이 거래되지 않고 있다고 소식통이\n"
        "       전했다.\n"
        "   en  Rice has not been sold [at the Hyesan market] since the middle of last\n"
        "       month, a source said.\n"
        "       old.tmx\n"
    )


def test_numbers_stand_before_what_can_be_copied() -> None:
    lines = text(QUERY, numbered=True).splitlines()
    assert [line for line in lines if line[1] == ")"] == [
        "1)   94.0  fuzzy  ! number differs: 6800 → 6200  particle, spacing",
        "2)   part  fragment",
    ]


def test_text_at_40_columns() -> None:
    assert text(QUERY, width=40, explain=True) == (
        "terms: 시장 = market; 쌀 = rice\n"
        " 94.0  fuzzy\n"
        "    ! number differs: 6800 → 6200\n"
        "    particle, spacing\n"
        "    −1 aligned, not reviewed\n"
        "ko  시장에서 쌀 1kg은 {6200}원에\n"
        "    거래됐다.\n"
        "en  Rice traded at 6,200 won per\n"
        "    kilogram at the market.\n"
        "    adapted: Rice traded at {6,800} won\n"
        "    per kilogram at the market.\n"
        "    news.tmx · rice.ko.md · 2026-01-05\n"
        "why 19 characters against 19, distance 1\n"
        "    rank: 94.0 − 10 (number)\n"
        " part  fragment\n"
        "for 시장에서\n"
        "ko  지난달 중순부터 혜산 [시장에서] 쌀이\n"
        "    거래되지 않고 있다고 소식통이\n"
        "    전했다.\n"
        "en  Rice has not been sold [at the\n"
        "    Hyesan market] since the middle of\n"
        "    last month, a source said.\n"
        "    old.tmx\n"
    )


def test_colours() -> None:
    answer = QUERY._replace(matches=(PRICE,), terms=())
    assert text(answer, colored=True).splitlines() == [
        "\x1b[1m 94.0\x1b[0m  \x1b[1mfuzzy\x1b[0m  \x1b[1;31m! number differs: 6800 → 6200\x1b[0m  \x1b[2mparticle, spacing\x1b[0m",
        "       \x1b[2m−1 aligned, not reviewed\x1b[0m",
        "   \x1b[2mko\x1b[0m  시장에서 쌀 1kg은 \x1b[4;33m6200\x1b[0m원에 거래됐다.",
        "   \x1b[2men\x1b[0m  \x1b[32mRice traded at 6,200 won per kilogram at the market.\x1b[0m",
        "       \x1b[2madapted: \x1b[0m\x1b[32mRice traded at \x1b[0m\x1b[1;4;32m6,800\x1b[0m"
        "\x1b[32m won per kilogram at the market.\x1b[0m",
        "       \x1b[2mnews.tmx · rice.ko.md · 2026-01-05 · kim · aligned, 0.93 · tuid 17\x1b[0m",
    ]


def test_several_queries_have_headings() -> None:
    negated = Answer("국경 경비가 강화됐다.", "ko", "en", (NEGATED,))
    nothing = Answer("Save the file", "en", "ko")
    assert text(negated, nothing) == (
        "> 국경 경비가 강화됐다.\n"
        " 70.0  fuzzy  ! negation differs  ! word differs  ending\n"
        "   ko  국경 경비가 {강화되지} {않았다}.\n"
        "   en  (empty)\n"
        "       a.tmx\n"
        "\n"
        "> Save the file\n"
        "  no match\n"
    )
    assert text(nothing) == ""
    assert text(nothing, headed=True) == "> Save the file\n  no match\n"
    assert text(negated, nothing, headed=False).startswith(" 70.0")


def test_answers_are_written_as_they_come() -> None:
    out = io.StringIO()
    before: list[str] = []

    def answers() -> Iterator[Answer]:
        for _ in range(3):
            before.append(out.getvalue())
            yield QUERY

    for format, headed in (("text", True), ("jsonl", None), ("json", None), ("tsv", None)):
        out.seek(0)
        out.truncate()
        before.clear()
        write(out, answers(), format, headed=headed)
        assert len(before[0]) < len(before[1]) < len(before[2]) < len(out.getvalue())


@pytest.mark.parametrize(
    ("query", "source", "warning"),
    [
        pytest.param("석탄 1톤은 38만 원이다.", "석탄 1톤은 52만 원이다.", "! number differs: 38만 → 52만", id="with 만"),
        pytest.param(
            "쌀은 2만 4500원이다.", "쌀은 3만 1000원이다.", "! number differs: 2만 4500 → 3만 1000", id="with 만 and what follows"
        ),
        pytest.param("From 3 to 5 May", "From 4 to 9 May", "! number differs: 3, 5 → 4, 9", id="two"),
        pytest.param("쌀 3kg", "쌀 세 자루", "! number differs", id="in words"),
    ],
)
def test_numbers_that_differ(query: str, source: str, warning: str) -> None:
    match = Match(source, "x", 80, 80, 80, MatchKind.FUZZY, "a.tmx", differences=(Difference.NUMBER,))
    assert text(Answer(query, "ko", "en", (match,))).splitlines()[0] == f" 80.0  fuzzy  {warning}"


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        pytest.param({}, "news.tmx · rice.ko.md · 2026-01-05 · kim · aligned, 0.93 · tuid 17", id="what fits"),
        pytest.param(
            {"file": "news.tmx", "tuid": None, "changed": None, "props": ()}, "news.tmx · two sources in Hyesan", id="note"
        ),
        pytest.param(
            {"props": (), "note": "The speaker corrected the figure on the following day; see the second article"},
            "news.tmx · 2026-01-05 · tuid 17 · The speaker corrected the figure on th…",
            id="a long note is cut",
        ),
        pytest.param(
            {"props": (("x-tm-doc-en", "rice.en.md"),), "note": None}, "news.tmx · rice.en.md · 2026-01-05 · tuid 17", id="other"
        ),
        pytest.param(
            {"props": (("x-tm-translator", "박"), ("creationid", "kim")), "note": None, "tuid": "t\x1b[2J"},
            "news.tmx · 2026-01-05 · 박 · tuid t�[2J",
            id="translator; control characters",
        ),
    ],
)
def test_provenance(changes: dict[str, Any], shown: str) -> None:
    answer = QUERY._replace(matches=(PRICE._replace(**changes),))
    assert text(answer).splitlines()[-1] == "       " + shown


def test_a_long_word_and_control_characters_in_texts() -> None:
    match = NEGATED._replace(
        source="주소는 https://example.org/ko/market/2026/01/05/rice-prices 이다.",
        target="First line\nsecond\x1b[31m line\t한국어和漢字",
        changes=(),
    )
    assert text(Answer("주소", "ko", "en", (match,)), width=40).splitlines()[2:] == [
        "ko  주소는 https://example.org/ko/market",
        "    /2026/01/05/rice-prices 이다.",
        "en  First line⏎second�[31m line",
        "    한국어和漢字",
        "    a.tmx",
    ]


def test_a_fragment_is_found_in_its_source_over_spaces() -> None:
    match = FRAGMENT._replace(source="국가 보위성이 나섰다.", target="The ministry stepped in.", covers=(0, 5), rendering=None)
    assert text(Answer("국가보위성 간부", "ko", "en", (match,))).splitlines() == [
        " part  fragment",
        "  for  국가보위성",
        "   ko  [국가 보위성]이 나섰다.",
        "   en  The ministry stepped in.",
        "       old.tmx",
    ]


def test_json() -> None:
    out = io.StringIO()
    assert write(out, [QUERY, Answer("없는 말", "ko", "en")], "json") is False
    first, second = json.loads(out.getvalue())
    assert second == {"query": "없는 말", "source_lang": "ko", "target_lang": "en", "terms": [], "matches": []}
    assert first["terms"][1] == {"source": "쌀", "target": "rice", "start": 5, "end": 6}
    assert first["matches"][0] == {
        "source": PRICE.source,
        "target": PRICE.target,
        "similarity": 94.0,
        "raw": 95.0,
        "rank": 84.0,
        "kind": "fuzzy",
        "differences": ["number", "particle", "spacing"],
        "penalties": [{"reason": "aligned, not reviewed", "points": 1}],
        "adapted": PRICE.adapted,
        "covers": None,
        "rendering": None,
        "tuid": "17",
        "file": "memories/news.tmx",
        "note": "two sources in Hyesan",
        "changed": "2026-01-05T00:00:00Z",
        "props": {"x-tm-doc-ko": "rice.ko.md", "x-tm-doc-en": "rice.en.md", "x-tm-confidence": "0.93", "creationid": "kim"},
    }
    assert (first["matches"][1]["covers"], first["matches"][1]["rendering"]) == ([0, 4], [23, 43])


def test_json_explains_when_asked() -> None:
    out = io.StringIO()
    write(out, [QUERY], "jsonl", explain=True)
    assert [m["explanation"] for m in json.loads(out.getvalue())["matches"]] == [list(PRICE.explanation), []]


def test_json_of_nothing_is_an_array() -> None:
    out = io.StringIO()
    assert write(out, [], "json") is True
    assert json.loads(out.getvalue()) == []


def test_tsv() -> None:
    out = io.StringIO()
    write(out, [QUERY._replace(matches=(PRICE._replace(target="Two\nlines\there"),))], "tsv")
    assert out.getvalue() == (
        "query\tsimilarity\tkind\tdifferences\tsource\ttarget\tfile\ttuid\tadapted\n"
        f"{QUERY.query}\t94\tfuzzy\tnumber,particle,spacing\t{PRICE.source}\tTwo lines here"
        f"\tmemories/news.tmx\t17\t{PRICE.adapted}\n"
    )


def test_a_fragment_alone_is_no_match() -> None:
    assert write(io.StringIO(), [QUERY], "text") is True
    for format in ("text", "json", "jsonl", "tsv"):
        assert write(io.StringIO(), [QUERY, QUERY._replace(matches=(FRAGMENT,))], format) is False


TEXT = st.text(st.one_of(st.sampled_from("쌀값이 올랐다 1,000 abc …“”①\u0301\u1161\u200d❤🚢\n"), st.characters()), max_size=80)
SPANS = st.lists(st.integers(0, 80), max_size=4, unique=True).map(sorted).map(lambda n: tuple(zip(n[::2], n[1::2], strict=False)))
MATCHES = st.builds(
    Match,
    source=TEXT,
    target=TEXT,
    raw=st.floats(0, 100),
    similarity=st.floats(0, 100),
    rank=st.floats(0, 100),
    kind=st.sampled_from(MatchKind),
    file=TEXT,
    tuid=st.none() | TEXT,
    changed=st.none() | TEXT,
    note=st.none() | TEXT,
    props=st.dictionaries(st.sampled_from(["x-tm-doc-ko", "x-translator", "x-tm-confidence"]), TEXT).map(
        lambda d: tuple(d.items())
    ),
    differences=st.sets(st.sampled_from(Difference)).map(lambda found: tuple(d for d in Difference if d in found)),
    changes=SPANS,
    penalties=st.lists(st.builds(Penalty, TEXT, st.floats(0, 100)), max_size=2).map(tuple),
    adapted=st.none() | TEXT,
    covers=st.none() | st.just((0, 3)),
    rendering=st.none() | st.just((2, 9)),
    explanation=st.lists(TEXT, max_size=2).map(tuple),
)
ANSWERS = st.builds(
    Answer,
    TEXT,
    st.just("ko"),
    st.just("en"),
    st.lists(MATCHES, max_size=2).map(tuple),
    st.lists(st.builds(Term, TEXT, TEXT, st.just(0), st.just(1)), max_size=3).map(tuple),
)


@given(st.lists(ANSWERS, max_size=2), st.sampled_from([40, 59, 60, 80]), st.booleans())
def test_no_line_is_wider_than_the_terminal(answers: list[Answer], width: int, colored: bool) -> None:
    for line in text(*answers, width=width, colored=colored, explain=True).split("\n"):
        plain = re.sub("\x1b\\[[0-9;]*m", "", line)
        assert cells(plain) <= width
        assert plain.isprintable() or not re.search("[\x00-\x1f\x7f-\x9f]", plain)
