"""Two people at once for the last place: real transactions, on connections of their own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from tests.cast import Cast, make_cast
from tests.meetings import add_meeting

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.meetings.models import Meeting, Registration

WHO = ("alice", "bob", "pelle", "noor", "dewi", "emre")


@pytest.fixture
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:  # noqa: ARG001  pytest calls it so
    """The cast, committed, so that other connections see it; taken away by the owner at the end."""
    with django_db_blocker.unblock():
        yield make_cast()
        options = connection.settings_dict["OPTIONS"]
        bound = options["options"]
        connection.close()
        options["options"] = ""
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE people_region, people_person CASCADE")
            cursor.execute("TRUNCATE outbox_message")
        connection.close()
        options["options"] = bound


@pytest.mark.django_db
def test_before_they_come_nothing_is_there() -> None:
    """Also what makes the test database when this file runs alone."""
    with transaction.atomic(), all_regions():
        assert not Meeting.objects.exists()


@pytest.mark.parametrize("seats", [1, 3])
def test_of_six_at_once_exactly_as_many_get_a_place(standing: Cast, seats: int) -> None:
    with transaction.atomic(), standing.scope():
        row = add_meeting(standing.places.region, in_days=3650, seats=seats)
    clients = {who: standing.client(who) for who in WHO}
    begin = Barrier(len(WHO))

    def join(who: str) -> int:
        try:
            begin.wait(timeout=120)
            way = f"/bijeenkomsten/haaglanden/{row.pk}/aanmelden/"
            return clients[who].post(way).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(WHO)) as hands:
        assert set(hands.map(join, WHO)) == {302}
    with transaction.atomic(), standing.scope():
        rows = Registration.objects.all()
        assert rows.count() == len(WHO)
        assert rows.filter(seated_at__isnull=False).count() == seats
        first = [one.pk for one in rows.order_by("joined_at", "pk")]
        seated = {one.pk for one in rows if one.seated_at}
    assert len(first) == len(WHO)
    assert len(seated) == seats
