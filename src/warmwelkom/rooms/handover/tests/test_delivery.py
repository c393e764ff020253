"""A dossier goes to one school, after placement, once; and access ends with the placement."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import NOW, Cast
from tests.handover_dossier import deliver, finish, fresh, write
from tests.pupils import enrol, moment

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may
from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.handover.domain.deliver import (
    NotDone,
    NotPlaced,
    NotRead,
    deliver_dossier,
    waits_until,
)
from warmwelkom.rooms.handover.domain.deliver_ready import (
    close_withdrawn,
    deliver_many,
    deliver_ready,
)
from warmwelkom.rooms.handover.domain.own_views import say_read
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.transitions.models import Enrolment, StateChange, Transition

TEN_DAYS_LATER = moment("2026-04-20")
"""Ten working days after 2 April 2026: not Good Friday, Easter Monday and weekends."""


@pytest.fixture
def done(cast: Cast, dossier: Dossier, place: Enrolment) -> Dossier:
    """Ready to go: B is done and there is a place."""
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    return finish(cast, dossier)


def reads(cast: Cast, who: str, dossier: Dossier) -> bool:
    with cast.scope():
        return may(cast.actor(who), "handover.read", dossier)


def gone(cast: Cast, place: Enrolment) -> None:
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=NOW)


def test_it_works(cast: Cast, done: Dossier, place: Enrolment) -> None:
    assert not reads(cast, "joris", done)
    assert not reads(cast, "sami", done)
    delivery = deliver(cast, done, place)
    assert (delivery.school, delivery.programme, delivery.delivered_by) == (
        cast.places.mondriaan, cast.places.care, cast.alice,
    )  # fmt: skip
    assert reads(cast, "joris", done)
    assert reads(cast, "sami", done)
    with cast.scope():
        assert Transition.objects.get(pk=cast.dina.pk).state == "handed_over"
        change = StateChange.objects.get(state="handed_over")
        assert (change.rule, change.source, change.actor_name) == (
            "handed_over", "ROC Mondriaan", "Alice",
        )  # fmt: skip
        act = Act.objects.get(action="handover.deliver")
        assert act.about == cast.dina.pupil_id
        assert Message.objects.get(key__contains=":delivered:").to == "dina@leerling.example"


def test_twice_is_once(cast: Cast, done: Dossier, place: Enrolment) -> None:
    first = deliver(cast, done, place)
    assert deliver(cast, done, place, who="dewi") == first
    with cast.scope():
        assert Delivery.objects.count() == 1
        assert Message.objects.filter(key__contains=":delivered:").count() == 1


@pytest.mark.parametrize("who", ["alice", "house"])
def test_not_by_hand_or_night_before_the_pupil_had_time(
    cast: Cast, done: Dossier, place: Enrolment, who: str
) -> None:
    actor = cast.actor("alice") if who == "alice" else system_actor(region_id=done.region_id)
    last = TEN_DAYS_LATER - dt.timedelta(days=1)
    with cast.scope():
        assert waits_until(done, now=last) == TEN_DAYS_LATER.date()
        with pytest.raises(NotRead, match="nog niet gelezen"):
            deliver_dossier(actor=actor, dossier=done, enrolment=place, now=last)
        assert deliver_dossier(actor=actor, dossier=done, enrolment=place, now=TEN_DAYS_LATER)


def test_what_a_school_could_read_waits_for_nothing_at_the_next(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    deliver(cast, done, place)
    with cast.scope():
        Dossier.objects.update(answered_at=None)  # as after a change of part B
        gone(cast, place)
        next_place = enrol(cast, cast.dina, "S-next", school=cast.places.yuverta)
        alice = cast.actor("alice")
        assert deliver_dossier(actor=alice, dossier=done, enrolment=next_place, now=NOW)


def test_not_before_placement(cast: Cast, done: Dossier, place: Enrolment) -> None:
    gone(cast, place)
    with pytest.raises(NotPlaced):
        deliver(cast, done, place)
    with cast.scope():
        assert Delivery.objects.count() == 0


def test_not_to_the_placement_of_another_pupil(cast: Cast, done: Dossier) -> None:
    with cast.scope():
        other = enrol(cast, None, "S-other")
    with pytest.raises(NotPlaced):
        deliver(cast, done, other)


def test_not_before_the_mentor_is_done(cast: Cast, dossier: Dossier, place: Enrolment) -> None:
    with pytest.raises(NotDone):
        deliver(cast, dossier, place)


@pytest.mark.parametrize(
    "who", ["bob", "charlie", "zita", "carla", "emre", "joris", "sami", "fatima", "gijs", "hanna",
            "dina", "parent", "ibrahim"],
)  # fmt: skip
def test_a_stranger_hands_nothing_over(
    cast: Cast, done: Dossier, place: Enrolment, who: str
) -> None:
    with pytest.raises((MayNotKnow, PermissionDenied)):
        deliver(cast, done, place, who=who)
    with cast.scope():
        assert Delivery.objects.count() == 0


def test_a_withdrawn_placement_ends_access_at_once(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    """By the rule itself: no job has run."""
    deliver(cast, done, place)
    gone(cast, place)
    assert not reads(cast, "joris", done)
    assert not reads(cast, "sami", done)
    assert reads(cast, "alice", done)


def test_a_job_closes_it_and_the_pupil_is_no_longer_handed_over(
    cast: Cast, done: Dossier, place: Enrolment
) -> None:
    delivery = deliver(cast, done, place)
    gone(cast, place)
    with cast.scope():
        for number in (1, 0):  # the second time there is nothing left
            assert close_withdrawn(region_id=cast.places.region.pk, now=NOW) == number
        after = fresh(delivery)
        assert (after.ended_at, after.ended_because) == (NOW, "withdrawn")
        assert Transition.objects.get(pk=cast.dina.pk).state == "applied"


def test_to_another_school_ends_the_first(cast: Cast, done: Dossier, place: Enrolment) -> None:
    first = deliver(cast, done, place)
    gone(cast, place)
    with cast.scope():
        new = enrol(cast, cast.dina, "S-new", school=cast.places.yuverta, class_name="VZ-1b")
    deliver(cast, done, new)
    with cast.scope():
        assert fresh(first).ended_because == "elsewhere"
        standing = Delivery.objects.get(ended_at__isnull=True)
    assert standing.school == cast.places.yuverta
    assert not reads(cast, "joris", done)
    assert not reads(cast, "sami", done)


def test_a_delivery_is_for_one_programme(cast: Cast, done: Dossier, place: Enrolment) -> None:
    """Who moves to another programme of the same school is delivered anew."""
    deliver(cast, done, place)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(programme=None)
    assert not reads(cast, "joris", done)
    with cast.scope():
        again = Enrolment.objects.get(pk=place.pk)
    deliver(cast, done, again)
    assert reads(cast, "joris", done)


def _night(cast: Cast, now: dt.datetime) -> int:
    with cast.scope():
        return deliver_ready(actor=system_actor(region_id=cast.places.region.pk), now=now)


def test_ten_working_days_of_silence_stop_nothing(cast: Cast, done: Dossier) -> None:
    del done
    assert _night(cast, TEN_DAYS_LATER - dt.timedelta(days=1)) == 0
    assert _night(cast, TEN_DAYS_LATER) == 1
    assert _night(cast, TEN_DAYS_LATER) == 0
    with cast.scope():
        assert Delivery.objects.get().delivered_by is None
        assert Act.objects.get(action="handover.deliver").actor_kind == "system"


def test_who_has_read_it_waits_for_nothing(cast: Cast, done: Dossier) -> None:
    with cast.scope():
        say_read(actor=cast.actor("dina"), dossier=done, now=NOW)
    assert _night(cast, NOW) == 1


def test_the_night_leaves_who_is_not_ready(cast: Cast, dossier: Dossier, place: Enrolment) -> None:
    del dossier, place
    assert _night(cast, TEN_DAYS_LATER) == 0


def test_two_placements_wait_for_a_person(cast: Cast, done: Dossier) -> None:
    del done
    with cast.scope():
        enrol(cast, cast.dina, "S-two", school=cast.places.yuverta)
    assert _night(cast, TEN_DAYS_LATER) == 0


def test_all_that_are_ready_go_by_hand(cast: Cast, done: Dossier) -> None:
    """Of the own class: Bob's class has none, and Charlie's campus neither."""
    del done
    with cast.scope():
        numbers = {
            who: deliver_many(actor=cast.actor(who), now=TEN_DAYS_LATER)
            for who in ("bob", "charlie", "carla", "alice", "dewi")
        }
    assert numbers == {"bob": 0, "charlie": 0, "carla": 0, "alice": 1, "dewi": 0}
