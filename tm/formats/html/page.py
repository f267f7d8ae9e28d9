"""Bytes of a page to its tree; the encoding is what the bytes prove, then what the page claims (WHATWG HTML, 13.2.3)."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from tm.errors import BadEncoding, UnusableInput
from tm.formats.encoding import decodes, sniff

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9._:\-]+)""", re.I)
_HEAD = 4096
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_page(path: str, data: bytes) -> html.HtmlElement:
    """Return the root of a page; comments and processing instructions are left out, scripts are not run.

    Raises:
        BadEncoding: its bytes are no text.
        UnusableInput: it holds no element.
    """
    text = _NO_XML.sub("", _decoded(path, data))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise UnusableInput(path, "is an empty page", advice="save the page again, as HTML") from None
    assert isinstance(root, html.HtmlElement)
    return root


def _decoded(path: str, data: bytes) -> str:
    encoding = sniff(path, data, whole=True)
    codec = encoding.codec
    label = _CHARSET.search(data[:_HEAD])
    if label and not encoding.bom and not decodes(data, "utf-8"):
        claimed = _codec(label[1].decode("ascii"))
        codec = claimed if claimed and decodes(data, claimed) else codec
    try:
        return data[encoding.bom :].decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadEncoding(path, f"is not {codec} text", advice="save the page again as UTF-8", line=line) from None


def _codec(label: str) -> str | None:
    """Return the codec for a page's own claim; what browsers call EUC-KR is CP949."""
    if re.match(r"(?i)(?:x-)?(?:euc[-_]?kr|ks[-_]?c[-_]?5601|cp949|ms949|uhc|windows-949|korean)", label):
        return "cp949"
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None
