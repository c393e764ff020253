"""Law: another region is not there, whatever the query, in raw SQL too."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django_scopes.exceptions import ScopeError

from tests.cast import Cast
from tests.thinktank import add_contribution
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.thinktank.models import Label
from warmwelkom.rooms.transitions.models import Pupil, Transition

BOUND_ROOMS = (
    "curriculum",
    "thinktank",
    "meetings",
    "newsletters",
    "transitions",
    "handover",
    "summer",
    "introweek",
    "wayfinding",
    "progression",
    "welcome",
    "insights",
)


OF_THE_COUNTRY = {"Profile", "Module", "Task", "EndTerm"}
"""What SLO publishes is the same in every region."""


def _tables() -> list[str]:
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in BOUND_ROOMS and model.__name__ not in OF_THE_COUNTRY
    )


def test_the_suite_runs_as_the_web_role(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("warmwelkom_web", False, False)


@pytest.mark.parametrize("table", _tables())
def test_every_table_of_a_region_is_bound(db: None, table: str) -> None:  # noqa: ARG001  the fixture opens the database
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (True,)


def test_the_rules_compare_ids(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    """A rule that compares text reads every region's rows, and grows with each region that joins."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_policies "
            r"WHERE concat(qual, with_check) ~ 'region_id\)::text = current_setting'"
        )
        assert cursor.fetchall() == []


def test_labels_of_another_region_are_not_there_either(cast: Cast) -> None:
    with cast.scope():
        label = Label.objects.create(
            region=cast.places.region, kind="theme", slug="reizen", name="Reizen"
        )
        add_contribution(cast.places.region).labels.add(label)
    seen = {}
    for name in ("dewi", "lars"):
        with cast.scope(name), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM thinktank_contribution_labels")
            seen[name] = cursor.fetchone()
    assert seen == {"dewi": (1,), "lars": (0,)}


def test_raw_sql_sees_only_the_region_that_is_set(cast: Cast) -> None:
    seen = {}
    for name in ("dewi", "lars"):
        with cast.scope(name), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM transitions_pupil")
            seen[name] = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM transitions_pupil")
        seen["nobody"] = cursor.fetchone()
    assert seen == {"dewi": (1,), "lars": (0,), "nobody": (0,)}


def test_raw_sql_writes_only_in_the_region_that_is_set(cast: Cast) -> None:
    with (
        cast.scope("lars"),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Pupil.objects.bulk_create([Pupil(region=cast.places.region, surname="X")])


def test_a_query_without_a_region_raises(cast: Cast) -> None:
    with pytest.raises(ScopeError):
        Transition.objects.filter(pk=cast.dina.pk).exists()


def test_a_scope_ends_with_its_block(cast: Cast) -> None:
    with transaction.atomic(), region_scope(cast.places.region.pk):
        with region_scope(cast.places.other_region.pk):
            assert Transition.objects.count() == 0
        assert Transition.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('warmwelkom.region', true), '')")
        assert cursor.fetchone() == ("",)
