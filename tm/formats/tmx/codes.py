"""Language codes in the forms that CAT tools know (BCP 47, RFC 5646)."""

from __future__ import annotations

from functools import lru_cache

from tm.formats.tmx.dtd import is_lang
from tm.model.lang import primary

_REGIONS = dict(
    pair.split("-", 1)[::-1]
    for pair in (
        "KR-ko US-en JP-ja CN-zh CN-zh-hans TW-zh-hant VN-vi RU-ru FR-fr DE-de ES-es IT-it BR-pt NL-nl PL-pl TR-tr ID-id TH-th"
        " MN-mn UZ-uz SA-ar UA-uk SE-sv CZ-cs"
    ).split()
)
"""The region that tools take for a language without one (Unicode CLDR, likely subtags)."""

_FULL = {"enu": "en-US", "eng-us": "en-US", "ena": "en-AU", "enc": "en-CA"}
"""Windows' codes that say a region."""


@lru_cache(maxsize=1024)
def bcp47(code: str) -> str:
    """Return a code as BCP 47 writes it: `ko-KR` for `KO_kr`, `ko` for `kor`; what is no code as it is."""
    low = code.strip().replace("_", "-").lower()
    if low in _FULL:
        return _FULL[low]
    if not is_lang(low):
        return code
    first, *rest = low.split("-")
    return "-".join([primary(first), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part


@lru_cache(maxsize=1024)
def with_region(code: str) -> str:
    """Return a code as language and region and no more: `ko-KR` for `ko` and for `ko-Kore-KR`; without, where none is known."""
    first, *rest = bcp47(code).split("-")
    region = next((part for part in rest if len(part) == 2 or (len(part) == 3 and part.isdigit())), None)
    script = next((part.lower() for part in rest if len(part) == 4), "")
    region = region or _REGIONS.get(f"{first}-{script}") or _REGIONS.get(first)
    return f"{first}-{region}" if region else code
