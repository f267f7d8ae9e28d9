"""Korean number words, and the expressions that find numbers."""

from __future__ import annotations

import re
from functools import cache

from tm.text.numbers_shared import DIGITS, NOTATION

UNITS = {"십": 10, "백": 100, "천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
SINO = {"영": 0, "공": 0} | {digit: n for n, digit in enumerate("일이삼사오육칠팔구", 1)} | {"륙": 6}
NATIVE_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
NATIVE_ALONE = {"하나": 1, "둘": 2, "셋": 3, "넷": 4}
NATIVE_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
NATIVE = NATIVE_ONES | NATIVE_ALONE | NATIVE_TENS | {"스무": 20, "석": 3, "넉": 4}
PAIRS = {
    "한두": 1,
    "두세": 2,
    "두서너": 2,
    "서너": 3,
    "너댓": 4,
    "네댓": 4,
    "네다섯": 4,
    "너덧": 4,
    "대여섯": 5,
    "대엿": 5,
    "예닐곱": 6,
}
PAIRS |= {"일고여덟": 7, "여덟아홉": 8, "이삼": 2, "삼사": 3, "사오": 4, "오륙": 5, "육칠": 6, "칠팔": 7, "사나흘": 3}
"""Words for two neighbours (두세 명, two or three people), with the lower one."""
DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10, "보름": 15}

# What may follow a counter: the end of the word, a particle, a suffix such as 여, 당, 씩, 째.
_END = r"(?:(?![가-힣])|(?=[이가은는을를의에도만씩으로과와부까당간째쯤정여꼴짜들밖나뿐마처보라다였인중후동어치급권]))"
_COUNTED = r"""명|분(?![야단])|사람|개(?!인|발|방|혁|성|척)|번|곳|살|마리|채|척|달(?!라)|시간|시|가지|차례|집(?!안)
    |세대|가구|장(?!마)|권|편(?!의점)|배|줄|군데|건|쌍|통|병|잔|그루|송이|벌|켤레|자루|포대|봉지|상자|끼|해(?!안)|주|발|걸음|팀|나라|도시|마을|칸|겹
    |갈래|부류|종류|판|모금|섬|가마니|다발|알|조각|쪽|뼘|평|바퀴|글자|마디|그릇|대(?![중전안인동나부])|개월|개국|학년|층|곱|손|발|눈|팔
    |다리|아이|딸|아들|자녀|남자|여자|여성|남성|가정|형제|자매|식구|정상|단어|문장|포기|되|근(?![로무처거원본])|갑|두름|꾸러미|덩이|토막|필|모|차로|코스|표|단계|골(?![목짜])|경기(?![도장])|세트|이닝|게임|라운드|쿼터|페이지|항목|방향|분야|지역|시즌|종목"""
_MEASURED = r"""원|년|월|일|초|도|호|회|차|위|점|표|석|인|인분|세|세기|주년|달러|위안|엔|유로|톤|리|봉
    |정보|퍼센트|프로|%|킬로|킬로미터|킬로그램|미터|센티미터|그램|리터|와트|볼트"""
_COUNTER = rf"(?:{_COUNTED}){_END}"
_MEASURE = rf"(?:{_COUNTED}|{_MEASURED}){_END}"

# 조 is a trillion before these, else an article.
_TRILLION = r"""(?=\s?(?:여|원|불|달러|위안|엔|유로|루블|파운드|명|톤|배|건|분의|규모|이상|이하|가량|정도|에\s[달이]|를\s넘|가\s넘
    |\d[\d,.십백천]*[억만]|\d[\d,]*\s?(?:원|달러|명|톤|배)))"""
_SCALE = rf"(?:[십백천]?[만억]|[십백천]조|조{_TRILLION}|(?<=\.\d)조|[십백천]?경(?=\s?(?:원|달러|여))|[십백천])"
_SPACE = "[ \xa0\u2009\u202f]"
_NORTHERN = rf"\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,12}}(?![\d.,]|년)"
_REST = rf"(?:{_SPACE}\d{{1,3}}(?:{_SPACE}\d{{3}})+|{_SPACE}?\d,\d{{3}}|{_SPACE}\d{{3,4}}|\d{{1,4}})(?!\d|[.,]\d|년)"
_SINO = "[일이삼사오육륙칠팔구십백천만억조]"
_SHARE = rf"\s?분의\s?(?P<some>{DIGITS}|{_SINO}{_END})"
_TENS, _ONES = "|".join(NATIVE_TENS), "|".join(NATIVE_ONES)
_LONG = "|".join(word for word in (*NATIVE_TENS, *NATIVE_ONES) if len(word) > 1)

KIND = re.compile(
    r"""\s?(?: (?P<percent>%(?!\w)|퍼센트|프로(?![그젝세토듀필야]))
    | \)?(?P<date>년(?!간|여|\s?동안|\s?만|\s?[전후반])|월|일(?!간|째|\s?동안|\s?만))
    | (?P<hour>시(?![가-힣])|시(?=[에부까쯤경반이를])) | (?P<minute>[분초](?![가-힣])|[분초](?=[에부까쯤경이을]))
    | (?P<ordinal>차(?!례|선|량|원|이)|번째|째|위(?!안|원)|조|항|세기|등(?!급)|호(?!텔)) )""",
    re.X,
)
HALF_DAY = re.compile(r"(오전|오후|새벽|아침|한낮|낮|저녁|밤)\s?$")
RANGE = re.compile(r"\s?[~∼〜–-]\s?|에서\s|\s내지\s|,")
NAMED_DAY = re.compile(
    r"['’\"”]?\s?(?:남북|북남|공동|선언|민주|항쟁|운동|의거|혁명|전쟁|사건|사태|합의|광복|해방|테러|총선|대선|조치|(?<=[35][.·ㆍ]1)절|기념|정신|정상|쿠데타)"
)
DAY = re.compile(r"(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d|[1-9])")
GAP = re.compile(r"(?<=\d)\s(?=\d{3})")
TOKEN = re.compile(rf"{DIGITS}|{'|'.join(sorted(NATIVE, key=len, reverse=True))}|{_SINO}|경")


