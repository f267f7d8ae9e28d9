"""A Korean–English translation memory: align documents, keep the pairs in TMX, look them up, score new translations.

Importing this package loads nothing heavy; the public names come from their modules when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Alignment": "tm.model.alignment",
    "Bead": "tm.model.alignment",
    "Document": "tm.model.document",
    "Header": "tm.model.memory",
    "InlineCode": "tm.model.memory",
    "Match": "tm.model.match",
    "Memory": "tm.memory",
    "Score": "tm.model.score",
    "TmError": "tm.errors",
    "TmxReader": "tm.formats.tmx",
    "TmxWriter": "tm.formats.tmx",
    "Unit": "tm.model.memory",
    "Variant": "tm.model.memory",
    "align": "tm.align",
    "score": "tm.score",
    "segment": "tm.segment",
    "similarity": "tm.lookup",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tm' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
