"""Small files that grow, nest or never end."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><dossier>&j;</dossier>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><dossier>&x;</dossier>'


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _grown_workbook() -> bytes:
    return _zip(**{
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": b"<workbook/>",
        "xl/worksheets/sheet1.xml": b"<c>" + b" " * 60_000_000 + b"</c>",
    })  # fmt: skip


def _laughing_workbook() -> bytes:
    return _zip(**{
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": LAUGHS,
        "xl/worksheets/sheet1.xml": LAUGHS,
        "xl/sharedStrings.xml": LAUGHS,
    })  # fmt: skip


def _zip_in_zip() -> bytes:
    inner = _zip(a=b"\0" * 10_000_000)
    return _zip(**{f"{number}.zip": inner for number in range(20)})


def _huge_picture() -> bytes:
    """60,000 by 60,000 points in a few hundred bytes."""

    def part(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", check)

    head = struct.pack("!IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 100_000)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


BOMBS: dict[str, bytes] = {
    "a workbook that grows": _grown_workbook(),
    "a workbook that laughs": _laughing_workbook(),
    "zips in a zip": _zip_in_zip(),
    "a zip without an end": b"PK\x03\x04" + b"\xff" * 200,
    "laughs": LAUGHS,
    "a file of this machine": OUTSIDE,
    "XML ten thousand deep": b"<a>" * 10_000 + b"</a>" * 10_000,
    "JSON a hundred thousand deep": b'{"format": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number beyond all": b'{"format": "intro-week/1", "rules": {"x": ' + b"9" * 100_000 + b"}}",
    "a key a million times": b"{" + b'"a": 1,' * 200_000 + b'"a": 1}',
    "a gzip that grows": gzip.compress(b"\0" * 250_000_000, 9),
    "a quote that never ends": b'naam;plaats\n"' + b"x;y\n" * 40_000,
    "a line that never ends": b"a;" * 2_000_000,
    "very many columns": b";".join(b"k%d" % n for n in range(60_000)) + b"\n1;2\n",
    "a picture of a hundred houses": _huge_picture(),
    "half of a pair": json.dumps({"format": "\ud800"}).encode(),
    "a byte that PostgreSQL keeps nowhere": b"naam;plaats\nJa\0n;Delft\n",
    "a text that reads from the left": "naam;plaats\n\u202eaf\u202c;x\n".encode(),
}
