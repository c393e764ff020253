"""`warmwelkom suppress`: a table of counts in, one that gives nobody away out; no database, no Django."""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.suppression import suppress

if TYPE_CHECKING:
    from warmwelkom.engines.suppression import Suppressed

MOST_BYTES: Final = 20_000_000
MOST_FIGURES: Final = 9
TOTAL_NAMES: Final = frozenset({"totaal", "total"})
LIKE_A_TOTAL: Final = re.compile(
    r"\b((sub|eind)?(totaal|totalen|totals?)|som|sum)\b", re.IGNORECASE
)


class UnusableTableError(Exception):
    """A table that cannot be read or written; the message is a sentence for the person who gave it."""


@dataclass(frozen=True, kw_only=True)
class TableOfCounts:
    """The first line and the first column are labels; `lines` are label and numbers as they stood.

    `total_row` and `total_column` are the labels of what holds totals; None where nothing does.
    """

    headings: list[str]
    lines: list[tuple[str, list[int]]]
    delimiter: str
    total_row: str | None
    total_column: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "table", type=Path, metavar="TABLE.csv", help="labels first; totals under the name totaal"
    )
    parser.add_argument("--out", type=Path, metavar="OUT.csv", required=True)
    parser.add_argument(
        "--threshold",
        type=_threshold,
        default=5,
        help="the smallest count that may be shown (default: %(default)s)",
    )


def _threshold(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 up")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Writes the same table with what must be hidden left empty; 0, or 2 with a sentence."""
    try:
        table = read_counts(args.table)
        write_counts(args.out, table, suppressed(table, args.threshold))
    except UnusableTableError as reason:
        print(f"warmwelkom suppress: {reason}", file=sys.stderr)
        return 2
    return 0


def read_counts(path: Path) -> TableOfCounts:
    delimiter, rows = _rows_of(_text_of(path))
    if len(rows) < 2 or len(rows[0][1]) < 2:
        raise UnusableTableError(f"{path} has no counts: labels come first, then numbers.")
    headings = [name.strip() for name in rows[0][1]]
    lines = [_line(row, number, headings) for number, row in rows[1:]]
    _once_each(headings[1:], "column")
    _once_each([label for label, _values in lines], "row")
    down = list(zip(*(values for _label, values in lines), strict=True))
    return TableOfCounts(
        headings=headings, lines=lines, delimiter=delimiter,
        total_row=_total_of(lines, "row"),
        total_column=_total_of(list(zip(headings[1:], down, strict=True)), "column"),
    )  # fmt: skip


def suppressed(table: TableOfCounts, threshold: int) -> Suppressed:
    """What may be shown. Every total of the file is held against the counts it is the sum of."""
    columns = [name for name in table.headings[1:] if name != table.total_column]
    counts = {
        label: {
            name: value
            for name, value in zip(table.headings[1:], values, strict=True)
            if name != table.total_column
        }
        for label, values in table.lines
        if label != table.total_row
    }
    if not counts or not columns:
        raise UnusableTableError("The table has totals only.")
    _add_up(table, counts, columns)
    down, across = table.total_row is not None, table.total_column is not None
    totals = {"column": down, "row": across, "all": down and across}
    shown = frozenset(kind for kind, is_there in totals.items() if is_there)
    return suppress(counts=counts, threshold=threshold, apart=threshold, totals=shown)


def write_counts(path: Path, table: TableOfCounts, shown: Suppressed) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=table.delimiter, lineterminator="\n")
    writer.writerow(table.headings)
    for label, _values in table.lines:
        found = [_shown(shown, table, label, name) for name in table.headings[1:]]
        writer.writerow([label, *("" if value is None else value for value in found)])
    try:
        path.write_text(text.getvalue(), encoding="utf-8")
    except OSError as reason:
        raise UnusableTableError(f"cannot write {path}: {reason.strerror or reason}.") from reason


def is_total(label: str) -> bool:
    return label.strip().casefold() in TOTAL_NAMES


