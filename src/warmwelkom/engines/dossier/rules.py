"""What fields of a dossier must be to each other: days, authors' own views, absence, no citizen numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Final

from warmwelkom.engines.dossier.checking import day_in, moment_in
from warmwelkom.engines.dossier.faults import Fault
from warmwelkom.engines.dossier.form import Form
from warmwelkom.engines.dossier.format_one import file_names
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.engines.tables.citizen_numbers import passes_elfproef

NINE: Final = re.compile(
    r"(?<!\d)(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. -]\d{3}[. -]\d{3})(?!\d)", re.ASCII
)
ADULT_ENOUGH: Final = 16


def faults_between(document: Document, *, form: Form, today: dt.date) -> Iterator[Fault]:
    """The faults of a document whose every field is right by itself."""
    made = dt.date.fromisoformat(document["datum"])
    if made > today:
        yield Fault(where="datum", code="not_yet")
    yield from _times(document, made)
    yield from _parent(document, made)
    yield from _absence(document, form, made)
    for name, statement in document["uitspraken"].items():
        yield from _views(statement, f"uitspraken.{name}")


def may_be_citizen_number(text: str) -> bool:
    """Whether nine digits in a text pass the check of a BSN or an onderwijsnummer."""
    return any(passes_elfproef(re.sub(r"\D", "", found)) for found in NINE.findall(text))


def is_under_16(birth_date: dt.date | None, *, on: dt.date) -> bool:
    """Whether a parent may still act for the pupil; not when the birth date isn't known."""
    if birth_date is None:
        return False
    had_birthday = (on.month, on.day) >= (birth_date.month, birth_date.day)
    return on.year - birth_date.year - (not had_birthday) < ADULT_ENOUGH


def _times(value: Any, made: dt.date, where: str = "") -> Iterator[Fault]:
    """No moment after the day of the dossier; a day may be later only where it is of the future."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _times(each, made, f"{where}.{name}" if where else name)
    elif isinstance(value, list):
        for place, each in enumerate(value, start=1):
            yield from _times(each, made, f"{where}[{place}]")
    elif (moment := moment_in(value)) is not None:
        # the day of the dossier is a Dutch one, at most two hours ahead of UTC
        if moment.date() > made:
            yield Fault(where=where, code="future")
    elif where in ("leerling.geboortedatum", "examenresultaat.datumuitslag"):
        day = day_in(value)
        if day is not None and day > made:
            yield Fault(where=where, code="future")


def _parent(document: Document, made: dt.date) -> Iterator[Fault]:
    born = day_in(document["leerling"].get("geboortedatum"))
    if "verzorger" in document and not is_under_16(born, on=made):
        yield Fault(where="verzorger", code="parent")


def _absence(document: Document, form: Form, made: dt.date) -> Iterator[Fault]:
    """Article 7: only absence of the year before. The hours count back from when they were written."""
    for field in form.fields:
        name = file_names()[field.key].name
        statement = document["uitspraken"].get(name)
        if field.kind == "hours" and statement is not None:
            written = moment_in(statement["geschreven"])
            if written is not None and written.date() < _a_year_before(made):
                yield Fault(where=f"uitspraken.{name}.geschreven", code="old_absence")


def _a_year_before(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _views(statement: Document, where: str) -> Iterator[Fault]:
    written = moment_in(statement["geschreven"])
    seen: set[str] = set()
    for name in ("nogwaar",):
        yield from _not_before(statement.get(name), written, f"{where}.{name}")
    for place, view in enumerate(statement.get("zienswijzen", ()), start=1):
        inside = f"{where}.zienswijzen[{place}]"
        if view["van"] in seen:
            yield Fault(where=f"{inside}.van", code="twice_said", values={"found": view["van"]})
        seen.add(view["van"])
        if view["soort"] != "klopt" and "tekst" not in view:
            yield Fault(where=f"{inside}.tekst", code="no_words")
        yield from _not_before(view["gezegd"], written, f"{inside}.gezegd")
        answer = view.get("antwoord", {}).get("gegeven")
        yield from _not_before(answer, moment_in(view["gezegd"]), f"{inside}.antwoord.gegeven")


def _not_before(value: Any, earliest: dt.datetime | None, where: str) -> Iterator[Fault]:
    moment = moment_in(value)
    if moment is not None and earliest is not None and moment < earliest:
        yield Fault(where=where, code="too_early")


def citizen_numbers_in(value: Any, where: str = "") -> Iterator[Fault]:
    """Every text anywhere in a document that has what may be a citizen number."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from citizen_numbers_in(each, f"{where}.{name}" if where else name)
    elif isinstance(value, list):
        for place, each in enumerate(value, start=1):
            yield from citizen_numbers_in(each, f"{where}[{place}]")
    elif isinstance(value, str) and may_be_citizen_number(value):
        yield Fault(where=where, code="citizen_number")
