"""Language codes made uniform: BCP 47 as CAT tools match it (RFC 5646), out of what memories hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from tm.errors import BadSetting
from tm.model.lang import primary
from tm.model.memory import Attrs, Header, Note, Prop, Unit, Variant

_THREE = dict(
    pair.split("=")
    for pair in (
        "kor=ko eng=en jpn=ja chi=zh zho=zh cht=zh-TW chs=zh-CN deu=de ger=de fra=fr fre=fr spa=es esp=es ita=it por=pt ptb=pt-BR "
        "rus=ru nld=nl dut=nl swe=sv dan=da nor=no nob=nb nno=nn fin=fi pol=pl ces=cs cze=cs slk=sk slo=sk hun=hu tur=tr ell=el "
        "gre=el heb=he ara=ar fas=fa per=fa hin=hi tha=th vie=vi ind=id msa=ms may=ms ukr=uk bul=bg ron=ro rum=ro hrv=hr srp=sr "
        "slv=sl est=et lav=lv lit=lt cat=ca eus=eu baq=eu glg=gl isl=is ice=is gle=ga cym=cy wel=cy lat=la mon=mn kaz=kk uzb=uz "
        "khm=km lao=lo mya=my bur=my tgl=tl swa=sw "
        "enu=en-US eng-us=en-US ena=en-AU enc=en-CA eni=en-IE enz=en-NZ"
    ).split()
)
"""ISO 639-2 and 639-3 (both forms where there are two), and the three-letter codes of Windows."""

_NAMES = {
    **dict.fromkeys(("korean", "한국어", "조선어", "조선말", "국어"), "ko"),
    **dict.fromkeys(("english", "영어"), "en"),
    **dict.fromkeys(("japanese", "일본어"), "ja"),
    **dict.fromkeys(("chinese", "중국어"), "zh"),
}
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
ALL = "*all*"


@lru_cache(maxsize=4096)
def normal(code: str) -> str | None:
    """Return a code as BCP 47 writes it: `ko-KR` for `ko_KR`, `KO-kr`, `kor_KR`; `None` where it is none.

    Case as in RFC 5646, section 2.1.1: `zh-Hant-TW`. Encodings and modifiers of POSIX locales (`ko_KR.UTF-8`) go.
    """
    bare = re.split(r"[.@]", code.strip())[0].replace("_", "-")
    if known := _NAMES.get(bare.lower()):
        return known
    if not _TAG.fullmatch(bare):
        return None
    first, _, rest = bare.partition("-")
    whole = _THREE.get(bare.lower())
    if whole:
        return whole
    main = _THREE.get(first.lower(), first.lower())
    if len(main.split("-")[0]) > 3:
        return None
    if not rest:
        return main
    return "-".join([main.partition("-")[0], *map(_subtag, rest.split("-"))])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 and part.isalpha() else part.lower()


class Uniform:
    """Makes codes uniform, and counts what it changed.

    Args:
        wanted: codes that every code of the same primary language becomes; others are only written as they should be.

    Raises:
        BadSetting: one of them is no code, or two are of one language.

    `changed` counts (before, after); `unknown` the codes that are none; `twice` units that have a language twice because of this.
    """

    def __init__(self, wanted: Sequence[str] = ()) -> None:
        self._wanted: dict[str, str] = {}
        for code in wanted:
            right = normal(code)
            if right is None or primary(right) in self._wanted:
                raise BadSetting("--to", code, "codes of different languages, such as ko-KR,en-US")
            self._wanted[primary(right)] = right
        self.changed: Counter[tuple[str, str]] = Counter()
        self.unknown: Counter[str] = Counter()
        self.twice = 0

    def code(self, code: str) -> str:
        """Return the code that is to stand in the place of one."""
        if code.strip().lower() in ("", ALL):
            return code
        right = normal(code)
        if right is None:
            self.unknown[code] += 1
            return code
        right = self._wanted.get(primary(right), right)
        if right != code:
            self.changed[code, right] += 1
        return right

    def unit(self, unit: Unit) -> Unit:
        """Return a unit with uniform codes, in its variants and wherever else it has any."""
        variants = tuple(self._variant(variant) for variant in unit.variants)
        before, after = ({v.lang for v in held} for held in (unit.variants, variants))
        self.twice += len(after) < len(before)
        return replace(
            unit, variants=variants, attrs=self._attrs(unit.attrs), props=self._props(unit.props), notes=self._notes(unit.notes)
        )

    def header(self, header: Header) -> Header:
        """Return a header with uniform codes."""
        return replace(
            header,
            attrs=self._attrs(header.attrs, "srclang", "adminlang"),
            props=self._props(header.props),
            notes=self._notes(header.notes),
        )

    def _variant(self, variant: Variant) -> Variant:
        return replace(variant, lang=self.code(variant.lang), props=self._props(variant.props), notes=self._notes(variant.notes))

    def _attrs(self, attrs: Attrs, *names: str) -> Attrs:
        held = names or ("srclang",)
        return tuple((name, self.code(value) if name in held else value) for name, value in attrs)

    def _props(self, props: Iterable[Prop]) -> tuple[Prop, ...]:
        return tuple(replace(p, attrs=self._attrs(p.attrs, "xml:lang")) if p.attrs else p for p in props)

    def _notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        return tuple(replace(n, attrs=self._attrs(n.attrs, "xml:lang")) if n.attrs else n for n in notes)
