"""One side denies and the other does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.model.text import Lang
from tm.text.negation import may_deny, plain

_WORDS: dict[Lang, re.Pattern[str]] = {"ko": re.compile("[가-힣]+"), "en": re.compile(r"[A-Za-z]+(?:['’]t\b)?")}

_ALSO_EN = r"""
    un\w{3,}
    in(?:ability|able|accessible|valid|correct|complete|visible|compatib\w*|accurate|active|secure|definite|consistent|sufficient)\w*
    im(?:possible|proper|mobile)\w* ir\w{5,} il(?:legal|legible)\w* dis\w{4,} non\w* mis\w{3,} absen\w* abstain\w*
    \w+less \w+-free anti\w* fail\w* lack\w* den(?:y|i)\w* refus\w* reject\w* few(?:er)? little hardly barely scarcely
    rarely seldom less least only just mere(?:ly)? except\w* exclusive\w* exclud\w* instead rather than stop\w* avoid\w*
    ban(?:s|ned|ning)? prevent\w* prohibit\w* forbid\w* forbade bypass\w* miss\w* empty ceas\w* halt\w* loss los[et]\w*
    ignor\w* skip\w* omit\w* oppos\w* object\w* against too wrong\w* far away free until unless before yet doubt\w*
    difficult\w* hard short\w* scarce\w* depriv\w* abandon\w* drop\w* cancel\w* zero neglect\w* exempt\w*
    any(?:one|thing|where|body|more)? minimal\w* struggl\w* gone even forg[eo]\w* out\sof want\sof still remain\w*
    regardless despite whether or otherwise deprecated wary differ\w* first must have\sto needs? over equally
"""
_ALSO_KO = (
    "(?<![가-힣])(?:불[가-힣]|비[가-힣]|미[가-힣]|무[가-힣]|부[족재인정당]|안 |안[되된돼됐하함해했]|못 |도무지|빈 |빼|뺀|덜 "
    "|오직|겨우|간신히|거의|단지|최소|설마|어찌)"
    "|거부|거절|실패|금지|모르|몰라|몰랐|모른|외에|이외|제외|말고|대신|보다|커녕|뿐|밖에|바깥|만[ 이은의으]|만$|전에|까지|아직|반대"
    "|어려|어렵|힘들|드물|적[은다었]|막[아았고는기으]|끊|빠[지진져졌뜨]|잃|잊|놓치|놓쳤|그만|멈추|멈췄|중단|중지|취소|삭제|해제|차단"
    "|방지|예방|회피|피하|피해|피했|삼가|면하|벗어|떨어|상관|관계없|무관|없|않|못|아니|아닌|말라|말며|마[시십세라]|다르|다[릅른]|달리"
    "|틀리|잘못|오류|여부|싫|꺼[리려진]|포기|버리|버렸|버린|사라|외면|결여|결핍|에야|서야|눈감|전부|처음|냐고|느냐"
)
_ALSO: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"\b(?:{'|'.join(_ALSO_EN.split())})\b", re.I),
    "ko": re.compile(_ALSO_KO),
}
"""What says no in other words, or often stands where the other language says no; where there is any of it nothing is said."""

_NO_DENIAL = re.compile(
    r"뿐(?:만)?\s?아니|만이? 아니라|[틀다름끊거빠어쉴]\S?[름림]?없[이는다었]|못지\s?않|못잖|적지 ?않|않을까"
    r"|지 않나|잖|다름\s?아닌|수밖에|수 밖에|불과|지나지 않"
    r"|할 것 없이|머지\s?않|마지\s?않|여지없|어쩔 수"
    r"|(?i:not only|no later|no more than|no less|nothing but|cannot but|no doubt|not least|no longer|no matter|if not|why not"
    r"|don't you|isn't it|\bno\. ?\d|not to mention|\"never\"|\bnone\b|nothing else|or not)"
)
"""What only looks like a denial, or denies so that the other language affirms."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint where one side holds exactly one denial and the other neither a denial nor anything like it."""
    if not pair.source.strip() or not pair.target.strip():
        return
    counts = {lang: _denials(pair.text(lang), lang) for lang in _WORDS}
    if counts["ko"] + counts["en"] != 1:
        return
    denying: Lang = "ko" if counts["ko"] else "en"
    other: Lang = "en" if counts["ko"] else "ko"
    if _ALSO[other].search(pair.text(other).replace("_", "").replace("&", "")) or _NO_DENIAL.search(pair.text(denying)):
        return
    yes, no = ("source", "target") if denying == pair.source_lang else ("target", "source")
    yield Hint(f"the {yes} denies something and the {no} does not; see which is meant")


def _denials(text: str, lang: Lang) -> int:
    words = _WORDS[lang].findall(text.replace("_", "").replace("&", ""))
    return plain(words, lang)[1] if may_deny(words, lang) else 0


CHECK = Check(
    id="negation",
    level="info",
    what="one side denies and the other does not",
    why="a lost 않다 turns a sentence into its opposite, and it still reads well",
    right=(
        (("The file does not exist.", "파일이 없습니다."),),
        (("그는 가지 않았다.", "He refused to go."),),
        (("쌀뿐만 아니라 강냉이도 올랐다.", "Corn rose as well as rice."),),
        (("Unable to open the file.", "파일을 열 수 없습니다."),),
    ),
    wrong=(
        (("The file was not saved.", "파일을 저장했습니다."),),
        (("그는 돈을 받지 않았다.", "He took the money."),),
        (("The guards did not open the gate.", "경비대는 문을 열었다."),),
    ),
    find=find,
)
