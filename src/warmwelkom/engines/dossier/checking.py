"""Holds a document against a shape: everything that is wrong, in the order of the file."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, Final

from warmwelkom.engines.dossier.faults import Fault
from warmwelkom.engines.dossier.shape import (
    DAY,
    MOMENT,
    Article,
    Choice,
    Day,
    Moment,
    Record,
    Rows,
    Shape,
    Text,
    Whole,
    YesNo,
)


def faults_of(value: Any, shape: Shape, where: str = "") -> Iterator[Fault]:
    """Every fault of a value and of what is in it."""
    match shape:
        case Record():
            yield from _of_record(value, shape, where)
        case Rows():
            yield from _of_rows(value, shape, where)
        case Text():
            yield from _of_text(value, shape, where)
        case Choice(options=options):
            if not isinstance(value, str) or value not in options:
                yield Fault(where=where, code="choice", values={"options": ", ".join(options)})
        case Whole() | Article():
            yield from _of_number(value, shape, where)
        case _:
            if not IS_RIGHT[type(shape)](value):
                yield Fault(where=where, code=f"not_{NAMES[type(shape)]}")


def day_in(value: Any) -> dt.date | None:
    """The day that is written, or None."""
    if not isinstance(value, str) or not re.fullmatch(DAY, value):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def moment_in(value: Any) -> dt.datetime | None:
    """The moment that is written, or None."""
    if not isinstance(value, str) or not re.fullmatch(MOMENT, value):
        return None
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return None


def _of_record(value: Any, shape: Record, where: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(where=where, code="not_record")
        return
    for name in value:
        if name not in shape.names:
            yield Fault(where=_inside(where, name), code="unknown")
    for part in shape.parts:
        if part.name in value:
            yield from faults_of(value[part.name], part.shape, _inside(where, part.name))
        elif part.is_needed:
            yield Fault(where=_inside(where, part.name), code="missing")


def _of_rows(value: Any, shape: Rows, where: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(where=where, code="not_rows")
        return
    if len(value) > shape.most:
        values = {"count": len(value), "most": shape.most}
        yield Fault(where=where, code="too_many", values=values)
    elif len(value) < shape.least:
        yield Fault(where=where, code="too_few")
    for place, each in enumerate(value[: shape.most], start=1):
        yield from faults_of(each, shape.of, f"{where}[{place}]")


def _of_text(value: Any, shape: Text, where: str) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(where=where, code="not_words")
    elif not value.strip():
        yield Fault(where=where, code="blank")
    elif len(value) > shape.longest:
        values = {"length": len(value), "most": shape.longest}
        yield Fault(where=where, code="too_long", values=values)
    elif not is_writable(value):
        yield Fault(where=where, code="signs")
    elif shape.pattern and not re.fullmatch(shape.pattern, value):
        yield Fault(where=where, code="pattern")


def is_writable(text: str) -> bool:
    """Whether a text can stand in XML: no control signs but tab and line end, no half characters."""
    return not any(
        (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t")
        or sign in "\ufffe\uffff"
        for sign in text
    )


def _of_number(value: Any, shape: Whole | Article, where: str) -> Iterator[Fault]:
    if isinstance(shape, Article):
        if not _is_whole(value) or value != shape.number:
            yield Fault(where=where, code="article", values={"number": shape.number})
    elif not _is_whole(value):
        yield Fault(where=where, code="not_whole")
    elif not shape.least <= value <= shape.most:
        values = {"least": shape.least, "most": shape.most}
        yield Fault(where=where, code="bounds", values=values)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


NAMES: Final = {YesNo: "yes_no", Day: "day", Moment: "moment"}
IS_RIGHT: Final[dict[type, Callable[[Any], bool]]] = {
    YesNo: lambda value: isinstance(value, bool),
    Day: lambda value: day_in(value) is not None,
    Moment: lambda value: moment_in(value) is not None,
}
