"""Many rows, one statement."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast

from warmwelkom.rooms.transitions.domain.bulk import write_changes, write_fields
from warmwelkom.rooms.transitions.models import Pupil, Transition


def _more(cast: Cast, number: int) -> list[Transition]:
    region = cast.places.region
    return [
        Transition.objects.create(
            region=region,
            pupil=Pupil.objects.create(region=region, surname=f"Pupil {at}"),
            school_year=YEAR,
            location=cast.places.witt,
            pupil_number=f"1{at}",
            exam_result_on=NOW.date(),
            listed_at=NOW,
        )
        for at in range(number)
    ]


def test_every_kind_of_field_is_written_and_no_other(cast: Cast) -> None:
    with cast.scope():
        first, second = _more(cast, 2)
        first.modules, second.modules = ["P/EO/01", 'a "b", {c}'], []
        first.exam_result_on, second.exam_result_on = None, dt.date(2026, 6, 11)
        first.on_it_id = cast.people["alice"].pk
        first.class_name = "not written"
        write_fields([first, second], ["modules", "exam_result_on", "on_it"])
        rows = Transition.objects.order_by("pupil_number").values_list(
            "pupil_number", "modules", "exam_result_on", "on_it_id", "class_name"
        )
        assert list(rows) == [
            ("00123", [], None, None, "4K1"),
            ("10", ["P/EO/01", 'a "b", {c}'], None, cast.people["alice"].pk, ""),
            ("11", [], dt.date(2026, 6, 11), None, ""),
        ]


@pytest.mark.parametrize("number", [1, 3])
def test_one_statement_for_any_number(cast: Cast, number: int) -> None:
    with cast.scope():
        rows = _more(cast, number)
        with CaptureQueriesContext(connection) as queries:
            write_fields(rows, ["state"])
        assert len(queries) == 1


def test_nothing_costs_nothing(cast: Cast) -> None:
    with cast.scope(), CaptureQueriesContext(connection) as queries:
        write_fields([], ["state"])
    assert [query["sql"] for query in queries if "UPDATE" in query["sql"]] == []


def test_another_region_is_not_written(cast: Cast) -> None:
    """The database binds this statement as every other."""
    with cast.scope():
        row = _more(cast, 1)[0]
    row.state = "missing"
    with cast.scope("lars"):
        write_fields([row], ["state"])
    with cast.scope():
        assert Transition.objects.get(pk=row.pk).state == "expected"


def test_a_row_can_not_be_given_to_another_region(cast: Cast) -> None:
    with cast.scope():
        row = _more(cast, 1)[0]
        row.region_id = cast.places.other_region.pk
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            write_fields([row], ["region"])


def test_each_row_changes_its_own_fields_and_no_other(cast: Cast) -> None:
    with cast.scope():
        first, second, third = _more(cast, 3)
        changes = {
            first.pk: {"modules": ("P/EO/01", 'a "b", {c}'), "exam_result_on": None},
            str(second.pk): {"on_it_id": str(cast.people["alice"].pk), "class_name": "4K9"},
        }
        with CaptureQueriesContext(connection) as queries:
            write_changes(Transition, changes)
        rows = Transition.objects.filter(pk__in=[first.pk, second.pk, third.pk])
        told = rows.order_by("pupil_number").values_list(
            "modules", "exam_result_on", "on_it_id", "class_name"
        )
        assert len(queries) == 1
        assert list(told) == [
            (["P/EO/01", 'a "b", {c}'], None, None, ""),
            ([], NOW.date(), cast.people["alice"].pk, "4K9"),
            ([], NOW.date(), None, ""),
        ]


def test_changes_of_another_region_are_not_written(cast: Cast) -> None:
    with cast.scope():
        row = _more(cast, 1)[0]
    with cast.scope("lars"):
        write_changes(Transition, {row.pk: {"state": "missing"}})
    with cast.scope():
        assert Transition.objects.get(pk=row.pk).state == "expected"
