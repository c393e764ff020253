"""Files of weeks and plans may be gzipped; no more is unpacked than a file may have."""

from __future__ import annotations

import zlib
from typing import Final

MOST_BYTES: Final = 200_000_000


class PackedFileError(ValueError):
    """A gzip that is broken, or holds too much; the message is a sentence."""


def unpacked(content: bytes) -> bytes:
    """The bytes themselves, or those in a gzip, of which no more is unpacked than a week may have."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        opener = zlib.decompressobj(wbits=31)
        text = opener.decompress(content, MOST_BYTES)
    except zlib.error as fault:
        raise PackedFileError(f"The file cannot be unpacked: {fault}.") from fault
    if opener.unconsumed_tail:
        raise PackedFileError(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB when unpacked."
        )
    return text
