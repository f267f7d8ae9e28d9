"""Capitals that stand for their governments: Pyongyang where the other side says 북한."""

from __future__ import annotations

import re

from tm.model.glossary import Entry

_STANDING_FOR = {
    "Pyongyang": r"북한|북측|북조선|공화국|\bNorth\b|\bNorthern\b|\bDPRK\b",
    "Seoul": r"한국|남한|남측|남조선|\bSouth\b|\bSouthern\b|\bKorean?\b|\bROK\b",
    "Washington": r"미국|미측|미\b|\bU\.?S\b|\bUnited States\b|\bAmerica",
    "Beijing": r"중국|중측|중\b|\bChin(?:a|ese)\b",
    "Tokyo": r"일본|일측|일\b|\bJapan",
    "Moscow": r"러시아|로씨야|소련|쏘련|\bRussia|\bSoviet",
}


def standing_for(entry: Entry, text: str) -> bool:
    """Return whether an entry is a capital, and a text names the country or the government that it may stand for."""
    return any(name in _STANDING_FOR and re.search(_STANDING_FOR[name], text) for name in entry.en)
