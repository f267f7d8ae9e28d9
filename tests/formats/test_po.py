from __future__ import annotations

import io
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.errors import BadSetting, UnusableInput
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
        ("", "has no Language"),
        (
            'msgid ""\nmsgstr ""\n"Language: \\n"\n\nmsgid "a"\nmsgstr "b"\n',
            "has no Language in its header; add .* or name it with --to",
        ),
        ("plain text", "is no PO file"),
        ("<tmx/>", "is no PO file"),
        ('msgid "a"\nmsgstr[x] "b"\n', "is no PO file"),
        ("msgid\n", r"a\.po:1: is no PO file"),
        ('msgid "a"\n\nmsgid "b\n', r"a\.po:3: is no PO file"),
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


@pytest.mark.parametrize(("name", "target", "lang"), [("ko.po", "", "ko"), ("app-pt_BR.po", "", "pt-BR"), ("a.po", "fr", "fr")])
def test_a_language_that_the_header_lacks(tmp_path: Path, name: str, target: str, lang: str) -> None:
    (unit,) = read(tmp_path, 'msgid "a"\nmsgstr "b"\n', name=name, target=target)
    assert [v.lang for v in unit.variants] == ["en", lang]


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


TEXT = st.text(st.sampled_from('가a "\\\n\t%'), max_size=90)
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
    # polib writes entries that are obsolete as they come; the order of properties is the reader's.
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
        "1 further variants left out",
        "1 tuids left out",
        "1 inline codes left out",
        "1 attributes left out",
        "1 properties left out",
        "1 unknown elements left out",
    ]
    assert written([unit, Unit(None, (Variant("ja", ("米",)),))])[1][-1] == "1 units without a text in en left out"


def test_a_translation_to_be_reviewed_is_fuzzy() -> None:
    unit = Unit(None, (Variant("en", ("a",)), Variant("ko", ("가",))), props=(Prop("x-tm-state", "needs-review-translation"),))
    text, lost = written([unit])
    assert ("#, fuzzy\nmsgid" in text, lost) == (True, [])


def test_a_po_needs_a_target_language() -> None:
    with pytest.raises(BadSetting, match="--to"):
        written([Unit(None, (Variant("en", ("a",)),))])
    assert '"Language: ko_KR\\n"' in written([Unit(None, (Variant("en", ("a",)),))], target="ko-KR")[0]


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
    assert left == ["1 obsolete entries not filled"]


def test_filling_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(WHOLE, "utf-8")
    data, _ = filled(path, {3: Filled(("하나\n둘\n",))})
    path.write_bytes(data)
    assert list(read_po(str(path)))[3].variants[1].text == "하나\n둘\n"
