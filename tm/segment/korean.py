"""Where a Korean sentence ends, in Southern and Northern spelling."""

from __future__ import annotations

from tm.segment.rules import CLOSED, ENDED, SHARED, TERMINATORS, Language, a_break, no_break, one_of

_STOP = f"[{TERMINATORS}]"
_QUOTE = "[\"'”’»』」》〉)\\]]"
_WORD_ENDS = "(?![가-힣])"

# Quotation particles, 인용격 조사, and the endings that go with them: written to the quotation, whatever follows.
_QUOTING = one_of("""
    이?라(?:고|는|며|면|던|도|니|더니|든|지|서|기|야) 이?란 이?랍니다 이?래요
    다(?:고|는|며|면서) 냐(?:고|는|며|면서) 자(?:고|는|며|면서)
    하(?:고|며|면서|는|던|자|더니|듯) 했(?:다|던|고|으며|습니다) 하였다
    이(?:다|며|고|자|었|지만) 였(?:다|고|던|으며|습니다) 입니다 이에요 예요 면서 는데
""")
# Particles that also begin ordinary words (도 / 도시, 가 / 가게): only as a whole word.
_PARTICLE = one_of("""
    고 며 면 라 이라 인 임 일 은 는 이 가 을 를 의 에 도 만 와 과 로 으로 요 이요 이나 이든 이랑 이야 나
    로서 으로서 로써 으로써 에서 에게 까지 부터 처럼 보다 조차 마저 만큼 밖에 같은 같이 식의 식으로 등
""")
_DIRECTLY = f"(?:{_QUOTING}|{_PARTICLE}(?:는|은|도|만|의|이|을|를)?{_WORD_ENDS})"

# After a space only what cannot begin a sentence of its own. 고 is also 'the late' and a surname.
_SPACED = (
    one_of("""
    이?라(?:고|는|며|면서|던|더니|니) 이?란 며 면서 는 을 를
    하(?:고|며|면서|는|던|자|더니|기에|길래|듯이?) 했(?:다|던|고|으며|습니다) 하였다 한다
    (?:소리치|외치|말하|중얼거리|속삭이)(?:며|면서|자|고|더니) 묻(?:자|고|더니) 물으며
    식(?:의|으로|이다?) 등(?:의|이|을|은|에|으로)? 운운(?:하며)?
    """)
    + _WORD_ENDS
    + r"|고(?=\s)(?!\s+(?:씨|군|양)(?![가-힣]))(?!\s+[가-힣]{2,4}\s+(?:전\s+)?(?:대통령|위원장|주석|회장|총리|의원|씨))"
)
_TAKEN_UP = rf"(?:{_DIRECTLY}|\s+(?:{_SPACED}))"

# Latin abbreviations that Korean text carries along; Korean sentences do not end in them.
_ABBREVIATIONS = one_of("""
    Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Capt Sgt St Mt No Nos Vol vol p pp cf vs etc al ex e\\.g i\\.e
    Co Corp Inc Ltd Bros Jr Sr Ph\\.D Dept Univ Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec
""")
# Nouns in 다 or 요 that newspapers join with a dot in place of a middle dot.
_NOUNS = one_of("수요 주요 중요 동요 민요 바다")