@cache
def trigger() -> re.Pattern[str]:
    """Return what a text must match to hold a number; it is searched behind a space, and finds more than there is."""
    heads = "".join({word[0] for word in (*SINO, *UNITS, *NATIVE, *PAIRS, *DAYS)}) + "수몇여첫절정자반"
    return re.compile(
        rf"""[^가-힣](?: (?=[{heads}])(?<!\d)(?: 수\s?[십백천만억조명년개일차시주] | 몇 | 여러 | 첫 | 절반 | 정오 | 자정 | 사나흘
            | [둘셋넷쉰] | 반(?:[\s이을에의만짜동가세.,]|$) | {_LONG} | 스무 | {"|".join(DAYS)} | 하나
            | 열[하한두세네다여일아\s명살흘개번] | [한두세네서너대예석넉][\s두세너댓덧다엿여닐명달시사곳가개차살번마주장잔되섬줄배]
            | (?={_SINO})(?:
                (?:[십백천만억](?=[여\s원달년배])|{_SINO}{{2,}})여?\s?[명분개번곳살마채척달시가차집세장권편배건통주원년월초도호]
                | (?:[십백천만억](?=[여\s])|{_SINO}{{2,}})여?\s?[회위점표석인엔유톤리봉킬미그퍼프층평%] | {_SINO}+\s?분의
                | {_SINO}*[백천만][열스서일여아한두네다] | [일삼사오육칠팔구]\s[년개층학분초원도세주회호대퍼] | 이\s?개월
                | [이삼사오육칠팔구]십\s?대 | [삼사오육칠팔구]\s?(?:형제|남매|자매)
                | {_SINO}{{3}} | {_SINO}*[만억]\s{_SINO} ) ) | (?<=[\d%{{<&\\]) )""",
        re.X,
    )


@cache
def digits() -> re.Pattern[str]:
    """Return what matches one number that begins with a digit, or one thing that holds digits and is none."""
    return re.compile(
        rf"""{NOTATION}
        | (?P<clock> (?<![\d:])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:]) )
        | (?P<share> (?P<whole>{DIGITS}\s?[십백천만억조]?){_SHARE} )
        | (?P<rate> (?P<tenths>\d{{1,2}})할(?![인부당])(?:\s?(?P<hundredths>\d)푼(?:\s?(?P<thousandths>\d)리)?)? )
        | (?P<digits> (?P<mixed> (?:{_NORTHERN}|{DIGITS})(?<!제\d)(?<!제\s\d){_SCALE}(?:\s?{DIGITS}{_SCALE})*(?:{_REST})?
                | {DIGITS}\s[천만억](?=\s(?:원|명|달러|톤|개)) )
            | (?P<amount>{_NORTHERN}|{DIGITS})(?P<kilo>k\b)? )""",
        re.X,
    )


@cache
def words() -> re.Pattern[str]:
    """Return what matches one number that begins with a Korean word; apart from `digits`, since either takes long to compile."""
    return re.compile(
        rf"""(?P<share> (?P<whole>{_SINO}+){_SHARE} )
        | (?<![가-힣]) (?:
            (?P<vague> (?:수|몇)(?P<size>[십백천]?[만억]|[십백천]조?|조(?=\s?(?:원|달러)))
                | 수(?=\s{_COUNTER}|명|년|일|차례|개월|주|시간) | 몇몇 | 몇(?=\s?{_MEASURE}) | 여러(?!분) )
            | (?P<nth> 첫\s?번째 | 첫(?=\s) | (?:첫|둘|셋|넷)째 )
            | (?P<pair> (?:{"|".join(PAIRS)})(?=\s?{_MEASURE}) | 사나흘 )
            | (?P<days> (?:{"|".join(DAYS)})(?!달) )
            | (?P<half> 절반 | 반(?=\s?세기) | (?<=[년해시달간월]\s)반{_END} )
            | (?P<noon> 정오(?!차) | 자정(?!\s노력) )
            | (?P<native> (?!(?<=[을를]\s)한\s)(?:{_SINO}{{0,7}}[백천만])?
                    (?: (?:(?:{_TENS})?(?:{_ONES})|스무|{_TENS})(?=\s?(?:번째|{_COUNTER}))
                    | (?:(?:{_TENS})(?:{_ONES})|{_LONG}){_END} )
                | [석넉](?=\s?(?:달|장|잔|되|섬|줄){_END})
                | [두세](?=\s[가-힣]) | (?:{_TENS})?(?:하나|둘|셋|넷)(?![님원]|\s(?:지|수|것|때|곳|다른)(?![가-힣])){_END} )
            | (?P<sino> (?!만일(?![천백십])|천사(?![백십])|만년|천명[하한했])
                (?: (?:[십백천만억]|{_SINO}{{2,}})(?:(?<=[만억조])\s{_SINO}+)*
                    (?: (?=(?:여\s?|\s|(?<={_SINO}{{2}})){_MEASURE}) | (?=(?:원|달러|년|배){_END})
                    | (?<={_SINO}{{3}})(?<=[십백천만억]){_END} )
                | [일삼사오육칠팔구](?=\s(?:년|개월|층|학년|분|초|원|도|세기|주년|회|호|대|퍼센트){_END}) | 이(?=\s?개월)
                | [삼사오육칠팔구](?=\s?(?:형제|남매|자매){_END}) ) )
        )""",
        re.X,
    )
