"""The words that Korean rules are made of, beside those of quotation."""

from __future__ import annotations

from tm.segment.rules import one_of

# Latin abbreviations that Korean text carries along; Korean sentences do not end in them.
ABBREVIATIONS = one_of("""
    Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Capt Sgt St Mt No Nos Vol vol p pp cf vs etc al ex e\\.g i\\.e
    Co Corp Inc Ltd Bros Jr Sr Ph\\.D Dept Univ Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec
    [Vv]er [Ff]igs? [Tt]ab [Ee]q [Cc]h [Aa]rt Sec App Rev Tel Fax [Ee]ds? op
""")
# Names that end in a mark.
MARKED_NAME = one_of("Yahoo Yum Jeopardy Joomla 야후 제퍼디 맘마미아")
# Words and signs that go before the number of an item.
HEAD = one_of("그림 표 도표 사진 단계 질문 답변 문항 문 답 예 보기 부록 별표 주문 S?\\# Q A Step Fig Table Part Chapter Section")
# Nouns that name the text quoted before them, as programs and reports of signs do.
LABELS = one_of("""
    메시지 문구 구호 표어 팻말 푯말 현수막 알림 알림창 경고창 경고문 안내문 팝업 버튼 단추 대화상자 표시 표지판 제하 제목
""")
# Nouns in 다 or 요 that newspapers join with a dot in place of a middle dot.
NOUNS = one_of("수요 주요 중요 동요 민요 바다")
