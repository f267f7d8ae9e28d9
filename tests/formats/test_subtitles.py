from __future__ import annotations

import pytest

from tm.errors import UnusableInput
from tm.formats.subtitles import looks_like_subtitles, read_subtitles


def srt(*cues: tuple[str, str, str]) -> bytes:
    return "\n\n".join(f"{n}\n00:00:{start} --> 00:00:{end}\n{text}" for n, (start, end, text) in enumerate(cues, 1)).encode()


CASES = {
    "a sentence over cues": (
        srt(("01,000", "02,000", "The market in Hyesan"), ("02,100", "03,000", "has closed.")),
        ["The market in Hyesan has closed."],
    ),
    "a pause ends it": (
        srt(("01,000", "02,000", "The market"), ("09,000", "10,000", "It closed.")),
        ["The market", "It closed."],
    ),
    "two voices": (srt(("01,000", "02,000", "- Is it open?\n- No.")), ["Is it open?", "No."]),
    "lines of one voice": (srt(("01,000", "02,000", "It closed\nthis morning.")), ["It closed this morning."]),
    "another voice is another sentence": (
        srt(("01,000", "02,000", "I thought"), ("02,100", "03,000", "- No!")),
        ["I thought", "No!"],
    ),
    "markup": (srt(("01,000", "02,000", "{\\an8}<i>It</i> &amp; <font color=red>I</font>.")), ["It & I."]),
    "no punctuation, no joining": (
        srt(("01,000", "02,000", "시장이 닫혔어"), ("02,100", "03,000", "아침부터")),
        ["시장이 닫혔어", "아침부터"],
    ),
    "empty cue": (srt(("01,000", "02,000", " "), ("02,100", "03,000", "닫혔다.")), ["닫혔다."]),
    "WebVTT": (
        "WEBVTT - 제목\n\nNOTE 메모\n\nSTYLE\n::cue { color: red }\n\n"
        "id-1\n00:01.000 --> 00:02.000 align:start\n<v 김하늘>시장이</v>\n\n"
        "00:02.500 --> 01:00:03.000\n닫혔다.\n".encode(),
        ["시장이 닫혔다."],
    ),
    "Windows": (srt(("01,000", "02,000", "닫혔다.")).replace(b"\n", b"\r\n"), ["닫혔다."]),
}


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    data, expected = CASES[case]
    assert list(read_subtitles("a.srt", "ko", data).paragraphs) == expected


def test_what_holds_no_cue_is_refused() -> None:
    with pytest.raises(UnusableInput, match="holds no subtitle"):
        read_subtitles("a.srt", "ko", "시장이 닫혔다.\n".encode())


@pytest.mark.parametrize(
    ("text", "expected"), [("WEBVTT\n", True), ("1\n00:00:01,000 --> 00:00:02,000\nHi", True), ("1\n시장\n", False), ("", False)]
)
def test_by_content(text: str, expected: bool) -> None:
    assert looks_like_subtitles(text) is expected
