"""Points off for where a unit comes from: OmegaT's folders, properties, the settings' rules."""

from __future__ import annotations

import pytest

from tests.lookup import plain
from tests.lookup.test_search import layer_of
from tm.lookup.penalties import Penalties
from tm.lookup.record import record_of
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.match import Match, PenaltyRule

ALIGNED = (("x-tm-aligner", "tm-align:1"),)


def off(
    file: str = "m.tmx", props: tuple[tuple[str, str], ...] = (), penalties: Penalties | None = None
) -> list[tuple[str, float]]:
    record = record_of(plain.unit(1, "쌀", "rice", props=props), file)
    return [(penalty.reason, penalty.points) for penalty in (penalties or Penalties()).of(record)]


@pytest.mark.parametrize(
    ("file", "points"),
    [
        ("tm/news.tmx", 0),
        ("tm/penalty-30/news.tmx", 30),
        ("tm/penalty-030/news.tmx", 30),
        ("penalty-5/a/b/news.tmx", 5),
        ("tm/penalty-20/penalty-10/news.tmx", 10),
        ("C:\\project\\tm\\penalty-15\\news.tmx", 15),
        ("tm/penalty-0/news.tmx", 0),
        # Only a folder, by its whole name.
        ("tm/penalty-30.tmx", 0),
        ("tm/my-penalty-30/news.tmx", 0),
        ("tm/penalty-x/news.tmx", 0),
    ],
)
def test_folders_as_omegat_has_them(file: str, points: float) -> None:
    assert sum(penalty for _, penalty in off(file)) == points


QUERY = "가나다라마바사아자차카타파하거너더러머버"
"""Twenty letters: each one changed takes off five points."""


def looked_up(file: str, changed: list[int], props: tuple[tuple[str, str], ...] = (), **more: float) -> list[Match]:
    units = [plain.unit(n, "뷁" * letters + QUERY[letters:], str(n), props=props) for n, letters in enumerate(changed)]
    memory = Memory([layer_of(units, file)], penalties=Penalties(**more))  # type: ignore[arg-type]
    return list(memory.lookup(QUERY, wanted=Wanted(threshold=0, limit=10)).matches)


def test_75_80_90_less_30() -> None:
    found = looked_up("tm/penalty-030/old.tmx", [5, 4, 2])
    assert [(match.raw, match.similarity) for match in found] == [(90, 60), (80, 50), (75, 45)]
    assert all([(p.reason, p.points) for p in match.penalties] == [("folder penalty-030", 30)] for match in found)
    assert all(match.rank <= match.similarity for match in found)


def test_never_under_nothing_and_the_kind_stays() -> None:
    (exact, far) = looked_up("tm/penalty-80/old.tmx", [0, 10])
    assert (exact.kind, exact.raw, exact.similarity) == ("exact", 100, 20)
    assert (far.kind, far.raw, far.similarity) == ("fuzzy", 50, 0)


def test_the_threshold_is_for_what_is_left() -> None:
    units = [plain.unit(1, QUERY, "x")]
    memory = Memory([layer_of(units, "tm/penalty-30/old.tmx")])
    assert memory.lookup(QUERY, threshold=70).matches
    assert not memory.lookup(QUERY, threshold=71).matches


@pytest.mark.parametrize(
    ("props", "found"),
    [
        ((), []),
        (ALIGNED, [("aligned, not reviewed", 1)]),
        ((*ALIGNED, ("x-tm-reviewed", "kim")), []),
        ((("x-tm-aligner", "checked-beads"),), []),
        ((("x-origin", "MT"),), [("machine-translated", 5)]),
        ((("x-origin", "human"),), []),
        ((("x-client", "mt"),), []),
        ((*ALIGNED, ("x-origin", "nmt")), [("aligned, not reviewed", 1), ("machine-translated", 5)]),
    ],
)
def test_properties(props: tuple[tuple[str, str], ...], found: list[tuple[str, float]]) -> None:
    assert off(props=props) == found


def test_the_folder_of_machine_translations_counts_once() -> None:
    assert off("tm/mt/google.tmx", (("x-origin", "mt"),)) == [("machine-translated", 5)]


def test_settings_change_or_end_them() -> None:
    both = (*ALIGNED, ("x-origin", "mt"))
    assert off(props=both, penalties=Penalties(aligned=2.5, machine=20)) == [
        ("aligned, not reviewed", 2.5),
        ("machine-translated", 20),
    ]
    assert off("tm/mt/a.tmx", both, Penalties(aligned=0, machine=0)) == []


@pytest.mark.parametrize(
    ("rule", "file", "props", "holds"),
    [
        (PenaltyRule(10, file="old/*"), "old/a.tmx", (), True),
        (PenaltyRule(10, file="old/*"), "memories/old/a.tmx", (), True),
        (PenaltyRule(10, file="old\\*"), "memories\\old\\a.tmx", (), True),
        (PenaltyRule(10, file="old/*"), "new/a.tmx", (), False),
        (PenaltyRule(10, file="*.tmx"), "new/a.tmx", (), True),
        (PenaltyRule(10, prop="x-client=통신"), "a.tmx", (("x-client", "통신"),), True),
        (PenaltyRule(10, prop="x-client=통*"), "a.tmx", (("x-client", "통신"),), True),
        (PenaltyRule(10, prop="x-client"), "a.tmx", (("x-client", "무엇이나"),), True),
        (PenaltyRule(10, prop="x-client=통신"), "a.tmx", (("x-client", "신문"),), False),
        (PenaltyRule(10, prop="x-client"), "a.tmx", (), False),
        (PenaltyRule(10, file="old/*", prop="x-client"), "old/a.tmx", (("x-client", "통신"),), True),
        (PenaltyRule(10, file="old/*", prop="x-client"), "old/a.tmx", (), False),
    ],
)
def test_rules(rule: PenaltyRule, file: str, props: tuple[tuple[str, str], ...], holds: bool) -> None:
    assert [points for _, points in off(file, props, Penalties((rule,)))] == [10] * holds


def test_all_that_holds_is_taken_off_together() -> None:
    rules = (PenaltyRule(3, file="*.tmx"), PenaltyRule(4, prop="x-a"))
    (match,) = (
        Memory(
            [layer_of([plain.unit(1, QUERY, "x", props=(("x-a", "b"), *ALIGNED))], "penalty-10/m.tmx")], penalties=Penalties(rules)
        )
        .lookup(QUERY)
        .matches
    )
    assert match.similarity == 100 - 10 - 1 - 3 - 4
    assert [penalty.points for penalty in match.penalties] == [10, 1, 3, 4]
