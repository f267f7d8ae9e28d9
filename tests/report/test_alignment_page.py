"""The page of an alignment: what stands in it, that it is closed to what documents hold, and what a browser makes of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.report.alignment_page import moved, page
from tm.report.terminal import shown


class Pair(NamedTuple):
    ko: str
    en: str
    sides: tuple[list[Segment], list[Segment]]
    alignment: Alignment


KO = ["혜산 시장의 쌀값이 올랐다.", "강냉이는 내렸다.", "단속도 심해졌다.", "주민들은 불만이다.", "ⓒ 강변뉴스"]
EN = ["Residents are unhappy.", "Rice rose in Hyesan.", "Corn, though, fell.", "Checks are tighter.", "It rained."]
BEADS = (Bead((0,), (1,), 0.97), Bead((1, 2), (2, 3), 0.61), Bead((3,), (0,), 0.93), Bead((), (4,)), Bead((4,), ()))


def pair(ko: list[str] = KO, en: list[str] = EN, beads: tuple[Bead, ...] = BEADS, name: str = "쌀값") -> Pair:
    sides = (
        [Segment(text, number // 2, "text" if number else "headline") for number, text in enumerate(ko)],
        [Segment(text) for text in en],
    )
    return Pair(f"in/{name}.ko.md", f"in/{name}.en.md", sides, Alignment(beads, "tm-align:1"))


def parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def classes(tree: html.HtmlElement, identity: str) -> set[str]:
    return set(tree.get_element_by_id(identity).get("class").split())


def test_each_segment_stands_there_once_with_its_language() -> None:
    tree = parsed(page([pair()]))
    for lang, texts in (("ko", KO), ("en", EN)):
        assert [p.text for p in tree.xpath(f"//div[@lang='{lang}']//p")] == texts
    assert all(page([pair()]).count(text) == 1 for text in KO + EN)


def test_what_a_segment_is_can_be_told() -> None:
    tree = parsed(page([pair()]))
    assert classes(tree, "d1-ko0") == {"seg", "headline", "first", "sure"}
    assert classes(tree, "d1-en3") == classes(tree, "d1-ko2") == {"seg", "text", "weak", "doubtful"}
    assert classes(tree, "d1-en0") == {"seg", "text", "first", "sure", "moved"}
    assert classes(tree, "d1-en4") == {"seg", "text", "first", "unpaired"}
    assert classes(tree, "d1-ko4") == {"seg", "furniture", "first", "unpaired"}
    tags = [
        [tag.text for tag in tree.get_element_by_id(f"d1-{one}").xpath("span[@class='tag']")]
        for one in ("ko0", "en0", "en4", "ko4")
    ]
    assert tags == [["headline"], ["moved"], ["no partner"], ["furniture", "no partner"]]
    told = [span.text_content() for span in tree.xpath("//span[@class='ref']")]
    assert told == ["0 ↔ 1 · 0.97", "1, 2 ↔ 2, 3 · 0.61", "3 ↔ 0 · 0.93", "4 ↔ ∅", "∅ ↔ 4"]


@pytest.mark.parametrize(("doubtful", "expected"), [(0.0, 0), (0.62, 1), (0.95, 2), (1.0, 3)])
def test_what_is_doubtful_can_be_said(doubtful: float, expected: int) -> None:
    tree = parsed(page([pair()], doubtful=doubtful))
    counts = [label.text_content().split()[-1] for label in tree.xpath("//fieldset/label")]
    assert counts == ["5", str(expected), "2", "1"]
    marked = tree.xpath("//div[contains(concat(' ', @class, ' '), ' doubtful ')]/@data-bead")
    assert len(set(marked)) == expected


def test_several_documents_have_a_list_and_ids_of_their_own() -> None:
    tree = parsed(page([pair(), pair(name="소금"), pair([], [], (), name="빈 글")]))
    assert [link.get("href") for link in tree.xpath("//nav//a")] == ["#d1", "#d2", "#d3"]
    assert [link.text for link in tree.xpath("//nav//a")][1] == "소금.ko.md – 소금.en.md"
    assert max(Counter(tree.xpath("//@id")).values()) == 1
    assert not parsed(page([pair()])).xpath("//nav")


HOSTILE = [
    "<script>document.title = 'taken'</script>",
    "</p></div><img src=x onerror=\"document.title='taken'\">",
    "\" onmouseover='alert(1)' x=\"&lt;b&gt;&amp;",
    "]]><!-- <svg onload=alert(1)> {{7*7}}",
    "a\x00b\u202ec\ud800d",
]


def test_nothing_in_a_document_becomes_markup() -> None:
    name = "<b onclick=x>&'\""
    beads = tuple(Bead((n,), (n,), 0.9) for n in range(len(HOSTILE)))
    text = page([Pair(name, name, ([Segment(t) for t in HOSTILE], [Segment(t) for t in HOSTILE]), Alignment(beads, name))])
    text.encode()
    tree = parsed(text)
    assert [p.text_content() for p in tree.xpath("//div[@lang='ko']//p")] == [shown(t) for t in HOSTILE]
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //main//b[@onclick] | //@onmouseover | //@onload")


def test_the_page_needs_nothing_else() -> None:
    text = page([pair()])
    assert not parsed(text).xpath("//link | //iframe | //@src")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|(?<!www\.w3\.org/2000)https?://(?!www\.w3\.org/2000/svg)", text)
    assert text == page([pair()])


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([((0,), (0,)), ((1,), (1,))], set()),
        ([((0,), (3,)), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))], {0}),
        ([((0,), (0,)), ((1,), ()), ((), (1,)), ((2,), (4,)), ((3,), (2, 3)), ((4,), (5,))], {3}),
        ([], set()),
    ],
)
def test_what_has_moved(pairs: list[tuple[tuple[int, ...], tuple[int, ...]]], expected: set[int]) -> None:
    assert moved([Bead(ko, en) for ko, en in pairs]) == expected


@given(st.permutations(range(7)))
def test_what_has_not_moved_is_in_order_and_the_longest_such_run(order: list[int]) -> None:
    beads = [Bead((ko,), (en,)) for ko, en in enumerate(order)]
    kept = [en for ko, en in enumerate(order) if ko not in moved(beads)]
    assert kept == sorted(kept)
    assert len(kept) == longest(order)


def longest(order: list[int]) -> int:
    """The longest rising run by the plain table."""
    sizes: list[int] = []
    for at, number in enumerate(order):
        sizes.append(1 + max((sizes[k] for k in range(at) if order[k] < number), default=0))
    return max(sizes)


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")
@pytest.mark.parametrize(("width", "lines"), [(1200, 3), (420, 0)])
def test_a_browser_draws_a_line_for_each_pair_and_runs_no_other_script(tmp_path: Path, width: int, lines: int) -> None:
    hostile = pair([*KO[:4], HOSTILE[1]], [*EN[:4], HOSTILE[0]])
    (tmp_path / "page.html").write_text(page([hostile]), "utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"),
            *(f"--window-size={width},900", "--virtual-time-budget=2000", "--dump-dom", (tmp_path / "page.html").as_uri()),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    tree = parsed(done.stdout)
    drawn = tree.xpath("//*[local-name()='path']")
    assert len(drawn) == len(tree.xpath("//*[local-name()='svg']/*[local-name()='text']")) == lines
    assert sum("moved" in path.get("class").split() for path in drawn) == min(lines, 1)
    assert tree.findtext(".//title") == "쌀값.ko.md – 쌀값.en.md"
    assert not tree.xpath("//img")
