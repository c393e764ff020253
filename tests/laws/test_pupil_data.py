"""Law: whatever holds a pupil's data is bound to its region, and is erased with the pupil."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from tests.cast import Cast
from tests.everything import Everything, is_about_pupils
from tests.pupils import moment
from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import RegionQuerySet
from warmwelkom.house.domain.region_end import tables_of_a_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.receive_reply import forget_unknown
from warmwelkom.rooms.transitions.domain.forget import forget_files, forget_pupils

OURS = [model for model in apps.get_models() if model.__module__.startswith("warmwelkom.")]
OF_PUPILS = [model for model in OURS if is_about_pupils(model)]
BETWEEN_TWO = {"Move"}  # shown to both regions; the database itself holds it (0002_region_bound)


def _name(model: type[models.Model]) -> str:
    return model._meta.label


def test_the_models_with_pupils_are_found() -> None:
    found = {model.__name__ for model in OF_PUPILS}
    assert {"Pupil", "Transition", "Application", "StatusMessage", "Signal", "Move"} <= found
    assert found & {"Person", "School", "Programme", "Agreement"} == set()


@pytest.mark.parametrize("model", OF_PUPILS, ids=_name)
def test_a_table_with_pupils_is_bound_in_the_database(
    db: None,  # noqa: ARG001  the fixture opens the database
    model: type[models.Model],
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relrowsecurity, count(p.*) FROM pg_class c "
            "LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relname = %s GROUP BY 1",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == (True, 1)


WITH_REGION = [
    model
    for model in OURS
    if any(field.name == "region" for field in model._meta.fields) and model is not Region
]


@pytest.mark.parametrize("model", WITH_REGION, ids=_name)
def test_a_model_with_a_region_asks_for_it(model: Any) -> None:
    """A query outside a region raises, and inside one it gives `visible_to`."""
    with pytest.raises(ScopeError):
        model.objects.filter(pk=None)
    with scope(region=None):
        assert isinstance(model.objects.all(), RegionQuerySet)


@pytest.mark.parametrize("model", OF_PUPILS, ids=_name)
def test_a_region_that_ends_takes_every_table_along(model: type[models.Model]) -> None:
    assert model in {known for known, _field in tables_of_a_region()}


def _rows(cast: Cast) -> dict[str, int]:
    with cast.scope():
        return {
            _name(model): model._default_manager.count()
            for model in OF_PUPILS
            if model.__name__ not in BETWEEN_TWO
        }


def test_everything_of_a_pupil_is_forgotten_on_time(whole: Everything) -> None:
    cast = whole.cast
    before = _rows(cast)
    assert {name for name, number in before.items() if not number} == set()
    actor = system_actor(region_id=cast.places.region.pk)
    with cast.scope():
        forget_pupils(actor=actor, now=moment("2028-07-31"))
    assert _rows(cast) == before
    with cast.scope():
        forget_pupils(actor=actor, now=moment("2028-08-01"))
        forget_files(actor=actor, now=moment("2028-08-01"))
        forget_unknown(now=moment("2028-08-01"))  # what came from a number that nobody knows
    assert {name: number for name, number in _rows(cast).items() if number} == {}
    with cast.scope("lars"):
        assert apps.get_model("transitions.Pupil").objects.count() == 1  # type: ignore[attr-defined]  # a scoped manager


def test_no_move_keeps_the_name_of_who_is_forgotten(whole: Everything) -> None:
    cast = whole.cast
    with cast.scope():
        forget_pupils(actor=system_actor(region_id=cast.places.region.pk), now=moment("2028-08-01"))
        left = apps.get_model("transitions.Move").objects.values_list("pk", flat=True)  # type: ignore[attr-defined]  # a scoped manager
        assert list(left) == [whole.moves["to_us"].pk]
