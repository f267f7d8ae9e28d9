"""Zip files made on the spot."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def written(folder: Path, name: str, data: str | bytes) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body; `parts` are others of `word/`."""
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": text for name, text in parts.items()}
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **others})


HP = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'


def hwpx(*sections: str, **parts: str) -> bytes:
    """Return a Hangul document with these sections; `parts` are `header` or `manifest`."""
    names = {"header": "Contents/header.xml", "manifest": "META-INF/manifest.xml"}
    return packed(
        {
            "mimetype": "application/hwp+zip",
            **{f"Contents/section{n}.xml": f"<hs:sec {HP}>{text}</hs:sec>" for n, text in enumerate(sections)},
            **{names[name]: text for name, text in parts.items()},
        }
    )


def epub(chapters: dict[str, str], *, package: str = "", spine: str = "", **parts: str) -> bytes:
    """Return a book; `package` are metadata, `spine` other than all chapters in order, `parts` what else there is."""
    items = "".join(f'<item id="{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters))
    refs = spine or "".join(f'<itemref idref="{n}"/>' for n in range(len(chapters)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{package}</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    container = '<container xmlns="urn:x"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    pages = {f"OEBPS/{name}": f"<html><body>{text}</body></html>" for name, text in chapters.items()}
    return packed(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": opf, **pages, **parts}
    )
