"""The network's file, made fit for pictures of any size.

It was saved for pictures of 32 by 32. What it says about the sizes of what goes in and comes out is wiped out
in place, so that no library for this format is needed: the file is Protocol Buffers, and a size of one byte
(`08 20`: number 32) takes as much room as an empty name (`12 00`), which means *any*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

GRAPH: Final = 7
INPUT: Final = 11
OUTPUT: Final = 12
SHAPE: Final = (2, 1, 2, 1)
"""ValueInfo: type, its tensor, its shape, each dimension of it (onnx.proto3)."""
A_SIZE: Final = 0x08
NO_NAME: Final = b"\x12\x00"


def of_any_size(content: bytes) -> bytes:
    """The same network, which no longer says how large a picture has to be.

    Raises:
        ValueError: the file is no network of this format.
    """
    mended = bytearray(content)
    for way in ((GRAPH, INPUT, *SHAPE), (GRAPH, OUTPUT, *SHAPE)):
        for begin, end in _parts(content, 0, len(content), way):
            if end - begin == len(NO_NAME) and content[begin] == A_SIZE:
                mended[begin:end] = NO_NAME
    return bytes(mended)


def _parts(content: bytes, begin: int, end: int, way: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the parts lie that are found by these field numbers, one inside the other."""
    if not way:
        yield begin, end
        return
    for number, first, last in _fields(content, begin, end):
        if number == way[0]:
            yield from _parts(content, first, last, way[1:])


def _fields(content: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Number, begin and end of each field that has a length; the others are passed over."""
    while at < end:
        key, at = _number(content, at)
        match key & 7:
            case 0:
                _value, at = _number(content, at)
            case 1:
                at += 8
            case 2:
                length, at = _number(content, at)
                yield key >> 3, at, at + length
                at += length
            case 5:
                at += 4
            case kind:
                raise ValueError(f"no network: a field of kind {kind}.")
    if at != end:
        raise ValueError("no network: the file is cut off.")


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, lowest first."""
    value = shift = 0
    while True:
        if at >= len(content):
            raise ValueError("no network: the file is cut off.")
        value |= (content[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not content[at - 1] & 0x80:
            return value, at
