"""What memoQ and Phrase (Memsource) say in their XLIFF 1.2 (MQXLIFF, MXLIFF): statuses, match rates, locks, comments.

| MQXLIFF, MXLIFF | unit |
| --- | --- |
| `mq:status` | `x-mq-status`, and `x-tm-state` in the words of XLIFF 1.2 |
| `m:confirmed` | `x-m-confirmed`, and `x-tm-state` |
| `mq:percent`, `m:score` (a share of 1) | `x-tm-match`, in percent |
| `mq:locked`, `m:locked` | `x-tm-locked` |
| `mq:comment` | notes with `from` |

The attributes themselves stay with the unit.
"""

from __future__ import annotations

from tm.formats.xliff.names import LOCKED, MATCH, STATE
from tm.formats.xliff.node import Node
from tm.model.memory import Note, Prop

_STATES = {
    "NotStarted": "needs-translation",
    "PartiallyEdited": "needs-review-translation",
    "Pretranslated": "needs-review-translation",
    "MachineTranslated": "needs-review-translation",
    "AssembledFromFragments": "needs-review-translation",
    "Rejected": "needs-review-translation",
    "ManuallyConfirmed": "translated",
    "Reviewer1Confirmed": "signed-off",
    "Proofread": "final",
}
_YES = frozenset(["locked", "true", "1", "yes"])


def memoq_said(node: Node, mid: str | None) -> tuple[list[Prop], list[Note]]:
    """Return what is said of a unit."""
    attrs = node.attrs
    props: list[Prop] = []
    has_state = (target := node.child("target")) is not None and "state" in target.attrs
    if (state := _state(attrs)) and not has_state:
        props.append(Prop(STATE, state))
    if match := _match(attrs):
        props.append(Prop(MATCH, match))
    for name in ("mq:locked", "m:locked"):
        if name in attrs:
            props.append(Prop(LOCKED, "yes" if attrs[name].lower() in _YES else "no"))
    notes = [Note(one.text, _comment_attrs(one)) for one in node.descendants("mq:comment") if one.text.strip()]
    return props, notes


def _state(attrs: dict[str, str]) -> str | None:
    if "m:confirmed" in attrs:
        return "translated" if attrs["m:confirmed"] in _YES else "needs-translation"
    return _STATES.get(attrs.get("mq:status", ""))


def _match(attrs: dict[str, str]) -> str | None:
    if "mq:percent" in attrs:
        return attrs["mq:percent"]
    try:
        share = float(attrs.get("m:score", ""))
    except ValueError:
        return None
    return f"{share * 100:g}" if 0 < share <= 1.01 else None


def _comment_attrs(comment: Node) -> tuple[tuple[str, str], ...]:
    names = {"creatoruser": "from", "time": "date"}
    return tuple((names[key], value) for key, value in comment.attrs.items() if key in names)
