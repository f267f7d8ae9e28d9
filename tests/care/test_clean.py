from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.making import prop, unit
from tests.strategies import UNITS
from tm.care.clean import Cleaner, told
from tm.care.marks import REMOVED, WHY
from tm.errors import BadSetting
from tm.model.clean import Cleaned
from tm.model.memory import InlineCode, Unit, Variant

LONG = "국경 지역에서 장사를 하던 주민 여럿이 지난주 단속에 걸려 벌금을 물었다고 소식통이 전했다."


def one(unit: Unit, **options: object) -> Cleaned:
    (found,) = Cleaner(**options).clean([unit])  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("ko", "en", "rule"),
    [
        ("쌀값이 올랐다.", "", "empty"),
        ("", "Rice prices rose.", "empty"),
        ("  ", "Rice prices rose.", "empty"),
        ("2025", "2025", "numbers"),
        ("— 1,000 —", "- 1,000 -", "numbers"),
        ("Cancel", "Cancel", "same"),
        ("Save the file", "save the  file", "same"),
        ("LibreOffice 24.2", "LibreOffice 24.2", ""),
        ("USB", "USB", ""),
        ("https://example.org/ko", "https://example.org/ko", ""),
        ("kim@example.org", "kim@example.org", ""),
        ("{0}: %s", "{0}: %s", ""),
        ("The border was closed last week.", "국경이 지난주 닫혔다.", "language"),
        ("국경이 닫혔다.", "국경이 닫혔다는 소식", "language"),
        ("The border was closed.", "They closed the border again.", "language"),
        ("Ctrl+C", "Copy", ""),
        ("국경이 닫혔다.", "The border (국경) was closed.", ""),
        ("ì\x8b\x9cì\x9e¥ì\x9d´ ë\x8b«í\x98\x94ë\x8b¤", "The market closed.", "encoding"),
        ("½ÃÀåÀÌ ¹®À» ´Ý¾Ò´Ù.", "The market closed.", "encoding"),
        ("시장이 문을 닫았다.", "Itâ€™s closed.", "encoding"),
        ("시장이 \ufffd을 닫았다.", "The market closed.", "encoding"),
        ("???? ??? ???.", "The market closed.", "encoding"),
        ("정말???", "Really???", ""),
        ("카페 데자뷔", "Café Déjà Vu is naïve, garçon", ""),
        ("똠방각하", "Ttombanggakha", ""),
        (LONG, "Fined.", "length"),
        ("예.", f"Yes. {'And then there was much more to tell about it. ' * 4}", "length"),
        ("예.", "Yes, that is what we have been told.", ""),
        (LONG, "Several people trading near the border were fined last week, a source said.", ""),
    ],
)
def test_rules(ko: str, en: str, rule: str) -> None:
    found = one(unit("1", ko, en))
    assert found.rule == rule, found.reason
    assert (found.after is None) == bool(rule)


def test_utf8_read_as_euc_kr() -> None:
    text = "시장에서 쌀값이 크게 올랐다고 소식통이 전했다.".encode().decode("cp949", "ignore")
    assert one(unit("1", text, "A source said rice prices rose.")).rule == "encoding"
    assert one(unit("1", "—‘".encode().decode("cp949", "replace"), "Dashes")).rule == "encoding"


def test_one_language_is_empty_and_a_unit_of_codes_is_not() -> None:
    assert one(Unit("1", (Variant("ko", ("쌀",)),))).reason == "has no translation"
    code = InlineCode("ph", (("x", "1"),), ("<br/>",))
    assert one(Unit("1", (Variant("ko", (code,)), Variant("en", (code,))))).rule == "numbers"


def test_repairs_keep_the_unit() -> None:
    ko = unicodedata.normalize("NFD", "쌀값이") + " 올랐다\x07."
    found = one(unit("1", ko, "\x93Rice\x94 prices rose."))
    assert found.repairs == ("control", "nfd")
    assert found.after == unit("1", "쌀값이 올랐다.", "“Rice” prices rose.")


def test_repairs_reach_into_codes_and_leave_the_rest_alone() -> None:
    nfd = unicodedata.normalize("NFD", "굵게")
    content = ("앞 ", InlineCode("hi", (("type", "bold"),), (nfd,)), "\x0b")
    before = Unit("1", (Variant("ko", content), Variant("en", ("Before bold",))))
    after = one(before).after
    assert after is not None
    assert after.variants[0].content == ("앞 ", InlineCode("hi", (("type", "bold"),), ("굵게",)))


def test_what_goes_goes_as_it_was_with_rule_and_reason() -> None:
    before = unit("7", unicodedata.normalize("NFD", "쌀값"), "", props=[prop("x-domain", "시장")])
    gone = told(one(before))
    assert gone.variants == before.variants
    assert [gone.prop(name) for name in ("x-domain", REMOVED, WHY)] == ["시장", "empty", "en is empty"]


def test_confidence_only_when_asked() -> None:
    low = unit("1", "쌀값", "rice price", props=[prop("x-tm-confidence", "0.31")])
    assert one(low).after == low
    assert one(low, least=0.5).rule == "confidence"
    assert one(low, least=0.3).after == low
    assert one(unit("1", "쌀값", "rice price"), least=0.5).after


def test_named_rules_and_skipped_ones() -> None:
    bad = unit("1", "", "Yes")
    assert one(bad, only=["same"]).after == bad
    assert one(bad, skip=["empty"]).after == bad
    with pytest.raises(BadSetting, match="one of control"):
        Cleaner(["emtpy"])


def test_what_tells_distant_pairs_sees_only_those_that_stay() -> None:
    seen: list[tuple[str, str]] = []

    def distant(pairs: Sequence[tuple[str, str]]) -> list[str]:
        seen.extend(pairs)
        return ["far" if ko == "둘" else "" for ko, _ in seen]

    units = [unit("1", "하나", "One"), unit("2", "", "x"), unit("3", "둘", "Two")]
    found = list(Cleaner(distant=distant).clean(units))
    assert seen == [("하나", "One"), ("둘", "Two")]
    assert [one.rule for one in found] == ["", "empty", "misaligned"]


@settings(max_examples=50, deadline=None)
@given(st.lists(UNITS, max_size=4))
def test_each_unit_ends_in_one_place_and_nothing_else_changes(units: list[Unit]) -> None:
    found = list(Cleaner(least=0.5).clean(units))
    assert [one.before for one in found] == units
    for one_found in found:
        assert (one_found.after is None) == bool(one_found.rule)
        if one_found.after is not None and not one_found.repairs:
            assert one_found.after is one_found.before
