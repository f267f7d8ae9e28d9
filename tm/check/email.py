"""E-mail addresses that were lost or changed."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.check.compare import listed, lost_and_added
from tm.text.placeables import Kind, placeables

_EMAIL = frozenset[Kind](["email"])
_CREDITS = ("translator-credits", "translator_credits", "OF TRANSLATORS", "Your emails", "Your names")


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for addresses that one side has and the other has not; credits of translators are no addresses to keep."""
    if "@" not in pair.source and "@" not in pair.target:
        return
    source = {one.text.casefold(): one for one in placeables(pair.source, _EMAIL)}
    target = {one.text.casefold(): one for one in placeables(pair.target, _EMAIL)}
    lost, added = lost_and_added(list(source), list(target))
    spots = [pair.spot(pair.target_lang, target[one].start, target[one].end) for one in added]
    spots += [pair.spot(pair.source_lang, source[one].start, source[one].end) for one in lost]
    if lost:
        instead = f"; {listed(target[one].text for one in added)} stands in its place" if added else ""
        names = listed(source[one].text for one in lost)
        yield Hint(f"the target lacks the address {names}{instead}; copy it from the source", spots[0])
    elif added and (source or not any(word in pair.source for word in _CREDITS)):
        names = listed(target[one].text for one in added)
        yield Hint(f"the target has the address {names}, which the source has not; take it out or check it", spots[0], "warning")


CHECK = Check(
    id="email",
    level="error",
    what="an e-mail address lost, changed or added",
    why="a wrong address sends readers' letters to nobody, or to somebody else",
    right=(
        (("Write to help@example.com for a new key.", "새 키가 필요하면 help@example.com으로 문의하십시오."),),
        (("제보는 tips@example.org로 보내 주세요.", "Send tips to tips@example.org."),),
        (("translator-credits", "김하늘 <haneul@example.net>"),),
    ),
    wrong=(
        (("Write to help@example.com for a new key.", "새 키가 필요하면 help@example.co로 문의하십시오."),),
        (("제보는 tips@example.org로 보내 주세요.", "Send us your tips."),),
        (("Contact the administrator.", "관리자(admin@example.com)에게 문의하십시오."),),
    ),
    find=find,
)
