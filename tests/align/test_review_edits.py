"""Random sequences of what a person does in a spreadsheet, on the file: no sentence is lost, or it is named."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.align.review import document_of, reviewed
from tm.align.review_table import corrected
from tm.align.units import units
from tm.errors import UnusableInput
from tm.formats.review import read_review, write_review
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.review import Review, ReviewDocument

WORDS = {
    "ko": '평양 시장에서 쌀값이 올랐다고 소식통이 22일 전했다. 끝. "그는" - =합계 \'따옴표 오늘_||_내일 1,200원 2026-02-15'.split(),
    "en": 'Rice prices rose in Pyongyang, a source said. End. "He" - =SUM(A1) \'quote now_||_then 1,200 Feb 1 +82 @home'.split(),
}
IDS, TEXTS = ("ko_ids", "en_ids"), ("ko", "en")
Row = dict[str, str]


def aligned(rng: random.Random, name: str = "a") -> tuple[ReviewDocument, Alignment]:
    """Two documents of up to eight segments a side, and a random alignment of them; some texts stand twice."""
    sides = tuple(
        tuple(
            Segment(" ".join(rng.choices(words, k=rng.randint(1, 7))).replace("_", " "), n // 3) for n in range(rng.randint(1, 8))
        )
        for words in WORDS.values()
    )
    beads: list[Bead] = []
    i = j = 0
    while i < len(sides[0]) or j < len(sides[1]):
        p, q = min(rng.randint(0, 2), len(sides[0]) - i), min(rng.randint(0, 2), len(sides[1]) - j)
        if p or q:
            confidence = rng.randint(1, 100) / 100 if p and q else 0.0
            beads.append(Bead(tuple(range(i, i + p)), tuple(range(j, j + q)), confidence))
            i, j = i + p, j + q
    alignment = Alignment(tuple(beads), "s")
    return document_of((f"{name}.ko.md", f"{name}.en.md"), (sides[0], sides[1]), alignment, date="2026-02-17"), alignment


class Person:
    """Works on the cells of a table, and remembers which segments of each side belong in which row now."""

    def __init__(self, document: ReviewDocument, rows: list[Row], rng: random.Random) -> None:
        self.document, self.rows, self.rng = document, rows, rng
        self.meant = [([*row.ko_ids], [*row.en_ids]) for row in document.rows]
        self.deleted: list[tuple[list[int], list[int]]] = []
        self.moved: dict[tuple[int, int], bool] = {}
        # Ids and texts that were moved apart, and then again, may contradict one another; then only nothing may be lost.
        self.edited = self.split = self.tangled = False

    def work(self) -> str:
        does = self.rng.choice([self.merge, self.pair, self.cut, self.edit, self.drop, self.approve, self.sort, self.delete])
        if self.rows:
            does()
        return does.__name__

    def _pick(self) -> int:
        return self.rng.randrange(len(self.rows))

    def merge(self) -> None:
        """Put a row into another: by ids, by texts, or by both."""
        at, other = self._pick(), self._pick()
        if at == other:
            return
        by_ids, by_texts = self.rng.choice([(True, False), (False, True), (True, True)])
        for side in (0, 1):
            self._move(other, at, side, self.meant[other][side][:], by_ids, by_texts)
        if self.rng.random() < 0.7:
            self._forget(other)

    def pair(self) -> None:
        """Move one side of a row to another, or to a row of its own."""
        at, side = self._pick(), self.rng.randrange(2)
        if self.rng.random() < 0.2:
            self.rows.append(dict.fromkeys(self.rows[0], ""))
            self.meant.append(([], []))
        to = self._pick()
        if at != to:
            by_ids, by_texts = self.rng.choice([(True, False), (False, True), (True, True)])
            self._move(at, to, side, self.meant[at][side][:], by_ids, by_texts)

    def _move(self, at: int, to: int, side: int, numbers: list[int], by_ids: bool, by_texts: bool) -> None:
        if not numbers:
            return
        # A person takes hold of what is there: the id, where the text has gone before it, or the other way round.
        by_ids, by_texts = by_ids or not self.rows[at][TEXTS[side]], by_texts or not self.rows[at][IDS[side]]
        apart = by_ids != by_texts
        for row in (self.rows[at], self.rows[to]):
            self.tangled |= (id(row), side) in self.moved and (apart or self.moved[id(row), side])
            self.moved[id(row), side] = apart or self.moved.get((id(row), side), False)
        if by_ids:
            between = self.rng.choice(["+", ", ", " "])
            self.rows[to][IDS[side]] = between.join(filter(None, (self.rows[to][IDS[side]], self.rows[at][IDS[side]])))
            self.rows[at][IDS[side]] = ""
        if by_texts:
            self.rows[to][TEXTS[side]] = " ".join(filter(None, (self.rows[to][TEXTS[side]], self.rows[at][TEXTS[side]])))
            self.rows[at][TEXTS[side]] = ""
        self.meant[to][side].extend(numbers)
        self.meant[at][side].clear()

    def cut(self) -> None:
        at = self._pick()
        for side in (0, 1):
            text = self.rows[at][TEXTS[side]]
            place = self.rng.choice([place for place in range(len(text) + 1) if can_be_cut(text, place)])
            self.rows[at][TEXTS[side]] = f"{text[:place]} || {text[place:]}"
        self.split = True

    def edit(self) -> None:
        at, side = self._pick(), self.rng.randrange(2)
        if self.rows[at][TEXTS[side]].strip():
            self.rows[at][TEXTS[side]] += " 고침"
            self.edited = True

    def drop(self) -> None:
        self.rows[self._pick()]["status"] = "DROP"

    def approve(self) -> None:
        self.rows[self._pick()]["status"] = "ok"

    def sort(self) -> None:
        order = list(range(len(self.rows)))
        self.rng.shuffle(order)
        self.rows[:] = [self.rows[at] for at in order]
        self.meant[:] = [self.meant[at] for at in order]

    def delete(self) -> None:
        if self.rng.random() < 0.3:
            self._forget(self._pick())

    def _forget(self, at: int) -> None:
        self.deleted.append(self.meant.pop(at))
        del self.rows[at]


def can_be_cut(text: str, place: int) -> bool:
    """Not between bars, and inside words only where there is no apostrophe that a table needs."""
    return text[place - 1 : place + 1] != "||" and ("'" not in text or " " in f" {text} "[place : place + 2])


def grid(path: Path) -> tuple[list[str], list[Row]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t")
        return list(reader.fieldnames or ()), list(reader)


def saved(path: Path, header: list[str], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)


def check_cover(document: ReviewDocument) -> None:
    """Each segment is in exactly one row, or in pieces that follow one another in several."""
    for side, segments in enumerate(document.sides):
        pieces = sorted(piece for row in document.rows for piece in document.pieces(row, side))
        for number, segment in enumerate(segments):
            held = "".join(segment.text[p.start : p.end] for p in pieces if p.segment == number)
            assert held == segment.text
            assert sum(p.end - p.start for p in pieces if p.segment == number) == len(segment.text)
        assert {p.segment for p in pieces} == set(range(len(segments)))


def outcome(path: Path) -> ReviewDocument | UnusableInput:
    try:
        return corrected(read_review(str(path))).documents[0]
    except UnusableInput as refused:
        return refused


def check_names(reason: str, document: ReviewDocument) -> None:
    """The reason names a row, and a sentence by its own words."""
    assert re.search(r"\b(row \d+|a new row)\b", reason)
    if named := re.match(r"(Korean|English) segment (\d+), “(.+?)…?”,", reason):
        text = document.sides[named[1] == "English"][int(named[2])].text
        assert named[3] in " ".join(text.split())


def letters(texts: list[str]) -> Counter[str]:
    return Counter("".join(texts).replace(" ", ""))


def check_units(document: ReviewDocument) -> None:
    """Each segment is in a unit, or in a row that is dropped or alone."""
    made = list(reviewed(document))
    for side, lang in enumerate(("ko", "en")):
        numbers = {int(n) for unit in made for n in (unit.prop(f"x-tm-seg-{lang}") or "").split(",")} if made else set()
        left = {n for row in document.rows if row.status == "drop" or not row.paired for n in (row.ko_ids, row.en_ids)[side]}
        assert numbers | left == set(range(len(document.sides[side])))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where tables are written; what a crash would leave is not looked at here, so nothing waits for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield tmp_path_factory.mktemp("edits")


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**64), st.integers(0, 12))
def test_no_sequence_of_edits_loses_a_sentence(folder: Path, seed: int, steps: int) -> None:
    rng = random.Random(seed)
    document, alignment = aligned(rng)
    path = folder / "r.tsv"
    write_review(str(path), Review((document,)))
    header, rows = grid(path)
    person = Person(document, rows, rng)
    for _ in range(steps):
        person.work()
    saved(path, header, rows)
    gone = [{n for pair in person.deleted for n in pair[side]} for side in (0, 1)]
    found = outcome(path)
    if isinstance(found, UnusableInput):
        assert steps, "an untouched table is taken"
        check_names(found.reason, document)
        return
    dropped = [{n for row in found.rows if row.status == "drop" for n in (row.ko_ids, row.en_ids)[side]} for side in (0, 1)]
    assert all(map(set.issubset, gone, dropped)), "a deleted sentence is never passed over"
    check_cover(found)
    check_units(found)
    if not (person.split or person.tangled or any(gone)):
        got = sorted((row.ko_ids, row.en_ids) for row in found.rows)
        assert got == sorted((tuple(sorted(a)), tuple(sorted(b))) for a, b in person.meant if a or b)
    if not person.edited:
        for side, segments in enumerate(document.sides):
            texts = [(row.ko, row.en)[side] for row in found.rows]
            assert letters(texts) == letters([segment.text for segment in segments])
    if not steps:
        assert list(reviewed(found)) == list(units(document.names, document.sides, alignment, date=document.date))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**64), st.sampled_from([".tsv", ".xlsx"]))
def test_what_is_written_is_read_back_whole(folder: Path, seed: int, suffix: str) -> None:
    rng = random.Random(seed)
    review = Review(tuple(aligned(rng, name)[0] for name in rng.sample("abcd", rng.randint(1, 3))))
    path = folder / f"r{suffix}"
    write_review(str(path), review)
    assert corrected(read_review(str(path))) == review
