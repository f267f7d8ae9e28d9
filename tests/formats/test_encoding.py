from __future__ import annotations

import pytest

from tm.errors import BadEncoding
from tm.formats.encoding import decodes, sniff

TEXT = "평양의 장마당에서 쌀값이 올랐다."


@pytest.mark.parametrize(
    ("head", "codec", "bom", "declared"),
    [
        (b"", "utf-8", 0, None),
        (b"plain", "utf-8", 0, None),
        (TEXT.encode(), "utf-8", 0, None),
        (TEXT.encode("utf-8-sig"), "utf-8", 3, None),
        (TEXT.encode("cp949"), "cp949", 0, None),
        (TEXT.encode("utf-16"), "utf-16-le", 2, None),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", 2, None),
        (TEXT.encode("utf-32"), "utf-32-le", 4, None),
        ("<a>글</a>".encode("utf-16-le"), "utf-16-le", 0, None),
        ("\n<a>글</a>".encode("utf-16-be"), "utf-16-be", 0, None),
        ('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16"), "utf-16-le", 2, "UTF-16"),
        ('<?xml version="1.0" encoding="UTF-8"?>글'.encode("utf-8-sig"), "utf-8", 3, "UTF-8"),
        (b"<?xml version='1.0' encoding='euc-kr' ?>", "cp949", 0, "euc-kr"),
        (b'\n<?XML VERSION="1.0" ENCODING="US-ASCII"?>', "utf-8", 0, "US-ASCII"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>\xe9', "iso8859-1", 0, "iso-8859-1"),
        ("평양에서 닭을 보았다.".encode().replace("닭".encode(), b"\xeb\x8b"), "utf-8", 0, None),
        (b"caf\xe9 au lait", "utf-8", 0, None),
    ],
)
def test_sniff(head: bytes, codec: str, bom: int, declared: str | None) -> None:
    found = sniff("a.txt", head, whole=True)
    assert (found.codec, found.bom, found.declared) == (codec, bom, declared)


def test_a_sample_may_end_inside_a_character() -> None:
    cut = TEXT.encode()[:-2]
    assert sniff("a.txt", cut, whole=False).warning is None
    assert decodes(cut, "utf-8", whole=False)
    assert not decodes(cut, "utf-8", whole=True)


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(BadEncoding, match="klingon-8"):
        sniff("a.tmx", b'<?xml version="1.0" encoding="klingon-8"?>', whole=True)
