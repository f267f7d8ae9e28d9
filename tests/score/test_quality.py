"""The estimate tells translations from what is none, alone and by its parts."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tm.encode import Encoder, load_encoder
from tm.encode.nearness import Nearness, nearness
from tm.model.text import Lang
from tm.score.quality import Features, features, qualities, quality, signature

CORPORA = Path(__file__).parents[2] / "corpora" / "score"
NEAR = Nearness(0.7, 0.3)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def pairs(lang: Lang) -> tuple[list[str], list[str]]:
    """Return sources and human translations into a language."""
    folder, source = (CORPORA / "ko-en", "source.ko") if lang == "en" else (CORPORA / "en-ko", "source.en")
    texts = [(folder / name).read_text("utf-8").splitlines()[:20] for name in (source, f"human.{lang}")]
    return texts[0], texts[1]


def scrambled(text: str) -> str:
    words = text.split()
    random.Random(1).shuffle(words)
    return " ".join(words)


def half(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2])


WAYS: dict[str, Callable[[list[str], list[str]], list[str]]] = {
    "next": lambda sources, targets: targets[1:] + targets[:1],
    "truncated": lambda sources, targets: [half(text) for text in targets],
    "scrambled": lambda sources, targets: [scrambled(text) for text in targets],
    "copied": lambda sources, targets: sources,
    "repeated": lambda sources, targets: [f"{half(text)} {half(text)} {text}" for text in targets],
}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_real_translations_have_more_than_broken_ones(encoder: Encoder, lang: Lang) -> None:
    sources, targets = pairs(lang)
    real = qualities(sources, targets, lang, encoder)
    assert sum(real) / len(real) > 0.6
    for name, way in WAYS.items():
        broken = qualities(sources, way(sources, targets), lang, encoder)
        auc = sum((a > b) + (a == b) / 2 for a in real for b in broken) / len(real) / len(broken)
        assert auc >= 0.85, name


def test_an_empty_translation_has_nothing(encoder: Encoder) -> None:
    assert qualities(["쌀값이 올랐다."], [" "], "en", encoder) == [0.0]
    assert "estimate" in signature(encoder)


GOOD = ("혜산에서 쌀 1kg은 6200원에 거래됐다.", "In Hyesan a kilogram of rice sold for 6,200 won.")


def of(target: str, source: str = GOOD[0], lang: Lang = "en") -> Features:
    return features(source, target, lang, NEAR)


def test_nothing_is_wrong_with_a_good_pair() -> None:
    found = of(GOOD[1])
    assert found[:2] == NEAR
    assert not any(
        (found.numbers, found.foreign, found.copied, found.repeated, found.negation, found.ending, found.inner, found.joints)
    )


@pytest.mark.parametrize(
    ("source", "target", "lang", "part"),
    [
        (*GOOD[:1], "In Hyesan a kilogram of rice sold for 62,000 won.", "en", "numbers"),
        (*GOOD[:1], "In Hyesan a kilogram of rice was not sold for 6,200 won.", "en", "negation"),
        (*GOOD[:1], "In Hyesan a kilogram of rice sold for", "en", "ending"),
        (*GOOD[:1], "a won. In kilogram of the rice for was Hyesan sold 6,200", "en", "joints"),
        (*GOOD[:1], "In Hyesan rice sold. a kilogram for 6,200 won.", "en", "inner"),
        (*GOOD[:1], "In Hyesan In Hyesan In Hyesan rice sold for 6,200 won.", "en", "repeated"),
        (*GOOD[:1], "In 혜산 a kilogram of rice sold for 6,200 won.", "en", "foreign"),
        (*GOOD[:1], GOOD[0], "en", "copied"),
        (*GOOD[:1], "Rice.", "en", "short"),
        ("Rice rose.", "혜산 시장에서 쌀값이 지난해 이맘때보다 두 배 넘게 올랐다고 소식통이 전했다.", "ko", "long"),
        ("The border was closed.", "국경이 닫히지 않았다.", "ko", "negation"),
        ("Prices rose by 20 percent.", "쌀값이 30% 올랐다.", "ko", "numbers"),
        ("Prices rose.", "The prices of rice", "ko", "foreign"),
    ],
)
def test_each_part_sees_its_own_fault(source: str, target: str, lang: Lang, part: str) -> None:
    found = features(source, target, lang, NEAR)
    assert getattr(found, part) > 0
    whole = found._replace(**{part: 0.0})
    assert quality(found, lang) < quality(whole, lang)


def test_it_stays_between_0_and_1() -> None:
    worst = Features(-1, -1, 99, 99, 1, 1, 1, 1, 1, 1, 99, 1)
    assert 0 <= quality(worst, "ko") < quality(Features(1, 1, *[0.0] * 10), "ko") <= 1


class Fake:
    """Three directions for three words."""

    name = "fake"

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        return np.array([[float(word in text) for word in "abc"] for text in texts], np.float32)


def test_margins_leave_the_own_target_out_and_need_another() -> None:
    found = nearness(["a", "b", "c"], ["a", "b", "a"], Fake())
    assert [one.cosine for one in found] == [1.0, 1.0, 0.0]
    assert [one.margin for one in found] == pytest.approx([1 - 0.5, 1.0, -0.0])
    assert nearness(["a"], ["a"], Fake()) == [(1.0, 0.0)]
    assert nearness([], [], Fake()) == []
