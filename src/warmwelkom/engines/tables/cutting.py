"""A text cut into rows of cells, many at once: what is done for a piece costs a part of what is done for each line."""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from warmwelkom.engines.tables.pieces import BLANK, Piece, PlainPiece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warmwelkom.engines.tables.table import Row

SIGNS: Final = 1 << 19  # in a piece of text; a line is never cut in two
LONGEST_PLAIN: Final = 100_000  # the csv module has a word about a longer cell


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text file that is decoded again on each walk, so that it never stands in memory twice."""

    data: bytes
    encoding: str
    codec: str
    skip: int
    errors: str = "strict"

    def open(self) -> io.TextIOWrapper:
        raw = io.BytesIO(self.data)
        raw.seek(self.skip)
        return io.TextIOWrapper(raw, encoding=self.codec, errors=self.errors, newline="")


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a text is cut into cells; `announced` when the first line says `sep=;`."""

    delimiter: str
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    announced: bool = False

    def records(self, text: Text) -> Iterator[Row]:
        """Every record with its number as a spreadsheet shows it, blank ones as an empty tuple."""
        return itertools.chain.from_iterable(self.pieces(text))

    def pieces(self, text: Text, *, signs: int = SIGNS) -> Iterator[Piece]:
        """The same, many records at a time: of at least so many signs."""
        stream = text.open()
        if self.announced:
            stream.readline()
        number = 1
        while begin := stream.read(signs):
            piece = self._cut(number, begin + stream.readline(), stream)
            yield piece
            number += len(piece)

    def _cut(self, number: int, signs: str, stream: io.TextIOWrapper) -> Piece:
        """As `csv.reader` cuts them, which is asked only where there is a quotation mark: a plain cut costs half."""
        lines = signs.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if '"' in signs or max(map(len, lines)) > LONGEST_PLAIN:
            rows = list(self._with_care(io.StringIO(signs, newline=""), stream))
            return Piece(range(number, number + len(rows)), rows)
        if not lines[-1]:
            lines.pop()
        return PlainPiece(number, lines, self.delimiter)

    def _with_care(
        self, lines: io.StringIO, stream: io.TextIOWrapper
    ) -> Iterator[list[str] | tuple[str, ...]]:
        """A cell in quotation marks may go on beyond these lines."""
        waiting: list[str] = []
        rest = itertools.chain(lines, stream)
        whole = csv.reader(
            _first_these(waiting, rest), delimiter=self.delimiter, quoting=self.quoting
        )
        for line in lines:
            if '"' in line or len(line) > LONGEST_PLAIN:
                waiting.append(line)
                yield next(whole)
            else:
                bare = line.rstrip("\r\n")
                yield bare.split(self.delimiter) if bare else BLANK


def _first_these(waiting: list[str], lines: Iterator[str]) -> Iterator[str]:
    """What waits, and then as many lines as the record goes on."""
    while True:
        line = waiting.pop() if waiting else next(lines, None)
        if line is None:
            return
        yield line
