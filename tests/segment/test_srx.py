"""The exported rules, applied as OmegaT and Okapi do: in Python, and, where there is Java, in its regular expressions."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.segment.reading import read_row, read_rows
from tests.segment.srx_reader import SRX, Rules, breaks, pieces, read_srx
from tm.segment import parse_rules, segment
from tm.segment.english import ENGLISH
from tm.segment.korean import KOREAN
from tm.segment.srx import srx

_JAVA = Path(__file__).parents[1] / "files" / "segment_as_omegat.java"


@cache
def _texts(lang: str) -> list[str]:
    """Return the paragraphs that the export is judged on: all cases, and the examples of all rules."""
    language = KOREAN if lang == "ko" else ENGLISH
    rows = [*read_rows(f"cases_{lang}.txt"), *read_rows(f"hard_{lang}.txt"), *(r.example for r in language.rules)]
    return [text for text, _ in map(read_row, rows) if "\n" not in text]


@cache
def _exported(lang: str) -> Rules:
    return read_srx(srx(), lang)


def _share(lang: str, cut: list[list[str]]) -> float:
    """Return the share of paragraphs that are cut as `segment` cuts them."""
    wanted = [[text[start:end] for start, end in segment(text, lang)] for text in _texts(lang)]
    return sum(a == b for a, b in zip(wanted, cut, strict=True)) / len(wanted)


@pytest.mark.parametrize("as_okapi", [False, True])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_srx_reader_cuts_the_same_way(lang: str, as_okapi: bool) -> None:
    cut = [pieces(text, breaks(text, _exported(lang), as_okapi=as_okapi)) for text in _texts(lang)]
    assert _share(lang, cut) >= 0.98


@pytest.mark.skipif(shutil.which("java") is None, reason="no java on the PATH")
def test_java_cuts_the_same_way(tmp_path: Path) -> None:
    rows = [(lang, text) for lang in ("ko", "en") for text in _texts(lang)]
    (tmp_path / "rules.srx").write_text(srx(), "utf-8")
    (tmp_path / "texts").write_text("".join(f"{lang}-XX\t{text}\n" for lang, text in rows), "utf-8")
    command = ["java", "-XX:TieredStopAtLevel=1", str(_JAVA), str(tmp_path / "rules.srx"), str(tmp_path / "texts")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=100)
    assert not done.stderr
    found = [[int(place) for place in line.split()] for line in done.stdout.splitlines()]
    for lang in ("ko", "en"):
        cut = [pieces(text, at) for (code, text), at in zip(rows, found, strict=True) if code == lang]
        assert _share(lang, cut) >= 0.98


def test_it_is_srx_2() -> None:
    """What the schema asks for: elements in order, attributes, and each map's rules present."""
    root = ElementTree.fromstring(srx().encode())
    assert (root.tag, root.get("version")) == (f"{SRX}srx", "2.0")
    header, body = root
    assert (header.tag, body.tag) == (f"{SRX}header", f"{SRX}body")
    assert header.attrib == {"segmentsubflows": "yes", "cascade": "yes"}
    assert [(e.tag, e.get("type"), e.get("include")) for e in header] == [
        (f"{SRX}formathandle", "start", "no"),
        (f"{SRX}formathandle", "end", "yes"),
        (f"{SRX}formathandle", "isolated", "no"),
    ]
    tables, maps = body
    assert (tables.tag, maps.tag) == (f"{SRX}languagerules", f"{SRX}maprules")
    for table in tables:
        assert table.tag == f"{SRX}languagerule"
        assert set(table.attrib) == {"languagerulename"}
        for rule in table:
            assert rule.tag == f"{SRX}rule"
            assert rule.get("break") in ("yes", "no")
            assert [part.tag for part in rule] == [f"{SRX}beforebreak", f"{SRX}afterbreak"]
    names = [table.get("languagerulename") for table in tables]
    assert len(names) == len(set(names))
    assert [row.get("languagerulename") for row in maps] == names
    assert all(set(row.attrib) == {"languagepattern", "languagerulename"} for row in maps)


@pytest.mark.parametrize("code", ["ko", "KO", "ko-KR", "KO-KP", "en", "EN-US", "en_GB"])
def test_codes_of_all_forms_find_their_rules(code: str) -> None:
    assert read_srx(srx(), code) == _exported(code[:2].lower())


@pytest.mark.parametrize(("newline", "number"), [("\n", 2), ("\r\n", 2), ("\r", 2), ("\u2028", 2), (" ", 1)])
def test_a_line_break_is_a_boundary_for_every_language(newline: str, number: int) -> None:
    text = f"제목{newline}본문"
    for code in ("ko", "en", "fr"):
        assert len(pieces(text, breaks(text, read_srx(srx(), code)))) == number


def test_the_users_rules_are_in_it() -> None:
    own = parse_rules(
        "x", "[en]\nnever_ends = ['Brgm.']\n[[en.rule]]\nbreak = true\nbefore = ';'\nafter = '\\s'\nexample = 'a; | b'"
    )
    rules = read_srx(srx(own), "en")
    text = "Brgm. Ri left; nobody followed. It rained."
    assert pieces(text, breaks(text, rules)) == ["Brgm. Ri left;", "nobody followed.", "It rained."]
    assert len(pieces(text, breaks(text, _exported("en")))) == 3
    assert read_srx(srx(own), "ko") == _exported("ko")


def test_a_users_break_does_not_enter_a_quotation() -> None:
    own = parse_rules("x", "[[ko.rule]]\nbreak = true\nbefore = ';'\nafter = '\\s'\nexample = '갔다; | 왔다'")
    text = "소식통은 “불이 꺼졌다; 물도 끊겼다.”라고 말했다; 그뿐이다."
    wanted = ["소식통은 “불이 꺼졌다; 물도 끊겼다.”라고 말했다;", "그뿐이다."]
    assert pieces(text, breaks(text, read_srx(srx(own), "ko"))) == wanted
    assert [text[start:end] for start, end in segment(text, "ko", own)] == wanted


def test_comments_are_whole() -> None:
    own = parse_rules("x", "[[en.rule]]\nbreak = true\nbefore = '--'\nafter = '>'\nwhy = 'a --> b <&'\nexample = 'a--|> b'")
    assert len(list(ElementTree.fromstring(srx(own).encode()).iter(f"{SRX}rule"))) == len(re.findall("<rule ", srx(own)))


def test_the_same_rules_give_the_same_bytes() -> None:
    assert srx() == srx()
