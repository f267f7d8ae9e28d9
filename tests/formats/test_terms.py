"""Glossaries as tables."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.termbase import write_terms
from tm.formats.terms import read_terms
from tm.model.glossary import Entry
from tm.model.memory import Note, Prop, Unit, Variant

HEADER = "ko\ten\taccepted\tbanned\tnote\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "terms.tsv"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        pytest.param(HEADER + "쌀\trice\t\t\t\n", [Entry(("쌀",), ("rice",))], id="one form each"),
        pytest.param(
            HEADER + "보위성|국가보위성\tMinistry of State Security\tMSS|the ministry\tSecurity Department\tsecret police\n",
            [
                Entry(
                    ("보위성", "국가보위성"),
                    ("Ministry of State Security",),
                    ("MSS", "the ministry"),
                    ("Security Department",),
                    "secret police",
                )
            ],
            id="all columns",
        ),
        pytest.param(
            "EN\tnote\tKo\nrice\tfood\t쌀\n", [Entry(("쌀",), ("rice",), note="food")], id="columns in any order and case"
        ),
        pytest.param("ko\ten\n쌀\trice", [Entry(("쌀",), ("rice",))], id="two columns, no last line end"),
        pytest.param("ko\ten\tmore\n쌀\trice\tx\ty\n", [Entry(("쌀",), ("rice",))], id="columns of others, too many cells"),
        pytest.param(
            "ko\ten\n쌀\n\n\trice\n 콩 | |대두 \t beans \n", [Entry(("콩", "대두"), ("beans",))], id="half rows out, forms trimmed"
        ),
        pytest.param("ko\ten\tnote\n쌀\trice\ta\\tb\\\\c\n", [Entry(("쌀",), ("rice",), note="a\tb\\c")], id="escapes"),
        pytest.param("\ufeffko\ten\r\n쌀\trice\r\n", [Entry(("쌀",), ("rice",))], id="a mark before it, and line ends of Windows"),
        pytest.param("ko\ten\n", [], id="no entry"),
    ],
)
def test_what_is_read(table: Path, text: str, entries: list[Entry]) -> None:
    table.write_bytes(text.encode())
    assert read_terms(str(table)) == entries


def test_utf_16(table: Path) -> None:
    table.write_text("ko\ten\n쌀\trice\n", "utf-16")
    assert read_terms(str(table)) == [Entry(("쌀",), ("rice",))]


@pytest.mark.parametrize(
    "text",
    [
        'ko,en,banned\n쌀,rice,"paddy|the ""rice"""\n',
        'en;ko;banned\nrice;쌀;"paddy|the ""rice"""\n',
        'ko\ten\tbanned\n쌀\trice\tpaddy|the "rice"\n',
    ],
)
def test_csv(tmp_path: Path, text: str) -> None:
    (tmp_path / "terms.csv").write_text(text, "utf-8")
    assert read_terms(str(tmp_path / "terms.csv")) == [Entry(("쌀",), ("rice",), (), ("paddy", 'the "rice"'))]


@pytest.mark.parametrize("text", ["", "\n", "ko,en\n쌀,rice\n", "쌀\trice\n", "ko\tja\n쌀\t米\n"])
def test_no_glossary(table: Path, text: str) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(UnknownFormat, match=r"terms\.tsv: is no glossary: .*; begin it with ko, en"):
        read_terms(str(table))


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput):
        read_terms(str(tmp_path / "missing.tsv"))
    (tmp_path / "picture.tsv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with pytest.raises(UnusableInput):
        read_terms(str(tmp_path / "picture.tsv"))


def test_what_a_table_of_terms_cannot_hold_is_counted() -> None:
    banned = (Prop("x-termNote:administrativeStatus", "deprecatedTerm-admn-sts"),)
    noun = (Prop("x-termNote:partOfSpeech", "noun"),)
    rice = Variant("en", ("rice",))
    units = [
        Unit("1", (Variant("ko", ("쌀",), props=noun), Variant("ko", ("이밥",), props=banned), rice, Variant("ja", ("米",)))),
        Unit("2", (Variant("ko", ("콩",)),)),
        Unit("3", (Variant("ko", ("값",)), Variant("en", ("price",), notes=(Note("n"),))), extras=("<x/>",)),
    ]
    stream = io.BytesIO()
    assert write_terms(stream, iter(units)) == [
        "1 term in another language left out",
        "1 Korean term that is not to be used left out",
        "1 property left out",
        "1 note of terms left out",
        "1 unknown element left out",
        "1 concept without a Korean and an English term left out",
    ]
    assert stream.getvalue().decode() == f"{HEADER}쌀\trice\t\t\t\n값\tprice\t\t\t\n"
