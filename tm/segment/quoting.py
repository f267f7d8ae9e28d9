"""What takes a Korean quotation up into the sentence around it: particles, endings, verbs of saying."""

from __future__ import annotations

from tm.segment.rules import one_of

_WORD_ENDS = "(?![가-힣])"

# Quotation particles, 인용격 조사, and the endings that go with them: written to the quotation, whatever follows.
QUOTING = one_of("""
    이?라(?:고|는|며|면|던|도|니|더니|든|지|서|기|야) 이?란 이?랍니다 이?래요
    다(?:고|는|며|면서) 냐(?:고|는|며|면서) 자(?:고|는|며|면서)
    하(?:고|며|면서|는|던|자|더니|듯) 했(?:다|던|고|으며|습니다) 하였다
    이(?:다|며|고|자|었|지만) 였(?:다|고|던|으며|습니다) 입니다 이에요 예요 면서 는데
""")
_SAYING = one_of("""
    (?:소리치|외치|말하|중얼거리|속삭이|대답하|되묻|덧붙이|되뇌|고함치)(?:며|면서|자|고|더니) 묻(?:자|고|더니) 물으며
    (?:소리쳤|외쳤|말했|중얼거렸|속삭였|대답했|답했|물었|되물었|덧붙였|되뇌었|되뇌였|고함쳤)(?:다|고|지만|으나|습니다|어요)
    (?:소리를?|고함을?)\\s?(?:지르|치)(?:며|면서|자|고) (?:소리를?|고함을?)\\s?(?:질렀|쳤)(?:다|고|지만|으나|습니다|어요)
""")
# Particles that also begin ordinary words (도 / 도시, 가 / 가게): only as a whole word.
_PARTICLE = one_of("""
    고 며 면 라 이라 인 임 일 은 는 이 가 을 를 의 에 도 만 와 과 로 으로 요 이요 이나 이든 이랑 이야 나
    로서 으로서 로써 으로써 에서 에게 까지 부터 처럼 보다 조차 마저 만큼 밖에 같은 같이 식의 식으로 등
""")
PARTICLE_WORD = _PARTICLE + _WORD_ENDS
DIRECTLY = f"(?:{QUOTING}|{_PARTICLE}(?:는|은|도|만|의|이|을|를)?{_WORD_ENDS})"

# After a space only what cannot begin a sentence of its own. 고 is also 'the late' and a surname.
_SPACED = (
    one_of("""
    이?라(?:고|는|며|면서|던|더니|니) 이?란 며 면서 는 을 를
    하(?:고|며|면서|는|던|자|더니|기에|길래|듯이?) 했(?:다|던|고|으며|지만|습니다) 하였(?:다|고|으며) 한다
    하시(?:고|며|면서|던|더니) 하셨(?:다|고|으며|지만|습니다|어요) 하신다
    식(?:의|으로|이다?) 등(?:의|이|을|은|에|으로)? 운운(?:하며)?
    """)
    + _WORD_ENDS
    + rf"|(?:(?:속으로|혼자|낮게|크게|작게|나직이|조용히|거듭|다시)\s)?{_SAYING}(?![가-힣])"
    + r"|고(?=\s)(?!\s+(?:씨|군|양)(?![가-힣]))(?!\s+[가-힣]{2,4}\s+(?:전\s+)?(?:대통령|위원장|주석|회장|총리|의원|씨))"
)
TAKEN_UP = rf"(?:{DIRECTLY}|\s+(?:{_SPACED}))"
