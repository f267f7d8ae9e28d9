"""Encoders whose vectors all point one way, put right: what all texts have in common is taken off.

Of E5's vectors any two have a cosine of about 0.8, which leaves little between what belongs together and what does not. The mean of
a fixed set of sentences in both languages is what they have in common (Mu & Viswanath 2018).
"""

from __future__ import annotations

from functools import cached_property

from tm.encode.encoder import Encoder, Vectors, unit_rows

_TEXTS = [
    "비가 와서 길이 미끄럽다.",
    "그는 어제 서울로 떠났다.",
    "저장하려면 버튼을 누르세요.",
    "쌀값이 한 달 사이에 크게 올랐다.",
    "회의는 세 시에 시작합니다.",
    "아이들이 마당에서 논다.",
    "파일을 찾을 수 없습니다.",
    "정부가 새 대책을 내놓았다.",
    "고기를 잘게 썰어 볶는다.",
    "누가 전화했어요?",
    "이 함수는 목록을 돌려준다.",
    "봄이 되면 꽃이 핀다.",
    "경기는 무승부로 끝났다.",
    "의사는 쉬라고 했다.",
    "버스가 늦게 왔다.",
    "계약은 내년까지다.",
    "The road is slippery in the rain.",
    "He left for Seoul yesterday.",
    "Press the button to save.",
    "Rice prices rose sharply in a month.",
    "The meeting starts at three.",
    "Children are playing in the yard.",
    "The file could not be found.",
    "The government announced new measures.",
    "Cut the meat finely and fry it.",
    "Who called?",
    "This function returns a list.",
    "Flowers bloom in spring.",
    "The match ended in a draw.",
    "The doctor told her to rest.",
    "The bus came late.",
    "The contract runs until next year.",
]


class CentredEncoder:
    """An encoder without what the vectors of all texts share."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = f"{encoder.name}-centred"

    @cached_property
    def _centre(self) -> Vectors:
        centre: Vectors = self._encoder.encode(_TEXTS).mean(axis=0)
        return centre

    def encode(self, texts: list[str]) -> Vectors:
        """Return the encoder's vectors less the centre, rows of length 1."""
        found = self._encoder.encode(texts)
        return unit_rows(found - self._centre) if len(found) else found
