"""What differs between two texts of one language: by rows of pairs, and by laws."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.lookup.differences import Comparison, compare
from tm.model.match import Difference
from tm.model.text import Lang
from tm.text.normalize import tidy

KOREAN = """
장마당에서 쌀을 팔았다 | 장마당에서 쌀 팔았다 | particle
장마당에서 쌀을 팔았다 | 장마당에서 쌀은 팔았다 | particle
장마당에서 쌀만 팔았다 | 장마당에서 쌀도 팔았다 | particle
주민들은 감자로 끼니를 때운다 | 주민은 감자로 끼니를 때운다 | particle
강 건너에서 불빛이 보였다 | 강 건너에 불빛이 보였다 | particle
그 소식은 중국에서 들어왔다 | 그 소식은 중국으로부터 들어왔다 | particle
보안원에게서 들은 말이다 | 보안원에게 들은 말이다 | particle
아침까지만 문을 연다 | 아침까지 문을 연다 | particle
학교에서는 아무 말이 없었다 | 학교에서도 아무 말이 없었다 | particle
나는 그 집을 안다 | 내가 그 집을 안다 | particle
어머님이 오셨다 | 어머님께서 오셨다 | particle
“단속”은 계속된다 | “단속”이 계속된다 | particle
(주)한빛은 문을 닫았다 | (주)한빛이 문을 닫았다 | particle
경비대가 철수하였다 | 경비대가 철수했다 | ending
경비대가 철수한다 | 경비대가 철수했다 | ending
경비대가 철수했다 | 경비대가 철수했습니다 | ending
물이 맑다 | 물이 맑습니다 | ending
어제 다리를 지었다 | 어제 다리를 짓는다 | ending
이웃을 도왔다 | 이웃을 돕는다 | ending
강물이 흐른다 | 강물이 흘렀다 | ending
편지를 쓴다 | 편지를 썼다 | ending
하늘이 파랗다 | 하늘이 파란 | ending
문을 열고 나갔다 | 문을 열며 나갔다 | ending
문을 닫아라 | 문을 닫는다 | ending
빨리 가자 | 빨리 가라 | ending
비가 오면 쉰다 | 비가 와서 쉰다 | ending
그는 교원이다 | 그는 교원이었다 | ending
그는 교원입니다 | 그는 교원이다 | ending
이 집은 새집이였다 | 이 집은 새집이었다 | spelling
공장이 완공됐다 | 공장이 완공되었다 | ending
공장이 완공되였다 | 공장이 완공되었다 | spelling
전기를 끊었다고 말했다 | 전기를 끊었다며 말했다 | ending
밭을 갈고 있다 | 밭을 간다 | ending
저장하시겠습니까? | 저장합니까? | ending
다운로드하는 중 | 다운로드한 중 | ending
파일을 여십시오 | 파일을 여세요 | ending
당했는지는 모른다 | 당하였는지는 모른다 | ending
국경경비가 심하다 | 국경 경비가 심하다 | spacing
할수 없다는듯이 웃었다 | 할 수 없다는 듯이 웃었다 | spacing
세계 에서 가장 길다 | 세계에서 가장 길다 | spacing
로동자들이 모였다 | 노동자들이 모였다 | spelling
녀성 류학생이 왔다 | 여성 유학생이 왔다 | spelling
뜨락또르가 멈췄다 | 트랙터가 멈췄다 | spelling
로씨야사람이 왔다 | 러시아 사람이 왔다 | spelling spacing
로동자들이 왔다 | 노동자들은 왔다 | particle spelling
력사를 가르쳤다 | 역사를 가르친다 | ending spelling
값은 ５원이다 | 값은 5원이다 | spelling
값은 5000원이다 | 값은 5천원이다 | spelling
쌀 1만 2천 톤 | 쌀 12,000 톤 | spelling
쌀 3kg을 샀다 | 쌀 5kg을 샀다 | number
쌀값이 6200원까지 올랐다 | 쌀값이 6400원까지 올랐다 | number
사람 3명이 죽었다 | 사람 7명은 죽었다 | number particle
세 명이 건넜다 | 네 명이 건넜다 | number
2월 8일에 행사가 있었다 | 2월 9일에 행사가 있었다 | number
1만 2천 명이 모였다 | 1만 3천 명이 모였다 | number
3명이 5개를 받았다 | 5명이 3개를 받았다 | number
39%가 찬성했다 | 39%가 반대했다 | word
그는 갔다 | 그는 가지 않았다 | negation
그는 갔다 | 그는 안 갔다 | negation
그는 말했다 | 그는 말하지 못했다 | negation
그는 말했다 | 그는 말하지못하였다 | negation
길이 있다 | 길이 없다 | negation
길이 있었지만 돌아왔다 | 길이 없었지만 돌아왔다 | negation
그는 간첩이다 | 그는 간첩이 아니다 | negation
그는 간첩인 사람이다 | 그는 간첩이 아닌 사람이다 | negation
창문을 열라 | 창문을 열지 말라 | negation
불을 끄십시오 | 불을 끄지 마십시오 | negation
출입 가능 | 출입 불가 | negation
사용 가능한 장치 | 사용 불가능한 장치 | negation
공식 회담이다 | 비공식 회담이다 | negation
완성 원고를 냈다 | 미완성 원고를 냈다 | negation
관심을 보였다 | 무관심을 보였다 | negation
밤에는 못 잤다 | 밤에는 잤다 | negation
가방 안 물건을 꺼냈다 | 가방 물건을 꺼냈다 | word
안내를 받았다 | 내를 받았다 | word
집안에 들었다 | 집밖에 들었다 | word
갈 수 없다고 했다 | 갈 수 있다고 했다 | negation
평양에서 열렸다 | 원산에서 열렸다 | name
평양시에서 열렸다 | 평양에서 열렸다 | name
량강도에 눈이 왔다 | 자강도에 눈이 왔다 | name
미국인이 왔다 | 중국인이 왔다 | name
김영철 부장이 말했다 | 리영철 부장이 말했다 | name
박철수씨가 왔다 | 최민호씨가 왔다 | name
국가보위성이 나섰다 | 사회안전성이 나섰다 | name
로동신문이 전했다 | 조선중앙통신이 전했다 | name
평양에서 열렸다 | 강당에서 열렸다 | name word
개가 고양이를 쫓았다 | 고양이가 개를 쫓았다 | word particle
개가 고양이를 쫓았다 | 개를 고양이가 쫓았다 | word particle
평양이 서울을 비난했다 | 서울이 평양을 비난했다 | name
쌀을 실었다 | 석탄을 실었다 | word
어제 비가 왔다 | 비가 왔다 | word
비가 왔다 | 비가 왔다고 그가 말했다 | word ending
밤새 눈이 내렸다 | 밤새 눈이 내렸다. 길이 막혔다 | word punctuation
정부가 발표했다 | 정당이 발표했다 | word
사장이 결재했다 | 시장이 결재했다 | word
무역을 늘린다 | 무력을 늘린다 | spelling
비가 왔다. | 비가 왔다 | punctuation
비가 왔다. | 비가 왔다! | punctuation
《단결》을 외쳤다 | “단결”을 외쳤다 | punctuation
쌀, 콩, 기름 | 쌀·콩·기름 | punctuation
추가하는 중… | 추가 중... | ending
기다리는 중… | 기다리는 중... | punctuation
쌀 1kg당 값 | 쌀 1㎏당 값 | spelling
KBS가 보도했다 | kbs가 보도했다 | case
<b>저장</b>을 누르세요 | 저장을 누르세요 | tag
%s 파일을 삭제했습니다 | %d 파일을 삭제했습니다 | tag
{0}을 {1}에 복사했습니다 | {1}을 {0}에 복사했습니다 | tag
{name}님이 들어왔습니다 | {name}님이 나갔습니다 | word
{name}님이 들어왔습니다 | {user}님은 들어왔습니다 | tag particle
줄바꿈\\n을 지웁니다 | 줄바꿈을 지웁니다 | tag
저장 &amp; 종료 | 저장 & 종료 | tag punctuation
$USER$ 계정을 만듭니다 | $HOST$ 계정을 만듭니다 | tag
알림을 켭니다 | 알림을 끕니다 | word
자동 저장을 켜십시오 | 자동 저장을 켜지 마십시오 | negation
3개 파일을 복사했습니다 | 5개 파일을 복사했습니다 | number
비밀번호를 입력하세요 | 비밀번호를 입력하십시오. | ending punctuation
"""

ENGLISH = """
Open the file | Open a file | particle
Open the file | Open file | particle
The guards left the post. | Guards left the post. | particle case
The guard left the post | The guards left the post | ending
The guards leave the post | The guards left the post | ending
He opens the gate | He opened the gate | ending
He is waiting outside | He was waiting outside | ending
They were stopping trucks | They stop trucks | ending
The market's stalls are empty | The market stalls are empty | ending
She will go home | She goes home | ending
The colour of the flag | The color of the flag | spelling
They organised a rally | They organized a rally | spelling
The town centre was empty | The town center was empty | spelling
He travelled by cart | He traveled by cart | spelling
A grey van stopped | A gray van stopped | spelling
The defence minister | The defense minister | spelling
We don't sell rice | We do not sell rice | spelling
It's late | It is late | spelling
They can't cross | They cannot cross | spelling
He left. | He left | punctuation
He left. | He left! | punctuation
“Go home,” she said | "Go home," she said | punctuation
A well-known smuggler | A well known smuggler | punctuation
rice, corn and beans | rice, corn, and beans | punctuation
Save file | Save File | case
SAVE FILE | Save file | case
Our web site is down | Our website is down | spacing
Send an e-mail now | Send an email now | punctuation
Rice costs 6,200 won | Rice costs 6,400 won | number
Rice costs 6,200 won | Rice costs 6200 won | spelling
Some 3 million people | Some 5 million people | number
Some 3 million people | Some 3,000,000 people | spelling
Three men crossed | Four men crossed | number
Page 3 of 10 | Page 4 of 10 | number
It fell 3.5 percent | It fell 4.5 percent | number
He met 3 of 5 men | He met 5 of 3 men | number
The door opens | The door does not open | negation
The door will open | The door won't open | negation
You can go | You cannot go | negation
He said something | He said nothing | negation
It came with sugar | It came without sugar | negation
He was able to walk | He was unable to walk | negation
Connect the device | Disconnect the device | negation
A valid key | An invalid key | negation particle
He always pays | He never pays | negation word
No guards were seen | Guards were seen | negation case
The road is safe | The road is not safe | negation
There was no light | There was light | negation
He lives in Pyongyang | He lives in Wonsan | name
Trucks from China arrived | Trucks from Russia arrived | name
The talks with Kim failed | The talks with Choe failed | name
Mr. Pak said so | Mr. Ri said so | name
He works for the KPA now | He works for the UN now | name
Police in Sokcho said so | Police in Daegu said so | name
China sent rice | Russia sent rice | name
He lives in Pyongyang | He lives in hiding | name word
Dogs chase cats | Cats chase dogs | word
The dog chased the cat | The cat chased the dog | word
China blamed Japan | Japan blamed China | name
The rice was sold | The corn was sold | word
The price of rice rose | The price of rice rose yesterday | word
He left early | He left | word
The ministry said so | The committee said so | word
Open File | Open Folder | word
Prices rose | Costs rose | word
A government source | A goverment source | word
Delete <b>all</b> files | Delete all files | tag
%d files copied | %s files copied | tag
Hello, {name}! | Hello, {user}! | tag
Line one\\nline two | Line one line two | tag
Tom &amp; Jerry | Tom & Jerry | tag punctuation
%1$s sent %2$s | %2$s sent %1$s | tag
{count} file selected | {count} files selected | ending
Turn notifications on | Turn notifications off | word
Are you sure you want to quit? | Are you sure you want to exit? | word
Cannot save the file | Save the file | negation case
Copy 3 files | Copy 12 files | number
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    return [(a, b, c) for a, b, c in (line.split(" | ") for line in table.strip().splitlines())]


