from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.tmx.memory import document, tu, written
from tm.errors import BadTmx
from tm.formats.tmx.validate import validate
from tm.model.memory import Unit, Variant


def rules(folder: Path, source: str | bytes) -> set[str]:
    path = folder / "memory.tmx"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return {p.rule for p in validate(str(path))[0].problems}


def unit(inner: str, attributes: str = "") -> str:
    """A whole valid memory but for what is given."""
    clean = written(Unit("1", (Variant("ko", ("글",)), Variant("en", ("text",))))).decode()
    return clean.replace('<tu tuid="1">', f'<tu tuid="1"{attributes}>').replace("<seg>글</seg>", f"<seg>{inner}</seg>")


@pytest.mark.parametrize(
    ("inner", "attributes", "expected"),
    [
        ("글", "", set()),
        ("글<ph x='1'>{0}</ph>", "", set()),
        ("<it>x</it>", "", {"inline"}),
        ("<bpt i='1'/>글", "", {"lone-code"}),
        ("글<ept i='1'/>", "", {"lone-code"}),
        ("<hi><g/></hi>", "", {"inline"}),
        ("<ph odd='1'/>글", "", {"inline"}),
        ("", "", {"empty-seg"}),
        ("\u1112\u1161\u11ab", "", {"nfd"}),
        ("글", " odd='1'", {"attribute"}),
        ("글", " creationdate='2026-01-17'", {"date"}),
        ("글", " segtype='line'", {"segtype"}),
        ("글", " srclang='en_US'", {"lang-form"}),
    ],
)
def test_units(tmp_path: Path, inner: str, attributes: str, expected: set[str]) -> None:
    assert rules(tmp_path, unit(inner, attributes)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</tu>", '</tu><tu tuid="1"><tuv xml:lang="ko"><seg>a</seg></tuv></tu>', {"duplicate-tuid", "one-variant"}),
        ('xml:lang="en"', 'xml:lang="KO"', {"lang-twice"}),
        ('xml:lang="en"', 'xml:lang="en_US"', {"lang-form"}),
        (' xml:lang="en"', "", {"no-lang"}),
        ('segtype="sentence" ', "", {"header-attribute"}),
        ('srclang="ko"', 'srclang="fr"', {"srclang-unused"}),
        ('version="1.4"', 'version="2.0"', {"version"}),
        ("<tuv", "<prop>x</prop><tuv", {"prop-type", "order"}),
        ("<tmx ", '<tmx xmlns="x" ', {"namespace"}),
        ('encoding="UTF-8"', 'encoding="UTF-16"', {"encoding"}),
    ],
)
def test_files(tmp_path: Path, old: str, new: str, expected: set[str]) -> None:
    source = unit("글")
    assert old in source
    assert rules(tmp_path, source.replace(old, new)) == expected


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(document(tu("1"), tu("2", "a & b")), encoding="utf-8")
    result, error = validate(str(path))
    assert isinstance(error, BadTmx)
    assert (result.readable, result.problems[-1].rule, result.problems[-1].line, result.problems[-1].tuid) == (
        False,
        "unreadable",
        7,
        "2",
    )


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    result, error = validate(str(tmp_path / "none.tmx"))
    assert error is not None
    assert [p.rule for p in result.problems] == ["unreadable"]
