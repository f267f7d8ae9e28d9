"""Where a Korean sentence ends, in Southern and Northern spelling."""

from __future__ import annotations

from tm.segment.korean_figures import FIGURES
from tm.segment.korean_words import ABBREVIATIONS, LABELS, MARKED_NAME, NOUNS
from tm.segment.quoting import DIRECTLY, PARTICLE_WORD, QUOTING, TAKEN_UP
from tm.segment.rules import CLOSED, CLOSERS, ENDED, SHARED, SMILES, STRAIGHT, TERMINATORS, Language, a_break, no_break, one_of

_STOP = f"[{TERMINATORS}]"
_QUOTE = "[\"'”’»』」》〉)\\]]"

# A thought or a title, by its marks, within a sentence.
_TITLE = (
    rf"[^\s{TERMINATORS}{CLOSERS}]\s?"
    r"(?:‘[^‘’]{1,50}[?!]’|'[^']{1,50}[?!]'|[《〈「『][^《》〈〉「」『』]{1,50}[?!][》〉」』])"
)
_GOES_ON = r"\s(?!그러나|그리고|하지만|그래서)[가-힣]"
_STARTS = one_of("그러나 그리고 하지만 그래서 그런데 또한 따라서 한편 그는 그녀는 이는 이에") + r"(?=[\s,])"
# A speaker, not what was said, is the subject; what follows has no subject of its own.
_SUBJECT_AND_QUOTATION = (
    r"(?<![말답글뜻])(?<!마디|구호|제목|질문|문장|인사|반응|결론|이유|표어|팻말|간판|내용|대사|주장|요지|소감)"
    r"(?:은|는|이|가|께서)\s[\"“][^\"“”]{1,50}[\"”]"
)
_ITS_VERB = rf"\s(?!{_STARTS})(?![이그]것?\s)(?![가-힣]+(?:은|(?<!고)는|이|가)\s)[가-힣]"
# Another quotation, and the word that takes up both.
_SEVERAL = r"\s[\"“][^\"“”]{1,80}[\"”](?:\s?(?:등|하는|식의)(?![가-힣]{2})|이?라는\s)"

