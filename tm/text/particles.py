"""Korean particles (조사): what may stand at the end of a word, and how far another one changes the sense.

Forms after 한글 맞춤법 and 표준어 규정, with the spoken ones (한테, 랑), the honorific ones (께서), and those of the North (께옵서,
으로써 written 으로서). The plural 들 is read as one of them, since Korean leaves it out at will.
"""

from __future__ import annotations

from functools import lru_cache

SUBJECT, OBJECT, TOPIC = "subject", "object", "topic"
_OF, _PLURAL, _AT, _FROM, _TO = "of", "plural", "at", "from", "to"

_GRADES = {TOPIC: 0.15, SUBJECT: 0.15, OBJECT: 0.15, _OF: 0.2, _PLURAL: 0.25}
_ROLES_TURNED = 0.6
_WHERE = 0.5

_CASES = {
    "이/ /가": SUBJECT,
    "께서 께옵서": SUBJECT,
    "은/ /는": TOPIC,
    "을/ /를": OBJECT,
    "의": _OF,
    "에 에로": _AT,
    "에서": _FROM,
    "에게서 한테서 께로부터 에게로부터 로부터 으로부터": "from whom",
    "에게 한테 께 더러 에게로 한테로": _TO,
    "으로/ /로": "by",
    "으로서 으로써/ /로서 로써": "as",
    "과 이랑/ /와 랑": "with",
    "하고": "with",
    "보다": "than",
    "처럼 같이 마냥": "like",
    "만큼": "as much",
    "대로": "according",
    "부터": "since",
    "까지": "until",
    "밖에": "nothing but",
}
"""Forms after a consonant / after either / after a vowel; where there is no stroke, after either."""

_ADDED = {
    "도": "too",
    "만": "only",
    "조차 마저": "even",
    "마다": "each",
    "이나/ /나": "or",
    "이라도 이나마/ /라도 나마": "at least",
    "이든 이든지/ /든 든지": "whichever",
    "이야 이야말로/ /야 야말로": TOPIC,
    "들": _PLURAL,
}
"""What may follow another particle, as 은, 이, 을, 의, 까지, 부터, 밖에, 처럼 and 보다 may."""


Roles = frozenset[str]
"""What the particles of a word say of it."""

Change = tuple[float, Roles, Roles]
"""Two particles of one word: how far the sense changes, 0 to 1, and what each says."""


def _forms(table: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return each form with its role and what it must follow: `c`onsonant, `v`owel or nothing."""
    out = []
    for row, role in table.items():
        parts = row.split("/")
        for needs, part in zip("c v" if len(parts) == 3 else " ", parts, strict=True):
            out += [(form, role, needs) for form in part.split()]
    return out


def _fits(form: str, needs: str, before: str) -> bool:
    """Return whether the allomorph may follow that syllable; 로 may follow ㄹ."""
    if needs == " " or not "가" <= before <= "힣":
        return True
    final = (ord(before) - 0xAC00) % 28
    return (needs == "c") == (final != 0 and not (final == 8 and form[0] in "으로"))


_FORMS = {form: (role, needs) for form, role, needs in (*_forms(_CASES), *_forms(_ADDED))}
_SECOND = {form for form, role, _ in _forms(_ADDED)} | set("은 는 이 가 을 를 의 까지 부터 밖에 처럼 보다".split())
_LOOSE = frozenset("들 만 까지 부터".split())
_CLOSING = set("은 는 이 가 을 를 의 이나 나 이라도 라도 이나마 나마 야 이야 이야말로 야말로 든 이든 든지 이든지".split())
_LAST = frozenset(form[-1] for form in _FORMS)
_LONGEST = 6
_NONE: Roles = frozenset()
_SPOKEN = dict(
    pair.split("=")
    for pair in (
        "내가=나가 네가=너가 제가=저가 누가=누구가 내게=나에게 네게=너에게 제게=저에게 그건=그것은 이건=이것은 저건=저것은 건=것은 "
        "그게=그것이 이게=이것이 저게=저것이 게=것이 그걸=그것을 이걸=이것을 저걸=저것을 걸=것을 뭘=무엇을 뭐가=무엇이 "
        "난=나는 넌=너는 여긴=여기는 거긴=거기는"
    ).split()
)
"""Pronouns that have another stem before a particle, or are one syllable with it."""


@lru_cache(maxsize=4096)
def _stack(forms: str) -> Roles | None:
    """Return the roles of a stack of particles, or `None` where it is none."""
    if known := _FORMS.get(forms):
        return frozenset([known[0]])
    for cut in range(1, len(forms)):
        head, tail = forms[:cut], forms[cut:]
        if head not in _FORMS or head in _CLOSING:
            continue
        second = next((f for n in range(len(tail), 0, -1) if (f := tail[:n]) in _SECOND or (head in _LOOSE and f in _FORMS)), None)
        if second and _fits(second, _FORMS[second][1], head[-1]) and (rest := _stack(tail)) is not None:
            return rest | {_FORMS[head][0]}
    return None


@lru_cache(maxsize=4096)
def splits(word: str) -> dict[str, Roles]:
    """Return what a word may be without its particles, the whole first, each with the roles of what was taken off."""
    found = {word: _NONE}
    if word[-1:] not in _LAST:
        return found
    for cut in range(len(word) - 1, max(0, len(word) - _LONGEST - 1), -1):
        roles = _stack(word[cut:])
        if roles is not None and _may_follow(word[cut:], word[cut - 1]):
            found[word[:cut]] = roles
    return found


def _may_follow(forms: str, before: str) -> bool:
    first = next(form for form in (forms[:size] for size in range(len(forms), 0, -1)) if form in _FORMS)
    return _fits(first, _FORMS[first][1], before)


def bare(word: str) -> str:
    """Return the word without the longest particle that leaves two syllables, or as it is."""
    return next((stem for stem in reversed(splits(word)) if len(stem) > 1), word)


def grade(before: Roles, after: Roles) -> float:
    """Return how far the sense changes, 0 to 1: little for 은, 이, 을 and none of them, much for 도, 만, 까지."""
    if before == after:
        return 0.1
    if {SUBJECT, OBJECT} == before ^ after:
        return _ROLES_TURNED
    if {_AT, _FROM} == (before ^ after) - {TOPIC} or {_AT, _TO} == (before ^ after) - {TOPIC}:
        return _WHERE
    return max(_GRADES.get(role, 1.0) for role in before ^ after)


@lru_cache(maxsize=2048)
def change(a: str, b: str) -> Change | None:
    """Return how two words differ in their particles, or `None` where anything else differs."""
    a, b = _SPOKEN.get(a, a), _SPOKEN.get(b, b)
    if a[:1] != b[:1]:
        return None
    theirs = splits(b)
    found = [(grade(roles, theirs[stem]), roles, theirs[stem]) for stem, roles in splits(a).items() if stem in theirs]
    return min(found, key=lambda one: one[0], default=None)
