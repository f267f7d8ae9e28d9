"""Language codes, compared as BCP 47 means them (RFC 5646), with the three-letter and Windows forms that memories hold."""

from __future__ import annotations

from functools import lru_cache

from tm.model.text import Lang

NAMES: dict[Lang, str] = {"ko": "Korean", "en": "English"}
"""In English."""

_SAME = {
    "kor": "ko",
    "korean": "ko",
    "eng": "en",
    "english": "en",
    # Windows' three-letter codes: Korean; English of the US, UK, Australia, Canada.
    "enu": "en",
    "eng-us": "en",
    "ena": "en",
    "enc": "en",
}


def other(lang: Lang) -> Lang:
    """Return the other of the two languages."""
    return "en" if lang == "ko" else "ko"


@lru_cache(maxsize=4096)
def primary(code: str) -> str:
    """Return the primary language of a code, in lower case: `ko` for `ko`, `KO`, `ko-KR`, `ko_KR`, `kor`."""
    first = code.strip().lower().replace("_", "-").partition("-")[0]
    return _SAME.get(first, first)


def is_lang(code: str, lang: Lang) -> bool:
    """Return whether a code names that language, whatever its region."""
    return primary(code) == lang


@lru_cache(maxsize=4096)
def language(code: str) -> Lang | None:
    """Return which of the two languages a code names, or `None`."""
    found = primary(code)
    return "ko" if found == "ko" else "en" if found == "en" else None
