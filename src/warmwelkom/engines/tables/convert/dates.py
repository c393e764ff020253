"""Dates as Dutch schools write them, with a sentence for those that cannot be."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.errors import UnfitError
from warmwelkom.engines.tables.words import as_text, normalised

if TYPE_CHECKING:
    from collections.abc import Callable

    from warmwelkom.engines.tables.schema import FieldSpec
    from warmwelkom.engines.tables.table import Cell

# day 0 of Excel's calendar, moved by the leap day of 1900 that Excel believes in
EXCEL_ZERO: Final = dt.date(1899, 12, 30)
CLOCK: Final = r"(?:[T\s]+\d{1,2}:\d{2}.*)?"
DAY_FIRST: Final = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})" + CLOCK)
YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + CLOCK)
WITH_MONTH: Final = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,9}) (\d{4}|\d{2})")
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january", "feb febr februari february", "mrt maart mar march maa",
            "apr april", "mei may", "jun juni june", "jul juli july", "aug augustus august",
            "sep sept september", "okt oktober oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
UNREADABLE: Final = (
    "Dit is geen datum die we kunnen lezen. Schrijf hem als dag-maand-jaar, zoals 03-05-2009.",
    "This is not a date we can read. Write it as day-month-year, such as 03-05-2009.",
)
IMPOSSIBLE: Final = (
    "Deze datum bestaat niet. Kijk de dag en de maand na.",
    "This date does not exist. Check the day and the month.",
)
AHEAD: Final = (
    "Deze dag moet nog komen. Kijk de dag en het jaar na.",
    "This day is still to come. Check the day and the year.",
)
GRACE: Final = dt.timedelta(days=1)
REMEMBERED: Final = 20_000


def date_converter(
    *, spec: FieldSpec, reference_day: dt.date | None
) -> Callable[[Cell], dt.date | None]:
    """Reads a date and refuses one outside the years of `spec`, counted from the reference day.

    Without a reference day every year from 1900 to 2099 will do. A year of two digits is the latest one
    that is still plausible; without a reference day 00-29 is this century, as in Excel.
    """
    first, last = _window(spec, reference_day)
    known: dict[Cell, dt.date] = {}

    def to_date(cell: Cell) -> dt.date | None:
        found = known.get(cell)
        if found is not None:
            return found
        date = read_date(cell, latest=last if reference_day else dt.date(2029, 12, 31))
        if date is None:
            return None
        if not first <= date <= last:
            raise _implausible(spec, date)
        if spec.not_ahead and reference_day and date > reference_day + GRACE:
            raise UnfitError(*AHEAD)
        if len(known) < REMEMBERED:
            known[cell] = date
        return date

    return to_date


def _window(spec: FieldSpec, reference_day: dt.date | None) -> tuple[dt.date, dt.date]:
    if reference_day is None or spec.years is None:
        last = dt.date(2099, 12, 31) if spec.years else dt.date.max
        return dt.date(1900, 1, 1), last
    earliest, latest = spec.years
    year = reference_day.year
    return dt.date(year + earliest, 1, 1), dt.date(year + latest, 12, 31)


def _implausible(spec: FieldSpec, date: dt.date) -> UnfitError:
    shown = f"{date.day}-{date.month}-{date.year}"
    return UnfitError(
        f"{shown} kan geen {spec.label_nl} zijn. Kijk het jaar na.",
        f"{shown} cannot be a {spec.label_en}. Check the year.",
    )


def read_date(cell: Cell, *, latest: dt.date) -> dt.date | None:
    """A date from a cell; None when it is empty; UnfitError when it cannot be read or does not exist."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = as_text(cell)
    if not text or text in {"-", "--", "?"}:
        return None
    parts = _parts(text, latest)
    if parts is None:
        raise UnfitError(*UNREADABLE)
    try:
        return dt.date(*parts)
    except ValueError as error:
        raise UnfitError(*IMPOSSIBLE) from error


def _parts(text: str, latest: dt.date) -> tuple[int, int, int] | None:
    """Year, month and day; None when the text has no form that we know."""
    found = DAY_FIRST.fullmatch(text)
    if found:
        return _full_year(found[3], latest), int(found[2]), int(found[1])
    found = YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    if text.replace(".", "", 1).replace(",", "", 1).isdecimal():
        return _from_digits(text)
    found = WITH_MONTH.fullmatch(normalised(text))
    if found and found[2] in MONTHS:
        return _full_year(found[3], latest), MONTHS[found[2]], int(found[1])
    return None


def _from_digits(text: str) -> tuple[int, int, int] | None:
    """jjjjmmdd, ddmmjjjj (the first zero may be lost), or the number of a day in Excel's calendar."""
    digits = re.split(r"[.,]", text)[0]
    if len(digits) == 8 and digits[:2] in {"19", "20", "30"} and int(digits[4:6]) <= 12:
        return int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if len(digits) in {7, 8} and digits[-4:-2] in {"19", "20"}:
        return int(digits[-4:]), int(digits[-6:-4]), int(digits[:-6])
    if len(digits) == 5 and 10_000 <= int(digits) <= 80_000:
        day = EXCEL_ZERO + dt.timedelta(days=int(digits))
        return day.year, day.month, day.day
    return None


def _full_year(digits: str, latest: dt.date) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    year += latest.year - latest.year % 100
    return year if year <= latest.year else year - 100


def to_moment(cell: Cell) -> dt.datetime | None:
    """ISO 8601 with or without a zone, or any date, which then stands for its midnight."""
    if isinstance(cell, dt.datetime):
        return cell
    text = as_text(cell)
    if not text:
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return _day_and_clock(text)


def _day_and_clock(text: str) -> dt.datetime | None:
    clock = re.search(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?$", text)
    date = read_date(
        text[: clock.start()].rstrip() if clock else text, latest=dt.date(2029, 12, 31)
    )
    if date is None:
        return None
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    try:
        # a list of a school has no zone: the moment is the wall clock of the sender
        return dt.datetime.combine(date, dt.time(hour, minute, second))
    except ValueError as error:
        raise UnfitError(*UNREADABLE) from error
