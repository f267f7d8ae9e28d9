"""Placeholders: those of the source, each once, of the same kind, in an order that the program fills rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tm.check.check import Check, Context, Hint, Pair
from tm.check.compare import listed, lost_and_added
from tm.check.messages import message_hints
from tm.check.shortcuts import shortcuts
from tm.model.finding import Spot
from tm.text.messageformat import is_message
from tm.text.placeables import PLACEHOLDERS, Kind, Placeable, is_custom_entity, placeables

_SIGNS = re.compile(r"[%{$&]|--")
_LOOKED_AT = PLACEHOLDERS | frozenset[Kind](["entity", "option"])
_SPEC = re.compile(r"%(?:(\d+)\$)?[-+0#']*(\*(?:\d+\$)?|\d+)?(?:\.(\*|\d*))?((?:hh|h|ll|l|q|j|z|t|L|I64)?[A-Za-z@])$")
_STRFTIME = re.compile(r"%[-_^0]?[YyHIMSBbAaeDFTpPjZ](?![A-Za-z])")
_NO_ARGUMENT = frozenset(["%%", "%m"])
"""What printf writes without taking an argument."""
_SAME_TYPE = {"i": "d", "li": "ld", "lli": "lld"}
_NAME = re.compile(r"([%#$]?\{+\s?)\s*([^{}:,!\s]*)[^{}]*?(\}+)$")
_DOLLARS = re.compile("달러|불")
_MONEY = re.compile(r"\$\d$")

_SINGULAR = re.compile(r"\b(?:1|one|an?|single)\b", re.I)
"""A source that says one: the singular of a message whose Korean form serves for every number, and so has the number."""


class _Spec(NamedTuple):
    """A printf conversion: which argument it takes, counted from 1, and as what."""

    argument: int
    type: str


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give hints for placeholders that are lost, added, of another type or in another order."""
    if "+" in pair.source and "+" in pair.target:
        yield from shortcuts(pair)
    if not (_SIGNS.search(pair.source) or _SIGNS.search(pair.target) or pair.source_codes or pair.target_codes):
        return
    if is_message(pair.source) or is_message(pair.target):
        yield from message_hints(pair)
        return
    numbered = "$2" in pair.source or "$2" in pair.target or not _DOLLARS.search(pair.text("ko"))
    source, target = _found(pair.source, pair.source_codes, numbered), _found(pair.target, pair.target_codes, numbered)
    if not source and not target:
        return
    theirs, ours = _of(source, "printf"), _of(target, "printf")
    if _is_date(pair.source) and _is_date(pair.target):
        # %B %d, %Y is %Y년 %m월 %d일: a date is written as the language writes dates.
        theirs = ours = []
    yield from _printf(pair, theirs, ours)
    yield from _named(
        pair,
        [one for one in source if one.kind not in ("printf", "option")],
        [one for one in target if one.kind not in ("printf", "option")],
    )
    yield from _options(pair, _of(source, "option"), _of(target, "option"))


def _found(text: str, codes: Sequence[str], numbered: bool) -> list[Placeable]:
    """Return the placeholders of a text and of its inline codes, those in codes without a place.

    `$1` is one where the unit is `numbered`; elsewhere it is a dollar.
    """
    inside = [one for code in codes for one in placeables(code, PLACEHOLDERS) if one.text == code]
    found = [*(Placeable(one.kind, -1, -1, one.text) for one in inside), *placeables(text, _LOOKED_AT)]
    return [one for one in found if (one.kind != "entity" or is_custom_entity(one)) and (numbered or not _MONEY.match(one.text))]


def _of(found: Sequence[Placeable], kind: Kind) -> list[Placeable]:
    return [one for one in found if one.kind == kind]


def _is_date(text: str) -> bool:
    return len(_STRFTIME.findall(text)) > 1 or _STRFTIME.fullmatch(text.strip()) is not None


def _printf(pair: Pair, theirs: Sequence[Placeable], ours: Sequence[Placeable]) -> Iterator[Hint]:
    signs = [[one for one in side if one.text in _NO_ARGUMENT] for side in (theirs, ours)]
    yield from _named(pair, *signs)
    theirs, ours = ([one for one in side if one.text not in _NO_ARGUMENT] for side in (theirs, ours))
    wanted, got = _specs(theirs), _specs(ours)
    lost, added = lost_and_added([spec.type for spec in wanted.values()], [spec.type for spec in got.values()])
    if lost or added:
        names = listed(one.text for one in theirs if wanted[one].type in lost)
        instead = listed(one.text for one in ours if got[one].type in added)
        counted = not lost and added in (["d"], ["u"], ["ld"], ["lu"]) and _SINGULAR.search(pair.source)
        where = _spot(pair, [o for o in theirs if wanted[o].type in lost], [o for o in ours if got[o].type in added])
        yield Hint(_said(names, instead), where, "info" if counted else None)
        return
    if len({one.text[1:].partition("$")[0].isdigit() for one in ours}) > 1:
        yield Hint("numbered and unnumbered placeholders stand side by side; number all of them, %1$s, %2$d", _spot(pair, [], ours))
        return
    types = {spec.argument: spec.type for spec in wanted.values()}
    wrong = next((one for one, spec in got.items() if types.get(spec.argument) != spec.type), None)
    if wrong:
        what = f"{wrong.text} takes another argument than in the source; number them (%1$s, %2$d) to change the order"
        yield Hint(what, _spot(pair, [], [wrong]))


