"""Memories and segments for tests."""

from __future__ import annotations

from collections.abc import Sequence

from tests.lookup.test_search import memory_of
from tm.memory import Memory
from tm.model.leverage import SourceSegment
from tm.model.memory import Content, Prop, Unit, Variant
from tm.model.text import Lang

KO, EN = "국경 경비가 강화됐다.", "Border security was tightened."


def pair(ko: str, en: str, *, before: str = "", props: tuple[Prop, ...] = (), tuid: str | None = None) -> Unit:
    around = (Prop("x-context-pre", before),) if before else ()
    return Unit(tuid, (Variant("ko", (ko,), props=around), Variant("en", (en,))), props=props)


def memory(*units: Unit) -> Memory:
    return memory_of(units)


def segments(lang: Lang, texts: Sequence[str]) -> list[SourceSegment]:
    rows = zip(texts, [None, *texts], [*texts[1:], None], strict=False)
    return [SourceSegment(text, lang, before, after, (text,), place=n) for n, (text, before, after) in enumerate(rows)]


def segment(text: str, lang: Lang = "ko", content: Content | None = None, before: str | None = None) -> SourceSegment:
    return SourceSegment(text, lang, before, None, content or (text,))
