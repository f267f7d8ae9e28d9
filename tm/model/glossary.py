"""Glossaries: what a term is to be called in the other language."""

from __future__ import annotations

from dataclasses import dataclass

from tm.model.text import Lang


@dataclass(frozen=True, slots=True)
class Entry:
    """One term. `ko` and `en` are its forms, the preferred one first; `accepted` and `banned` are English forms."""

    ko: tuple[str, ...]
    en: tuple[str, ...]
    accepted: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    note: str = ""

    def forms(self, lang: Lang) -> tuple[str, ...]:
        """Return every form that a text in that language may have, banned ones left out, the preferred one first."""
        return self.ko if lang == "ko" else self.en + self.accepted

    def preferred(self, lang: Lang) -> str:
        """Return the form to use."""
        return (self.ko if lang == "ko" else self.en)[0]
