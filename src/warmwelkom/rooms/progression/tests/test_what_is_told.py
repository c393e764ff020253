"""On after all, and another day or place: everybody whom it touches hears of it, as often as it happens."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.progression import DAY, SOON, TWO_HOURS, VALUES, add_offer, add_seat
from tests.pupils import add_pupil

from warmwelkom.base.outbox.guards import ask_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.domain.offers import call_off, change_offer, restore_offer
from warmwelkom.rooms.progression.models import ProgressionOffer
from warmwelkom.rooms.transitions.models import Pupil

TIME = (SOON, SOON + TWO_HOURS)
ON, OFF = "Rekenen voor techniek gaat toch door", "Rekenen voor techniek gaat niet door"
OTHER = "Kijk even: Rekenen voor techniek is op een andere dag, tijd of plek"


@pytest.fixture
def offer(cast: Cast) -> ProgressionOffer:
    """Two places: Evi and Dina have them, Bas waits; Dina has no mail address."""
    with cast.scope():
        row = add_offer(cast.places.mondriaan, places=2)
        evi, bas = (add_pupil(cast, name, email=f"{name}@x.example") for name in ("evi", "bas"))
        add_seat(row, evi)
        Pupil.objects.filter(pk=cast.dina.pupil_id).update(email="")
        add_seat(row, cast.dina)
        add_seat(row, bas, seated_at=None)
    return row


def told() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("subject", "to"))


def leave(**of: Any) -> None:
    Message.objects.filter(state="planned", **of).update(state="sent")


def test_who_read_that_it_is_off_reads_that_it_is_on(cast: Cast, offer: ProgressionOffer) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        call_off(actor=emre, offer=offer, reason="Karim is ziek", now=NOW)
        leave(to="evi@x.example")
        for _twice in range(2):
            restore_offer(actor=emre, offer=offer, now=NOW + DAY)
        [waits] = Message.objects.filter(to="bas@x.example")
        [_off, goes_on] = Message.objects.filter(to="evi@x.example").order_by("planned_at")
        assert goes_on.subject == ON
        assert list(ask_guards([waits, goes_on], NOW + DAY)) == [waits.pk]


def test_off_and_on_again_is_told_again(cast: Cast, offer: ProgressionOffer) -> None:
    emre = cast.actor("emre")
    with cast.scope():
        for number in range(2):
            at = NOW + number * DAY
            call_off(actor=emre, offer=offer, reason="Karim is ziek", now=at)
            leave()
            restore_offer(actor=emre, offer=offer, now=at + TWO_HOURS)
            leave()
        both = [(ON, "bas@x.example"), (ON, "evi@x.example")] * 2
        assert told() == sorted([(OFF, to) for _on, to in both] + both)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ({}, (SOON + DAY, SOON + DAY + TWO_HOURS)),
        ({}, (SOON, SOON + TWO_HOURS / 2)),
        ({"place": "Leeghwaterplein 72"}, TIME),
        ({"location": "mondriaan"}, TIME),
    ],
)
def test_another_day_time_or_place_is_told(
    cast: Cast, offer: ProgressionOffer, words: dict[str, Any], time: Any
) -> None:
    with cast.scope():
        if "location" in words:
            words = {"location": cast.places.mondriaan.locations.first()}
        change(cast, offer, times=[time], **words)
        assert told() == [(OTHER, "bas@x.example"), (OTHER, "evi@x.example")]
        assert ask_guards(list(Message.objects.all()), NOW) == {}


def test_a_change_is_told_again_once_the_first_message_left(
    cast: Cast, offer: ProgressionOffer
) -> None:
    with cast.scope():
        change(cast, offer, place="Leeghwaterplein 72")
        leave(to="evi@x.example")
        change(cast, offer, place="Waldorpstraat 41", later=TWO_HOURS)
        assert told() == [(OTHER, "bas@x.example"), (OTHER, "evi@x.example"), (OTHER, "evi@x.example")]  # fmt: skip


def test_other_words_are_told_to_nobody(cast: Cast, offer: ProgressionOffer) -> None:
    with cast.scope():
        change(cast, offer, what="Drie middagen rekenen.", contact="Emre")
        assert told() == []


def test_what_is_off_does_not_move(cast: Cast, offer: ProgressionOffer) -> None:
    with cast.scope():
        change(cast, offer, place="Leeghwaterplein 72")
        [first, _other] = Message.objects.all()
        call_off(actor=cast.actor("emre"), offer=offer, reason="Karim is ziek", now=NOW)
        assert list(ask_guards([first], NOW)) == [first.pk]
        change(cast, offer, place="Waldorpstraat 41")
        assert [subject for subject, _to in told()].count(OTHER) == 2


def change(
    cast: Cast, offer: ProgressionOffer, *, times: Any = (TIME,), later: Any = 0 * DAY, **words: Any
) -> None:
    values = VALUES | {"places": 2} | words
    change_offer(
        actor=cast.actor("emre"), offer=offer, values=values, times=list(times), now=NOW + later
    )
