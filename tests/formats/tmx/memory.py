"""TMX text for tests, and units out of it."""

from __future__ import annotations

import io
from pathlib import Path

from tm.formats.tmx import TmxReader, TmxWriter
from tm.formats.tmx.writer import own_header
from tm.model.memory import Content, Header, Unit, Variant

HEAD = '<tmx version="1.4">\n<header srclang="ko"/>\n<body>\n'
TAIL = "</body>\n</tmx>\n"


def tu(tuid: str, seg: str = "글", more: str = "") -> str:
    """A unit on two lines."""
    return f'<tu tuid="{tuid}">{more}\n<tuv xml:lang="ko"><seg>{seg}</seg></tuv></tu>\n'


def document(*units: str, before: str = "") -> str:
    return before + HEAD + "".join(units) + TAIL


def seg(inner: str) -> str:
    """A document whose only segment holds that XML."""
    return document(tu("1", inner))


def read(folder: Path, data: str | bytes, *, keep_going: bool = False) -> tuple[list[Unit], TmxReader]:
    path = folder / "memory.tmx"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with TmxReader(str(path), lines=True, keep_going=keep_going) as reader:
        return list(reader), reader


def content(folder: Path, inner: str) -> Content:
    return read(folder, seg(inner))[0][0].variants[0].content


def written(*units: Unit, header: Header | None = None, level: int = 2, faithful: bool = False) -> bytes:
    stream = io.BytesIO()
    with TmxWriter(stream, header or own_header(), level=level, faithful=faithful) as writer:
        for unit in units:
            writer.write(unit)
    return stream.getvalue()


def unit_of(*parts: Content) -> Unit:
    langs = ("ko", "en")
    return Unit("1", tuple(Variant(lang, part) for lang, part in zip(langs, parts, strict=False)))