def _shown(shown: Suppressed, table: TableOfCounts, row: str, column: str) -> int | None:
    match row == table.total_row, column == table.total_column:
        case True, True:
            return shown.total
        case True, False:
            return shown.columns[column]
        case False, True:
            return shown.rows[row]
        case _:
            return shown.cells[row, column]


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableTableError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as reason:
        raise UnusableTableError(f"{path} is no text in UTF-8.") from reason
    except OSError as reason:
        raise UnusableTableError(f"cannot read {path}: {reason.strerror or reason}.") from reason


def _rows_of(text: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """The delimiter of the headings, and each row that says something with its number in the file."""
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    named = re.fullmatch(r"\s*sep=(.)\s*", lines[first]) if lines else None
    if named:  # written by Excel for itself
        lines[first] = "\n"
    delimiter = named[1] if named else _delimiter_of(lines[first:])
    reader = csv.reader(io.StringIO("".join(lines)), delimiter=delimiter)
    rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    while len(rows) > 1 and rows[0][1] and not any(row[-1].strip() for _number, row in rows if row):
        rows = [(number, row[:-1]) for number, row in rows]  # a column of nothing at the end
    return delimiter, rows


def _delimiter_of(lines: list[str]) -> str:
    """The one by which the headings are the most cells, so that one inside quotes does not count."""

    def cells(delimiter: str) -> int:
        return len(next(csv.reader(lines, delimiter=delimiter), []))

    return max(";,\t", key=cells)


def _line(row: list[str], number: int, headings: list[str]) -> tuple[str, list[int]]:
    if len(row) != len(headings):
        raise UnusableTableError(
            f"row {number} has {len(row)} cells where the first row has {len(headings)}."
        )
    return row[0].strip(), [
        _count(cell, number, name) for cell, name in zip(row[1:], headings[1:], strict=True)
    ]


def _count(cell: str, number: int, column: str) -> int:
    text = cell.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_FIGURES):
        raise UnusableTableError(
            f"row {number}, column {column}: {text[:40]!r} is not a whole number of people."
        )
    return int(text)


def _once_each(labels: list[str], kind: str) -> None:
    counted = Counter("totaal" if is_total(label) else label for label in labels)
    twice = next((label for label, times in counted.items() if times > 1), None)
    if twice is not None:
        raise UnusableTableError(f"the {kind} {twice!r} stands in the table twice.")


def _total_of(named: Sequence[tuple[str, Sequence[int]]], kind: str) -> str | None:
    """The label of the totals: what is called so, else what is the sum of all the others; None where nothing is.

    Taken for a total by its numbers alone it is as safe when that was chance: more is held to be known.
    """
    found = next((label for label, _values in named if is_total(label)), None)
    found = _sum_of_the_rest(named) if found is None else found
    for label, _values in named:
        if label != found and LIKE_A_TOTAL.search(label):
            raise UnusableTableError(
                f"the {kind} {label[:40]!r} reads as a total, and is not the sum of all the others."
                " Leave it out: it would tell what is hidden beside it."
            )
    return found


def _sum_of_the_rest(named: Sequence[tuple[str, Sequence[int]]]) -> str | None:
    """In one place alone many a count is the sum of two others: there only the last may be a total."""
    whole = [sum(each) for each in zip(*(values for _label, values in named), strict=True)]
    for place, (label, values) in enumerate(named):
        is_last = place == len(named) - 1 > 2
        is_sum = len(named) > 2 and any(values) and whole == [2 * value for value in values]
        if is_sum and (sum(map(bool, values)) > 1 or is_last):
            return label
    return None


def _add_up(table: TableOfCounts, counts: dict[str, dict[str, int]], columns: list[str]) -> None:
    """A total that is no sum of its counts protects by other rules than these: it is refused."""
    sums = {name: sum(row[name] for row in counts.values()) for name in columns}
    for label, values in table.lines:
        row = sums if label == table.total_row else counts[label]
        for name, value in zip(table.headings[1:], values, strict=True):
            right = sum(row.values()) if name == table.total_column else row[name]
            if value != right:
                raise UnusableTableError(
                    f"{label}, {name}: the table says {value}, its counts add up to {right}."
                )
