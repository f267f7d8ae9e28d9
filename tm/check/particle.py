"""Particles that do not fit the word before: 을 or 를, 은 or 는, 이 or 가, 과 or 와, 으로 or 로."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.placeables import PLACEHOLDERS, placeables
from tm.text.readings import End, end_of

_PARTNER = {"을": "를", "은": "는", "이": "가", "과": "와", "으로": "로"}
_AFTER_CONSONANT = frozenset(_PARTNER)
_OTHER = _PARTNER | {vowel: consonant for consonant, vowel in _PARTNER.items()}
_DOUBLE = {"을": "을(를)", "은": "은(는)", "이": "이(가)", "과": "과(와)", "으로": "(으)로"}
_DOUBLE |= {_PARTNER[form]: double for form, double in _DOUBLE.items()}

_HALVES = frozenset("을 를 은 는 이 가 과 와 으".split())
"""What stands in the brackets of a double form, (을)를."""

_LAST = r"(?![가-힣(/])"
_FORMS = r"(?:으로|[을를은는이가과와로])"
_AFTER_HANGUL = re.compile(
    rf"(?<=[가-힣])(을|를|은|는|와|으로|로|이|가|과(?=\s(?:함께|같이|더불어|마찬가지|달리|비슷|비교))){_LAST}"
)
_WORD = re.compile("[가-힣]{1,12}\\Z")
_AFTER_OTHER = re.compile(rf"(?<=[A-Za-z0-9%℃ℓ㎎-㎿㏊])([\"'”’»」』》*_]*)({_FORMS}){_LAST}")
_AFTER_QUOTE = re.compile(rf"(?<=[가-힣])(['\"”’」』》]+)([을를와]|으로){_LAST}")
_AFTER_BRACKET = re.compile(rf"([가-힣A-Za-z0-9%][\"'”’»」』》]*)\s?[(（]([^()（）]{{1,60}})[)）]({_FORMS}){_LAST}")
_AFTER_PLACE = re.compile(rf"[\"'”’`»」』》]*(?:</\w+>)*[\"'”’`]*({_FORMS}){_LAST}")

_ENDS_IN_EUL = frozenset(
    "마을 가을 늦가을 올가을 초가을 지난가을 노을 저녁노을 아침노을 고을 모을 끌어모을 긁어모을 불러모을 그러모을 사모을 "
    "지을 이을 뒤이을 나을 부을 퍼부을 쏟아부을 들이부을 그을 저을 휘저을 내저을 가로저을 자을".split()
)
_MADE = re.compile(
    "(?:결정|관련|매듭|특징|구분|마무리|결론|연결|규정|한숨|농사|종결|판가름|연관|이름|구별|가름|일단락|확정|단정)지[을은]$"
)
_VILLAGE = re.compile("(?<![드구바테치도엄하이가악로시출라카파네])마을$")
"""산골마을; not 드라마, 고구마, 출마 with a wrong 을."""
_PRONOUN = re.compile("(?:이|그|나|저)을")
_VERB_ROUND = (
    re.compile(r"(?:[을를]|뒤|더|보다|이어)\s*\Z"),
    re.compile(r"\s(?:것|수|때|듯|줄|만큼|정도|지|뻔|터|테|거|예정|계획|사람|후계)"),
)
"""Before and after 이을, 나을 that are verbs, and no wrong 이를, 나를."""
_ROADS = frozenset(
    "진경통항판선원난종혈작책산입출송광직간강급동각순험협공농백환육장용근행촌한안평정중상망남북신심염본천현음양전잔적접단변"
)
"""What nouns have before 로, a road, an old man, a heron: 진로, 산책로, 장로, 근로, 백로."""
_STEMS = frozenset(
    # Last syllables of verb stems, before which 는 is an ending: 먹는, 찾는.
    "먹 죽 막 박 녹 썩 식 익 적 삭 찍 묵 속 꺾 섞 닦 깎 낚 묶 볶 겪 엮 솎 읽 긁 밝 늙 안 앉 신 않 많 감 담 참 남 숨 심 품 뿜 "
    "듬 삼 넘 금 움 닮 굶 삶 옮 곪 젊 잡 집 뽑 꼽 입 씹 접 업 굽 눕 줍 깁 돕 잠 좁 씻 벗 빗 솟 짓 긋 잇 붓 낫 젓 웃 받 닫 걷 "
    "듣 묻 믿 싣 쏟 얻 뜯 굳 뻗 딛 돋 밟 넓 없 값 덮 갚 높 깊 엎 짚 붙 맡 뱉 같 얕 흩 핥 훑 맞 꽂 짖 찢 잊 맺 늦 젖 좇 쫓 빚 "
    "갖 낮 놓 넣 낳 쌓 닿 찧 땋 좋 싫 끓 앓 뚫 잃 옳 꿇 닳 찾 빼앗 앗 뺏 꾸짖 뒤집 붇 긷 깨닫 일컫 솔깃 춥 덥 쉽 곱 밉 굵 맑 "
    "갉 얽 훔 꿈".split()
)

_BEFORE_GWA = frozenset("결효성사초경여투부교외내치이문피다무")
"""What nouns have before 과: results, effects, departments."""
_BEFORE_I = tuple(
    "님 것 사람 사람들 주민 주민들 아들 딸 학생 군인 농민 시민 국민 인민 여성 남성 남편 부모님 소식통 당국 보위성 안전성 "
    "노동당 조선 북한 남한 한국 미국 중국 일본 영국 대통령 위원장 부위원장 총비서 장관 국장 부장 과장 소장 관리인 지배인 "
    "회장 사장 선생 의원 대변인 상인 병원 공장 기업 기업소 법원 은행 가족 청년 노인".split()
)
_BEFORE_GA = tuple(
    "정부 간부 기자 관계자 노동자 근로자 당국자 담당자 목격자 피해자 사용자 소비자 생산자 책임자 지도자 전문가 국가 회사 "
    "학교 대학교 군대 부대 총리 러시아 할머니 할아버지 아버지 어머니 누나 언니 친구 동무 의사 교사 판사 검사 배우 가수 "
    "선수 후보 대표 대사 비서 위원회 협회 기업소 경제 문제 조치 제도 사회 정치 무역 보도 영화 도시 농사 부부 우리나라".split()
)
"""Nouns, and last parts of them, that no other word comes of with 가, or with 이, where these do not fit."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for each particle in a Korean target that does not fit what is read before it."""
    text = pair.target
    if text.isascii():
        return
    for at, form, read in _wrong(text):
        what = f"{form!r} after {read!r} does not fit how that is read; write {_OTHER[form]!r}"
        yield Hint(what, pair.spot(pair.target_lang, at, at + len(form)))
    if any(sign in text for sign in "%{$"):
        yield from _after_placeholders(pair)


