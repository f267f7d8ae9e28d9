"""A number with what is counted, in the singular where it is one."""

from __future__ import annotations

import re

_FORMS = r"\[(?:([^|\]]*)\|)?([^|\]]*)\]"


def numbered(count: int, what: str) -> str:
    """Return a number with what is counted: `note[s]` is `note` for one, `propert[y|ies]` is `property` for one."""
    return f"{count:,} {re.sub(_FORMS, lambda found: (found[1] or '') if count == 1 else found[2], what)}"
