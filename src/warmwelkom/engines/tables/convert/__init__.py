"""From one cell to one value: a converter per kind of field, chosen once per column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warmwelkom.engines.tables.convert.contact import to_email, to_phone, to_postcode
from warmwelkom.engines.tables.convert.dates import date_converter, to_moment
from warmwelkom.engines.tables.convert.plain import (
    choice_converter,
    code_converter,
    list_converter,
    name_converter,
    text_converter,
    to_decimal,
    to_integer,
)
from warmwelkom.engines.tables.schema import FieldSpec, Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from warmwelkom.engines.tables.table import Cell

    Converter = Callable[[Cell], object]

__all__ = ["converter_for"]

SIMPLE: dict[Kind, Converter] = {
    Kind.POSTCODE: to_postcode,
    Kind.EMAIL: to_email,
    Kind.PHONE: to_phone,
    Kind.INTEGER: to_integer,
    Kind.DECIMAL: to_decimal,
    Kind.MOMENT: to_moment,
}
BUILT: dict[Kind, Callable[[FieldSpec], Converter]] = {
    Kind.TEXT: text_converter,
    Kind.NAME: name_converter,
    Kind.SURNAME: name_converter,
    Kind.FULL_NAME: name_converter,
    Kind.CODE: code_converter,
    Kind.LIST: list_converter,
    Kind.CHOICE: choice_converter,
}


def converter_for(*, spec: FieldSpec, reference_day: dt.date | None) -> Converter:
    """A function from a cell to a value, None for an empty cell; it raises UnfitError."""
    if spec.kind is Kind.DATE:
        return date_converter(spec=spec, reference_day=reference_day)
    return SIMPLE.get(spec.kind) or BUILT[spec.kind](spec)