_RULES = (
    *SHARED,
    no_break(
        _QUOTE,
        _TAKEN_UP,
        "a particle after the closing quote takes the quotation into the sentence",
        "그는 “강이 얼었다.”라고 말했다. | 우리는 믿지 않았다.",
    ),
    no_break(
        _STOP,
        rf"[\"”'’]+{_TAKEN_UP}",
        "the same for a quotation whose opening mark is in an earlier paragraph or missing",
        '또 천천히 말했어요."라고 그는 적었다.',
    ),
    no_break(
        _STOP,
        r"""\s*[“"'‘《「][^“”"'‘’《》「」]{1,200}[”"'’》」]\s?(?:이?라고|하고|고|라며|하며)[.。]""",
        "turned round: the quotation that follows is what was said",
        "보위원이 물었다. “누가 시켰는가?” 하고. | 답은 없었다.",
    ),
    no_break(
        r"\d\)?\.",
        r"\s*\d{1,2}\.(?!\d)",
        "a date written in figures goes on",
        "회의는 2020. 2. 15. 오후에 열렸다.",
    ),
    no_break(
        r"(?<!\d)\d{1,4}\)?\.\s?\d{1,2}\.",
        r"\s",
        "the full stop of the day or the month belongs to the date",
        "공고는 2019.11.3. 자로 났다. | 기한은 이틀이다.",
    ),
    no_break(r"(?:(?<=\s)|^)[(\[]?\d{1,2}\.", r"\s", "a number that heads an item", "1. 문을 닫는다. | 2. 불을 끈다."),
    no_break(
        r"제\s?\d+(?:조|항|호|장|절|편|관|목)(?:의\s?\d+)?\.",
        r"\s",
        "the heading of an article of law",
        "제1조. 이 법은 농장원에게 적용한다. | 제2조의2. 예외는 없다.",
    ),
    no_break(
        rf"(?:^|{_STOP}\s)\s*(?:[가나다라마바사아자차카타파하ㄱ-ㅎ①-⑳]|[IVX]{{1,4}})\.",
        r"\s",
        "a letter that heads an item",
        "가. 신청서를 낸다. | 나. 증명서를 받는다.",
    ),
    a_break(
        r"(?<![A-Za-z.])[A-Z]\.",
        r"\s+(?:그러나|그리고|하지만|그래서|그런데|또한|따라서|그는|그녀는|이는)\s",
        "a letter at the end of a sentence, shown by the word that starts the next",
        "의사가 권한 것은 비타민 C. | 그러나 약국에는 없었다.",
    ),
    no_break(r"(?<![A-Za-z])(?:[A-Za-z]\.)+", "", "initials", "조지 W. 부시와 W.S. 앤더슨이 만났다. | 회담은 짧았다."),
    no_break(rf"(?<![A-Za-z.]){_ABBREVIATIONS}\.", "", "Latin abbreviations", "Dr. 리는 No. 5 병동에 있다. | 문은 잠겼다."),
    no_break(
        r"(?:(?<![다요까죠.…‥])|(?<=니까))(?:\.{2,}|…+|‥+)",
        r"\s",
        "an ellipsis is a pause unless an ending stands before it",
        "그게… 말하기가 좀 그렇다… | 다음에 하자.",
    ),
    no_break(
        rf"(?<![가-힣]){_NOUNS}\.",
        "[가-힣]",
        "a dot that stands for a middle dot between two nouns",
        "수요.공급이 맞지 않는다.|그래서 값이 뛴다.",
    ),
    a_break(ENDED, r"\s", "a full stop and a space", "눈이 왔다. | 길이 막혔다! | 누가 치울까?"),
    a_break(
        rf"[가-힣][다요까죠][.?!…]*{ENDED}",
        "[가-힣\"'“‘《「『A-Z0-9]",
        "an ending and a full stop need no space after them",
        "초소가 비었다.|그러나 불은 켜 있었다.|“이상하죠?”|주민이 말했다.",
    ),
    a_break(
        rf"[냐니라자지네군야][?!]+{CLOSED}",
        "[가-힣\"'“‘《「『]",
        "the same for plain questions and calls",
        "누가 왔느냐?|아무도 없다.|어서 가자!|그가 소리쳤다.",
    ),
    a_break(f"[。｡？！]{CLOSED}", r"\S", "full-width marks hold their own space", "비가 온다。|밭을 갈자！|서두르자。"),
)

_QUOTED = (
    no_break(
        "",
        _TAKEN_UP,
        "the sentence takes the whole quotation up with a particle",
        "그는 “강을 건넜다. 아무도 없었다.”라고 말했다.",
    ),
    no_break(
        "",
        r"[(（][^()（）]{1,20}[)）]" + _DIRECTLY,
        "the same with a gloss between",
        "사람들은 “문을 열라. 쌀을 달라.”(구호)고 외쳤다.",
    ),
    no_break("", r"\s*[,·]", "a quotation in a row of things", "“비싸다. 못 산다.”, “줄이 길다.” 등의 말이 돌았다."),
    no_break(
        rf"[^{TERMINATORS},\"'”’»』」》〉)\s]{_QUOTE}",
        r"\s*\S",
        "a quotation without a full stop of its own is a part of the sentence",
        "주민들은 ‘낮에는 구경. 밤에는 거래’ 방식으로 물건을 판다.",
    ),
)

KOREAN = Language(_RULES, _QUOTED)