def _specs(found: Sequence[Placeable]) -> dict[Placeable, _Spec]:
    """Return which argument each conversion takes; `*` takes one before."""
    specs: dict[Placeable, _Spec] = {}
    following = 1
    for one in found:
        parts = _SPEC.match(one.text)
        type = parts[4] if parts else one.text.lstrip("%")
        if parts and parts[1]:
            specs[one] = _Spec(int(parts[1]), _SAME_TYPE.get(type, type))
            continue
        following += one.text.count("*")
        specs[one] = _Spec(following, _SAME_TYPE.get(type, type) + "*" * one.text.count("*"))
        following += 1
    return specs


def _named(pair: Pair, theirs: Sequence[Placeable], ours: Sequence[Placeable]) -> Iterator[Hint]:
    wanted, got = [_key(one) for one in theirs], [_key(one) for one in ours]
    lost, added = lost_and_added(wanted, got)
    if not lost and not added:
        return
    gone = [one for one, key in zip(theirs, wanted, strict=True) if key in lost]
    new = [one for one, key in zip(ours, got, strict=True) if key in added]
    if set(wanted) == set(got) and all(any(map(str.isalnum, key)) for key in (*lost, *added)):
        name = (gone or new)[0].text
        times = wanted.count(_key((gone or new)[0])), got.count(_key((gone or new)[0]))
        what = f"{name} stands {_times(times[0])} in the source and {_times(times[1])} in the target; see whether that is meant"
        yield Hint(what, _spot(pair, gone, new), "warning")
        return
    counted = not gone and len(new) == 1 and _SINGULAR.search(pair.source)
    yield Hint(
        _said(listed(o.text for o in gone), listed(o.text for o in new)), _spot(pair, gone, new), "info" if counted else None
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _options(pair: Pair, theirs: Sequence[Placeable], ours: Sequence[Placeable]) -> Iterator[Hint]:
    lost = [one for one in theirs if one.text not in pair.target]
    if lost:
        new = [one for one in ours if one.text not in pair.source]
        what = f"the target lacks the option {listed(one.text for one in lost)}; options of commands are not translated"
        yield Hint(what, _spot(pair, lost, new), "warning")


def _said(lost: str, added: str) -> str:
    if lost and added:
        return f"the target has {added} where the source has {lost}; copy it from the source"
    if lost:
        return f"the target lacks {lost}; put it where it belongs"
    return f"the target has {added}, which the source has not; take it out"


def _spot(pair: Pair, lost: Sequence[Placeable], added: Sequence[Placeable]) -> Spot | None:
    for lang, side in ((pair.target_lang, added), (pair.source_lang, lost)):
        if one := next((one for one in side if one.start >= 0), None):
            return pair.spot(lang, one.start, one.end)
    return None


def _key(one: Placeable) -> str:
    """Return what a placeholder is filled by, without how that is written: `{price:.2f}` is `{price}`, `%L1` is `%1`."""
    if one.kind == "brace" and (parts := _NAME.match(one.text)):
        return f"{parts[1].rstrip()}{parts[2]}{parts[3]}"
    if one.kind == "qt":
        return one.text.replace("L", "")
    if one.kind == "python":
        return re.sub(r"\)[-+#0]*\d*(?:\.\d+)?", ")", one.text)
    return one.text


CHECK = Check(
    id="placeholder",
    level="error",
    what="placeholders lost, added, changed or with their values swapped (printf, braces, ICU, Python, Qt, shell); other shortcuts",
    why="a program puts values there: without one the user misses a name or a number, with a wrong one the program fails",
    right=(
        (("Copied %d files to %s.", "%2$s에 파일 %1$d개를 복사했습니다."),),
        (("Hello, {name}!", "{name} 님, 안녕하세요!"),),
        (("{count, plural, one {# file} other {# files}}", "{count, plural, other {파일 #개}}"),),
        (("{n, plural, one {# day} other {# days}} left", "{n}일 남음"),),
        (("%(user)s님이 들어왔습니다", "%(user)s has joined"),),
        (("%B %d, %Y", "%Y년 %B %d일"),),
        (("Prices rose by 20% since May.", "값이 5월 이후 20% 올랐다."),),
        (("Usage: %s [--force] FILE", "사용법: %s [--force] 파일"),),
        (("%1 of %2", "%2개 중 %1번째"),),
    ),
    wrong=(
        (("Copied %d files to %s.", "%s에 파일 %d개를 복사했습니다."),),
        (("Hello, {name}!", "{이름} 님, 안녕하세요!"),),
        (("Delete %s?", "지울까요?"),),
        (("{count, plural, one {# file} other {# files}}", "{count, plural, other {파일 #개}"),),
        (("{who, select, male {He left} other {They left}}", "{who, select, 남성 {그가 떠남} other {떠남}}"),),
        (("%1 of %2", "%2개 중 %2번째"),),
        (("${HOME}에 저장", "Save in {HOME}"),),
        (("%(user)s님이 들어왔습니다", "%(usr)s has joined"),),
    ),
    find=find,
)
