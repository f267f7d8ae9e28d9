"""`tm redact`."""

from __future__ import annotations

import codecs
import html
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tm.cli.frame import SummaryFormat
from tm.errors import BadSetting, UnusableOutput

if TYPE_CHECKING:
    import re

    from tm.care.redact import Redaction
    from tm.cli.care_files import Source

_SIGN = "○○○"
_LINES = 2000


def redact(
    file: Annotated[str, typer.Argument(metavar="IN", help="A memory in any format read; - is standard input.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="OUT", help=".tmx or .jsonl; - is TMX.")],
    names: Annotated[
        list[str] | None, typer.Option("--list", metavar="FILE", help="Names and places, one a line or tabs between (repeatable).")
    ] = None,
    pattern: Annotated[list[str] | None, typer.Option(metavar="REGEX", help="Something else to replace (repeatable).")] = None,
    skip: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Leave email, phone or resident as they are.")] = None,
    sign: Annotated[str, typer.Option(metavar="TEXT", help="What stands in the place of what is taken out.")] = _SIGN,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Leave the whole unit out instead.")] = False,
    confidential: Annotated[
        list[str] | None, typer.Option(metavar="TYPE[=VALUE]", help="Units with this property are left out, too (repeatable).")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="DAY", help="Embargoes up to this day are over; without it none is.")] = None,
    format: Annotated[SummaryFormat, typer.Option(help="Of the report.")] = SummaryFormat.TEXT,
) -> None:
    """Make a memory fit to leave the building.

    Units marked confidential or under embargo (properties such as x-confidential and x-embargo, or a note that begins with the
    word) are left out, and so is what repeats or quotes them. Names of the lists, e-mail addresses, telephone and resident
    registration numbers are replaced everywhere: texts, inline codes, properties, notes, attributes, header. The written file is
    searched before it gets its name; if anything is left, there is no file.

    \b
    Examples:
      tm redact 기억.tmx -o 공개용.tmx --list 이름.txt
      tm redact in.tmx -o out.tmx --list names.tsv --confidential x-client=Kim
    """
    from tm.care.redact import Marks, Redaction
    from tm.care.redact_text import Redactor
    from tm.care.secrets import KINDS, secrets
    from tm.cli.care_files import Source, check_output
    from tm.cli.days import check_day
    from tm.report import redactions as report

    check_output(output)
    check_day("--date", date)
    for kind in skip or ():
        if kind not in KINDS[1:-1]:
            raise BadSetting("--skip", kind, f"one of {', '.join(KINDS[1:-1])}")
    found = secrets(_listed(names or []), pattern or [], [kind for kind in KINDS if kind not in (skip or ())])
    if not sign.strip() or found.search(sign):
        raise BadSetting("--sign", sign, "some letters that are not to be taken out themselves")
    pairs = tuple((type, value) for type, _, value in (one.partition("=") for one in confidential or []))
    source = Source(file, again=True)
    job = Redaction(source, Redactor(found, sign, Counter()), Marks(pairs, (date or "").replace("-", "")), leave_out)
    _write(output, source, job, found)
    report.write(sys.stderr if output == "-" else sys.stdout, job.summary, as_json=format is SummaryFormat.JSON, name=source.name)


def _listed(files: list[str]) -> Iterator[str]:
    from tm.formats.textfile import read_lines

    for file in files:
        for line in read_lines(file):
            if not line.startswith("#"):
                yield from (cell for cell in line.split("\t") if cell.strip())


def _write(output: str, source: Source, job: Redaction, found: re.Pattern[str]) -> None:
    """Write the memory, search the bytes, and give it its name if nothing is left.

    Raises:
        UnusableOutput: something is.
    """
    from tm.care.traces import trace
    from tm.cli.care_files import write_all
    from tm.formats.output import open_output

    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"draft{Path(output).suffix}"
        write_all(str(draft), lambda: job.header(source.header), job)
        if left := trace(_text(draft), found, job.left):
            raise UnusableOutput(
                output, f"not written, as the search of it still found a {left}", "report it, with the kind of file"
            )
        with open_output(output) as stream, draft.open("rb") as written:
            shutil.copyfileobj(written, stream, 1 << 20)


def _text(path: Path) -> Iterator[str]:
    """Give what a file says, without the keys of JSON, which are no part of it."""
    if path.suffix.lower() == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            while block := list(islice(lines, _LINES)):
                yield "".join("\0".join([*_strings(json.loads(line)), ""]) for line in block)
        return
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    with path.open("rb") as stream:
        while data := stream.read(1 << 20):
            yield decoder.decode(data)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield html.escape(value, quote=False)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "lang":
                yield from _strings(one)
