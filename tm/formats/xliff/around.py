"""What stands around a unit: the file it is in, its languages, the prefixes that count there, the tool that wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tm.formats.xliff.inline import Native


@dataclass(frozen=True, slots=True)
class Around:
    """`source`, `target`: language codes as written, empty where the file has none. `known`: prefixes and their namespaces."""

    source: str = ""
    target: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    native: Native | None = None
