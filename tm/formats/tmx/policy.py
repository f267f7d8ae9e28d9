"""Each kind of damage in a TMX and what is decided about it: one row a rule."""

from __future__ import annotations

from dataclasses import dataclass

from tm.model.finding import Level


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision: how bad it is, what to tell a person (with fields to fill), and what they can do."""

    level: Level
    message: str
    advice: str


RULES: dict[str, Rule] = {
    # Repaired while reading.
    "encoding": Rule("warning", "the file {detail}", "save it as UTF-8 with a true declaration"),
    "text-outside": Rule("warning", "text outside a segment was left out: {detail}", "put it in a <seg> or a <note>"),
    "unknown-in-body": Rule("warning", "<{detail}> in the body is not TMX and was left out", "take it out"),
    "second-seg": Rule("error", "a TUV with more than one <seg>; the texts were joined", "keep one <seg> a <tuv>"),
    "header-late": Rule("warning", "the header stands after units", "move it before the <body>"),
    "upper-case": Rule("error", "element names in upper case", "convert it with: tm convert IN OUT.tmx"),
    "namespace": Rule("error", "elements in a namespace, which OmegaT refuses", "convert it with: tm convert IN OUT.tmx"),
    "skipped": Rule("error", "a damaged part was skipped: {detail}", "mend the file there"),
    # Header.
    "no-header": Rule("error", "no <header>", "convert it with: tm convert IN OUT.tmx"),
    "header-attribute": Rule(
        "error",
        "the header lacks {detail}, which OmegaT 6.1 and others require",
        "convert it with: tm convert IN OUT.tmx",
    ),
    "version": Rule("warning", "version {detail} is not one of 1.1, 1.2, 1.3, 1.4", 'write version="1.4"'),
    "srclang-unused": Rule("warning", "srclang {detail} is the language of no variant", "name the source language"),
    # Units.
    "no-body": Rule("error", "no <body>", "put the units in a <body>"),
    "no-variant": Rule("error", "a unit without variants", "add its <tuv> elements or delete it"),
    "one-variant": Rule("warning", "a unit in one language only", "add its translation or delete it"),
    "no-lang": Rule("error", "a variant without a language", "add xml:lang"),
    "lang-attribute": Rule("warning", "lang= instead of xml:lang", "convert it with: tm convert IN OUT.tmx"),
    "lang-form": Rule("error", "language code {detail} is not BCP 47, and OmegaT will not match it", "write it as ko or ko-KR"),
    "lang-twice": Rule("warning", "language {detail} stands twice in one unit", "split the unit"),
    "no-seg": Rule("error", "a variant without a <seg>", "add its text or delete it"),
    "empty-seg": Rule("info", "an empty segment", "translate it or delete the unit"),
    "duplicate-tuid": Rule("warning", "tuid {detail} stands more than once", "give each unit its own tuid"),
    "attribute": Rule("error", "attribute {detail} is not TMX 1.4", "convert it with: tm convert IN OUT.tmx"),
    "date": Rule("warning", "{detail} is not a date of the form 20260117T093000Z", "correct it"),
    "segtype": Rule("error", "segtype {detail} is not block, paragraph, sentence or phrase", "correct it"),
    "element": Rule("error", "<{detail}> is not TMX", "convert it with: tm convert IN OUT.tmx"),
    "prop-type": Rule("error", "a <prop> without a type", "give it a type"),
    "order": Rule("error", "<{detail}> stands after what it has to precede", "convert it with: tm convert IN OUT.tmx"),
    "inline": Rule("error", "{detail}", "convert it with: tm convert IN OUT.tmx"),
    "lone-code": Rule("error", "{detail}", 'write it as <it pos="begin"> or <it pos="end">'),
    "nfd": Rule("info", "Hangul in decomposed form (NFD)", "tm matches it in NFC; OmegaT rewrites it"),
}
