"""What small web pages begin and end with: one file, nothing fetched, no script, light and dark."""

from __future__ import annotations

from html import escape

from tm.report.terminal import shown

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, "Noto Sans KR", "Malgun Gothic", sans-serif; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 1.2rem; }
"""


def begin(title: str, style: str) -> str:
    """Return a page's beginning, with its title as a heading."""
    safe = escape(shown(title))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n<h1>{safe}</h1>\n"
    )


def end() -> str:
    """Return a page's end."""
    return "</body>\n</html>\n"
