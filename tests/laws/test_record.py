"""Law: the record of acts can only grow, and the database itself sees to that."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.cast import Cast
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import record_act


@pytest.fixture
def act(cast: Cast) -> Act:
    with cast.scope():
        record_act(actor=cast.actor("dewi"), action="transitions.view", subject=cast.dina)
        return Act.objects.get()


@pytest.mark.parametrize(
    "sql", ["UPDATE audit_act SET actor_name = 'X'", "DELETE FROM audit_act", "TRUNCATE audit_act"]
)
@pytest.mark.usefixtures("act")
def test_the_web_role_can_not_change_it(cast: Cast, sql: str) -> None:
    with (
        cast.scope(),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    with cast.scope():
        assert Act.objects.get().actor_name == "Dewi"


def test_even_the_owner_can_not(act: Act) -> None:
    """The trigger, seen with the owner's rights through the function that forgets what is old."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_forget(%s)", [act.region_id])
        row = cursor.fetchone()
    assert row == (0,)


def test_what_is_past_its_term_is_forgotten(cast: Cast, act: Act) -> None:
    with cast.scope():
        old = timezone.now() - dt.timedelta(days=366 * 5)
        record_act(actor=cast.actor("dewi"), action="transitions.view", subject=cast.dina, now=old)
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_forget(NULL)")
            row = cursor.fetchone()
        assert row == (1,)
        assert [found.pk for found in Act.objects.all()] == [act.pk]


@pytest.mark.usefixtures("act")
def test_another_region_reads_nothing(cast: Cast) -> None:
    with cast.scope("lars"):
        assert Act.objects.count() == 0


def test_an_act_can_not_be_written_for_another_region(cast: Cast) -> None:
    with (
        cast.scope("lars"),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Act.objects.bulk_create(
            [
                Act(
                    region_id=cast.places.region.pk,
                    at=timezone.now(),
                    action="x",
                    actor_kind="staff",
                    actor_name="x",
                )
            ]
        )