def names(query: str, source: str, lang: Lang) -> str:
    return " ".join(compare(query, source, lang).differences)


@pytest.mark.parametrize(("query", "source", "expected"), rows(KOREAN))
def test_korean(query: str, source: str, expected: str) -> None:
    assert names(query, source, "ko") == expected


@pytest.mark.parametrize(("query", "source", "expected"), rows(ENGLISH))
def test_english(query: str, source: str, expected: str) -> None:
    assert names(query, source, "en") == expected


@pytest.mark.parametrize(("lang", "table"), [("ko", KOREAN), ("en", ENGLISH)])
def test_either_way_round_it_is_the_same(lang: Lang, table: str) -> None:
    for query, source, _ in rows(table):
        assert compare(query, source, lang).differences == compare(source, query, lang).differences, (query, source)


MARKED = """
ko | 쌀을 팔았다 | 쌀은 팔았다 | 은
ko | 쌀을 팔았다 | 쌀 팔았다 |
ko | 쌀 팔았다 | 쌀을 팔았다 | 을
ko | 경비대가 철수하였다 | 경비대가 철수했다 | 했다
ko | 평양에서 열렸다 | 원산에서 열렸다 | 원산에서
ko | 쌀값이 6200원까지 올랐다 | 쌀값이 6400원까지 올랐다 | 6400
ko | 국경 경비가 심하다 | 국경 경비는 심하다 | 는
ko | 비가 왔다 | 어제 밤 비가 왔다 | 어제 밤
ko | <b>저장</b>을 누르세요 | <i>저장</i>을 누르세요 | <i>; </i>
ko | 비가 왔다. | 비가 왔다! | !
en | Open the file | Open the folder now | folder now
en | Rice costs 6,200 won | Rice costs 6,400 won | 6,400
en | The road is safe | The road is not safe | not
en | Save file | Save File | File
"""


