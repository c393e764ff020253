"""Nobody gets a mail who said stop, whose address is not theirs, or who is gone; and none of these holds up the rest."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast
from tests.progression import DAY, add_offer, add_seat
from tests.pupils import add_pupil
from tests.summer_people import add_way

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.outbox.guards import Verdict, ask_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.domain.offers import call_off
from warmwelkom.rooms.progression.domain.seats import sign_up_for, withdraw_for
from warmwelkom.rooms.progression.guard_of_seats import CHANGED
from warmwelkom.rooms.progression.models import OfferSeat
from warmwelkom.rooms.progression.queries.own import programme_of
from warmwelkom.rooms.summer.api import CLOSED
from warmwelkom.rooms.transitions.models import Transition


@pytest.mark.parametrize("how", ["stopped_at", "broken_at", "ended_at"])
def test_nothing_leaves_for_an_address_that_is_closed(cast: Cast, how: str) -> None:
    with cast.scope():
        evi, bas = (add_pupil(cast, name, email=f"{name}@x.example") for name in ("evi", "bas"))
        row = add_offer(cast.places.mondriaan)
        for pupil in (evi, bas):
            sign_up_for(actor=cast.actor("alice"), transition=pupil, offer=row, now=NOW)
        of_evi, of_bas = Message.objects.order_by("-to")
        assert ask_guards([of_evi, of_bas], NOW) == {}
        add_way(bas, "sms", **{how: NOW})
        add_way(evi, "mail", "Evi@x.example", **{how: NOW})
        assert ask_guards([of_evi, of_bas], NOW) == {of_evi.pk: Verdict(never=CLOSED)}


def test_an_address_that_was_given_anew_is_open(cast: Cast) -> None:
    with cast.scope():
        evi = add_pupil(cast, "Evi", email="evi@x.example")
        add_way(evi, "mail", "evi@x.example", ended_at=NOW)
        add_way(evi, "mail", "evi@x.example")
        row = add_offer(cast.places.mondriaan)
        sign_up_for(actor=cast.actor("alice"), transition=evi, offer=row, now=NOW)
        assert ask_guards(list(Message.objects.all()), NOW) == {}


def test_nothing_leaves_for_who_is_gone_by_then(cast: Cast) -> None:
    with cast.scope():
        evi = add_pupil(cast, "Evi", email="evi@x.example")
        row = add_offer(cast.places.mondriaan)
        sign_up_for(actor=cast.actor("alice"), transition=evi, offer=row, now=NOW)
        message = Message.objects.get()
        _leave(evi)
        assert ask_guards([message], NOW) == {message.pk: Verdict(never=CHANGED)}
        call_off(actor=cast.actor("emre"), offer=row, reason="Karim is ziek", now=NOW)
        assert list(Message.objects.all()) == [message]


def test_who_waits_moves_up_past_who_is_gone(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan, places=1)
        first = add_seat(row, cast.dina)
        evi, bas = (add_pupil(cast, name, email=f"{name}@x.example") for name in ("evi", "bas"))
        for number, pupil in enumerate((evi, bas), 1):
            add_seat(row, pupil, seated_at=None, signed_up_at=NOW + number * DAY / 24)
        _leave(evi)
        assert programme_of(transition=bas, now=NOW).mine[0].turn == 1
        withdraw_for(actor=cast.actor("alice"), seat=first, now=NOW + DAY)
        seated = OfferSeat.objects.filter(seated_at=NOW + DAY)
        assert list(seated.values_list("transition_id", flat=True)) == [bas.pk]
        assert list(Message.objects.values_list("to", flat=True)) == ["bas@x.example"]


def test_who_is_gone_is_signed_up_for_nothing(cast: Cast) -> None:
    with cast.scope():
        row = add_offer(cast.places.mondriaan)
        evi = add_pupil(cast, "Evi", email="evi@x.example")
        _leave(evi)
        with pytest.raises(ChangedMeanwhile, match="niet meer op de lijst"):
            sign_up_for(actor=cast.actor("alice"), transition=evi, offer=row, now=NOW)
        assert OfferSeat.objects.count() == Message.objects.count() == 0


def _leave(of: Transition) -> None:
    Transition.objects.filter(pk=of.pk).update(gone_at=NOW)
