"""Text → sentences: rules as data, one engine, Korean and English; a user's own rules before them; all of them as SRX.

Conventions, after SRX 2.0: rules are tried in order at each place where a sentence might end, and the first that fits
decides. A Korean quotation that its sentence takes up again (`“…다. …다.”라고 말했다.`) stays whole however many
sentences it holds; an English quotation is split inside.
"""

from __future__ import annotations

from tm.segment.engine import segment
from tm.segment.paragraphs import paragraph_numbers
from tm.segment.rules import Rules
from tm.segment.rulesfile import parse_rules

__all__ = ["Rules", "paragraph_numbers", "parse_rules", "segment"]
