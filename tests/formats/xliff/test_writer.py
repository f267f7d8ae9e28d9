"""XLIFF written: what was read comes back, and what came from elsewhere is kept."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.xliff.samples import FILES, sample
from tests.strategies import UNITS
from tm.errors import BadSetting
from tm.formats.tmx import TmxReader, TmxWriter
from tm.formats.tmx.writer import own_header
from tm.formats.xliff.names import XLIFF_1, XLIFF_2
from tm.formats.xliff.reader import read_xliff
from tm.formats.xliff.writer import Version, write_xliff
from tm.model.lang import primary
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant

VERSIONS: list[Version] = ["1.2", "2.0", "2.1", "2.2"]
PLACES = ("<xliff", "<group", "<bin-unit")


def written(units: list[Unit], version: Version | None = None, source: str = "", target: str = "") -> tuple[bytes, list[str]]:
    stream = io.BytesIO()
    lost = write_xliff(stream, lambda: iter(units), version=version, source=source, target=target)
    return stream.getvalue(), lost


def read(data: bytes) -> list[Unit]:
    return list(read_xliff("again", data=data))


def unordered(unit: Unit, *, places: bool = True) -> Unit:
    """Return a unit with what has no order in a fixed one; without `places` what tells of files and groups is left out."""
    props = [p for p in unit.props if places or p.type not in {"x-document", "x-tm-group"}]
    extras = [x for x in unit.extras if places or not x.startswith(PLACES)]
    return replace(
        unit,
        variants=tuple(replace(v, attrs=tuple(sorted(v.attrs))) for v in unit.variants),
        attrs=tuple(sorted(unit.attrs)),
        props=tuple(sorted(props, key=lambda p: (p.type or "", p.text, p.attrs))),
        notes=tuple(replace(note, attrs=tuple(sorted(note.attrs))) for note in unit.notes),
        extras=tuple(sorted(extras)),
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_comes_back(path: Path) -> None:
    units = list(read_xliff(str(path)))
    data, lost = written(units)
    again = read(data)
    assert [unordered(unit) for unit in again] == [unordered(unit) for unit in units]
    assert written(again) == (data, lost)
    etree.fromstring(data)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_units_come_back_from_every_version(path: Path, version: Version) -> None:
    units = list(read_xliff(str(path)))
    data, _ = written(units, version)
    etree.fromstring(data)
    again = read(data)
    assert [unordered(unit, places=False) for unit in again] == [unordered(unit, places=False) for unit in units]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_comes_back_from_tmx(path: Path) -> None:
    units = list(read_xliff(str(path)))
    stream = io.BytesIO()
    with TmxWriter(stream, own_header(units[0].variants[0].lang)) as writer:
        for unit in units:
            writer.write(unit)
    with TmxReader("", data=stream.getvalue()) as reader:
        data, lost = written(list(reader))
    assert [unordered(unit) for unit in read(data)] == [unordered(unit) for unit in units]
    assert lost == written(units)[1]


@pytest.mark.parametrize("name", ["xcode.xliff", "okapi.xlf", "version_2.xlf", "native_codes.xlf", "angular.xlf", "modules.xlf"])
def test_what_is_of_the_format_needs_no_keeping(name: str) -> None:
    data, lost = written(list(read_xliff(str(sample(name)))))
    assert (b"tm:units" in data, lost) == (False, [])


def facts(data: bytes) -> Counter[tuple[str, ...]]:
    """Count each element, attribute and text of a document with the path to it."""
    found: Counter[tuple[str, ...]] = Counter()
    for element in etree.fromstring(data).iter(etree.Element):
        path = "/".join(str(one.tag) for one in [*reversed(list(element.iterancestors())), element])
        found[path,] += 1
        found.update((path, "@", str(name), str(value)) for name, value in element.attrib.items())
        found.update((path, text) for text in (element.text, element.tail) if text and text.strip())
    return found


@pytest.mark.parametrize("name", ["modules.xlf", "worldserver.xlf", "phrase.mxliff", "angular.xlf", "version_2.xlf"])
def test_nothing_of_a_document_goes(name: str) -> None:
    data, _ = written(list(read_xliff(str(sample(name)))))
    gone = facts(sample(name).read_bytes()) - facts(data)
    assert [fact for fact in gone if fact[1:3] not in OTHERWISE] == []


OTHERWISE = [
    # The version of Phrase's own format, which this is no more.
    ("@", "{http://www.memsource.com/mxlf/2.0}version"),
]

SOME = st.one_of(
    UNITS,
    st.builds(
        Unit,
        st.sampled_from([None, "1", "가", "a b", "x/2"]),
        st.lists(
            st.builds(
                Variant, st.sampled_from(["ko", "en", "en-US", "ja"]), st.sampled_from([("글",), ("a", InlineCode("ph"), "b"), ()])
            ),
            max_size=3,
        ).map(tuple),
        props=st.lists(
            st.builds(
                Prop,
                st.sampled_from(["x-tm-state", "x-fuzzy", "x-document", "x-reference", "x-context", "x-a"]),
                st.sampled_from(["yes", "final", "a.c:3", "initial"]),
            ),
            max_size=3,
        ).map(tuple),
        notes=st.sampled_from([(), (Note("주"),), (Note("n", (("from", "kim"),)),)]),
    ),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SOME, min_size=1, max_size=4), st.sampled_from(VERSIONS))
def test_any_unit_with_a_source_comes_back(units: list[Unit], version: Version) -> None:
    data, _ = written(units, version, "ko", "en")
    expected = [unit for unit in units if any(primary(v.lang) == "ko" for v in unit.variants)]
    assert [unordered(unit, places=False) for unit in read(data)] == [unordered(unit, places=False) for unit in expected]
    etree.fromstring(data, etree.XMLParser(recover=True))


def test_the_bytes_of_a_plain_memory() -> None:
    units = [Unit("1", (Variant("ko", ("쌀 < 콩",)), Variant("en", ("rice",)))), Unit(None, (Variant("ko", ("끝",)),))]
    assert written(units)[0].decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="1.2" xmlns="{XLIFF_1}">\n'
        '<file original="" source-language="ko" target-language="en" datatype="plaintext"><body>\n'
        '<trans-unit id="1"><source>쌀 &lt; 콩</source><target>rice</target></trans-unit>\n'
        '<trans-unit id="tm.u1"><source>끝</source></trans-unit>\n'
        "</body></file>\n</xliff>\n"
    )
    assert written(units, "2.1")[0].decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="2.1" xmlns="{XLIFF_2}" srcLang="ko" trgLang="en">\n'
        '<file id="tm.f1">\n'
        '<unit id="1"><segment><source>쌀 &lt; 콩</source><target>rice</target></segment></unit>\n'
        '<unit id="tm.u1"><segment><source>끝</source></segment></unit>\n'
        "</file>\n</xliff>\n"
    )


def test_what_cannot_be_written_is_counted() -> None:
    units = [
        Unit("1", (Variant("ko", ("가\x0b",)), Variant("en", ("a",)))),
        Unit("2", (Variant("ja", ("米",)),)),
        Unit("3", (Variant("ko", ("나",)), Variant("en", ("b",)), Variant("ja", ("c",)))),
    ]
    data, lost = written(units)
    assert lost == [
        "1 unit without a text in ko left out",
        "1 control character left out, which XML cannot hold",
        "1 unit holds more than XLIFF has a place for; it is kept in elements that only tm reads",
    ]
    assert read(data)[1] == replace(units[2], extras=read(data)[1].extras)


def test_who_edits_a_target_elsewhere_is_right() -> None:
    unit = Unit("1", (Variant("ko", ("가",)), Variant("en", ("a",), (("creationid", "kim"),))))
    data = written([unit])[0]
    assert read(data)[0].variants[1].attrs == (("creationid", "kim"),)
    (changed,) = read(data.replace(b"<target>a</target>", b"<target>b</target>"))
    assert [v.text for v in changed.variants] == ["가", "b"]
    assert len(changed.extras) == 1


def test_states_have_the_words_of_the_version() -> None:
    unit = Unit("1", (Variant("en", ("a",)), Variant("ko", ("가",))), props=(Prop("x-tm-state", "needs-review-translation"),))
    assert b'<target state="needs-review-translation">' in written([unit])[0]
    assert b'<segment state="initial">' in written([unit], "2.0")[0]
    fuzzy = replace(unit, props=(Prop("x-fuzzy", "yes"),))
    assert b'<target state="needs-review-translation">' in written([fuzzy])[0]


def test_no_source_language_is_refused_where_the_format_needs_it() -> None:
    with pytest.raises(BadSetting, match="--from"):
        written([Unit("1", (Variant("", ("a",)),))], "2.0")


def test_a_document_without_units_is_valid() -> None:
    assert b"<file " in written([])[0]
    assert read(written([])[0]) == []


def test_files_and_groups_are_opened_as_units_need_them() -> None:
    units = list(read_xliff(str(sample("okapi.xlf"))))
    text = written([units[2], units[0], units[1]])[0].decode()
    assert text.count("<file ") == 2
    assert [unit.tuid for unit in read(text.encode())] == ["tu2", "tu1", "tu1/1"]
