"""Which files `tm align` aligns with which: two files, or the documents of folders by name or by content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tm.cli.align_records import Match, Options, Task
from tm.cli.aligning import segments_of
from tm.cli.frame import say
from tm.cli.processes import in_order
from tm.cli.progress import Progress
from tm.errors import BadSetting, TmError, UnusableInput
from tm.model.text import Lang

if TYPE_CHECKING:
    from tm.align.documents import DocumentFacts
    from tm.formats.pairing import NamedFile


@dataclass(slots=True)
class Plan:
    """The work of one run: what is aligned, what has no partner, and what could not be read on the way."""

    tasks: list[Task]
    folders: bool
    by: Match = Match.NAME
    alone: list[Path] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def plan_of(ko: str, en: str, options: Options, gold: str | None, by: Match, jobs: int) -> Plan:
    """Return what is to be aligned.

    Raises:
        BadSetting: one is a folder, the other is not.
        UnusableInput: nothing in the folders goes together.
    """
    if not Path(ko).is_dir() and not Path(en).is_dir():
        return Plan([Task(ko, en, _shared_name(ko), options, gold)], folders=False)
    if not (Path(ko).is_dir() and Path(en).is_dir()):
        raise BadSetting("KO EN", f"{ko} {en}", "two files or two folders")
    plan = _by_content(ko, en, options, jobs) if by is Match.CONTENT else _by_name(ko, en, options)
    if not plan.tasks:
        how = "content" if by is Match.CONTENT else "name"
        advice = "give other folders" if by is Match.CONTENT else "name them like a.ko.md and a.en.md, or use --match content"
        raise UnusableInput(ko, f"no documents that go together by {how}", advice=advice)
    if gold is not None:
        plan.tasks = [_with_gold(task, ko, gold) for task in plan.tasks]
    return plan


def _shared_name(ko: str) -> str:
    from tm.formats.pairing import bare_name

    return bare_name(Path(ko)) or Path(ko).stem


def _with_gold(task: Task, ko: str, gold: str) -> Task:
    from dataclasses import replace

    inside = Path(task.ko).relative_to(ko).parent
    return replace(task, gold=str(Path(gold) / inside / f"{_shared_name(task.ko)}.gold"))


def _by_name(ko: str, en: str, options: Options) -> Plan:
    from tm.formats.pairing import pair_up

    found = pair_up(ko, en)
    tasks = [Task(str(a.path), str(b.path), a.key, options) for a, b in found.pairs]
    return Plan(tasks, folders=True, alone=[*found.alone_ko, *found.alone_en])


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as matching sees it, or why it cannot be used; `lang` as found where it was not known."""

    file: NamedFile
    lang: Lang
    facts: DocumentFacts | None = None
    reason: str = ""


def _by_content(ko: str, en: str, options: Options, jobs: int) -> Plan:
    from tm.align.documents import match

    if options.presegmented:
        raise BadSetting("--match", "content", "name, where the documents are --presegmented")
    sides: dict[Lang, list[_Read]] = {"ko": [], "en": []}
    failed = []
    files = list(_files(ko, en))
    with Progress("reading", len(files)) as bar:
        for read in in_order(partial(_facts, options), files, jobs):
            bar.step()
            if read.facts is None:
                bar.clear()
                say(f"tm: {read.reason}")
                failed.append(read.reason)
            else:
                sides[read.lang].append(read)
    left, right = sides["ko"], sides["en"]
    pairs = match([_known(read) for read in left], [_known(read) for read in right])
    tasks = [Task(str(left[m.ko].file.path), str(right[m.en].file.path), left[m.ko].file.key, options) for m in pairs]
    paired = {task.ko for task in tasks} | {task.en for task in tasks}
    alone = [read.file.path for read in (*left, *right) if str(read.file.path) not in paired]
    return Plan(tasks, folders=True, by=Match.CONTENT, alone=alone, failed=failed)


def _known(read: _Read) -> DocumentFacts:
    assert read.facts is not None
    return read.facts


def _files(ko: str, en: str) -> Iterator[tuple[NamedFile, Lang | None]]:
    """Give the files of both folders; where they are the same one, files without a mark are in a language yet to be found."""
    from tm.formats.pairing import named_files

    if Path(ko).resolve() == Path(en).resolve():
        yield from ((file, None) for file in named_files(ko))
        return
    yield from ((file, "ko") for file in named_files(ko, "ko"))
    yield from ((file, "en") for file in named_files(en, "en"))


def _facts(options: Options, given: tuple[NamedFile, Lang | None]) -> _Read:
    from tm.align.documents import facts_of
    from tm.encode import load_encoder
    from tm.formats.documents import language_of_document, read_document

    file, lang = given
    path = str(file.path)
    try:
        known = lang or language_of_document(path)
        document = read_document(path, known)
        facts = facts_of(segments_of(document, options.rules), known, load_encoder(options.encoder), document.about("date"))
    except TmError as error:
        return _Read(file, lang or "ko", reason=str(error))
    return _Read(file, known, facts)
