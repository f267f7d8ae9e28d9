"""HTML pages as documents: the article without the page around it."""

from tm.formats.html.reader import looks_like_html, read_html

__all__ = ["looks_like_html", "read_html"]
