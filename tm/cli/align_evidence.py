"""What `tm align` knows before it begins: terms and pairs; and why a bead is as it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tm.cli.align_records import Options
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.align.evidence import Evidence


@lru_cache(maxsize=1)
def evidence_of(terms: tuple[str, ...], memories: tuple[str, ...]) -> Evidence | None:
    """Return what glossaries and memories say, read once in a process; `None` where there are none.

    Raises:
        UnusableInput: one of them cannot be read.
    """
    if not terms and not memories:
        return None
    from tm.align.evidence import evidence
    from tm.formats.terms import read_terms

    return evidence((entry for file in terms for entry in read_terms(file)), _pairs(memories))


def _pairs(memories: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    from tm.formats.memories import memory_files
    from tm.formats.tmx import TmxReader
    from tm.model.lang import is_lang

    for file in memory_files(memories):
        with TmxReader(file) as reader:
            for unit in reader:
                ko, en = (next((v.text for v in unit.variants if is_lang(v.lang, lang)), "") for lang in ("ko", "en"))
                if ko and en:
                    yield ko, en


def digest_of_evidence(terms: Sequence[str], memories: Sequence[str]) -> str:
    """Return a digest of what these files hold, so that documents are aligned anew when it changes; empty without files.

    Raises:
        UnusableInput: a memory does not exist.
    """
    from tm.formats.container import open_raw
    from tm.formats.memories import memory_files

    files = [*terms, *(memory_files(memories) if memories else ())]
    found = hashlib.blake2b(digest_size=8)
    for file in files:
        with open_raw(file) as stream:
            while data := stream.read(1 << 20):
                found.update(data)
    return found.hexdigest() if files else ""


def explanation_of(ko: str, en: str, options: Options, number: int, *, as_json: bool) -> str:
    """Return why a bead of the alignment of two files is as it is, as a table or as JSON.

    Raises:
        BadSetting: there is no such bead.
        UnusableInput: a file cannot be used.
    """
    from tm.align.explain import explain
    from tm.cli.aligning import sides_of
    from tm.encode import load_encoder
    from tm.report.explanation import explained
    from tm.report.terminal import columns

    if Path(ko).is_dir() or Path(en).is_dir():
        raise BadSetting("--explain", f"{ko} {en}", "two files")
    sides = sides_of(ko, en, options)
    evidence = evidence_of(options.terms, options.memories)
    found = explain(*sides, number, load_encoder(options.encoder), evidence=evidence)
    return json.dumps(asdict(found), ensure_ascii=False, indent=1) if as_json else explained(found, sides, columns())
