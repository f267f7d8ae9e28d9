from __future__ import annotations

import io
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.errors import UnusableInput
from tm.formats.po import fill_po, read_po, write_po
from tm.formats.units import UnitFile
from tm.model.filled import Filled
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant

HEAD = 'msgid ""\nmsgstr ""\n"Language: ko_KR\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

WHOLE = r"""# 번역자들
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: news 1.0\n"
"Language: ko\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: Weblate 5.0\n"

# 번역자에게
#. for the button
#: menu.c:12 bar.c
#, fuzzy, c-format
#| msgctxt "bar"
#| msgid "Safe %s"
msgctxt "menu"
msgid "Save %s"
msgstr "%s 저장"

msgid "%d article"
msgid_plural "%d articles"
msgstr[0] "기사 %d건"
msgstr[1] "기사 %d건들"

msgid "Two\n"
"lines\n"
msgstr ""
"두\n"
"줄\n"

msgctxt ""
msgid "Not yet"
msgstr ""

#~ msgctxt "old"
#~ msgid "Old"
#~ msgstr "옛"
"""


def read(folder: Path, text: str, codec: str = "utf-8", name: str = "a.po", target: str = "") -> list[Unit]:
    path = folder / name
    path.write_bytes(text.encode(codec))
    return list(read_po(str(path), target=target))


def written(units: list[Unit], source: str = "", target: str = "") -> tuple[str, list[str]]:
    stream = io.BytesIO()
    lost = write_po(stream, lambda: iter(units), source=source, target=target)
    return stream.getvalue().decode(), lost


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        ('msgid "Save"\nmsgstr "저장"\n', [("Save", "저장")]),
        ('msgid ""\n"Save "\n"all\\n"\nmsgstr "모두\\t저장\\n"\n', [("Save all\n", "모두\t저장\n")]),
        ('msgid "Save"\nmsgstr ""\n', [("Save",)]),
        ('#~ msgid "Old"\n#~ msgstr "옛"\n', [("Old", "옛")]),
        ('msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "파일 %d개"\n', [("%d files", "파일 %d개")]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "둘"\nmsgstr[0] "하나"\n', [("a", "하나"), ("b", "둘")]),
    ],
)
def test_entries(tmp_path: Path, entry: str, texts: list[tuple[str, ...]]) -> None:
    units = read(tmp_path, HEAD + entry)
    assert [tuple(v.text for v in u.variants) for u in units] == texts
    assert all([v.lang for v in u.variants] == ["en", "ko-KR"][: len(u.variants)] for u in units)


def test_context_flags_places_and_comments(tmp_path: Path) -> None:
    comments = '# 번역자\n#. 개발자\n#: menu.c:12 bar.c\n#, fuzzy, c-format\n#| msgid "Safe"\n'
    entry = f'{comments}msgctxt "menu"\nmsgid "Save"\nmsgstr "저장"\n'
    (unit,) = read(tmp_path, HEAD + entry)
    assert unit.props[:6] == (
        Prop("x-context", "menu"),
        Prop("x-fuzzy", "yes"),
        Prop("x-flag", "c-format"),
        Prop("x-reference", "menu.c:12"),
        Prop("x-reference", "bar.c"),
        Prop("x-tm-previous", "Safe"),
    )
    assert unit.notes == (Note("개발자", (("from", "developer"),)), Note("번역자", (("from", "translator"),)))
    assert unit.line == 6


def test_checks_see_what_is_translated_and_in_use(tmp_path: Path) -> None:
    read(tmp_path, WHOLE)
    assert [unit.variants[0].text for unit in UnitFile(str(tmp_path / "a.po"))()] == [
        "Save %s",
        "%d article",
        "%d articles",
        "Two\nlines\n",
    ]


