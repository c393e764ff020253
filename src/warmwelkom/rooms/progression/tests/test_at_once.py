"""Many at once for the last place, in real transactions: no place is given twice and nobody is lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from tests.at_once import database_of_its_own, held, together, waiting
from tests.cast import NOW, Cast, make_cast
from tests.progression import add_offer, add_seat
from tests.pupils import add_pupil

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.domain.seats import sign_up, sign_up_for, withdraw_for
from warmwelkom.rooms.progression.models import OfferSeat, ProgressionOffer
from warmwelkom.rooms.transitions.models import Transition

pytestmark = pytest.mark.django_db
NAMES = ("Evi", "Bas", "Noa", "Sem", "Liv")


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def committed(_django_db_helper: None) -> Cast:
    return make_cast()


def inside(cast: Cast, act: Any, **words: Any) -> Any:
    """The act in a transaction of its own, as a request has it."""

    def run() -> Any:
        with transaction.atomic(), cast.scope():
            return act(now=NOW, **words)

    return run


def made(cast: Cast, places: int) -> tuple[ProgressionOffer, list[Transition]]:
    with transaction.atomic(), cast.scope():
        row = add_offer(cast.places.mondriaan, places=places)
        return row, [cast.dina, *(add_pupil(cast, name, email=f"{name}@x.example") for name in NAMES)]  # fmt: skip


@pytest.mark.parametrize("places", [1, 3])
def test_of_six_at_once_exactly_as_many_get_a_place(committed: Cast, places: int) -> None:
    offer, pupils = made(committed, places)
    alice = committed.actor("alice")
    with together() as begin, held(committed, offer):
        for pupil in pupils:
            begin(inside(committed, sign_up_for, actor=alice, transition=pupil, offer=offer))
        waiting(len(pupils))
    with transaction.atomic(), committed.scope():
        rows = OfferSeat.objects.all()
        assert rows.count() == len(pupils)
        assert [row.seated_at is not None for row in rows] == [True] * places + [False] * (6 - places)  # fmt: skip


def test_two_tabs_of_one_pupil_are_one_seat(committed: Cast) -> None:
    offer, _pupils = made(committed, 1)
    dina = committed.actor("dina")
    with together() as begin, held(committed, offer):
        tabs = [
            begin(inside(committed, sign_up, actor=dina, transition=committed.dina, offer=offer))
            for _tab in range(3)
        ]
        waiting(3)
    assert len({tab.result().pk for tab in tabs}) == 1
    with transaction.atomic(), committed.scope():
        assert OfferSeat.objects.count() == 1


def test_who_leaves_and_who_comes_at_once_make_one_place(committed: Cast) -> None:
    """One steps back while another signs up and a third waits: who waited has it, and hears it once."""
    offer, pupils = made(committed, 1)
    alice = committed.actor("alice")
    with transaction.atomic(), committed.scope():
        leaves = add_seat(offer, pupils[0])
        waits = add_seat(offer, pupils[1], seated_at=None)
    sign = partial(sign_up_for, actor=alice, transition=pupils[2], offer=offer)
    with together() as begin, held(committed, offer):
        begin(inside(committed, withdraw_for, actor=alice, seat=leaves))
        begin(inside(committed, sign))
        waiting(2)
    with transaction.atomic(), committed.scope():
        seated = OfferSeat.objects.filter(withdrawn_at__isnull=True, seated_at__isnull=False)
        assert [row.pk for row in seated] == [waits.pk]
        assert OfferSeat.objects.filter(withdrawn_at__isnull=True).count() == 2
        keys = [row.key for row in Message.objects.filter(key__endswith=":moved-up")]
        assert keys == [f"progression:{waits.pk}:moved-up"]
