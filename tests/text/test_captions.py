from __future__ import annotations

import pytest

from tm.text.captions import is_caption


@pytest.mark.parametrize(
    "line",
    [
        "(사진=강변뉴스)",
        "[사진=강변뉴스]",
        "[사진 = 강변뉴스 자료]",
        "사진=독자 제공",
        "사진: 강변뉴스",
        "사진 / 독자 제공",
        "사진제공=강변군청",
        "그래픽=이바다",
        "<자료사진>",
        "장마당에 쌓인 쌀자루. /사진=강변뉴스",
        "▲ 혜산시 전경. 멀리 압록강이 보인다. (사진=강변뉴스)",
        "북한 평안남도 평성시 거리 모습. 사진 / 독자 제공",
        "혜산역 앞에 선 사람들 (자료사진)",
        "압록강 너머로 보이는 살림집들. 사진=강변뉴스 캡처",
        "장마당 매대에 놓인 수산물(사진=강변뉴스)",
        "온성군의 한 농장 선전실(자료사진=독자 제공)",
        "Sacks of rice at a market. (Photo: Riverside News)",
        "Sacks of rice at a market. (Photo by Ann Lee)",
        "Sacks of rice at a market. [Photo courtesy of Riverside News]",
        "A soldier by the river. (Courtesy of a reader)",
        "A parade in Pyongyang. (AP Photo/Ann Lee)",
        "A parade in Pyongyang. (Riverside file photo)",
        "A street in Sinuiju | Photo: Riverside News",
        "Photo: A market street in South Pyongan Province.",
        "FILE PHOTO: Apartment blocks seen from across the river.",
        "FILE – A guard post near Hoeryong",
        "Image courtesy of Riverside News",
        "A file photo of a market in Hyesan",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "북한이 미사일을 쐈다(사진=강변통신).",
        "북한이 미사일을 쐈다(사진=강변통신)",
        "왜 문을 닫았을까(사진=강변뉴스)",
        "저장(사진=파일)을 누른다",
        "사진 한 장이 그의 운명을 바꿨다.",
        "사진: 3장",
        "사진:",
        "사진/비디오 12개",
        "삭제된 이미지: %s",
        "AMI - Amazon 머신 이미지 (Machine Image)",
        "그는 사진을 찍다 잡혔다(현지 주민).",
        "단속원은 손전화에 저장된 사진과 영상을 모두 지웠다.",
        "Photos of the leader hang in every home.",
        "Remove the photos (or move them) first.",
        "Slides (images)",
        "Photo taken",
        "Picture quality: high",
        "Photo (color cartridge)",
        "Open the file, e.g. flavor vs image.",
        "The photo shows a man by the river.",
        "A file was found on his phone.",
        "가" * 300 + " (사진=강변뉴스)",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    assert not is_caption(line)
