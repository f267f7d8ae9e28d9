"""Whether a word is a name: of a person, a place, a country, an agency, a newspaper.

By lists and by form, never by a model; what is not sure is no name. Lists: the provinces and the larger cities and counties of both
Koreas, countries in the spelling of North and South, and what is named most in news of North Korea.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tm.text.particles import splits
from tm.text.vocabulary import NORTH_SOUTH

_COUNTRIES = (
    "한국 조선 북한 남한 남조선 대한민국 북조선 미국 중국 일본 러시아 소련 영국 프랑스 독일 이탈리아 스페인 포르투갈 네덜란드 "
    "벨기에 스위스 오스트리아 스웨덴 노르웨이 핀란드 덴마크 폴란드 체코 슬로바키아 헝가리 불가리아 루마니아 우크라이나 벨라루스 "
    "그리스 튀르키예 터키 쿠바 멕시코 캐나다 브라질 아르헨티나 칠레 페루 베네수엘라 콜롬비아 호주 뉴질랜드 인도 파키스탄 "
    "방글라데시 아프가니스탄 이란 이라크 이스라엘 팔레스타인 시리아 요르단 레바논 사우디아라비아 카타르 예멘 쿠웨이트 이집트 "
    "리비아 알제리 모로코 나이지리아 에티오피아 케냐 앙골라 탄자니아 남아프리카공화국 베트남 라오스 캄보디아 태국 미얀마 "
    "말레이시아 싱가포르 인도네시아 필리핀 대만 몽골 카자흐스탄 우즈베키스탄 키르기스스탄 유럽 아시아 아프리카 월남 윁남 로씨야 "
    "쏘련"
).split()
_PLACES = frozenset(
    (
        "평안남도 평안북도 평남 평북 함경남도 함경북도 함남 함북 황해남도 황해북도 황남 황북 자강도 량강도 양강도 강원도 평양 "
        "신의주 혜산 청진 함흥 원산 남포 개성 사리원 해주 강계 평성 라선 나선 라진 나진 선봉 회령 무산 온성 경원 단천 김책 길주 "
        "어랑 명천 경성 부령 연사 만포 초산 중강 희천 전천 정주 안주 순천 덕천 박천 태천 운산 향산 녕변 영변 의주 룡천 용천 염주 "
        "철산 선천 동림 삭주 창성 벽동 송림 황주 봉산 곡산 수안 신계 장연 재령 안악 은률 은천 옹진 신천 삼지연 보천 대홍단 백암 "
        "운흥 갑산 풍산 김정숙 김형직 풍서 삼수 신포 북청 리원 이원 흥원 홍원 락원 정평 금야 문천 안변 통천 금강산 승호 만경대 "
        "모란봉 락랑 낙랑 력포 형제산 룡성 용성 순안 삼석 압록강 두만강 대동강 청천강 백두산 묘향산 구월산 칠보산 장백 단둥 단동 "
        "심양 선양 연길 옌지 투먼 도문 훈춘 창바이 연변 지안 서울 부산 대구 인천 광주 대전 울산 세종 경기도 충청북도 충청남도 "
        "충북 충남 전라북도 전라남도 전북 전남 경상북도 경상남도 경북 경남 제주 제주도 수원 성남 고양 용인 부천 안산 안양 의정부 "
        "파주 김포 춘천 강릉 속초 청주 천안 전주 군산 목포 여수 포항 경주 창원 진주 거제 판문점 임진강 한강 휴전선 한라산 베이징 "
        "북경 상하이 도쿄 동경 워싱턴 뉴욕 런던 파리 모스크바 블라디보스토크 하노이 하바롭스크 제네바 베를린 로마 홍콩 톈진 다롄 "
        "대련 하얼빈 지린 길림 랴오닝 요녕 우한 괌 오키나와"
    ).split()
)
_PLACES_BY_SUFFIX = frozenset(
    "구성 위원 자성 고원 세포 상원 강령 중화 선교 은덕 새별 창도 대성 강동 강남 개천 사동 판교 화대 태평 승리".split()
)
"""Names that without 시, 군 or 구역 are words of their own."""
_AGENCIES = (
    "로동당 노동당 국가보위성 국가보위부 보위부 보위성 사회안전성 사회안전부 인민보안성 인민보안부 안전부 보안서 내각 국무위원회 "
    "최고인민회의 중앙위원회 외무성 국방성 인민무력부 인민무력성 국가계획위원회 도당위원회 인민위원회 조선중앙통신 조선중앙방송 "
    "조선중앙텔레비죤 로동신문 노동신문 민주조선 조선신보 인민군 조선인민군 호위사령부 정찰총국 청년동맹 직맹 여맹 녀맹 농근맹 "
    "39호실 조직지도부 선전선동부 통일전선부 통일부 국가정보원 국정원 국방부 외교부 청와대 국회 유엔 안보리 유니세프 세계식량계획 "
    "김일성종합대학 김책공업종합대학 연합뉴스 조선일보 중앙일보 동아일보 한겨레 백악관 국무부 크렘린 적십자사 신화통신 인민일보"
).split()
_PERSONS = (
    "김정은 김정일 김일성 김정숙 김주애 김여정 리설주 트럼프 바이든 푸틴 시진핑 문재인 윤석열 이재명 아베 최룡해 최선희 조용원"
).split()

_OPENING = frozenset({*_COUNTRIES, *_AGENCIES, *_PERSONS})
"""May begin a longer word: 미국인, 러시아대통령."""
_SUFFIXES = ("도", "시", "군", "구역", "구", "리", "동", "읍", "면", "강", "산", "역", "항", "특별시", "직할시", "광역시")
_QUARTERS = ("구", "구역", "동", "리", "읍", "면")
"""What ends the name of a part of the place named before it."""
_SURNAMES = frozenset(
    "김이리박최정강조윤장임림한오서신권황안송류유전홍고문양량손배백허남심노로하곽성차주우구나라민진지엄원채천방공현함변염추도소석선"
)
_TITLES = tuple(
    "위원장 부위원장 총비서 비서 책임비서 원수 동지 장군 대통령 총리 부총리 장관 차관 상장 대장 중장 소장 국장 부장 부부장 과장 "
    "대변인 씨 기자 교수 박사 사장 회장 의원 대표 대사 참사 지배인 위원 감독 선수 선생 할머니 할아버지".split()
)
_NO_GIVEN = frozenset("가는도들를에와을의만며고다것") | frozenset("째쯤씩")

_EN_NAMES = frozenset(
    (
        "korea korean koreans pyongyang seoul sinuiju hyesan chongjin hamhung wonsan nampo kaesong sariwon haeju kanggye "
        "pyongsong rason rajin hoeryong musan onsong ryanggang jagang chagang hamgyong pyongan hwanghae yalu tumen dandong china "
        "chinese beijing shenyang yanji japan japanese tokyo russia russian moscow vladivostok america american washington "
        "britain british london france french paris germany german berlin italy spain ukraine poland cuba vietnam hanoi laos "
        "cambodia thailand india iran iraq israel syria egypt mongolia taiwan australia canada mexico brazil asia europe africa "
        "un eu nato unicef kcna kim ri choe pak jang lee park choi moon yoon jo jon ryu hwang kang trump biden putin obama rodong "
        "sinmun yonhap reuters"
    ).split()
)
_EN_TITLES = frozenset("mr mrs ms dr gen col president premier chairman minister secretary marshal comrade professor".split())
_NO_NAMES = frozenset("i ok a an the january february march april may june july august september october november december".split())
_STARTS = frozenset('.!?:;•“"(‘[-–—/')


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    southern = {*_COUNTRIES, *_PLACES}
    return _PLACES | {north for north, south in NORTH_SOUTH if south in southern}


def _is_place(stem: str) -> bool:
    known = _places()
    if stem in known:
        return True
    if not stem.endswith(_SUFFIXES):
        return False
    bases = [stem[: -len(end)] for end in _SUFFIXES if stem.endswith(end)]
    return any(base in known or base in _PLACES_BY_SUFFIX for base in bases)


def _person(stem: str, after: str) -> bool:
    """Return whether this is a surname with a given name of two syllables, by the title that follows or is joined on."""
    if len(stem) < 3 or stem[0] not in _SURNAMES or not _NO_GIVEN.isdisjoint(stem[1:3]):
        return False
    return stem[3:].startswith(_TITLES) if len(stem) > 3 else after.startswith(_TITLES)


@lru_cache(maxsize=1024)
def korean_name(word: str, before: str = "", after: str = "") -> bool:
    """Return whether a Korean word, with or without particles, is a name; the words beside it help to tell."""
    if word[:1].isascii():
        return word[:1].isupper()
    if any(word[:size] in _OPENING for size in range(2, min(len(word), 9) + 1)):
        return True
    near = _is_place(before)
    if any(
        _is_place(stem) or _person(stem, after) or (near and len(stem) > 2 and stem.endswith(_QUARTERS)) for stem in splits(word)
    ):
        return True
    return len(before) == 1 and before in _SURNAMES and len(word) < 4 and after.startswith(_TITLES)


def english_name(words: Sequence[str], n: int) -> bool:
    """Return whether word `n` of a text (words and signs) is a name: capital inside a sentence, or known, or after a title.

    Capitals tell nothing where all words have them, as in the titles of windows.
    """
    word = words[n]
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    if not word[:1].isupper() or low in _NO_NAMES:
        return False
    before = words[n - 2 if n > 1 and words[n - 1] == "." else n - 1].casefold() if n else ""
    if low in _EN_NAMES or before in _EN_TITLES:
        return True
    if not any(other[:1].islower() and len(other) > 3 for other in words):
        return False
    return (len(low) > 1 and word.isupper()) or (n > 0 and words[n - 1] not in _STARTS)
