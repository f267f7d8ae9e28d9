"""What the keys and commands of a session do."""

from __future__ import annotations

from tm.report.terminal import Screen, Style

_KEYS = (
    ("Enter", "search at once, keep the query in the history"),
    ("Up Down", "walk the history"),
    ("Tab F2 :m", "switch between lookup and concordance"),
    ("Alt-1…Alt-9", "copy that target; also F5 and the digit, or :c 1"),
    ("PgUp PgDn", "scroll"),
    ("Ctrl-R :r", "read the memory again, as its files are now"),
    ("Ctrl-C", "clear the line; Ctrl-L the results too"),
    ("Ctrl-D :q", "leave; also Esc Esc"),
    (":t 60", "lowest similarity shown by lookup"),
    (":n 10", "most results shown, of lookup and of concordance apart"),
    (":x", "concordance folded, exact or by regular expression; also :x exact"),
)
_REMARKS = (
    "The history is kept for this session only: nothing that you type is written to disk.",
    "Copying needs a terminal that takes OSC 52 (in tmux: set -g set-clipboard on), or wl-copy, xclip, pbcopy or clip.exe.",
    "A query that begins with a colon: put a space before it.",
    "Tab: 검색과 용례 전환. Alt-1…9: 번역문 복사. ↑↓: 지난 질의. Ctrl-R: 다시 읽기. Ctrl-D: 끝내기. "
    "한글 자판 그대로 :ㅊ 1, :ㅅ 60도 됩니다. 입력한 글은 디스크에 저장하지 않습니다.",
)
_MARGIN = max(len(keys) for keys, _ in _KEYS) + 2


def manual(screen: Screen) -> str:
    """Return the keys and commands, then what is worth knowing, as text."""
    rows = "".join(screen.block([(what, Style.PLAIN)], _MARGIN, keys) for keys, what in _KEYS)
    return rows + "\n" + "".join(screen.block([(remark, Style.DIM)]) for remark in _REMARKS)
