"""Take out of a memory what does harm there, and say why; mend what can be mended."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from tm.care.marks import REMOVED, WHY
from tm.care.repairs import REPAIRS, mended
from tm.care.rules import RULES, Find, confidence
from tm.errors import BadSetting
from tm.model.clean import Cleaned, Rule
from tm.model.lang import is_lang
from tm.model.memory import Prop, Unit

CONFIDENCE = Rule("confidence", "the aligner's confidence is low (with --min-confidence)")
MISALIGNED = Rule("misaligned", "the sides are about different things, by the encoder (with --misaligned)")

Distant = Callable[[Sequence[tuple[str, str]]], list[str]]
"""Returns for each Korean and English text why they do not belong together, empty where they may."""

_BLOCK = 2048
_AS_READ = frozenset(["encoding"])
"""Rules that look at a unit before it is mended: mojibake is full of control characters."""


def rules() -> list[Rule]:
    """Return every rule, in the order in which they are asked."""
    return [*(rule for rule, _ in REPAIRS.values()), *(rule for rule, _ in RULES.values()), CONFIDENCE, MISALIGNED]


class Cleaner:
    """What is to be done: made once, used on any number of memories.

    Args:
        only: names of rules, all that need nothing further where it is empty.
        skip: names of rules that are left out.
        least: confidence, 0 to 1, under which a unit goes; `None`: the rule is not asked.
        distant: tells pairs that do not belong together; `None`: the rule is not asked.

    Raises:
        BadSetting: there is no rule of a name.
    """

    def __init__(
        self,
        only: Collection[str] = (),
        skip: Collection[str] = (),
        *,
        least: float | None = None,
        distant: Distant | None = None,
    ) -> None:
        known = [rule.name for rule in rules()]
        for option, names in (("--rule", only), ("--skip", skip)):
            for name in names:
                if name not in known:
                    raise BadSetting(option, name, f"one of {', '.join(known)}")
        wanted = [name for name in known if name not in skip and (not only or name in only)]
        self._repairs = [(name, REPAIRS[name][1]) for name in wanted if name in REPAIRS]
        self._finds: list[tuple[str, Find]] = [(name, RULES[name][1]) for name in wanted if name in RULES]
        if least is not None:
            self._finds.append((CONFIDENCE.name, confidence(least)))
        self._distant = distant

    def clean(self, units: Iterable[Unit]) -> Iterator[Cleaned]:
        """Give each unit, in order, with what became of it. A unit is mended first; one that goes, goes as it was."""
        judged = (self._judge(number, unit) for number, unit in enumerate(units, 1))
        if self._distant is None:
            yield from judged
            return
        while block := list(islice(judged, _BLOCK)):
            yield from self._compared(block, self._distant)

    def _judge(self, number: int, unit: Unit) -> Cleaned:
        after, repairs = unit, []
        for name, mend in self._repairs:
            new = mended(after, mend)
            if new is not after:
                after = new
                repairs.append(name)
        for name, find in self._finds:
            if reason := find(unit if name in _AS_READ else after):
                return Cleaned(number, unit, None, name, reason)
        return Cleaned(number, unit, after, repairs=tuple(repairs))

    def _compared(self, block: list[Cleaned], distant: Distant) -> Iterator[Cleaned]:
        pairs = {n: pair for n, one in enumerate(block) if one.after and (pair := _pair(one.after))}
        reasons = dict(zip(pairs, distant(list(pairs.values())), strict=True))
        for n, one in enumerate(block):
            reason = reasons.get(n)
            yield replace(one, after=None, rule=MISALIGNED.name, reason=reason, repairs=()) if reason else one


def _pair(unit: Unit) -> tuple[str, str] | None:
    korean, english = ([v.text for v in unit.variants if is_lang(v.lang, lang)] for lang in ("ko", "en"))
    return (korean[0], english[0]) if korean and english else None


def told(cleaned: Cleaned) -> Unit:
    """Return a removed unit, as it was, with the rule and the reason."""
    unit = cleaned.before
    return replace(unit, props=(*unit.props, Prop(REMOVED, cleaned.rule), Prop(WHY, cleaned.reason)))
