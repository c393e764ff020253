"""Keeps a workbook that would fill the memory from being opened.

A spreadsheet library lays a sheet out as one block from the first to the last filled cell, so a file
of 5 kB with a letter in A1 and one in XFD1048576 asks for 500 GB. What the zip directory says is not
trusted: every part is unpacked in small pieces and counted, and the cells' places are read on the way.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ParserCreate

from warmwelkom.engines.tables.errors import TableError, not_a_table
from warmwelkom.engines.tables.extents import scanner_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warmwelkom.engines.tables.table import Limits

PIECE: Final = 1 << 18
LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
SHARED_STRINGS: Final = 80_000_000


def check_zip(*, data: bytes, kind: str, limits: Limits) -> None:
    """Raises TableError for a bomb, a sheet of too many rows or columns, or a locked workbook."""
    try:
        _check_parts(data=data, kind=kind, limits=limits)
    except TableError:
        raise
    # a damaged zip shows itself as any of a dozen errors of zipfile, struct and zlib
    except Exception as error:
        raise not_a_table("broken") from error


def _check_parts(*, data: bytes, kind: str, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if sum(part.file_size for part in parts) > limits.max_unpacked or len(parts) > 10_000:
        raise not_a_table("bomb")
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise not_a_table("encrypted")
        scan = scanner_for(part=part.filename, kind=kind, limits=limits)
        size = 0
        # calamine never ends on some XML that is not closed, so only whole XML gets that far
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        xml = ParserCreate() if is_xml and part.file_size else None
        for piece in _pieces(data=data, part=part):
            size += len(piece)
            total += len(piece)
            _check_size(size=size, total=total, part=part, limits=limits)
            scan.feed(piece)
            if xml:
                xml.Parse(piece)
        if xml:
            xml.Parse(b"", True)


def _check_size(*, size: int, total: int, part: zipfile.ZipInfo, limits: Limits) -> None:
    packed = max(part.compress_size, 1)
    if total > limits.max_unpacked or (size > 20_000_000 and size > packed * limits.max_ratio):
        raise not_a_table("bomb")
    if size > SHARED_STRINGS and part.filename.lower().endswith("sharedstrings.xml"):
        raise not_a_table("bomb")


def _pieces(*, data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part unpacked piece by piece, whatever length the directory claims it has."""
    magic, name, extra = LOCAL_HEADER.unpack_from(data, part.header_offset)
    if magic != b"PK\x03\x04":
        raise not_a_table("broken")
    start = part.header_offset + LOCAL_HEADER.size + name + extra
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + PIECE]) for at in range(0, len(packed), PIECE))
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise not_a_table("broken")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    while rest and not inflate.eof:
        yield inflate.decompress(rest, PIECE)
        rest = inflate.unconsumed_tail
    yield inflate.flush()
