"""The terms of beads beside their definitions, one bead at a time."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tm.align.nearest import AROUND, reference
from tm.align.sides import Side, side
from tm.align.terms import BARRED, Window
from tm.align.weights import SHAPES, USE
from tm.encode import Vectors
from tm.model.document import Role, Segment
from tm.model.text import Lang

KO = [
    "김책시에서 쌀 12kg을 샀다.",
    "로동신문은 USB를 말했다.",
    "장마당이 섰다.",
    "가격은 3만 원이다.",
    "짧다.",
    "read_all을 부른다. 파일을 읽는다.",
]
EN = [
    "He bought 12 kg of rice in Kim Chaek.",
    "The paper spoke of USB.",
    "Markets [in town] rose.",
    "It is 30,000 won, or 12.",
    "Call read_all to read the file.",
]


def random_side(texts: list[str], lang: Lang, seed: int, paragraph: int = 2) -> Side:
    vectors = np.random.default_rng(seed).normal(size=(len(texts), 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return side([Segment(text, number // paragraph) for number, text in enumerate(texts)], vectors, lang)


def block(one: Side, first: int, size: int) -> Vectors:
    here = slice(first, first + size)
    total = (one.vectors[here] * one.shares[here, None]).sum(axis=0)
    scaled: Vectors = total / np.linalg.norm(total)
    return scaled


@pytest.fixture
def sides() -> tuple[Side, Side]:
    return random_side(KO, "ko", 3), random_side(EN, "en", 4)


def cosine(ko: Side, en: Side, spot: tuple[int, int, int]) -> float:
    (p, q), i, j = SHAPES[spot[0]], spot[1], spot[2]
    return float(block(ko, i, p) @ block(en, j, q))


def spots(n: int, m: int) -> list[tuple[int, int, int]]:
    return [
        (k, i, j) for k, (p, q) in enumerate(SHAPES) for i, j in product(range(n - p + 1), range(m - q + 1))
    ]  # fmt: skip


def test_cosines_and_margins(sides: tuple[Side, Side]) -> None:
    ko, en = sides
    window = Window(ko, en, range(len(ko)), range(len(en)))
    for spot in spots(len(ko), len(en)):
        p, q = SHAPES[spot[0]]
        found = window.of_bead(*spot)
        merge = " of a merge" if p + q > 2 else ""
        assert found[f"cosine{merge}"] == pytest.approx(cosine(ko, en, spot), abs=1e-5)
        row = sorted(cosine(ko, en, (spot[0], spot[1], j)) for j in range(len(en) - q + 1))[-4:]
        column = sorted(cosine(ko, en, (spot[0], i, spot[2])) for i in range(len(ko) - p + 1))[-4:]
        margin = cosine(ko, en, spot) - (np.mean(row) + np.mean(column)) / 2
        assert found[f"margin{merge}"] == pytest.approx(margin, abs=1e-5)
        if merge:
            best = max(
                float(ko.vectors[i] @ en.vectors[j]) for i in range(spot[1], spot[1] + p) for j in range(spot[2], spot[2] + q)
            )
            assert found["growth"] == pytest.approx(cosine(ko, en, spot) - best, abs=1e-5)


@pytest.mark.parametrize(
    ("spot", "name", "expected"),
    [
        ((0, 0, 0), "numbers shared", 1),
        ((0, 0, 0), "numbers apart", 0),
        ((0, 3, 3), "numbers shared", 1),
        ((0, 3, 3), "numbers apart", 1),
        ((0, 2, 0), "numbers apart", 1),
        ((0, 1, 1), "Latin words", 1),
        ((0, 0, 1), "Latin words", 0),
        ((0, 4, 3), "code words apart", 0),
        ((0, 4, 4), "code words apart", 1),
        ((0, 5, 4), "code words apart", 0),
        ((0, 5, 3), "code words apart", 1),
        ((0, 3, 3), "sentences", 0),
        ((0, 5, 4), "sentences", 1),
        ((2, 4, 4), "sentences of a merge", 3),
        ((2, 0, 0), "paragraph ends", 0),
        ((2, 1, 0), "paragraph ends", 1),
        ((3, 1, 1), "paragraph ends", 2),
    ],
)
def test_marks_and_paragraphs(sides: tuple[Side, Side], spot: tuple[int, int, int], name: str, expected: float) -> None:
    window = Window(*sides, range(len(KO)), range(len(EN)))
    assert window.of_bead(*spot).get(name, 0) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("spot", "expected"),
    [
        ((1, 0, 0), 0),
        ((0, 0, 0), 1),
        ((0, 0, 1), 1),
        ((0, 1, 1), 1),
        ((0, 1, 2), 0),
        ((2, 0, 0), 1),
        ((2, 0, 1), 1),
        ((3, 0, 0), 0),
    ],
)
def test_a_bead_that_cuts_a_quotation_on_one_side_says_so(spot: tuple[int, int, int], expected: float) -> None:
    ko = random_side(["그는 “비가 왔다. 길이 끊겼다”고 말했다.", "주민들은 떠났다."], "ko", 7, paragraph=9)
    en = random_side(["“It rained,” he said.", "“The road is gone.”", "The residents left."], "en", 8, paragraph=9)
    assert Window(ko, en, range(2), range(3)).of_bead(*spot)["quotation cut"] == expected
    shifted = Window(random_side(["비다.", *map(str, range(3))], "ko", 9), en, range(1, 3), range(1, 3))
    assert shifted.of_bead(0, 0, 0)["quotation cut"] == 1


@pytest.mark.parametrize(("spot", "expected"), [((1, 0, 0), 0.673), ((1, 0, 1), 0), ((2, 0, 0), 0), ((0, 0, 0), 0)])
def test_a_bead_that_runs_on_over_a_heading_says_so(spot: tuple[int, int, int], expected: float) -> None:
    ko = random_side(["파일을 엽니다.", "닫습니다."], "ko", 7, paragraph=9)
    en = random_side(["Opening a file", "Open the file.", "Close it."], "en", 8, paragraph=9)
    assert Window(ko, en, range(2), range(3)).of_bead(*spot).get("heading in a merge", 0) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(("spot", "expected"), [((0, 0, 0), 1), ((0, 2, 2), 0)])
def test_names_are_looked_for_where_no_vectors_are(spot: tuple[int, int, int], expected: float) -> None:
    ko = side([Segment(text) for text in KO], np.zeros((len(KO), 0), np.float32), "ko")
    en = side([Segment(text) for text in EN], np.zeros((len(EN), 0), np.float32), "en")
    assert Window(ko, en, range(len(KO)), range(len(EN))).of_bead(*spot).get("names", 0) == pytest.approx(expected)


def test_insertions_of_the_editor_do_not_count_for_length(sides: tuple[Side, Side]) -> None:
    assert sides[1].lengths[2] == len("Markets  rose.")


def test_a_window_bars_what_runs_over_its_end_and_furniture() -> None:
    ko = random_side([*KO[:2], "사진=데일리엔케이", *KO[2:]], "ko", 3)
    en = random_side(EN, "en", 4)
    values = Window(ko, en, range(4), range(1, 4)).values(USE)
    assert (values[:, 2] == BARRED).all()
    assert values[2, 1, 0] == BARRED
    assert values[2, 3, 0] == BARRED
    assert values[1, 0, 2] == BARRED
    assert values[0, 3, 2] > BARRED


def test_a_caption_is_barred_as_a_whole() -> None:
    texts = ["혜산시 전경.", "멀리 압록강이 보인다.", "사진=강변뉴스"]
    roles: list[Role] = ["caption", "text"]
    vectors = np.zeros((3, 0), np.float32)
    barred = [side([Segment(text, 4, role) for text in texts], vectors, "ko").barred.tolist() for role in roles]
    assert barred == [[1, 1, 1], [0, 0, 1]]
    assert not side([Segment("강변의 살림집.", 4, "caption"), Segment("비가 온다.", 4, "caption")], vectors[:2], "ko").barred.any()


def test_values_are_the_weighted_terms(sides: tuple[Side, Side]) -> None:
    window = Window(*sides, range(len(KO)), range(len(EN)))
    values = window.values(USE)
    for spot in spots(len(KO), len(EN)):
        terms = window.of_bead(*spot)
        expected = USE.offsets[spot[0]] + sum(USE.terms.get(name, 0) * fact for name, fact in terms.items())
        assert values[spot] == pytest.approx(expected)


@pytest.mark.parametrize(("span", "size"), [(range(50), 90), (range(5000, 5100), 50_000), (range(10), 20_000)])
def test_the_reference_is_ascending_and_does_not_grow(span: range, size: int) -> None:
    found = list(reference(span, size))
    assert found == sorted(set(found))
    assert set(span) <= set(found)
    assert found[-1] < size
    assert len(found) <= len(span) + 2 * AROUND + 64


def test_a_window_far_inside_a_document_sees_the_same_cosines() -> None:
    ko, en = random_side(KO * 60, "ko", 5), random_side(EN * 70, "en", 6)
    whole = Window(ko, en, range(len(ko)), range(len(en)))
    part = Window(ko, en, range(100, 140), range(90, 150))
    for number in range(len(SHAPES)):
        name = "cosine" if not number else "cosine of a merge"
        expected = dict(whole.terms(number))[name][100:137, 90:147]
        assert dict(part.terms(number))[name][:37, :57] == pytest.approx(expected, abs=1e-5)
