"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

import io
import zipfile
from typing import Final

NOTHING: Final = b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"II*\x00", "image"),
    (b"{\\rtf", "document"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
TEXTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<table", "html"),
    (b"<?xml", "xml"),
    (b"[{", "json"),
    (b'{"', "json"),
)
ZIP_PARTS: Final[tuple[tuple[str, str], ...]] = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "document"),
    ("ppt/presentation.xml", "presentation"),
)
ZIP_TYPES: Final = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    b"application/vnd.oasis.opendocument.text": "document",
    b"application/vnd.oasis.opendocument.presentation": "presentation",
}


def sniff_kind(data: bytes) -> str:
    """`text`, `xlsx`, `ods`, `xls`, or the name of a reason in `errors.NOT_A_TABLE`."""
    if not data[:1000].strip(NOTHING) and not data.strip(NOTHING):
        return "empty"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data)
    for start, kind in MAGIC:
        if data.startswith(start):
            return kind
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for start, kind in TEXTS if head.startswith(start)), "text")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            for part, kind in ZIP_PARTS:
                if part in infos:
                    return kind
            mimetype = infos.get("mimetype")
            if mimetype is None or mimetype.file_size > 200:
                return "archive"
            kind = ZIP_TYPES.get(archive.read(mimetype).strip(), "archive")
            return "encrypted" if kind == "ods" and _is_locked(archive) else kind
    # zipfile raises many kinds of error on bytes that only look like a zip
    except Exception:  # noqa: BLE001
        return "broken"


def _is_locked(archive: zipfile.ZipFile) -> bool:
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    with archive.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(1_000_000)


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    if "WordDocument".encode("utf-16-le") in data:
        return "document"
    if "PowerPoint Document".encode("utf-16-le") in data:
        return "presentation"
    return "xls"
