from __future__ import annotations

import pytest

from tm.model.alignment import Bead
from tm.model.lang import is_lang, primary


@pytest.mark.parametrize("code", ["ko", "KO", "ko-KR", "ko_KR", "kor", "KOR", " ko ", "ko-Kore-KR", "Korean"])
def test_korean(code: str) -> None:
    assert primary(code) == "ko"
    assert is_lang(code, "ko")
    assert not is_lang(code, "en")


@pytest.mark.parametrize("code", ["en", "EN-US", "en_GB", "eng", "ENU", "English", "eng-US", "ENA"])
def test_english(code: str) -> None:
    assert is_lang(code, "en")


@pytest.mark.parametrize(("code", "lang"), [("", ""), ("kok", "kok"), ("*all*", "*all*"), ("zh-Hant", "zh"), ("enm", "enm")])
def test_others(code: str, lang: str) -> None:
    assert primary(code) == lang
    assert not is_lang(code, "ko")
    assert not is_lang(code, "en")


@pytest.mark.parametrize(
    ("ko", "en", "kind", "paired"),
    [((0,), (0,), "1-1", True), ((0, 1), (2,), "2-1", True), ((3,), (), "1-0", False), ((), (), "0-0", False)],
)
def test_beads(ko: tuple[int, ...], en: tuple[int, ...], kind: str, paired: bool) -> None:
    bead = Bead(ko, en)
    assert (bead.kind, bead.paired) == (kind, paired)
