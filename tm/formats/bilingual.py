"""Which two of a unit's variants a bilingual file takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tm.model.lang import primary
from tm.model.memory import Unit, Variant


class Sides(NamedTuple):
    """The languages of a bilingual file, as it writes them; empty where it names none."""

    source: str
    target: str

    def pick(self, unit: Unit) -> tuple[Variant, Variant | None] | None:
        """Return a unit's source and target; `None` without a source."""
        source = _best(self.source, unit.variants)
        if source is None:
            return None
        others = tuple(variant for variant in unit.variants if variant is not source)
        return source, _best(self.target, others)


def _best(lang: str, variants: tuple[Variant, ...]) -> Variant | None:
    """Return the first variant in exactly that language, else in the same without regard to its region."""
    exact = next((variant for variant in variants if variant.lang == lang), None)
    return exact or next((variant for variant in variants if lang and primary(variant.lang) == primary(lang)), None)


def sides_of(units: Callable[[], Iterator[Unit]], source: str, target: str) -> Sides:
    """Return the languages of a file for some units, where they are not known: of the first variants in two languages.

    Args:
        units: gives the units; those up to the first with two languages are looked at.
        source, target: the languages as far as they are known.
    """
    langs: dict[str, None] = {}
    rows = iter(()) if source and target else units()
    for unit in rows:
        langs |= dict.fromkeys(variant.lang for variant in unit.variants)
        if len(set(map(primary, langs))) > 1:
            break
    source = source or _other(langs, target)
    return Sides(source, target or _other(langs, source))


def _other(langs: Iterable[str], lang: str) -> str:
    """Return the first language that is another one, else another region's, else the same."""
    found = next((one for one in langs if primary(one) != primary(lang)), "")
    return found or next((one for one in langs if one != lang), "")


_LOCALE = re.compile(r"([a-z]{2,3})(?:[_-](?:[A-Z]{2}|[A-Z][a-z]{3}|\d{3}))?(?:@\w+)?")
_TWO = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo"
    " es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg"
    " ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn"
    " no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta"
    " te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_THREE = frozenset(
    "ace ach ang arn ast ban bem bho brx byn cak ceb chr ckb crh csb doi dsb fil frp fur gag gez hak haw hsb hne hrx ilo"
    " jbo kab kmr kok krl lij lld ltg lzh mai mni mnw nah nan nap nds nqo nso pap pms quz raj rue sah sat scn sco shn sid"
    " skr son szl tet tig tlh tpi tzm vec wal yue zgh zza".split()
)
"""Codes of ISO 639-1, and those of three letters that programs are translated into; any other short word is no language."""


def locale_in(path: str) -> str:
    """Return the language that a file's name or folder says, such as `ko` of `messages.ko.xlf`; nothing where none does.

    It ends the name (Symfony, Angular), begins it (`ko.locallang.xlf`; TYPO3), or is the folder around `LC_MESSAGES` (gettext).
    """
    stem, folders = Path(path).stem, Path(path).parts[:-1]
    names = [stem, *(stem[found.end() :] for found in re.finditer("[._-]", stem)), stem.partition(".")[0]]
    if folders and folders[-1] == "LC_MESSAGES":
        names += folders[-2:-1]
    for name in names:
        found = _LOCALE.fullmatch(name)
        if found and found[1] in (_TWO if len(found[1]) == 2 else _THREE):
            return name.partition("@")[0].replace("_", "-")
    return ""
