"""Tags and inline codes: all there, and nested as they must be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.check.compare import listed, lost_and_added
from tm.model.finding import Spot
from tm.text.placeables import PLACEHOLDERS, Kind, Placeable, placeables

_TAG = frozenset[Kind](["tag"])
_SIGNS = re.compile("[<>]|&lt;")
_PARTS = re.compile(r"<\s*(?P<closing>/?)\s*(?P<name>[\w:.-]+)(?P<rest>[^<>]*?)(?P<empty>/?)\s*>", re.S)
_ATTRIBUTE = re.compile(r"([\w:.@-]+)\s*=\s*(?:\\?\"([^\"]*?)\\?\"|'([^']*)'|([^\s\"'<>]+))")
_READ = frozenset("alt title placeholder label aria-label summary content value href src lang xml:lang equiv-text disp".split())
"""Attributes that may be translated, or lead to the page in the other language: only their being there counts."""
_VOID = frozenset("area br col embed hr img input link meta source track wbr li p x ph it".split())
"""Elements that need no end, by HTML or by habit."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give hints for tags that one side lacks, or else for the first that is not nested as the source's are."""
    if not (pair.source_codes or pair.target_codes or _SIGNS.search(pair.source) or _SIGNS.search(pair.target)):
        return
    source, target = _tags(pair.source), _tags(pair.target)
    theirs = [*_markup(pair.source_codes), *(one.text for one in source)]
    ours = [*_markup(pair.target_codes), *(one.text for one in target)]
    if not theirs and not ours:
        return
    lost, added = lost_and_added([_key(tag) for tag in theirs], [_key(tag) for tag in ours])
    if lost:
        names = listed(tag for tag in theirs if _key(tag) in lost)
        instead = f" and has {listed(tag for tag in ours if _key(tag) in added)}" if added else ""
        yield Hint(f"the target lacks {names}{instead}; put the source's tags in", _spot(pair, lost, added))
    elif added:
        names = listed(tag for tag in ours if _key(tag) in added)
        yield Hint(f"the target has {names} more than the source; take it out", _spot(pair, lost, added))
    else:
        yield from _nesting(pair, target)


def _nesting(pair: Pair, tags: list[Placeable]) -> Iterator[Hint]:
    codes = _markup(pair.target_codes)
    if _crossed(codes) is not None and _crossed(_markup(pair.source_codes)) is None:
        yield Hint("the inline codes of the target are not nested as the source's are; put them in order")
    wrong = _crossed([tag.text for tag in tags])
    if wrong is not None and _crossed([one.text for one in _tags(pair.source)]) is None:
        tag = tags[wrong]
        what = f"{tag.text} stands where it closes nothing, or is never closed; put the tags in the source's order"
        yield Hint(what, pair.spot(pair.target_lang, tag.start, tag.end) if tag.start >= 0 else None)


def _tags(text: str) -> list[Placeable]:
    """Return the tags of a text, those escaped once more among them."""
    if "&lt;" not in text:
        return list(placeables(text, _TAG))
    # Positions are those of the text with the signs themselves, and so say nothing of this one.
    return [one._replace(start=-1, end=-1) for one in placeables(text.replace("&lt;", "<").replace("&gt;", ">"), _TAG)]


def _markup(codes: Iterable[str]) -> list[str]:
    """Return the inline codes without placeholders, which the check of that name compares with those in the text."""
    return [code for code in codes if not _is_placeholder(code)]


def _is_placeholder(code: str) -> bool:
    found = placeables(code, PLACEHOLDERS)
    return len(found) == 1 and found[0].text == code


def _key(tag: str) -> str:
    """Return what makes two tags one: name, end or beginning, attributes in any order, `<br>` as `<br/>`."""
    parts = _PARTS.fullmatch(tag.strip())
    if not parts:
        return " ".join(tag.split())
    # {name: value} of those attributes that stay as they are.
    known = {hit[1].lower(): hit[2] or hit[3] or hit[4] or "" for hit in _ATTRIBUTE.finditer(parts["rest"])}
    attributes = " ".join(sorted(name if name in _READ else f"{name}={value}" for name, value in known.items()))
    name = parts["name"].lower()
    return f"{parts['closing']}{name} {attributes}{'/' if parts['empty'] and name not in _VOID else ''}"


def _crossed(tags: list[str]) -> int | None:
    """Return which tag is the first to close what is not open, or to stay open."""
    opened: list[tuple[str, int]] = []
    for n, tag in enumerate(tags):
        parts = _PARTS.fullmatch(tag.strip())
        if not parts or parts["empty"] or parts["name"].lower() in _VOID:
            continue
        if not parts["closing"]:
            opened.append((parts["name"], n))
        elif opened and opened[-1][0] == parts["name"]:
            opened.pop()
        else:
            return n
    return opened[0][1] if opened else None


def _spot(pair: Pair, lost: Collection[str], added: Collection[str]) -> Spot | None:
    """Return where the first tag too much stands, or else the first that was lost."""
    for lang, keys in ((pair.target_lang, added), (pair.source_lang, lost)):
        for tag in _tags(pair.text(lang)):
            if tag.start >= 0 and _key(tag.text) in keys:
                return pair.spot(lang, tag.start, tag.end)
    return None


CHECK = Check(
    id="tag",
    level="error",
    what="tags and inline codes lost, added, changed or wrongly nested",
    why="a lost tag loses a link or bold type; one that is not closed breaks the page or the file",
    right=(
        (("Click <b>Save</b> to go on.", "계속하려면 <b>저장</b>을 누르세요."),),
        (('See <a href="/en/help" title="Help">help</a>.', '<a title="도움말" href="/ko/help">도움말</a>을 보세요.'),),
        (("<1>Bold</1> and <2>italic</2>", "<2>기울임</2>과 <1>굵게</1>"),),
        (("Copy <file> to <folder>", "<파일>을 <폴더>에 복사"),),
        (("첫 줄<br>둘째 줄", "First line<br/>Second line"),),
    ),
    wrong=(
        (("Click <b>Save</b> to go on.", "계속하려면 <b>저장을 누르세요."),),
        (("Click <b>Save</b> to go on.", "계속하려면 </b>저장<b>을 누르세요."),),
        (("<b><i>Note</i></b>", "<b><i>참고</b></i>"),),
        (('<x id="1"/>을 삭제', 'Delete <x id="2"/>'),),
    ),
    find=find,
)
