"""How well similarity and rank tell a near-duplicate that says the same from one that says something else.

Run: python -m tests.benchmarks.near_duplicates FILE.(tmx|tsv|txt) ...
Each line (of a TSV, the first cell in the language) is changed in one place by plain rules, without an analyser: `kept` kinds leave
the meaning (speech level, particles, spacing, quotes, articles …), `changed` kinds do not (a noun, a number, a negation, two nouns
that trade places). The query is the changed line, the source is the line itself. Printed are the mean similarity and rank of up to
200 of a kind, and for both the AUC: the chance that a kept variant stands above a changed one, equals counting half. Higher is
better, .5 is a coin; `by kind` weighs each pair of kinds alike. Compare runs over the same file only: they make the same variants.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, islice, product
from pathlib import Path
from statistics import mean

from tm.formats.tmx import TmxReader
from tm.lookup import similarity
from tm.lookup.differences import compare
from tm.lookup.rank import rank
from tm.model.lang import is_lang
from tm.model.text import LANGS, Lang
from tm.text.normalize import language_of

CHANCE = random.Random()
Maker = Callable[[str], Iterable[str]]
FORMS = {form: two.split() for two in "을 를|이 가|은 는|과 와|으로 로|의 의|에 에|에서 에서".split("|") for form in two.split()}
KO_NOUN = re.compile(r"(?<![가-힣])([가-힣]{2,5}?)(으로|에서|[을를이가은는과와로의에])(?![가-힣])")
EN_NOUN = re.compile(r"(?<=\b[Tt]he )([a-z]{4,})()(?= (?:of|in|on|at|to|for|is|was|are|were|and|that|with|from)\b|[.,;])")
EN_NAME = re.compile(r"(?<=[a-z] )([A-Z][a-z]{2,})()(?![\w.])")


def table(text: str, both: bool = False) -> dict[str, str]:
    """Read `old/new|old/new`, to be used either way where `both` is set."""
    pairs = [pair.split("/") for pair in text.split("|")]
    return dict(pairs) | ({new: old for old, new in pairs} if both else {})


LEVEL = table("한다/합니다|된다/됩니다|난다/납니다|간다/갑니다|온다/옵니다|진다/집니다|이다/입니다|는다/습니다|없다/없습니다")
LEVEL |= {f"{last}다": f"{last}습니다" for last in "했었았였됐졌났왔갔렸혔냈겠켰렀랐있"}
TOPIC = table("은/이|는/이|이/은|가/은|을/은|를/은")
NORTHERN = table("여자/녀자|여성/녀성|노동/로동|이용/리용|연합/련합|역사/력사|이해/리해|논의/론의|컴퓨터/콤퓨터|되었/되였")
NEGATED = table("한다/하지 않는다|했/하지 않았|하였/하지 못했|합니다/하지 못합니다|하는/하지 않는|고 있다/고 있지 않다", both=True)
NEGATED |= table("된다/되지 않는다|됐/되지 않았|되었/되지 못했|됩니다/되지 않습니다|되는/되지 못하는", both=True)
SHORT = table("|".join(f"{verb} not/{verb}n't" for verb in "do does did is are was were would could has had".split()), both=True)


def put(line: str, *changes: tuple[re.Match[str], str]) -> str:
    """Write new text over matches that stand in the order of the line."""
    for match, new in reversed(changes):
        line = line[: match.start()] + new + line[match.end() :]
    return line


def sub(pattern: str, new: str | Callable[[str], str]) -> Maker:
    """Return a maker that replaces a pattern in one place, by a template or a function of the text."""
    return lambda line: (put(line, (m, m.expand(new) if isinstance(new, str) else new(m[0]))) for m in re.finditer(pattern, line))


def listed(entries: dict[str, str], before: str = "", after: str = "") -> Maker:
    """Return a maker that replaces one entry of a table, the longest first."""
    return sub(f"{before}(?:{'|'.join(sorted(entries, key=len, reverse=True))}){after}", entries.__getitem__)


def with_particle(stem: str, particle: str) -> str:
    """Join a noun and a particle, in the form that the final consonant asks for; English has none."""
    closed, opened = FORMS.get(particle, ["", ""])
    final = (ord(stem[-1]) - 0xAC00) % 28
    return stem + (opened if final == 0 or (opened == "로" and final == 8) else closed)


class Nouns:
    """The nouns of a corpus; in Korean, what stands before an object particle and elsewhere another one, in their right forms."""

    def __init__(self, lines: list[str], pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        seen = {m.groups() for line in lines for m in pattern.finditer(line) if with_particle(m[1], m[2]) == m[0]}
        forms = Counter(word for word, _ in seen)
        self.words = sorted(word for word, form in seen if not form or (form in "을를" and forms[word] > 1 and word[-1] != "기"))

    def places(self, line: str) -> list[re.Match[str]]:
        return [m for m in self.pattern.finditer(line) if m[1] in self.words and with_particle(m[1], m[2]) == m[0]]

    def each(self, new: Callable[[str, str], str]) -> Maker:
        return lambda line: (put(line, (m, new(m[1], m[2]))) for m in self.places(line))

    def other(self, noun: str, particle: str) -> str:
        return with_particle(CHANCE.choice(self.words), particle)

    def traded(self, line: str) -> Iterator[str]:
        for a, b in combinations([m for m in self.places(line) if m[2] not in ("과", "와")], 2):
            yield put(line, (a, with_particle(b[1], a[2])), (b, with_particle(a[1], b[2])))


def kinds(lines: list[str], lang: Lang) -> Iterator[tuple[str, str, Maker]]:
    """Give the makers: `kept` or `changed`, the kind, its maker."""
    nouns, names = Nouns(lines, KO_NOUN if lang == "ko" else EN_NOUN), Nouns(lines, EN_NAME)
    kept = {"punctuation": sub(r"(?<=[가-힣a-z])(?:,(?= )|[.!]$)", ""), "quotes": sub(r'["“]([^“”"]+)["”]', r"‘\1’")}
    changed = {"digit": sub(r"(?<![\w%{$#.])\d", lambda old: CHANCE.choice([d for d in "123456789" if d != old]))}
    changed |= {"noun": nouns.each(nouns.other), "nouns traded": nouns.traded}
    counted = "(?= ?(?:명|개|번|가지|배|달|시간|사람)| [a-z])"
    changed["number word"] = listed(table("두/세|세/네|네/두|two/three|three/four|four/five|five/two"), r"(?<!\S)", counted)
    if lang == "ko":
        kept |= {"speech level": listed(LEVEL, after=r"(?=\W*$)"), "contracted": listed(table("했/하였|됐/되었", both=True))}
        kept |= {"northern": listed(NORTHERN), "dative": sub("(?<=[가-힣])에게(?!서)", "한테")}
        kept["particle"] = nouns.each(lambda noun, particle: with_particle(noun, TOPIC.get(particle, particle)))
        kept["particle lost"] = nouns.each(lambda noun, particle: noun + ("" if particle in TOPIC else particle))
        kept["spaces lost"] = lambda line: [re.sub(r"(?<!\d) ", lambda _: CHANCE.choice(["", " ", " "]), line)]
        changed |= {
            "scale": listed({"만": "억", "억": "만"}, r"(?<=\d)"),
            "can, cannot": listed({"수 있": "수 없", "수 없": "수 있"}),
            "negated": listed(NEGATED),
        }
        changed["short negation"] = sub(r"(?<= )(?=(?:갔|왔|봤|썼|샀|받|먹|보냈|나왔|올랐|밝혔)[다습고았을])", "안 ")
    else:
        kept |= {"case": sub(r"(?<= )[a-z](?=[a-z]{3})", str.upper), "contracted": listed(SHORT, r"\b", r"\b")}
        kept |= {"article": listed(table("the/a|a/the|an/the"), "(?<= )", "(?= )"), "article lost": sub("(?<= )(?:the|an?) ", "")}
        changed |= {"scale": listed({"m": "b", "b": "m"}, r"\b", r"(?=illion\b)"), "name": names.each(names.other)}
        changed["not"] = sub(r"\b(?:is|are|was|were|will|would|could|should|must)\b(?! not|n't)(?= [a-z])", r"\g<0> not")
        changed["not lost"] = sub(r"(?<=is|as|re|ld)(?:n't| not)(?= )", "")
    yield from (("kept", *item) for item in kept.items())
    yield from (("changed", *item) for item in changed.items())


def lines_of(path: Path, lang: Lang) -> list[str]:
    """Return the different lines, cells or variants of a file in the language."""
    if path.suffix == ".tmx":
        with TmxReader(str(path)) as reader:
            texts = [v.text for unit in reader for v in unit.variants if is_lang(v.lang, lang)]
    else:
        rows = path.read_text("utf-8-sig").splitlines()
        texts = [next((cell for cell in row.split("\t") if language_of(cell) == lang), "") for row in rows]
    return [text for text in dict.fromkeys(texts) if len(text) >= 12]


def auc(kept: list[float], changed: list[float]) -> float:
    """Return the chance that one of the first is above one of the second."""
    return sum((x > y) + (x == y) / 2 for x in kept for y in changed) / (len(kept) * len(changed))


def scores(lines: list[str], make: Maker, lang: Lang) -> list[tuple[float, float]]:
    """Return similarity and rank of a variant of up to 200 lines."""
    CHANCE.seed(7)
    made = ((line, [new for new in make(line) if new != line]) for line in CHANCE.sample(lines, len(lines)))
    pairs = islice(((CHANCE.choice(variants), line) for line, variants in made if variants), 200)
    return [(raw := similarity(query, line, lang), rank(raw, compare(query, line, lang))) for query, line in pairs]


def main() -> None:
    for path, lang in product(map(Path, sys.argv[1:]), LANGS):
        lines = lines_of(path, lang)
        made = [(side, kind, points) for side, kind, make in kinds(lines, lang) if (points := scores(lines, make, lang))]
        for side, kind, points in made:
            raw, ranks = (mean(column) for column in zip(*points, strict=True))
            print(f"{path.name} {lang} {side:7} {kind:14} {len(points):3}  similarity {raw:5.1f}  rank {ranks:5.1f}")
        for n, what in enumerate(("similarity", "rank")):
            kept, changed = ([[p[n] for p in points] for of, _, points in made if of == side] for side in ("kept", "changed"))
            if cells := [auc(above, below) for above in kept for below in changed]:
                pooled = auc([*chain(*kept)], [*chain(*changed)])
                print(f"{path.name} {lang} AUC of {what:10} {pooled:.3f}, by kind {mean(cells):.3f}")


if __name__ == "__main__":
    main()
