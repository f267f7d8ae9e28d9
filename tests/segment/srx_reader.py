"""Applies SRX files as the programs do that read them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

SRX = "{http://www.lisa.org/srx20}"
Rules = list[tuple[bool, str, str]]


def read_srx(document: str, lang: str) -> Rules:
    """Return the rules that the maps of a cascading SRX document give a language, as (is a break, before, after)."""
    root = ElementTree.fromstring(document.encode())
    tables = {table.get("languagerulename"): table for table in root.iter(f"{SRX}languagerule")}
    found: Rules = []
    for row in root.iter(f"{SRX}languagemap"):
        if re.fullmatch(row.get("languagepattern", ""), lang):
            for rule in tables[row.get("languagerulename")].iter(f"{SRX}rule"):
                # Without what is for speed alone: Python up to 3.11.4 errs where a group is repeated possessively.
                before, after = (rule.findtext(f"{SRX}{name}", "").replace(")*+", ")*") for name in ("beforebreak", "afterbreak"))
                found.append((rule.get("break") == "yes", before, after))
    return found


def places_as_omegat(text: str, before: str, after: str) -> set[int]:
    """Return the places where a match of `before` ends and one of `after` starts, each sought by itself."""
    return {m.end() for m in re.finditer(before, text)} & {m.start() for m in re.finditer(after, text)}


def places_as_okapi(text: str, before: str, after: str) -> set[int]:
    """Return the places within the matches of both as one pattern."""
    return {m.end(1) for m in re.finditer(f"({before})({after})", text)}


def breaks(text: str, rules: Rules, *, as_okapi: bool = False) -> list[int]:
    """Return where a text is cut: the first rule that finds a place decides."""
    decided: dict[int, bool] = {}
    for is_break, before, after in rules:
        for place in (places_as_okapi if as_okapi else places_as_omegat)(text, before, after):
            decided.setdefault(place, is_break)
    return sorted(place for place, is_break in decided.items() if is_break)


def pieces(text: str, places: list[int]) -> list[str]:
    """Return the parts of a text between places, without white space around them."""
    parts = (text[start:end].strip() for start, end in zip([0, *places], [*places, len(text)], strict=True))
    return [part for part in parts if part]
