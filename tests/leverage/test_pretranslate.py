"""What is filled in, how sure it is said to be, and why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.formats.tmx.memory import written
from tests.leverage.making import EN, KO, memory, pair, segment
from tm.leverage.contents import contents
from tm.leverage.pretranslate import Contents, matched, pretranslate
from tm.memory import Memory
from tm.model.leverage import Pretranslated, SourceSegment
from tm.model.match import Match
from tm.model.memory import Content, InlineCode, Prop, Unit, Variant, plain_text

B, E = InlineCode("bpt", (("i", "1"),)), InlineCode("ept", (("i", "1"),))


def none(_: Iterable[Match]) -> dict[Match, tuple[Content, Content]]:
    return {}


def done(one: SourceSegment, opened: Memory, threshold: float = 75.0, asked: Contents = none) -> Pretranslated:
    return next(pretranslate([(one, matched(one, opened, threshold))], asked))


@pytest.mark.parametrize(
    ("unit", "text", "state", "target", "reason"),
    [
        (pair(KO, EN), KO, "final", EN, ""),
        (
            pair("로동신문은 보도하였다.", "Rodong Sinmun said."),
            "노동신문은 보도하였다.",
            "needs-review",
            "Rodong Sinmun said.",
            "spelled",
        ),
        (pair("국경 경비가 더 강화됐다.", EN), KO, "needs-review", EN, "differs in"),
        (
            pair("쌀이 30톤 들어왔다.", "30 tons came in."),
            "쌀이 45톤 들어왔다.",
            "needs-review",
            "45 tons came in.",
            "numbers adapted",
        ),
        (pair("쌀이 30톤 들어왔다.", "13 tons came in."), "쌀이 30톤 들어왔다.", "needs-review", "13 tons came in.", "30"),
        (pair("%s을 지울까요?", "Delete it?"), "%s을 지울까요?", "needs-review", "Delete it?", "%s"),
        (pair("<b>경고</b>", "<b>Warning"), "<b>경고</b>", "needs-review", "<b>Warning", "</b>"),
        (pair(KO, EN, props=(Prop("x-tm-aligner", "s"),)), KO, "needs-review", EN, "aligned, not reviewed"),
        (pair(KO + "\n", EN), "\n" + KO, "final", "\n" + EN, ""),
    ],
)
def test_what_is_filled(unit: Unit, text: str, state: str, target: str, reason: str) -> None:
    found = done(segment(text), memory(unit))
    assert found.filled
    assert (found.filled.state, plain_text(found.filled.content)) == (state, target)
    assert reason in "; ".join(found.reasons)
    assert bool(found.reasons) == (state == "needs-review")


def test_nothing_under_the_threshold() -> None:
    found = done(segment("전혀 다른 문장이다."), memory(pair(KO, EN)))
    assert (found.filled, found.match, found.band) == (None, None, "none")


def test_the_neighbours_choose_among_translations() -> None:
    opened = memory(pair("네.", "Yes.", before="갈까요?"), pair("네.", "Pardon?", before="안 들려요."))
    found = done(segment("네.", before="안 들려요."), opened)
    assert found.filled
    assert (plain_text(found.filled.content), found.band) == ("Pardon?", "context")


def test_codes_without_a_place_are_not_final() -> None:
    coded = segment("국경 경비가 강화됐다.", content=("국경 ", B, "경비", E, "가 강화됐다."))
    found = done(coded, memory(pair(KO, EN)))
    assert found.filled
    assert (found.filled.state, found.reasons) == ("needs-review", ("inline codes without a place: 2",))


def test_codes_come_from_the_memorys_file(tmp_path: Path) -> None:
    bold, off = InlineCode("bpt", (("i", "7"),), ("<b>",)), InlineCode("ept", (("i", "7"),), ("</b>",))
    sides = (
        Variant("ko", ("국경 ", bold, "경비", off, "가 강화됐다.")),
        Variant("en", ("Border ", bold, "security", off, " was tightened.")),
    )
    path = tmp_path / "m.tmx"
    path.write_bytes(written(pair("다른 문장", "Another"), Unit("1", sides)))
    coded = segment("국경 경비가 강화됐다.", content=("국경 ", B, "경비", E, "가 강화됐다."))
    with Memory.open(path, keep=False) as opened:
        found = done(coded, opened, asked=contents)
    assert found.filled
    assert found.filled.content == ("Border ", B, "security", E, " was tightened.")
    assert (found.filled.state, found.filled.origin) == ("final", "m.tmx")