def _wrong(text: str) -> Iterator[tuple[int, str, str]]:
    """Give where each wrong particle stands, its form, and what stands before it."""
    for hit in _AFTER_HANGUL.finditer(text):
        if _fits(hit[1], end_of(text[hit.start() - 1])):
            continue
        word = _WORD.search(text, max(0, hit.start() - 12), hit.start())
        if word and (_is_particle(word[0], hit[1]) or _is_pronoun(text, word.start(), hit.end())):
            yield hit.start(), hit[1], word[0]
    for hit in _AFTER_QUOTE.finditer(text):
        if not _fits(hit[2], end_of(text[: hit.start(1)])):
            yield hit.start(2), hit[2], text[: hit.start(1)].split()[-1]
    for hit in _AFTER_OTHER.finditer(text):
        before = text[max(0, hit.start(1) - 24) : hit.start(1)]
        if (
            not _fits(hit[2], end_of(before))
            and not _is_noun(before, hit[2])
            and not _in_place(text, hit.start(1))
            and not _inches(hit)
        ):
            yield hit.start(2), hit[2], before.split()[-1]
    if "(" in text or "（" in text:
        for hit in _AFTER_BRACKET.finditer(text):
            outside, inside = text[: hit.start(1) + 1], hit[2].strip("\"'”’ ")
            if (
                inside not in _HALVES
                and not _fits(hit[3], end_of(outside))
                and not _fits(hit[3], end_of(inside))
                and not _in_place(text, hit.start(3))
            ):
                yield hit.start(3), hit[3], text[hit.start(1) : hit.start(3)]


