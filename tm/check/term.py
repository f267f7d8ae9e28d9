"""Terms of the glossary: what one is called, and what it is not to be called."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.check.glossaries import shares_word
from tm.check.unmet import Usual, banned_hint, unmet
from tm.model.glossary import Entry

LITERAL = 6
"""Words of a source up to which its terms are all to be found: in longer ones a pronoun or another word may well do."""

_SIGNS = {"달러": "$", "유로": "€", "엔": "¥", "파운드": "£", "dollar": "$", "euro": "€", "yen": "¥", "pound": "£"}


class Terms:
    """Knows how the file puts English words that mean several things."""

    def __init__(self, context: Context) -> None:
        self._context, self._usual = context, Usual(context)

    def survey(self, pair: Pair) -> None:
        """Count how the words of a pair are put."""
        self._usual.survey(pair)

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give terms whose translation is banned or missing."""
        for one in unmet(pair, self._context, names=False, usual=self._usual):
            if one.banned:
                yield banned_hint(pair, one, one.banned)
                continue
            forms = one.entry.forms(pair.target_lang)
            if _by_sign(one.entry, pair.target):
                continue
            near = any(shares_word(pair.target, form, pair.target_lang) for form in forms)
            free = len(pair.source.split()) > LITERAL
            word, wanted = pair.source[one.start : one.end], one.entry.preferred(pair.target_lang)
            yield Hint(
                f"{word} is “{wanted}” in the glossary, which the target does not have",
                pair.spot(pair.source_lang, one.start, one.end),
                "info" if near or free else None,
            )


def _by_sign(entry: Entry, target: str) -> bool:
    """Return whether a currency stands there by its sign."""
    return any(sign in target for name, sign in _SIGNS.items() if name in entry.ko or name in entry.en)


_ENTRIES = (
    Entry(("장마당",), ("market",), ("informal market", "jangmadang"), ("bazaar",)),
    Entry(("저장",), ("save",), (), ("store",)),
    Entry(("인민반",), ("neighborhood watch unit",), ("inminban",), ()),
)

CHECK = Check(
    id="term",
    level="warning",
    what="a term of the glossary is not translated as the glossary has it, or as it bans",
    why="readers take another word for another thing, and a desk or a program has one word for each",
    right=(
        (("장마당에서 쌀값이 올랐다.", "Rice prices rose at the markets."),),
        (("저장하지 않은 파일이 있습니다.", "Some files have not been saved."),),
        (("인민반장이 회의를 열었다.", "The head of the inminban held a meeting."),),
        (("Save the file first.", "먼저 파일을 저장하십시오."),),
    ),
    wrong=(
        (("장마당에서 쌀값이 올랐다.", "Rice prices rose at the bazaar."),),
        (("저장하지 않은 파일이 있습니다.", "Some files are still open."),),
        (("Save the file first.", "먼저 파일을 보관하십시오."),),
    ),
    over=Terms,
    entries=_ENTRIES,
)
