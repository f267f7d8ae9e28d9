"""JUnit as a reader of it sees it."""

from __future__ import annotations

from junitparser import Failure, JUnitXml, TestSuite

from tm.model.finding import Finding
from tm.report.junit import Case, junit

WRONG = Finding("number", "error", "6200 against 62,000; check it", "쌀 6200원", "62,000 won & <b>", "뉴스.tmx", 12, "u1", column=9)
DOUBT = Finding("length", "warning", "longer than usual", "쌀", "Rice\x07", "뉴스.tmx", 13)
NOTE = Finding("negation", "info", "denied once", "", "", "뉴스.tmx")


def read(text: str) -> JUnitXml:
    return JUnitXml.fromstring(text.encode())


def test_a_reader_counts_what_failed() -> None:
    cases = [
        Case("뉴스.tmx", "number", (WRONG, DOUBT)),
        Case("뉴스.tmx", "length", (DOUBT,)),
        Case("b.tmx", "number", said="all well"),
    ]
    report = read(junit("tm check", cases))
    assert (report.name, report.tests, report.failures, report.errors) == ("tm check", 3, 1, 0)
    first, second = list(report)
    assert isinstance(first, TestSuite)
    assert (first.name, first.tests, first.failures) == ("뉴스.tmx", 2, 1)
    number, length = list(first)
    (failure,) = number.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("number", "6200 against 62,000; check it")
    assert "뉴스.tmx:12:9: error: 6200 against 62,000; check it [number] (tuid u1)\n  쌀 6200원\n  62,000 won & <b>" in failure.text
    assert "warning: longer than usual" in number.system_out
    assert length.result == []
    assert "Rice�" in length.system_out
    (fine,) = list(second)
    assert (fine.name, fine.classname, fine.system_out) == ("number", "b.tmx", "all well")


def test_the_level_decides_what_fails() -> None:
    cases = [Case("a", "all", (NOTE, DOUBT, WRONG))]
    for level, words in (("error", "6200 against 62,000; check it"), ("warning", "longer than usual (and 1 more)")):
        (failure,) = next(iter(next(iter(read(junit("x", cases, level)))))).result  # type: ignore[arg-type]
        assert failure.message == words
    assert read(junit("x", [Case("a", "all", (DOUBT,))])).failures == 0


def test_nothing_is_a_report_too() -> None:
    assert read(junit("x", [])).tests == 0
