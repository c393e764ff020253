"""New rows: all of them in, whatever each has a word about, and only where they may be."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast

from warmwelkom.rooms.transitions.domain.lists.fields import named
from warmwelkom.rooms.transitions.domain.lists.in_columns import Values
from warmwelkom.rooms.transitions.domain.lists.insert import insert_rows
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS
from warmwelkom.rooms.transitions.domain.lists.lines import Lines, Some
from warmwelkom.rooms.transitions.models import Pupil, Transition

DATES = ("birth_date", "start_date", "applied_on", "enrolled_on", "exam_result_on", "result_date")


def item(**values: Any) -> Values:
    return {name.replace("__", "."): value for name, value in values.items()}


def rows(*items: Values) -> Some:
    lines = Lines()
    for at, values in enumerate(items):
        lines.add([at], {name: [value] for name, value in values.items()})
    return Some(lines, range(len(lines)))


def blank(cast: Cast) -> Transition:
    pupil = Pupil(region_id=cast.places.region.pk)
    about = {"region_id": cast.places.region.pk, "school_year": YEAR, "listed_at": NOW}
    return Transition(pupil=pupil, **about)


def test_rows_with_other_names_each_come_in_whole(cast: Cast) -> None:
    place = cast.places.witt.pk
    born = dt.date(2010, 3, 5)
    items = [
        item(pupil__surname="Bos", pupil__birth_date=born, location_id=place, pupil_number="7"),
        item(location_id=place, pupil__surname="Ümit\t\\N", modules=("P/EO", 'a "b"'), pupil_number="8"),
    ]  # fmt: skip
    with cast.scope():
        keys = insert_rows(rows=rows(*items), blank=blank(cast))
        found = Transition.objects.filter(pk__in=keys).order_by("pupil_number")
        told = found.values_list(
            "pupil_number", "pupil__surname", "pupil__birth_date", "pupil__given_name", "modules",
            "state", "listed_at", "exam_result_on", "pupil__region_id",
        )  # fmt: skip
        region = cast.places.region.pk
        assert list(told) == [
            ("7", "Bos", born, "", [], "expected", NOW, None, region),
            ("8", "Ümit\t\\N", None, "", ["P/EO", 'a "b"'], "expected", NOW, None, region),
        ]


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_statements_for_any_number(cast: Cast, number: int) -> None:
    items = [item(pupil__surname=f"Bos {at}", pupil_number=f"7{at}") for at in range(number)]
    with cast.scope(), CaptureQueriesContext(connection) as queries:
        insert_rows(rows=rows(*items), blank=blank(cast))
    assert [query["sql"].split()[0] for query in queries] == ["INSERT", "INSERT"]


def test_nothing_costs_nothing(cast: Cast) -> None:
    with cast.scope(), CaptureQueriesContext(connection) as queries:
        assert insert_rows(rows=rows(), blank=blank(cast)) == []
    assert len(queries) == 0


def test_no_row_can_be_put_in_another_region(cast: Cast) -> None:
    """The database itself refuses it, in this way as in any other."""
    with cast.scope():
        row = blank(cast)
        row.pupil.region_id = cast.places.other_region.pk
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            insert_rows(rows=rows(item(pupil__surname="Bos")), blank=row)


def test_what_is_named_is_text_or_a_date() -> None:
    """An empty cell of any other kind would become an empty text."""
    texts = {"text", "name", "surname", "code", "postcode", "email", "phone", "choice"}
    own = {"level", "modules", "teachers", "status_from", "status_until", "modified_at", "date"}
    own |= {"status_date"}  # required: a row without it is refused
    kinds = {
        (spec.name, spec.kind.value)
        for kind in KINDS.values()
        for spec in kind.schema.fields
        if spec.name in set(kind.shown.values()) - own
    }
    assert {name for name, kind in kinds if kind not in texts} <= set(DATES)
    assert named({"first_name": None, "birth_date": None}, {"first_name": "a", "birth_date": "birth_date"}) == {
        "a": "",
        "birth_date": None,
    }  # fmt: skip
