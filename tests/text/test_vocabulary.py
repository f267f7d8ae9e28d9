"""The shipped pairs: what every one of them must do, and what none may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.text.folding import Folding, fold, letters
from tm.text.vocabulary import NORTH_SOUTH

RULES = Folding(())
FORMS = [letters(form, "ko") for form, _ in NORTH_SOUTH]
CANONICAL = {letters(word, "ko") for _, word in NORTH_SOUTH}

CARRIERS = [
    "{}",
    "어제 {}에 대하여 말하였다.",
    "국제{}위원회",
    "《{}》",
    "이 {}였다",
    "할 {}까지",
    "평가 {}워",
    "가까운 {}께서",
]


def test_there_are_enough() -> None:
    assert len(NORTH_SOUTH) >= 420


def test_no_form_is_there_twice() -> None:
    assert sorted(FORMS) == sorted(set(FORMS))


def test_no_form_is_a_single_letter() -> None:
    assert [form for form in FORMS if len(form) < 2] == []


def test_no_form_is_inside_a_canonical_one() -> None:
    assert [(form, word) for form in FORMS for word in CANONICAL if form in word] == []


def test_the_rules_make_no_pair_equal() -> None:
    assert [pair for pair in NORTH_SOUTH if fold(pair[0], "ko", RULES) == fold(pair[1], "ko", RULES)] == []


def test_the_endings_change_neither_forms_nor_canonical_ones() -> None:
    words = [*FORMS, *CANONICAL]
    assert [word for word in words if fold(word, "ko", RULES) != word] == []


def test_forms_are_written_without_spaces_and_in_hangul() -> None:
    assert [form for form, _ in NORTH_SOUTH if not all("가" <= letter <= "힣" or letter in "-05" for letter in form)] == []


@pytest.mark.parametrize("carrier", CARRIERS)
def test_both_forms_fold_alike_in_a_sentence(carrier: str) -> None:
    def folded(word: str) -> str:
        return fold(carrier.format(word), "ko")

    assert [pair for pair in NORTH_SOUTH if folded(pair[0]) != folded(pair[1])] == []


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("로씨야대통령 뿌찐이 뛰르끼예를 방문하였다.", "러시아 대통령 푸틴이 튀르키예를 방문하였다."),
        ("우크라이나의 끼예브와 하르꼬브", "우크라이나의 키예프와 하르키우"),
        ("쌍빠울로에서 부에노스아이레스까지", "상파울루에서 부에노스아이레스까지"),
        ("오스트랄리아와 뉴질랜드", "오스트레일리아와 뉴질랜드"),
        ("체스꼬슬로벤스꼬사회주의공화국", "체코슬로바키아 사회주의 공화국"),
        ("프놈뻰과 쟈까르따, 꾸알라룸뿌르", "프놈펜과 자카르타, 쿠알라룸푸르"),
        ("신형코로나비루스감염증왁찐", "신형 코로나바이러스 감염증 백신"),
        ("30키로메터를 달리는 마라손경기", "30킬로미터를 달리는 마라톤 경기"),
        ("립방메터당 250그람", "세제곱미터당 250그램"),
        ("무궤도전차와 궤도전차", "트롤리버스와 노면전차"),
        ("콤퓨터프로그람을 인터네트싸이트에 올렸다.", "컴퓨터 프로그램을 인터넷 사이트에 올렸다."),
        ("뜨락또르와 불도젤, 콘베아", "트랙터와 불도저, 컨베이어"),
        ("관중들은 일어서서 손벽을 치며 웨쳤다.", "관중들은 일어서서 손뼉을 치며 외쳤다."),
        ("콩크리트로 강뚝을 쌓았다.", "콘크리트로 강둑을 쌓았다."),
        ("우렝이와 닭알을 먹는다.", "우렁이와 달걀을 먹는다."),
    ],
)
def test_sentences(north: str, south: str) -> None:
    assert fold(north, "ko") == fold(south, "ko")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("대남 비방을 그만두다", "냄비"),
        ("우리 아빠이니 걱정 마라", "파리"),
        ("얼마나 손해를 보았는가", "마라톤"),
        ("급성 심장마비", "맛비"),
        ("아직 승기를 잡지 못했다", "헬리콥터"),
        ("새로운 남성 잡지", "윈난성"),
        ("엔터 키를 누르십시오", "튀르키예"),
        ("평면을 따라 지오메트리를 자른다", "라디오"),
        ("여러 가지 수학 기호", "가짓수"),
        ("루마니아 미사일 기지", "마이애미"),
        ("이대호 지명 타자", "호찌민"),
        ("스마트 익스프레스", "매트릭스"),
        ("정말 따뜻하다", "몰타"),
        ("보고 따라 하다", "보고타"),
        ("학교 또는 집", "교토"),
        ("빵 꾸러미", "펑크"),
    ],
)
def test_nothing_turns_up_by_accident(text: str, word: str) -> None:
    assert letters(word, "ko") not in fold(text, "ko")
    assert fold(text, "ko") == fold(text, "ko", RULES)


def test_longer_forms_go_before_those_inside_them() -> None:
    pairs = dict(NORTH_SOUTH)
    inside = [(a, b) for a in FORMS for b in FORMS if a != b and a in b]
    assert ("궤도전차", "무궤도전차") in inside
    assert fold("무궤도전차", "ko") == letters(pairs["무궤도전차"], "ko")


def test_folding_twice_is_folding_once() -> None:
    texts = [carrier.format(word) for carrier in CARRIERS for pair in NORTH_SOUTH for word in pair]
    assert [text for text in texts if fold(fold(text, "ko"), "ko") != fold(text, "ko")] == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*(word for pair in NORTH_SOUTH for word in pair), "되여", "할가", "고마와", "녀성", "의 ", " "])))
def test_words_in_any_order(words: list[str]) -> None:
    pairs = dict(NORTH_SOUTH)
    key = fold(" ".join(words), "ko")
    assert fold(key, "ko") == key
    assert fold("·".join(words), "ko") == fold("·".join(pairs.get(word, word) for word in words), "ko")
