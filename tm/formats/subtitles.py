"""Subtitles (SubRip, WebVTT) as paragraphs: sentences that run over cues are put together; numbers, timings and styles go."""

from __future__ import annotations

import html
import re

from tm.errors import UnusableInput
from tm.formats.textfile import read_text
from tm.model.document import Document
from tm.model.text import Lang

_TIMING = re.compile(
    r"^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})(?:\s.*)?$"
)
_MARKUP = re.compile(r"</?(?:[a-z][^<>]*|\d[\d:.]*)>|\{\\[^{}]*\}", re.I)
_ENDED = re.compile(r"[.!?。…‥♪♬~]+[\"'”’»』」》〉)\]]*$|[)\]]$")
_NEW_VOICE = re.compile(r"^\s*(?:[-–—]\s*\S|[♪♬#(\[]|>>|[A-Z][A-Z .']{1,20}:\s)")
_DASH = re.compile(r"^\s*[-–—]\s*")

_PAUSE = 2.0
"""Seconds between cues from which on a sentence is not carried on."""

_PUNCTUATED = 0.25
"""Share of cues that end a sentence with a mark, under which marks say nothing and each cue stands alone."""


def read_subtitles(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return subtitles as a document.

    Raises:
        UnusableInput: there is no cue in it.
    """
    cues = _cues(read_text(path, data))
    if not cues:
        raise UnusableInput(path, "holds no subtitle", advice="a cue begins with a line such as 00:00:01,000 --> 00:00:03,500")
    return Document(path, lang, tuple(_sentences(cues)))


def looks_like_subtitles(text: str) -> bool:
    """Return whether a file that begins with this text is SubRip or WebVTT."""
    if text.startswith("WEBVTT"):
        return True
    return any(_TIMING.match(line) for line in text.split("\n", 4)[:3])


def _cues(text: str) -> list[tuple[float, float, list[str]]]:
    """Return start and end, in seconds, and the lines of each cue."""
    cues: list[tuple[float, float, list[str]]] = []
    for block in re.split(r"\n[^\S\n]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines) if _TIMING.match(line)), None)
        if at is None:
            continue
        found = _TIMING.match(lines[at])
        assert found is not None
        texts = [html.unescape(_MARKUP.sub("", line)).strip() for line in lines[at + 1 :]]
        if any(texts):
            cues.append((_seconds(*found.groups()[:4]), _seconds(*found.groups()[4:]), [line for line in texts if line]))
    return cues


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _sentences(cues: list[tuple[float, float, list[str]]]) -> list[str]:
    """Return the texts of cues, joined where one carries on the sentence of the one before."""
    marked = sum(_ENDED.search(lines[-1]) is not None for _, _, lines in cues)
    carried_on = marked >= _PUNCTUATED * len(cues)
    out: list[str] = []
    open_until: float | None = None
    for start, end, lines in cues:
        for number, voice in enumerate(_voices(lines)):
            follows = number == 0 and open_until is not None and start - open_until < _PAUSE and not _NEW_VOICE.match(voice)
            bare = _DASH.sub("", voice)
            if follows:
                out[-1] = f"{out[-1]} {bare}"
            elif bare:
                out.append(bare)
            open_until = end if carried_on and not _ENDED.search(voice) else None
    return out


def _voices(lines: list[str]) -> list[str]:
    """Return what is said in a cue by each speaker: a line with a dash begins a new one."""
    voices: list[str] = []
    for line in lines:
        if voices and not _NEW_VOICE.match(line):
            voices[-1] = f"{voices[-1]} {line}"
        else:
            voices.append(line)
    return voices
