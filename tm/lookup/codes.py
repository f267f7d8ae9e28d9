"""Keys as numbers of fixed size. Several units may share a code: what is found by codes is a little too much, never too little."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable

_PRIVATE, _PRIVATE_SIZE = 0xE000, 6400
_FIRST_TOKEN = 0x100
TOKEN_CODES = 0xD800
"""Codes of tokens stay under the surrogates, so that they can be compared as a string."""


def syllable_codes(key: str) -> bytes:
    """Return a key as 16-bit codes, one a character; those beyond 16 bits share what Unicode leaves free."""
    if _narrow(key):
        return key.encode("utf-16-le")
    return "".join([c if _narrow(c) else chr(_PRIVATE + ord(c) % _PRIVATE_SIZE) for c in key]).encode("utf-16-le")


def _narrow(text: str) -> bool:
    """Return whether each character is a 16-bit code by itself."""
    return max(text, default="") < "\ud800" or not any("\ud800" <= c < "\ue000" or c > "\uffff" for c in text)


def shares_codes(key: str) -> bool:
    """Return whether a character of the key has a 16-bit code that stands for others too."""
    return any("\ud800" <= c < "\uf900" or c > "\uffff" for c in key)


def token_codes(found: Iterable[str]) -> bytes:
    """Return a code of 16 bits for each token."""
    return array("H", [token_code(token) for token in found]).tobytes()


def token_code(token: str) -> int:
    """Return the code of a token."""
    return code_of(token.encode("utf-8", "surrogatepass"))


def code_of(token: bytes) -> int:
    """Return the code of a token in UTF-8."""
    return zlib.crc32(token) % (TOKEN_CODES - _FIRST_TOKEN) + _FIRST_TOKEN


def letter_codes(key: str) -> bytes:
    """Return a key as 8-bit codes, one a character; those beyond Latin-1 share its upper half."""
    try:
        return key.encode("latin-1")
    except UnicodeEncodeError:
        return bytes(c if c < 256 else 128 | c & 127 for c in map(ord, key))
