"""`tm edit`."""

from __future__ import annotations

from typing import Annotated

import typer

from tm.cli.frame import say
from tm.errors import BadSetting, UnusableInput


def edit(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A TMX or JSON lines file; it is changed in place.")],
    tuid: Annotated[str | None, typer.Option(metavar="ID", help="The unit with this tuid (of a new one: its tuid).")] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="The unit with this text, on any side, whole.")] = None,
    ko: Annotated[str | None, typer.Option(metavar="TEXT", help="The new Korean text.")] = None,
    en: Annotated[str | None, typer.Option(metavar="TEXT", help="The new English text.")] = None,
    set: Annotated[
        list[str] | None, typer.Option("--set", metavar="LANG=TEXT", help="The new text in another language (repeatable).")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A comment to add.")] = None,
    add: Annotated[bool, typer.Option("--add", help="Add a unit, at the end.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Delete the unit.")] = False,
    date: Annotated[str | None, typer.Option(metavar="DAY", help="When, as YYYY-MM-DD; without it dates stay.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who.")] = None,
) -> None:
    """Add, replace or delete one unit, found by its tuid or one of its texts. All other units stay as they are.

    A unit that is edited is no longer marked as being in conflict: after a merge delete one of the two and edit the other.

    \b
    Examples:
      tm edit 기억.tmx --tuid 12 --en "Rice prices rose." --date 2026-03-02
      tm edit 기억.tmx --text "쌀값이 올랐다." --delete
      tm edit 기억.tmx --add --ko "국경이 닫혔다." --en "The border was closed."
    """
    from tm.care.edit import Edit, Editing
    from tm.cli.care_files import Sink, Source, check_output
    from tm.cli.days import check_day

    check_day("--date", date)
    texts = _texts(ko, en, set or [])
    _check(tuid, text, texts, note, add=add, delete=delete)
    if file == "-":
        raise BadSetting("FILE", file, "the name of a file")
    check_output(file)
    source = Source(file, faithful=True)
    editing = Editing(source(), Edit(tuid, text, texts, note, date, by, delete, add))
    with Sink(file, lambda: source.header, faithful=True) as sink:
        for unit in editing:
            sink.write(unit)
        _check_found(file, editing.found, tuid, text, add=add)
    if editing.codes:
        from tm.text.numbered import numbered

        say(f"tm: {file}: {numbered(editing.codes, 'inline code[s]')} went with the text that was replaced")


def _texts(ko: str | None, en: str | None, others: list[str]) -> dict[str, str]:
    texts = {lang: value for lang, value in (("ko", ko), ("en", en)) if value is not None}
    for one in others:
        lang, equals, value = one.partition("=")
        if not equals or not lang.strip():
            raise BadSetting("--set", one, "LANG=TEXT, such as ja=米")
        texts[lang.strip()] = value
    for value in texts.values():
        if not value.strip():
            raise BadSetting("a text", value, "some letters, or delete the unit with --delete")
    return texts


def _check(tuid: str | None, text: str | None, texts: dict[str, str], note: str | None, *, add: bool, delete: bool) -> None:
    if add and delete:
        raise BadSetting("--add", "--delete", "one of the two")
    if add:
        if len(texts) < 2 or text is not None:
            raise BadSetting("--add", text or "", "texts in two languages, such as --ko TEXT --en TEXT")
        return
    if tuid is None and text is None:
        raise BadSetting("--tuid/--text", "", "which unit is meant, or --add")
    if delete and (texts or note):
        raise BadSetting("--delete", note or next(iter(texts.values())), "nothing to write with it")
    if not (delete or texts or note):
        raise BadSetting("--ko/--en", "", "what is to change, or --delete")


def _check_found(file: str, found: int, tuid: str | None, text: str | None, *, add: bool) -> None:
    if add and found:
        raise UnusableInput(file, f"has a unit with the tuid {tuid} already", advice="choose another, or leave --add out")
    if add or found == 1:
        return
    meant = " and ".join(
        part for part in (f"the tuid {tuid}" if tuid is not None else "", f"the text {text}" if text is not None else "") if part
    )
    if not found:
        raise UnusableInput(file, f"has no unit with {meant}", advice="look for it with: tm concord")
    raise UnusableInput(
        file, f"has {found} units with {meant}", advice="give both --tuid and --text, or find twins with: tm dedupe"
    )
