from __future__ import annotations

import sys
from importlib.util import find_spec

import pytest

from tm.errors import MissingExtra
from tm.segment import segment
from tm.segment.unpunctuated import LONG, split_unpunctuated

_needs_kiwi = pytest.mark.skipif(find_spec("kiwipiepy") is None, reason="kiwipiepy is not installed")

_CHAT = (
    "오늘 점심에 국수 먹었어 그 집 국물이 진짜 시원하더라 너도 꼭 가 봐 위치는 우체국 바로 옆이야 "
    "사람이 많으니까 조금 일찍 가야 해 나는 열한 시 반에 갔는데도 줄이 길었어 그래도 기다릴 만했어 "
    "다음 주에 시간 되면 같이 가자 점심값은 내가 낼게 대신 커피는 네가 사 줘 자리는 내가 미리 잡아 둘게"
)


@pytest.fixture
def _no_kiwi(monkeypatch: pytest.MonkeyPatch) -> None:
    from tm.segment.unpunctuated import _kiwi

    monkeypatch.setitem(sys.modules, "kiwipiepy", None)
    _kiwi.cache_clear()


@pytest.mark.usefixtures("_no_kiwi")
def test_without_the_package_the_extra_is_named() -> None:
    with pytest.raises(MissingExtra, match=r"Kiwi.* is not installed; run: pip install 'koen-tm\[kiwi\]'"):
        segment(_CHAT, "ko", kiwi=True)


@pytest.mark.usefixtures("_no_kiwi")
def test_nobody_else_needs_the_package() -> None:
    assert segment(_CHAT, "ko") == [(0, len(_CHAT))]
    assert segment("no stop here", "en", kiwi=True) == [(0, 12)]


@_needs_kiwi
def test_long_text_without_full_stops_is_split_at_endings() -> None:
    assert len(_CHAT) > LONG
    found = [_CHAT[start:end] for start, end in segment(_CHAT, "ko", kiwi=True)]
    assert len(found) >= 6
    assert " ".join(found) == _CHAT
    assert any(piece.endswith("시원하더라") for piece in found)


@_needs_kiwi
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("알겠습니다 내일 다시 전화하겠습니다 감사합니다", ["알겠습니다", "내일 다시 전화하겠습니다", "감사합니다"]),
        ("밥은 먹었어요 지금 뭐해요", ["밥은 먹었어요", "지금 뭐해요"]),
        ("오늘 쌀값이 또 올랐어요 어제보다 오백 원이나 비싸요", ["오늘 쌀값이 또 올랐어요", "어제보다 오백 원이나 비싸요"]),
    ],
)
def test_short_lines_without_a_mark_at_the_end_are_split_too(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in segment(text, "ko", kiwi=True)] == wanted


@_needs_kiwi
@pytest.mark.parametrize(
    "text",
    [
        "오늘 점심에 국수 먹었어 그 집 국물이 진짜 시원하더라.",
        "쌀값 한 달 새 두 배로",
        "“저장소가 잠겨 있습니다” 오류가 나올 때",
        f"“{_CHAT}”라고 그는 적었다.",
        f"`{_CHAT}`",
        "long English words without any end " * 6,
    ],
)
def test_punctuated_quoted_and_foreign_text_is_left(text: str) -> None:
    assert segment(text, "ko", kiwi=True) == segment(text, "ko")


@_needs_kiwi
def test_segments_with_a_full_stop_inside_are_left() -> None:
    span = (0, len(_CHAT) + 5)
    assert list(split_unpunctuated(f"{_CHAT}. 그리고", [span])) == [span]
