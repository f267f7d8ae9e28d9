"""Targets that repeat the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.normalize import has_hangul, tidy
from tm.text.placeables import masked

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTCUT = re.compile(r"[&_](?=\w)")
_ORDINARY = frozenset(
    "about accept account action add address advanced again alert all allow an and any appearance application apply are "
    "arrow attach audio author auto automatic available back background backup basic black blue bold bookmark border bottom "
    "box browse button by calendar cancel center change channel character check choose clear click clipboard close code "
    "color colour column command comment compare complete computer confirm connect connection contact contents continue copy "
    "could create current custom cut data date day default delete description desktop device dialog directory disable "
    "disabled disconnect display do document done download draw drop edit email empty enable enabled end enter error event "
    "every exit export extension failed false feedback field file files filter find finish first folder font for forward "
    "found from full general go green group help hidden hide history home host icon image import in index information input "
    "insert install invalid is item key keyboard label language large last layer left length level library license line link "
    "list load location lock log login logout mail main manual maximum menu message minimum minute mode month more mouse "
    "move music name network never new next no none normal not now number object of off on one online only open option "
    "options or order other output page panel paragraph password paste path pause permission phone photo picture play "
    "position preferences press preview previous print printer profile program project properties property quit random read "
    "recent record red redo refresh reload remove rename replace reply report required reset resize restart restore result "
    "results retry right row run save search second security select send server settings setup shape share show size sort "
    "sound source speed start status stop style submit subject success summary support system table tag text the theme this "
    "time title to today toggle tool toolbar tools top total translate true type undo unknown unlock update upload use user "
    "username value version video view volume warning week weight welcome when white width window with word work write wrong "
    "year yellow yes you your zoom market price rice police source soldier guard province city official".split()
)
"""Everyday words of interfaces and news; what holds none of them may be a name, and names stay."""

_MOST_WORDS = 100_000
"""Words of a file that are remembered."""

_KEPT = frozenset("ok email e-mail internet web wi-fi usb id url pdf html xml".split())


class _Copies:
    """Knows which words the file's sources write in small letters too, and so are no names."""

    def __init__(self, _: Context) -> None:
        self._ordinary = set(_ORDINARY)

    def survey(self, pair: Pair) -> None:
        """Take note of the words in small letters."""
        if pair.source_lang == "en" and len(self._ordinary) < _MOST_WORDS:
            self._ordinary.update(filter(str.islower, _WORDS.findall(pair.source)))

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give a hint where source and target are one text, case and spaces aside, and not merely a name, a number or code."""
        if tidy(pair.source).casefold() != tidy(pair.target).casefold():
            return
        if has_hangul(pair.source) or self._translatable(pair.source):
            what = "the target repeats the source; translate it, or see whether it is a name"
            yield Hint(what, pair.spot(pair.target_lang, 0, len(pair.target)))

    def _translatable(self, text: str) -> bool:
        words = _WORDS.findall(_SHORTCUT.sub("", masked(text, by=" ")))
        if len([word for word in words if word.islower() and len(word) > 1]) > 1:
            return True
        # One small word may be a command, and a name may hold an ordinary word: Visual Studio Code, Google Play.
        ordinary = [word for word in words if word.lower() in self._ordinary and not (word.isupper() and len(word) < 4)]
        return len(ordinary) == len(words) > 0 and not all(word.lower() in _KEPT for word in words)


CHECK = Check(
    id="same-as-source",
    level="warning",
    what="a target that repeats the source and is no name, number or code",
    why="a copied source counts as translated everywhere and is read by nobody until it is printed",
    right=(
        (("GNOME", "GNOME"),),
        (("3.14", "3.14"),),
        (("Visual Studio Code", "Visual Studio Code"),),
        (("%s: %d", "%s: %d"),),
        (("https://example.com/", "https://example.com/"),),
    ),
    wrong=(
        (("Save", "Save"),),
        (("Open Recent", "Open Recent"),),
        (("invalid option", "invalid option"),),
        (("장마당", "장마당"),),
    ),
    over=_Copies,
)
