"""The speech level of Korean targets: one in a document, or the one that was set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.register import REGISTERS, Ending, Register, endings

_MOST_DOCUMENTS = 10_000
"""Documents whose levels are counted by themselves; those beyond share one count."""

_ENOUGH, _CLEAR, _CLEAR_OF_MANY, _MANY = 3, 0.7, 0.9, 20
"""Sentences of one level from which on it can be a document's; the share it must have, and that among so many sentences."""

_NEAR, _PASSAGE = 4, 3
"""Units before and after a sentence, and how many of them of its level make a passage that is written so on purpose."""


class _Levels:
    """Knows what each document writes mostly, and of each unit its level: one byte."""

    def __init__(self, context: Context) -> None:
        self._set = context.register
        self._counts: dict[str, Counter[Register]] = {}
        self._levels = bytearray()
        self._at = -1

    def survey(self, pair: Pair) -> None:
        """Count the levels of the target."""
        if self._set is not None:
            return
        found = [one.register for one in endings(pair.target) if not one.request]
        self._counts.setdefault(self._document(pair), Counter()).update(found)
        self._levels.append(1 + REGISTERS.index(found[0]) if found else 0)

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give a hint for the first sentence outside quotation marks that has another level."""
        self._at += 1
        wanted = self._set or self._majority(pair)
        if wanted is None:
            return
        for one in endings(pair.target):
            if not _may_stand(one, wanted) and not self._in_passage(one.register):
                says = "this text is to have" if self._set else "most of the document has"
                what = f"{pair.target[one.start : one.end]!r} has the level {one.register}, {says} {wanted}; make them one"
                yield Hint(what, pair.spot(pair.target_lang, one.start, one.end))
                return

    def _document(self, pair: Pair) -> str:
        return pair.document if pair.document in self._counts or len(self._counts) < _MOST_DOCUMENTS else ""

    def _majority(self, pair: Pair) -> Register | None:
        counts = self._counts.get(self._document(pair))
        if not counts:
            return None
        level, most = counts.most_common(1)[0]
        share = _CLEAR_OF_MANY if counts.total() >= _MANY else _CLEAR
        return level if most >= _ENOUGH and most >= share * counts.total() else None

    def _in_passage(self, level: Register) -> bool:
        """Return whether the units round this one have its level too: an interview in a file of news."""
        near = self._levels[max(0, self._at - _NEAR) : self._at] + self._levels[self._at + 1 : self._at + 1 + _NEAR]
        return near.count(1 + REGISTERS.index(level)) >= _PASSAGE


def _may_stand(one: Ending, wanted: str) -> bool:
    """Return whether an ending goes with a level: a request, 하세요 or 하십시오, with both polite ones."""
    return one.register == wanted or (one.request and wanted in ("합니다", "해요"))


CHECK = Check(
    id="register",
    level="warning",
    what="a sentence of another speech level (합니다, 해요, 한다) than the document's, or than the one set",
    why="a reader who is addressed politely in one line and plainly in the next hears two voices; news keeps to 한다",
    right=(
        (("Saved.", "저장했습니다."), ("Try again.", "다시 시도하세요."), ("Failed.", "실패했습니다."), ("Closed.", "닫혔습니다.")),
        (
            ("The market closed.", "시장이 문을 닫았다."),
            ("“We have no rice,” he said.", "그는 “쌀이 없어요.”라고 말했다."),
            ("Prices rose.", "값이 올랐다."),
            ("Nobody came.", "아무도 오지 않았다."),
        ),
        (("Save", "저장"), ("The file was saved.", "파일을 저장했습니다."), ("File name", "파일 이름")),
    ),
    wrong=(
        (
            ("The file was saved.", "파일을 저장했습니다."),
            ("The file was closed.", "파일을 닫았습니다."),
            ("The folder is empty.", "폴더가 비어 있습니다."),
            ("The disk is full.", "디스크가 가득 찼다."),
        ),
        (
            ("The market closed.", "시장이 문을 닫았다."),
            ("Prices rose.", "값이 올랐다."),
            ("Nobody came.", "아무도 오지 않았다."),
            ("The guards left.", "경비대가 떠났어요."),
        ),
        (
            ("Here we go!", "시작할게요!"),
            ("All done.", "다 됐어요."),
            ("Add a photo next.", "이제 사진을 넣어 볼까요?"),
            ("You can change it later.", "나중에 바꿀 수 있어요."),
            ("No photos were found.", "사진을 찾지 못했습니다."),
        ),
    ),
    over=_Levels,
    target="ko",
)
