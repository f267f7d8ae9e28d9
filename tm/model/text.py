"""The two languages, and what goes with a text."""

from __future__ import annotations

from typing import Literal

Lang = Literal["ko", "en"]
LANGS: tuple[Lang, Lang] = ("ko", "en")

Attrs = tuple[tuple[str, str], ...]