_RULES = (
    *SHARED,
    a_break(
        rf"[다요까죠니냐자라네][{TERMINATORS}][\"”]",
        r"이\s",
        "no particle: after a vowel it would be 가",
        "“강이 얼었다.”|이 소식은 곧 퍼졌다.",
    ),
    no_break(
        _QUOTE,
        TAKEN_UP,
        "a particle after the closing quote takes the quotation into the sentence",
        "그는 “강이 얼었다.”라고 말했다. | 우리는 믿지 않았다.",
    ),
    no_break(
        _STOP,
        rf"[\"”'’]+{TAKEN_UP}",
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
        rf"{_STOP}[\"”]",
        _SEVERAL,
        "the first of several quotations that one word takes up together",
        "“비싸다.” “줄이 길다.” 등의 말이 돌았다. | 상점은 조용했다.",
    ),
    no_break(
        _SUBJECT_AND_QUOTATION,
        _ITS_VERB,
        "who speaks stands before the quotation: the verb is still to come",
        "철호는 “알았다고!” 쏘아붙이고 나갔다. | 그가 “가자.” | 우리는 일어섰다.",
    ),
    no_break(
        rf"{_STOP}[\"'”’》〉」』]+",
        rf"\s{LABELS}(?![가-힣]{{3}})",
        "the noun that names the quoted text follows",
        "“저장되었습니다.” 메시지가 뜬다. | 확인을 누른다.",
    ),
    no_break(
        _TITLE,
        _GOES_ON,
        "a thought or a title within the sentence",
        "영화 ‘가자, 북으로!’ 상영회가 열렸다. | 자리가 모자랐다.",
    ),
    *FIGURES,
    no_break(
        rf"{MARKED_NAME}!",
        rf"\s(?!{_STARTS})[가-힣A-Z]",
        "a name that ends in a mark",
        "야후! 코리아가 문을 닫았다. | 우리는 야후! | 그리고 다음을 썼다.",
    ),
    a_break(
        r"(?<![A-Za-z.])[A-Z]\.",
        rf"\s+{_STARTS}",
        "a letter at the end of a sentence, shown by the word that starts the next",
        "의사가 권한 것은 비타민 C. | 그러나 약국에는 없었다.",
    ),
    no_break(r"(?<![A-Za-z\d])(?:[A-Za-z]\.)+", "", "initials", "조지 W. 부시와 W.S. 앤더슨이 만났다. | 회담은 짧았다."),
    no_break(rf"(?<![A-Za-z.]){ABBREVIATIONS}\.", "", "Latin abbreviations", "Dr. 리는 No. 5 병동에 있다. | 문은 잠겼다."),
    no_break(
        r"(?:같은|동|그)\s?[달해월년]\s\d{1,2}\.",
        r"\s",
        "a day of the month named before",
        "그는 같은 달 28. 이를 거부하였다. | 우리는 불복하였다.",
    ),
    a_break(
        rf"[가-힣][.?!…]*{ENDED}",
        r"\s[가-힣A-Za-z]{1,6}(?:\s[가-힣]{1,3})?\s?:\s",
        "who speaks next, in an interview or a script",
        "나: 네... | 엄마: 왜 그래? | 나: 그냥.",
    ),
    no_break(
        r"(?:(?<![다요까죠.…‥])|(?<=니까))(?:\.{2,}|(?:…+|‥+)\.?)",
        r"\s",
        "an ellipsis is a pause unless an ending stands before it",
        "그게… 말하기가 좀 그렇다… | 다음에 하자.",
    ),
    no_break(
        rf"(?<![가-힣]){NOUNS}\.",
        "[가-힣]",
        "a dot that stands for a middle dot between two nouns",
        "수요.공급이 맞지 않는다.|그래서 값이 뛴다.",
    ),
    a_break(ENDED, r"\s", "a full stop and a space", "눈이 왔다. | 길이 막혔다! | 누가 치울까?"),
    no_break("[?!]", QUOTING, "a question or a cry, quoted without marks", "왜 왔어요?라고 그가 물었다. | 대답은 없었다."),
    a_break(
        rf"[가-힣][다요까죠][.?!…]*{ENDED}",
        f"(?:[가-힣“‘《「『A-Z0-9]|{STRAIGHT})",
        "an ending and a full stop need no space after them",
        "초소가 비었다.|그러나 불은 켜 있었다.|“이상하죠?”|주민이 말했다.",
    ),
    a_break(
        r"[다요까죠네지야음임함냐자라군니게해래어봐줘돼와!?.]\s?" + SMILES,
        r"\s",
        "in messages a smile, tears or a wave stand for the full stop",
        "오늘 정말 춥네요ㅠㅠ | 내일은 풀린대요~ | 감기 조심!",
    ),
    no_break("[?!]", PARTICLE_WORD, "the same with a particle", "왜?의 답은 없다. | 우리는 묻지 않았다."),
    a_break(
        rf"(?<!야후)(?<=[가-힣])[?!]+{CLOSED}",
        f"(?:[가-힣“‘《「『]|{STRAIGHT})",
        "the same for questions and calls",
        "누가 왔느냐?|아무도 없다.|어서 가자!|그가 소리쳤다.",
    ),
    a_break(f"[。｡？！]{CLOSED}", r"\S", "full-width marks hold their own space", "비가 온다。|밭을 갈자！|서두르자。"),
)

_QUOTED = (
    no_break(
        "",
        TAKEN_UP,
        "the sentence takes the whole quotation up with a particle",
        "그는 “강을 건넜다. 아무도 없었다.”라고 말했다.",
    ),
    no_break(
        "",
        r"[(（][^()（）]{1,20}[)）]" + DIRECTLY,
        "the same with a gloss between",
        "사람들은 “문을 열라. 쌀을 달라.”(구호)고 외쳤다.",
    ),
    no_break(_TITLE, _GOES_ON, "a thought or a title within the sentence", "노래 ‘가자! 어서 가자!’ 합창이 울렸다. | 밤이 깊었다."),
    no_break(
        _SUBJECT_AND_QUOTATION,
        _ITS_VERB,
        "who speaks stands before the quotation: the verb is still to come",
        "그는 “허허. 그럴 리가.” 웃기만 했다.",
    ),
    no_break(
        '["”]',
        _SEVERAL,
        "several quotations that one word takes up together",
        "“비싸다. 못 산다.” “줄이 길다.” 등의 말이 돌았다.",
    ),
    no_break("", r"\s*[,·]", "a quotation in a row of things", "“비싸다. 못 산다.”, “줄이 길다.” 등의 말이 돌았다."),
    no_break(
        rf"[^{TERMINATORS},\"'”’»』」》〉)\s]{_QUOTE}",
        r"\s*\S",
        "a quotation without a full stop of its own is a part of the sentence",
        "주민들은 ‘낮에는 구경. 밤에는 거래’ 방식으로 물건을 판다.",
    ),
)

KOREAN = Language(_RULES, _QUOTED, _STARTS)
