"""OmegaT's projects: what `omegat.project` says, and the memories below its `tm/` folder that `tm` has written.

A memory for a project has the project's two languages, its source first, and tells by a property of its header that `tm` wrote it:
such a file is replaced or taken away by the next export, any other is left alone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

from lxml import etree

from tm.errors import TmError, UnusableInput, UnusableOutput
from tm.formats.memory_formats import in_use
from tm.formats.output import open_output
from tm.formats.tmx import TmxReader, TmxWriter
from tm.formats.tmx.codes import bcp47
from tm.formats.tmx.profiles import PROFILES, Shaping
from tm.formats.tmx.writer import own_header
from tm.model.lang import primary
from tm.model.memory import Prop, Unit, Variant

NAME = "tm-export.tmx"
"""Of each memory that is written."""

_MARK = "x-tm-export"
_DEFAULT = "__DEFAULT__"
_ADVICE = "give the folder of an OmegaT project, the one with omegat.project in it"


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its file, its languages as codes, and its folder of memories."""

    file: str
    source: str
    target: str
    memories: Path


def read_project(folder: str) -> Project:
    """Return what a project's file says.

    Raises:
        UnusableInput: the folder has no `omegat.project`, or it is damaged or names no languages.
    """
    path = Path(folder) / "omegat.project"
    if not path.is_file():
        reason = "is no OmegaT project, as it has no omegat.project" if Path(folder).is_dir() else "no such folder"
        raise UnusableInput(folder, reason, advice=_ADVICE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise UnusableInput(str(path), f"is broken XML ({error.msg})", advice="open it in OmegaT", line=error.lineno) from None
    said = {str(element.tag): (element.text or "").strip() for element in root.iter() if isinstance(element.tag, str)}
    source, target = said.get("source_lang", ""), said.get("target_lang", "")
    if not source or not target or primary(source) == primary(target):
        raise UnusableInput(str(path), "names no two languages", advice="set them in OmegaT, under Project, Properties")
    inside = said.get("tm_dir") or _DEFAULT
    return Project(str(path), bcp47(source), bcp47(target), Path(folder) / ("tm" if inside == _DEFAULT else inside))


@dataclass(slots=True)
class Export:
    """What one export did: units by folder below `tm/` (empty: `tm/` itself), units left out by reason, and files taken away."""

    written: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    removed: list[str] = field(default_factory=list)


Placed = Iterable[tuple[str, Unit]]
"""Units, each with the folder below `tm/` where it belongs: `auto`, `mt`, `penalty-010`."""


def export(project: Project, placed: Callable[[], Placed]) -> Export:
    """Write the units that a project can use, each to the memory of its folder, and take away memories of the last export.

    Pairs that stand twice are written once. Where one source has several translations, none of them is for filling in: they go to
    `tm/` itself, where OmegaT shows them and leaves the choice to the translator.

    Args:
        project: to write to.
        placed: gives the units; called twice.

    Raises:
        UnusableOutput: a file of that name is there which no export wrote, or one cannot be written.
    """
    done = Export()
    old = {path for path in project.memories.rglob(NAME) if is_export(path)}
    open_to_choice = _ambiguous(project, placed())
    seen: set[int] = set()
    with _Memories(project, old) as memories:
        for folder, unit in placed():
            pair = _pair(project, unit)
            if isinstance(pair, str):
                done.left_out[pair] += 1
                continue
            place = "" if folder == "auto" and _key(pair.variants[0]) in open_to_choice else folder
            key = hash((place, *(variant.content for variant in pair.variants)))
            if key in seen:
                done.left_out["there already"] += 1
                continue
            seen.add(key)
            memories.write(place, pair)
            done.written[place] += 1
    for path in sorted(old - memories.paths):
        path.unlink()
        done.removed.append(str(path))
    return done


def is_export(path: Path | str) -> bool:
    """Return whether a file is a memory that an export wrote."""
    try:
        with TmxReader(str(path)) as reader:
            next(iter(reader), None)
            return any(prop.type == _MARK for prop in reader.header.props)
    except TmError:
        return False


def _pair(project: Project, unit: Unit) -> Unit | str:
    """Return a unit with the project's two languages, its source first; else what is to say of units like it."""
    if not in_use(unit):
        return "not for translating"
    variants = tuple(_variant(unit, code) for code in (project.source, project.target))
    pair = tuple(variant for variant in variants if variant and variant.text.strip())
    return replace(unit, variants=pair) if len(pair) == 2 else f"without a text in both {project.source} and {project.target}"


def _variant(unit: Unit, code: str) -> Variant | None:
    """Return the variant of a unit in a language, one of the same region first, under the project's code."""
    ours = [variant for variant in unit.variants if primary(variant.lang) == primary(code)]
    best = next((variant for variant in ours if bcp47(variant.lang) == code), ours[0] if ours else None)
    return replace(best, lang=code) if best else None


def _key(variant: Variant) -> int:
    """Return what OmegaT compares of a text: without codes, which it drops as it comes, and composed."""
    return hash(unicodedata.normalize("NFC", variant.text))


def _ambiguous(project: Project, placed: Placed) -> set[int]:
    """Return the sources that are to be filled in but have several translations."""
    first: dict[int, int] = {}
    several: set[int] = set()
    for folder, unit in placed:
        pair = _pair(project, unit) if folder == "auto" else ""
        if isinstance(pair, Unit):
            source, target = map(_key, pair.variants)
            if first.setdefault(source, target) != target:
                several.add(source)
    return several


class _Memories:
    """The memories being written, each opened with its first unit; a context manager. None is kept where one fails."""

    def __init__(self, project: Project, old: set[Path]) -> None:
        self._project, self._old = project, old
        self._open: dict[str, TmxWriter] = {}
        self._stack = ExitStack()
        self.paths: set[Path] = set()
        header = own_header(project.source)
        marked = replace(header, props=(Prop(_MARK, "omegat"),))
        self._shaping = Shaping(PROFILES["omegat"], marked, None)

    def __enter__(self) -> _Memories:
        self._stack.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)

    def write(self, folder: str, unit: Unit) -> None:
        """Write a unit to the memory of a folder."""
        writer = self._open.get(folder) or self._opened(folder)
        for shaped in self._shaping.units((unit,)):
            writer.write(shaped)

    def _opened(self, folder: str) -> TmxWriter:
        path = self._project.memories / folder / NAME
        if path.exists() and path not in self._old:
            raise UnusableOutput(str(path), "is there and was not written by tm export", "rename it")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnusableOutput(str(path.parent), f"cannot be made ({error.strerror})") from None
        stream = self._stack.enter_context(open_output(str(path)))
        writer = self._stack.enter_context(TmxWriter(stream, self._shaping.header))
        self._open[folder] = writer
        self.paths.add(path)
        return writer