def _fits(form: str, end: End | None) -> bool:
    """Return whether a form may follow; after an unknown end each may, and 로 follows ㄹ as it does a vowel."""
    if end is None:
        return True
    if end == "ㄹ" and form in ("으로", "로"):
        return form == "로"
    return (form in _AFTER_CONSONANT) == (end != "vowel")


def _is_particle(word: str, form: str) -> bool:
    """Return whether what looks like a particle after a Hangul word is one for certain."""
    if word[-1] in "을를":  # Two in a row are the business of `double-particle`.
        return False
    whole = word + form
    if form == "을":
        return whole not in _ENDS_IN_EUL and not _MADE.search(whole) and not _VILLAGE.search(whole)
    if form in "이가":
        return word.endswith(_BEFORE_I if form == "가" else _BEFORE_GA)
    if form == "은":
        return len(word) > 2 and f"{word}을" not in _ENDS_IN_EUL and not _MADE.search(whole)
    if form == "로":
        return len(word) > 1 and word[-1] not in _ROADS
    if form == "는":
        # No stem ends in ㅆ but those of the tenses, none in ㅇ; a stem in ㄹ loses it before 는.
        return len(word) > 1 and word[-1] not in _STEMS and (ord(word[-1]) - 0xAC00) % 28 != 20
    if form == "과":
        return word[-1] not in _BEFORE_GWA
    return True


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """Return whether 이을, 그을, 나을 or 저을 is a pronoun with a wrong particle, since nothing round it makes it a verb."""
    before, after = _VERB_ROUND
    return (
        bool(_PRONOUN.fullmatch(text, start, end))
        and not before.search(text, max(0, start - 12), start)
        and not after.match(text, end)
    )


def _is_noun(before: str, form: str) -> bool:
    """Return whether 과 or 가 after a figure is a noun: 제2과, 종로3가."""
    return before[-1:].isdigit() and form in ("과", "가")


def _inches(hit: re.Match[str]) -> bool:
    return hit[1] == '"' and hit.string[hit.start() - 1].isdigit()


def _in_place(text: str, at: int) -> bool:
    return any(one.start < at <= one.end for one in placeables(text, PLACEHOLDERS))


def _after_placeholders(pair: Pair) -> Iterator[Hint]:
    for one in placeables(pair.target, PLACEHOLDERS):
        if one.text != "%%" and (hit := _AFTER_PLACE.match(pair.target, one.end)):
            form = hit[1]
            what = f"{form!r} after {one.text} fits some values only; write {_DOUBLE[form]!r}"
            yield Hint(what, pair.spot(pair.target_lang, *hit.span(1)), "warning")


CHECK = Check(
    id="particle",
    level="error",
    what="a particle that does not fit what is read before it (을/를, 은/는, 이/가, 과/와, 로); a single form after a placeholder",
    why="every Korean reader trips over 정책를; it is what is left behind when a word is replaced",
    right=(
        (("The guards sealed off the village.", "경비대가 마을을 봉쇄했다."),),
        (("20% of the harvest", "수확의 20%를 바쳤다"),),
        (("The WFP said so.", "세계식량계획(WFP)은 그렇게 밝혔다."),),
        (("Delete %s?", "%s을(를) 지우시겠습니까?"),),
        (("They built and gathered.", "집을 지을 사람을 모을 생각이다."),),
        (("%d files", "파일 %d개를 지웠습니다"),),
        (("Who is it?", "전문가인가, 소설가인가, 누군가."),),
        (("It is the government.", "문제는 정부이고, 국가이다."),),
    ),
    wrong=(
        (("They criticized the policy.", "그들은 정책를 비판했다."),),
        (("20% of the harvest", "수확의 20%을 바쳤다"),),
        (("The WFP said so.", "세계식량계획(WFP)는 그렇게 밝혔다고 한다. 유엔(UN)를 비롯해"),),
        (("Delete %s?", "%s를 지우시겠습니까?"),),
        (("He went to Seoul.", "그는 서울으로 갔다."),),
        (("Pyongyang denied it.", "평양는 부인했다."),),
        (("Open the URL.", "URL를 엽니다."),),
        (("The teacher came.", "선생님가 왔다."),),
        (("The government said so.", "북한 정부이 그렇게 밝혔다."),),
    ),
    find=find,
    target="ko",
)
