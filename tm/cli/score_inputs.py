"""What `tm score` is given, read and joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tm.cli.frame import say
from tm.errors import BadSetting, UnusableInput

if TYPE_CHECKING:
    from tm.model.score import Joined, Outside, Translations
    from tm.model.text import Lang


class Inputs(NamedTuple):
    """The segments, their language, and the other systems' translations of them by name."""

    joined: Joined
    lang: Lang
    others: dict[str, list[str]]


def read_inputs(
    hypothesis: str, references: list[str], against: list[str], source: str | None, lang: Lang | None, *, partial: bool
) -> Inputs:
    """Read all files and join their segments.

    Raises:
        BadSetting: standard input or a system is named twice.
        UnusableInput: a file cannot be read, or files do not fit.
    """
    from tm.formats.segments import read_sources, read_translations
    from tm.score.join import apart, join

    names = [hypothesis, *references, *against]
    if [*names, source].count("-") > 1:
        raise BadSetting("-", "-", "standard input once")
    if len({hypothesis, *against}) <= len(against):
        raise BadSetting("--against", ", ".join(against), "systems that differ from HYP and from each other")
    ours = read_translations(hypothesis, lang)
    theirs = [read_translations(name, lang or ours.lang) for name in names[1:]]
    code = lang or ours.lang or theirs[0].lang or _language(theirs[0])
    if source is not None:
        ours = _with_sources(ours, source, read_sources(source, code))
    joined, others = apart(join(ours, theirs, partial=partial), len(references))
    return Inputs(joined, code, dict(zip(against, others, strict=True)))


def _language(side: Translations) -> Lang:
    from tm.text.normalize import has_hangul

    return "ko" if sum(has_hangul(row.text) for row in side.rows) * 2 > len(side.rows) else "en"


def _with_sources(side: Translations, file: str, sources: list[str]) -> Translations:
    if len(sources) != len(side.rows):
        reason = f"has {len(sources)} segments, but {side.name} has {len(side.rows)}"
        raise UnusableInput(file, reason, advice="give the source texts of just these translations, in their order")
    return replace(side, rows=tuple(row._replace(source=text) for row, text in zip(side.rows, sources, strict=True)))


def estimated(inputs: Inputs) -> Outside:
    """Return the quality estimate of each segment.

    Raises:
        BadSetting: what was translated is not known.
    """
    from tm.encode import load_encoder
    from tm.model.score import Outside
    from tm.score.quality import qualities, signature

    sources = _sources("--quality", inputs.joined)
    encoder = load_encoder()
    values = qualities(sources, inputs.joined.hypotheses, inputs.lang, encoder)
    return Outside("quality", signature(encoder), None, tuple(values))


def by_comet(inputs: Inputs, checkpoint: str) -> Outside:
    """Return what the user's COMET says.

    Raises:
        BadSetting: what was translated is not known.
        UnusableInput: the command failed.
    """
    from tm.score.comet import comet

    references = inputs.joined.references
    if len(references) > 1:
        say("tm: comet takes one reference; the first is used")
    return comet(_sources("--metric comet", inputs.joined), inputs.joined.hypotheses, references[0], checkpoint)


def _sources(wanted_by: str, joined: Joined) -> list[str]:
    found = [segment.hypothesis.source for segment in joined.segments]
    sources = [text for text in found if text is not None]
    if len(sources) != len(found):
        raise BadSetting("--source", "", f"the file of the source texts, which {wanted_by} compares with, a segment a line")
    return sources
