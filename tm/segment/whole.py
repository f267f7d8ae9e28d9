"""Pieces that are never cut, because a dot in them ends nothing: addresses, file names, code, tags."""

from __future__ import annotations

import re

NAMES = (
    "hwpx?|docx?|xlsx?|pptx?|pdf|txt|rtf|md|csv|tsv|json|xml|html?|tmx|xliff?|po|zip|jpe?g|png|gif|mp[34]|py|[jt]sx?|css"
    "|toml|ya?ml|ini|log|exe|sh"
)
"""The endings of file names, as a pattern."""

# A code span never holds '' or ’’: those close a quotation typed as ``…''.
_WHOLE = re.compile(
    rf"""
      (?<!`)(?P<ticks>`+)(?!`)(?:(?!''|’’)[^`])+(?P=ticks)(?!`)
    | </?[A-Za-z][^<>]*>
    | <!--(?:[^-]|-(?!->)){{0,2000}}-->
    | !?\[[^\[\]]{{1,200}}\]\((?:[^()\s]|\([^()\s]{{0,100}}\)){{1,500}}\)
    | \{{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,(?:[^{{}}]|\{{(?:[^{{}}]|\{{[^{{}}]{{0,200}}\}}){{0,500}}\}}){{0,1000}}\}}
    | (?:(?<![A-Za-z0-9+.\-])[A-Za-z][A-Za-z0-9+.\-]*://|www\.)[^\s<>"“”‘’『』「」《》가-힣]+(?<![.,;:!?)\]'])
    | (?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+
    | (?<![\w.\-])[\w.\-]+\.(?:{NAMES})(?![A-Za-z0-9_])
    """,
    re.X,
)
_MAY_HOLD = re.compile(r"[`<@{]|\]\(|://|www\.|\.[a-z]")


def whole_pieces(line: str) -> list[tuple[int, int]]:
    """Return (start, end) code-point offsets of the pieces of a line that no boundary may enter."""
    if not _MAY_HOLD.search(line):
        return []
    return [match.span() for match in _WHOLE.finditer(line)]