@pytest.mark.parametrize("codec", ["cp949", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    (unit,) = read(tmp_path, HEAD + 'msgid "Save"\nmsgstr "똠방각하가 저장하였다"\n', codec)
    assert unit.variants[1].text == "똠방각하가 저장하였다"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", r"is no PO file \(it has no entry\)"),
        ("plain text", "is no PO file"),
        ("<tmx/>", "is no PO file"),
        ('msgid "a"\nmsgstr[x] "b"\n', "is no PO file"),
        ("msgid\n", r"a\.po:1: is no PO file"),
        ('msgid "a"\n\nmsgid "b\n', r"a\.po:3: is no PO file"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', r"a\.po:2: is no PO file \(a second msgid"),
        ('msgid "a"\n\nmsgstr\n\nmsgid "b"\nmsgstr "c"\n', r"a\.po:5: is no PO file \(a keyword without a string"),
        ('msgid "a"\nmsgstr[0] "b"\n', "numbers without a plural"),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', "a plural entry without numbers"),
        ('msgstr "a"\n', "a msgstr without its msgid"),
        ('"a"\n', "a string without a keyword"),
        ('msgid "a"\n', "an entry without a msgstr"),
        ('domain "a"\nmsgid "a"\nmsgstr "b"\n', "the word domain"),
    ],
)
def test_what_is_no_po(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        read(tmp_path, text)


def test_a_text_that_is_the_name_of_a_file_is_no_po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.po").write_text(HEAD + 'msgid "Save"\nmsgstr "저장"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableInput):
        read(tmp_path, "b.po")


@pytest.mark.parametrize(
    ("name", "target", "lang"),
    [
        ("ko.po", "", "ko"),
        ("app-pt_BR.po", "", "pt-BR"),
        ("de.locallang.po", "", "de"),
        ("fil.po", "", "fil"),
        ("sr@latin.po", "", "sr"),
        ("ko_KR/LC_MESSAGES/django.po", "", "ko-KR"),
        ("LC_MESSAGES/django.po", "", ""),
        ("settings-ui.po", "", ""),
        ("new.po", "", ""),
        ("a.po", "fr", "fr"),
    ],
)
def test_a_language_that_the_header_lacks(tmp_path: Path, name: str, target: str, lang: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (unit,) = read(tmp_path, 'msgid "a"\nmsgstr "b"\n', name=name, target=target)
    assert [v.lang for v in unit.variants] == ["en", lang]


def test_hangul_is_korean_where_nothing_else_tells(tmp_path: Path) -> None:
    found = read(tmp_path, 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "나"\n')
    assert [[v.lang for v in unit.variants] for unit in found] == [["en"], ["en", "ko"]]


def test_checks_refuse_translations_in_an_unknown_language(tmp_path: Path) -> None:
    read(tmp_path, 'msgid "a"\nmsgstr "b"\n', name="new.po")
    with pytest.raises(UnusableInput, match=r"new\.po:1: does not say which language .*--to ko"):
        list(UnitFile(str(tmp_path / "new.po"))())


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ('#,fuzzy\n#:a.c:1\n#메모\n#| msgid "x"\nmsgid"a"msgstr"b"\n', [("a", "b")]),
        ('msgid "a" "b"\n  "c"\n\tmsgstr\n"d"\n', [("abc", "d")]),
        ('#~msgid "a"\n#~msgstr "b"\n#~ "c"\n', [("a", "bc")]),
        (
            r'msgid "\a\033[1m\x1b \\n \q \"\""' + "\n" + r'msgstr "\352\260\200\355"',
            [('\a\x1b[1m\x1b \\n \\q ""', "\\352\\260\\200\\355")],
        ),
        (r'msgid "\352\260\200"' + '\nmsgstr "b"', [("가", "b")]),
        ('msgid "a\x0b\u2028\x85b"\nmsgstr "c\x0c"\n', [("a\x0b\u2028\x85b", "c\x0c")]),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "1"\nmsgstr[ 11 ] "2"\n', [("a", "1"), ("as", "2")]),
        ('msgid "a"\nmsgstr "b"\n\n# 끝\n#~ \n', [("a", "b")]),
        ('\ufeffmsgid "a"\r\nmsgstr "b"\r\n', [("a", "b")]),
    ],
)
def test_what_gettext_takes_is_taken_and_comes_back(tmp_path: Path, text: str, entries: list[tuple[str, str]]) -> None:
    units = read(tmp_path, text, target="fr")
    assert [tuple(v.text for v in unit.variants) for unit in units] == entries
    again = read(tmp_path, written(units)[0])
    assert [unit.variants for unit in again] == [unit.variants for unit in units]


def test_comments_and_places_stay_as_they_are(tmp_path: Path) -> None:
    long = "이 글은 신문 기사의 제목이므로 짧게 옮기고, 마침표를 찍지 않는다. " * 4 + "https://example.org/" + "가" * 90
    head = HEAD.replace('msgid ""', f'# {long}\n#\n# 끝\nmsgid ""', 1)
    places = "".join(f"#: src/이름-{n}.c:{n}\n" for n in range(9)) + "#: \u2068두 낱말.c\u2069:7 c.c\n"
    old = f'#. {long}\n#: b.c:2\n#~| msgid "x"\n#~ msgid "b"\n#~ msgstr "나"\n'
    text = f'{head}# {long}\n#. {long}\n{places}msgid "a"\nmsgstr "가"\n\n{old}'
    units = read(tmp_path, text)
    assert [note.text for note in units[0].notes] == [long.strip(), long.strip()]
    assert [prop.text for prop in units[0].props if prop.type == "x-reference"][-2:] == ["두 낱말.c:7", "c.c"]
    assert (units[1].prop("x-tm-previous"), units[1].prop("x-tm-obsolete")) == ("x", "yes")
    assert read(tmp_path, written(units)[0]) == units


@pytest.mark.parametrize("codec", ["euc-jp", "iso8859-2", "cp949"])
def test_the_charset_of_the_header(tmp_path: Path, codec: str) -> None:
    text = {"euc-jp": "米価", "iso8859-2": "zażółć", "cp949": "똠방각하"}[codec]
    label = {"cp949": "EUC-KR"}.get(codec, codec.upper())
    po = f'# 1\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={label}\\n"\n\nmsgid "a"\nmsgstr "{text}"\n'
    (unit,) = read(tmp_path, po, codec, target="xx")
    assert unit.variants[1].text == text
    assert '"Content-Type: text/plain; charset=UTF-8\\n"' in written([unit])[0]
    data, _ = filled(tmp_path / "a.po", {0: Filled((text * 2,))})
    assert data == po.replace(text, text * 2).encode(codec)
    (template,) = read(tmp_path, po.replace(label, "CHARSET").replace(text, "b"), target="xx")
    assert template.variants[1].text == "b"


def test_a_header_behind_other_entries(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, 'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "Language: de\\n"\n')
    assert [v.lang for v in unit.variants] == ["en", "de"]
    assert unit.props == (Prop("x-tm-po-header", "Language: de"),)


def test_a_template_has_sources_only(tmp_path: Path) -> None:
    units = read(tmp_path, 'msgid ""\nmsgstr ""\n"Language: \\n"\n\nmsgid "Save"\nmsgstr ""\n', name="a.pot")
    assert [[(v.lang, v.text) for v in u.variants] for u in units] == [[("en", "Save")]]


def test_another_source_language(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, HEAD.replace("ko_KR\\n", 'en\\n"\n"X-Source-Language: ko\\n') + 'msgid "저장"\nmsgstr "Save"\n')
    assert [v.lang for v in unit.variants] == ["ko", "en"]
    assert '"X-Source-Language: ko\\n"' in written([Unit(None, (Variant("ko", ("저장",)), Variant("en", ("Save",))))])[0]


def test_a_whole_catalogue_comes_back(tmp_path: Path) -> None:
    units = read(tmp_path, WHOLE)
    text, lost = written(units)
    assert lost == []
    before, after = polib.pofile(WHOLE), polib.pofile(text)
    assert list(map(str, after)) == list(map(str, before))
    assert (after.metadata, after.metadata_is_fuzzy, after.header) == (before.metadata, before.metadata_is_fuzzy, before.header)
    assert read(tmp_path, text) == units


TEXT = st.text(st.sampled_from('가a "\\\n\t%\x0b\x07\u2028-'), max_size=90)
NAMES = st.text(st.sampled_from("가ab "), min_size=1, max_size=8).map(str.strip).filter(bool)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            lambda source, target, context, fuzzy, obsolete, note: Unit(
                None,
                (Variant("en", (source,)), *((Variant("ko", (target,)),) if target else ())),
                props=(
                    *((Prop("x-context", context),) if context is not None else ()),
                    *((Prop("x-fuzzy", "yes"),) if fuzzy else ()),
                    *((Prop("x-tm-obsolete", "yes"),) if obsolete else ()),
                ),
                notes=(Note(note, (("from", "translator"),)),) if note else (),
            ),
            TEXT.filter(bool),
            TEXT,
            st.one_of(st.none(), TEXT),
            st.booleans(),
            st.booleans(),
            st.one_of(st.none(), NAMES),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_entries_come_back(tmp_path_factory: pytest.TempPathFactory, units: list[Unit]) -> None:
    text, lost = written(units, "en", "ko")
    first, *others = read(tmp_path_factory.mktemp("po"), text)
    facts = ("x-tm-po-header", "x-tm-po-comment")
    first = Unit(None, first.variants, props=tuple(p for p in first.props if p.type not in facts), notes=first.notes)
    # The order of properties is the reader's.
    assert [(u.variants, set(u.props), u.notes) for u in (first, *others)] == [(u.variants, set(u.props), u.notes) for u in units]
    assert lost == []


def test_what_an_entry_cannot_hold_is_counted() -> None:
    code = InlineCode("ph", (("x", "1"),))
    unit = Unit(
        "7",
        (Variant("en", ("Save ", code)), Variant("ko", ("저장",), (("a", "b"),)), Variant("ja", ("保存",))),
        props=(Prop("x-domain", "ui"), Prop("x-tm-state", "translated")),
        extras=("<x/>",),
    )
    assert written([unit])[1] == [
        "1 further variant left out",
        "1 tuid left out",
        "1 inline code left out",
        "1 attribute left out",
        "1 property left out",
        "1 unknown element left out",
    ]
    assert written([unit, Unit(None, (Variant("ja", ("米",)),))])[1][-1] == "1 unit without a text in en left out"


def test_a_translation_to_be_reviewed_is_fuzzy() -> None:
    unit = Unit(None, (Variant("en", ("a",)), Variant("ko", ("가",))), props=(Prop("x-tm-state", "needs-review-translation"),))
    text, lost = written([unit])
    assert ("#, fuzzy\nmsgid" in text, lost) == (True, [])


def test_where_nothing_is_translated_the_language_is_left_open() -> None:
    text, lost = written([Unit(None, (Variant("en", ("a",)),))])
    assert ('"Language: \\n"' in text, lost) == (True, [])
    assert '"Language: ko_KR\\n"' in written([Unit(None, (Variant("en", ("a",)),))], target="ko-KR")[0]


def test_the_language_of_translations_is_that_of_the_first_there_is(tmp_path: Path) -> None:
    units = [Unit(None, (Variant("en", ("a",)),)), Unit(None, (Variant("en", ("b",)), Variant("ko", ("나",))))]
    text, lost = written(units)
    assert ('"Language: ko\\n"' in text, lost) == (True, [])
    assert [u.variants for u in read(tmp_path, text)] == [u.variants for u in units]


def filled(path: Path, targets: dict[int, Filled]) -> tuple[bytes, list[str]]:
    stream = io.BytesIO()
    left = fill_po(str(path), stream, targets)
    return stream.getvalue(), left


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_filling_changes_the_entry_alone(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(WHOLE.replace("\n", ends).encode("utf-8-sig"))
    assert filled(path, {}) == (path.read_bytes(), [])
    targets = {
        0: Filled(("%s 저장하기",)),
        2: Filled(("기사 %d건",), "needs-review", 85.0),
        4: Filled(("아직",), "final"),
        5: Filled(("x",)),
    }
    data, left = filled(path, targets)
    expected = WHOLE.replace("#, fuzzy, c-format", "#, c-format").replace('#| msgctxt "bar"\n#| msgid "Safe %s"\n', "")
    expected = expected.replace('"%s 저장"', '"%s 저장하기"').replace('msgid "%d article"', '#, fuzzy\nmsgid "%d article"')
    expected = expected.replace("건들", "건").replace('msgid "Not yet"\nmsgstr ""', 'msgid "Not yet"\nmsgstr "아직"')
    assert data.decode("utf-8-sig") == expected.replace("\n", ends)
    assert left == ["1 obsolete entry not filled"]


def test_filling_keeps_mixed_line_ends_and_leaves_odd_entries(tmp_path: Path) -> None:
    path = tmp_path / "ko.po"
    text = 'msgid "z"\r\nmsgstr "z"\r\n\nmsgid "a"\nmsgstr ""\n"x"\n\nmsgid "b" msgstr ""\nmsgid "c"\nmsgstr "d"\n'
    path.write_bytes(text.encode())
    data, left = filled(path, {1: Filled(("가\n나",)), 2: Filled(("다",)), 3: Filled(("라",))})
    text = text.replace('"x"', '"가\\n"\n"나"').replace('"d"', '"라"')
    assert data.decode() == text
    assert left == ["1 entry that begins and ends on one line not filled"]


def test_filling_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(WHOLE, "utf-8")
    data, _ = filled(path, {3: Filled(("하나\n둘\n",))})
    path.write_bytes(data)
    assert list(read_po(str(path)))[3].variants[1].text == "하나\n둘\n"


@pytest.mark.parametrize(("msgid", "source"), [("저장", "ko"), ("Save", "en")])
def test_into_english_hangul_is_the_source(tmp_path: Path, msgid: str, source: str) -> None:
    path = tmp_path / "a.po"
    path.write_text(f'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "{msgid}"\nmsgstr "Save"\n', "utf-8")
    (unit,) = read_po(str(path))
    assert [variant.lang for variant in unit.variants] == [source, "en"]
