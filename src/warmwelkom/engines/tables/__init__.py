"""Lists in and out: whatever a Dutch school exports becomes typed rows, or a sentence that helps.

A file is known by its content, not by its name: csv in any usual delimiter and encoding, xlsx, ods, xls.
What is no list, too big, locked or made to fill the memory is refused before it is opened, with a
`TableError` in Dutch and English. Columns are recognised by their headings and shown for correction; a
column of citizen numbers is refused and no cell of it is kept. Every row comes out, in order and with the
line number its sender sees, as `Parsed` or as `Refused` with a fault per cell; nothing is evaluated, guessed
or dropped in silence. Cells of columns that no field asks for are never kept. Pure: the day is passed in.

    table = read_table(source=path, filename=path.name)
    mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=LEAVERS)
    for row in parse_rows(table=table, mapping=mapping, schema=LEAVERS, reference_day=today): ...
"""

from __future__ import annotations

from warmwelkom.engines.tables.by_column import NO_WORD, Part, parse_columns
from warmwelkom.engines.tables.errors import Fault, TableError, too_long
from warmwelkom.engines.tables.exports import (
    csv_lines,
    is_mended,
    safe_cell,
    write_csv,
    write_refused,
    write_xlsx,
)
from warmwelkom.engines.tables.kept import without_citizen_numbers
from warmwelkom.engines.tables.mapping import Mapping
from warmwelkom.engines.tables.parsing import Parsed, mapped_columns, parse_rows
from warmwelkom.engines.tables.reading import read_table
from warmwelkom.engines.tables.recognising import recognise
from warmwelkom.engines.tables.refusing import Refused
from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import (
    APPLICATIONS,
    ENROLMENTS,
    EXAM_RESULTS,
    LEAVERS,
    PEOPLE,
    SCHEMAS,
    STATUS_MESSAGES,
)
from warmwelkom.engines.tables.table import Cell, Limits, Row, Table

__all__ = [
    "APPLICATIONS",
    "ENROLMENTS",
    "EXAM_RESULTS",
    "LEAVERS",
    "NO_WORD",
    "PEOPLE",
    "SCHEMAS",
    "STATUS_MESSAGES",
    "Cell",
    "Fault",
    "FieldSpec",
    "Kind",
    "Limits",
    "Mapping",
    "Parsed",
    "Part",
    "Refused",
    "Row",
    "Schema",
    "Table",
    "TableError",
    "csv_lines",
    "is_mended",
    "mapped_columns",
    "parse_columns",
    "parse_rows",
    "read_table",
    "recognise",
    "safe_cell",
    "too_long",
    "without_citizen_numbers",
    "write_csv",
    "write_refused",
    "write_xlsx",
]
