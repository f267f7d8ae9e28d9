"""Web addresses that were lost or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.check.compare import listed, lost_and_added
from tm.text.placeables import Kind, placeables

_URL = frozenset[Kind](["url"])
_LANGUAGE = re.compile(r"(?<![a-z0-9])(?:ko|en)(?:[-_](?:kr|us|gb|kp))?(?![a-z0-9])")
"""The part of an address that says which edition it leads to."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for addresses that one side lacks; another edition of the same site is none."""
    if all("://" not in text and "www." not in text for text in (pair.source, pair.target)):
        return
    source = {_known_by(one.text): one for one in placeables(pair.source, _URL)}
    target = {_known_by(one.text): one for one in placeables(pair.target, _URL)}
    lost, added = lost_and_added(list(source), list(target))
    spots = [pair.spot(pair.target_lang, target[one].start, target[one].end) for one in added]
    spots += [pair.spot(pair.source_lang, source[one].start, source[one].end) for one in lost]
    if lost:
        names = listed(source[one].text for one in lost)
        if len(lost) == len(added) and all(
            _another_edition(source[a].text, target[b].text) for a, b in zip(lost, added, strict=True)
        ):
            return
        instead = f" and has {listed(target[one].text for one in added)}" if added else ""
        yield Hint(f"the target lacks the address {names}{instead}; copy it from the source", spots[0])
    elif added:
        names = listed(target[one].text for one in added)
        yield Hint(f"the target has the address {names}, which the source has not; take it out or check it", spots[0], "warning")


def _known_by(url: str) -> str:
    """Return what an address shares with those that lead to the same page in the other language."""
    return _LANGUAGE.sub("*", url.casefold().rstrip("/"))


def _another_edition(lost: str, added: str) -> bool:
    """Return whether both lead to one site by language, where a page may have another name: en. and ko.wikipedia.org."""
    languages = [_LANGUAGE.findall(url.casefold()) for url in (lost, added)]
    return all(languages) and languages[0] != languages[1] and _host(_known_by(lost)) == _host(_known_by(added))


def _host(known: str) -> str:
    return known.partition("://")[2].partition("/")[0]


CHECK = Check(
    id="url",
    level="error",
    what="a web address lost, changed or added",
    why="a link with one letter wrong leads nowhere, and nobody sees that by reading",
    right=(
        (("See https://example.com/docs.", "자세한 내용은 https://example.com/docs를 보십시오."),),
        (("Visit https://www.example.org/en/start/ now.", "지금 https://www.example.org/ko/start/를 방문하세요."),),
        (("신문 누리집(http://www.example.kp)에 실렸다.", "It appeared on the paper's website (http://www.example.kp)."),),
    ),
    wrong=(
        (("See https://example.com/docs.", "자세한 내용은 https://exmaple.com/docs를 보십시오."),),
        (("Visit https://www.example.org/start now.", "지금 방문하세요."),),
        (("누리집에 실렸다.", "It appeared on the website, www.example.com."),),
    ),
    find=find,
)