@pytest.mark.parametrize("line", MARKED.strip().splitlines())
def test_marked(line: str) -> None:
    lang, query, source, expected = (part.strip() for part in line.split("|"))
    changes = compare(query, source, "ko" if lang == "ko" else "en").changes
    assert [source[start:end] for start, end in changes] == [part for part in expected.split("; ") if part]


def test_a_lost_space_is_marked_where_the_source_has_it() -> None:
    source = "국경 경비가 심하다"
    assert compare("국경경비가 심하다", source, "ko").changes == ((2, 3),)
    assert compare(source, "국경경비가 심하다", "ko").changes == ()


def test_decomposed_hangul_is_marked_in_its_own_code_points() -> None:
    source = unicodedata.normalize("NFD", "쌀은 평양에서 팔았다")
    changes = compare("쌀은 원산에서 팔았다", source, "ko").changes
    assert [unicodedata.normalize("NFC", source[start:end]) for start, end in changes] == ["평양에서"]
    assert compare("쌀은 평양에서 팔았다", source, "ko").differences == ()


PIECES: dict[Lang, list[str]] = {
    "ko": (
        "쌀을 쌀 쌀은 쌀도 장마당에서 장마당에 국경 경비가 국경경비가 《강화》 “강화”라고 하였다 했다 하지 않았다 안 못 없다 있다 "
        "6200원 1만 2천명 12,000명 평양시 평양에서 김정은이 로동 노동 <b> </b> {0} %s . , ( ) 北 KCNA kcna"
    ).split(),
    "en": (
        "the a price Price of rice 6,200 won rose rises don't do not never China Kim . , ( ) <b> </b> %s {0} web site website "
        "colour color"
    ).split(),
}


def texts(lang: Lang) -> st.SearchStrategy[str]:
    spaced = st.lists(st.tuples(st.sampled_from(PIECES[lang]), st.sampled_from([" ", " ", "", "  "])), max_size=9)
    return st.one_of(spaced.map(lambda parts: "".join(a + b for a, b in parts)), st.text(max_size=12))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_laws(lang: Lang) -> None:
    @settings(max_examples=250, deadline=None)
    @given(texts(lang), texts(lang))
    def law(query: str, source: str) -> None:
        found = compare(query, source, lang)
        assert (found.differences == ()) == (tidy(query) == tidy(source))
        assert list(found.differences) == [kind for kind in Difference if kind in found.differences]
        assert len(found.grades) == len(found.differences)
        assert all(0 < grade <= 1 for grade in found.grades)
        last = -1
        for start, end in found.changes:
            assert last < start < end <= len(source)
            assert source[start:end].strip() or Difference.SPACING in found.differences
            last = end
        assert compare(source, source, lang) == Comparison()

    law()
