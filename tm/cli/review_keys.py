"""What the keys of a review do."""

from __future__ import annotations

from tm.report.terminal import Screen, Style

HANGUL = dict(zip("abcdehjkmnopqrsuwx", "ㅁㅠㅊㅇㄷㅗㅓㅏㅡㅜㅐㅔㅂㄱㄴㅕㅈㅌ", strict=True))
"""What the letter keys give while the keyboard is Korean."""

HINTS = "? help · q quit · Enter approve 승인 · m b merge 합치기 · s split 나누기 · x unpair · d drop 제외 · e edit · u undo"
CUTTING = "← → word · ↑ ↓ segment · Shift-← → letter · Tab other side · Enter split 나누기 · Esc cancel"
TYPING = {
    "edit ko": "Korean",
    "edit en": "English",
    "note": "note",
    "search": "search",
}
"""What stands before a line that is typed."""

_KEYS = (
    ("Enter", "approve and go to the next open one; what has no partner is marked as dropped"),
    ("↑ ↓ k j", "the bead above, below; PgUp PgDn five of them, Home End"),
    ("Tab", "next doubtful one; Shift-Tab the one before"),
    ("n", "next one that is open"),
    ("/", "search both texts, spelling habits aside; an empty line searches again"),
    ("m b", "merge with the bead below, above (b: before)"),
    ("s", "split, between segments or inside one"),
    ("x", "unpair: two beads without a partner"),
    ("p", "take hold of the bead, and at its partner pair the two"),
    ("[ ]", "the first Korean segment goes to the bead above, the last one below; {\xa0} English"),
    ("e", "edit the English text; Tab: the Korean one. The document's own text is put back by an empty line"),
    ("c", "a note (comment)"),
    ("d", "drop: not for the memory; again: take that back"),
    ("o", "open again what was approved or dropped"),
    ("u r", "undo, redo"),
    ("w", "write the file again, over changes that another program made to it"),
    ("? h F1", "this help; any key goes on, at its end back"),
    ("q Ctrl-D", "leave; every step has been saved"),
)
_REMARKS = (
    "✓ approved  ✗ dropped  ? doubtful  · open  ⇄ held for pairing. The number behind is the aligner's confidence, 0 to 1.",
    "Enter 승인 · m 아래와, b 위와 합치기 · s 나누기 · x 짝 풀기 · p 짝 맺기(두 번) · [ ] 한국어, { } 영어 문장 옮기기 · "
    "e 고치기 · c 메모 · d 제외 · o 되돌려 열기 · u 실행 취소 · r 다시 실행 · Tab 의심스러운 쌍 · n 아직 안 본 쌍 · / 찾기 · "
    "q 끝내기. 한글 자판 그대로 됩니다. 한 걸음마다 저장합니다.",
)
_MARGIN = max(len(keys) for keys, _ in _KEYS) + 2


def manual(screen: Screen) -> str:
    """Return the keys, then what is worth knowing, as text."""
    rows = "".join(screen.block([(what, Style.PLAIN)], _MARGIN, keys) for keys, what in _KEYS)
    return rows + "\n" + "".join(screen.block([(remark, Style.DIM)]) for remark in _REMARKS)
