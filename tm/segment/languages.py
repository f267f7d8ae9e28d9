"""Which languages have rules."""

from __future__ import annotations

from tm.errors import BadSetting
from tm.segment.rules import Language


def language(lang: str) -> Language:
    """Return the rules of `ko` or `en`; only those asked for are imported, since a lookup starts cold.

    Raises:
        BadSetting: another language.
    """
    if lang == "ko":
        from tm.segment.korean import KOREAN

        return KOREAN
    if lang == "en":
        from tm.segment.english import ENGLISH

        return ENGLISH
    raise BadSetting("lang", lang, "ko or en")
