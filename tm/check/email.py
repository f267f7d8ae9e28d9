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
    source, target = placeables(pair.source, _EMAIL), placeables(pair.target, _EMAIL)
    lost, added = lost_and_added([one.text.casefold() for one in source], [one.text.casefold() for one in target])
    if lost:
        spot = next((pair.spot(pair.target_lang, one.start, one.end) for one in target if one.text.casefold() in added), None)
        instead = f"; {listed(added)} stands in its place" if added else ""
        yield Hint(f"the target lacks the address {listed(lost)}{instead}; copy it from the source", spot)
    elif added and (source or not any(word in pair.source for word in _CREDITS)):
        one = next(one for one in target if one.text.casefold() in added)
        spot = pair.spot(pair.target_lang, one.start, one.end)
        yield Hint(
            f"the target has the address {listed(added)}, which the source has not; take it out or check it", spot, "warning"
        )


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
