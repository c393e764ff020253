"""A pupil goes to another region: by both sides, without a hole in between."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast
from tests.pupils import derive, enrol, mbo_list

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.access.policy import may
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person, Region, Role
from warmwelkom.rooms.transitions.domain.derive import derive_states
from warmwelkom.rooms.transitions.domain.moves import (
    NotToHere,
    accept_move,
    decline_move,
    offer_move,
)
from warmwelkom.rooms.transitions.models import Move, Signal, StateChange, Transition


@pytest.fixture
def rotterdam(cast: Cast) -> Cast:
    """Nour coaches in the other region."""
    with all_regions():
        nour = Person.objects.create_user("nour@school.example", name="Nour")
        Authenticator.objects.create(user=nour, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
        Role.objects.create(
            person=nour,
            kind="coach",
            region=cast.places.other_region,
            school_year=YEAR,
            given_at=NOW,
        )
    cast.people["nour"] = nour
    return cast


def _offer(cast: Cast) -> Move:
    with cast.scope("dewi"):
        dina = Transition.objects.select_related("pupil", "location").get(pk=cast.dina.pk)
        return offer_move(
            actor=cast.actor("dewi"),
            transition=dina,
            to_region=cast.places.other_region,
            reason="Het gezin verhuist",
            now=NOW,
        )


def test_the_other_region_takes_over(rotterdam: Cast) -> None:
    move = _offer(rotterdam)
    with rotterdam.scope("nour"):
        there = accept_move(
            actor=rotterdam.actor("nour"), move=Move.objects.get(pk=move.pk), now=NOW
        )
        assert there.pupil.full_name == "Dina de Bakker"
        assert list(StateChange.objects.filter(transition=there).values_list("state", "rule")) == [
            ("expected", "moved_in")
        ]
    with rotterdam.scope("dewi"):
        ours = Transition.objects.get(pk=rotterdam.dina.pk)
        assert (ours.state, ours.destination) == ("elsewhere", "other_region")


def test_whoever_takes_over_is_on_it_and_can_open_the_page(rotterdam: Cast) -> None:
    move = _offer(rotterdam)
    with rotterdam.scope("nour"):
        there = accept_move(
            actor=rotterdam.actor("nour"), move=Move.objects.get(pk=move.pk), now=NOW
        )
        derive_states(
            actor=system_actor(region_id=there.region_id), school_year=there.school_year, now=NOW
        )
        fresh = Transition.objects.get()
        assert (fresh.on_it_id, fresh.on_it_role) == (rotterdam.nour.pk, "coach")
        assert may(rotterdam.actor("nour"), "transitions.view", fresh)
        assert not may(rotterdam.actor("lena"), "transitions.view", fresh)


def test_the_exam_year_goes_along_when_the_regions_are_a_year_apart(rotterdam: Cast) -> None:
    Region.objects.filter(pk=rotterdam.places.other_region.pk).update(school_year=YEAR + 1)
    with all_regions():
        Role.objects.filter(person=rotterdam.nour).update(school_year=YEAR + 1)
    move = _offer(rotterdam)
    with rotterdam.scope("nour"):
        there = accept_move(
            actor=rotterdam.actor("nour"), move=Move.objects.get(pk=move.pk), now=NOW
        )
        assert there.school_year == YEAR


def test_a_newer_list_of_the_old_school_does_not_bring_the_pupil_back(rotterdam: Cast) -> None:
    """The old school's list still says mbo; the other region has the pupil, and no signal stays open."""
    with rotterdam.scope("dewi"):
        mbo_list(rotterdam)
        derive(rotterdam)
        assert Signal.objects.filter(ended_at__isnull=True).count() == 1
    move = _offer(rotterdam)
    with rotterdam.scope("nour"):
        accept_move(actor=rotterdam.actor("nour"), move=Move.objects.get(pk=move.pk), now=NOW)
    with rotterdam.scope("dewi"):
        assert Signal.objects.filter(ended_at__isnull=True).count() == 0
        Transition.objects.filter(pk=rotterdam.dina.pk).update(destination="mbo")
        enrol(rotterdam, Transition.objects.get(pk=rotterdam.dina.pk))
        derive(rotterdam, NOW + dt.timedelta(days=1))
        ours = Transition.objects.get(pk=rotterdam.dina.pk)
        assert (ours.state, ours.needs_someone) == ("elsewhere", False)
        last = StateChange.objects.filter(transition=ours).last()
        assert last is not None
        assert (last.rule, last.source) == ("moved_out", "Rijnmond")


def test_until_it_is_accepted_the_pupil_stays(rotterdam: Cast) -> None:
    _offer(rotterdam)
    assert (
        rotterdam.client("alice")
        .get(reverse("transitions:pupil", args=[rotterdam.dina.pk]))
        .status_code
        == 200
    )
    assert (
        rotterdam.client("lena")
        .get(reverse("transitions:pupil", args=[rotterdam.dina.pk]))
        .status_code
        == 404
    )


def test_it_is_accepted_once(rotterdam: Cast) -> None:
    move = _offer(rotterdam)
    with rotterdam.scope("nour"):
        seen = Move.objects.get(pk=move.pk)
        accept_move(actor=rotterdam.actor("nour"), move=seen, now=NOW)
        with pytest.raises(ChangedMeanwhile):
            accept_move(actor=rotterdam.actor("nour"), move=seen, now=NOW)
        assert Transition.objects.count() == 1


def test_a_no_has_a_reason_and_the_other_side_reads_it(rotterdam: Cast) -> None:
    move = _offer(rotterdam)
    with rotterdam.scope("nour"):
        decline_move(
            actor=rotterdam.actor("nour"),
            move=Move.objects.get(pk=move.pk),
            reason="Hij woont hier niet",
            now=NOW,
        )
    assert (
        "Hij woont hier niet"
        in rotterdam.client("dewi").get(reverse("transitions:moves")).content.decode()
    )


def test_not_to_ourselves_and_not_twice(rotterdam: Cast) -> None:
    _offer(rotterdam)
    with pytest.raises(NotToHere):
        _offer(rotterdam)
    with rotterdam.scope("dewi"):
        dina = Transition.objects.get(pk=rotterdam.dina.pk)
    with rotterdam.scope("dewi"), pytest.raises(NotToHere):
        offer_move(
            actor=rotterdam.actor("dewi"),
            transition=dina,
            to_region=rotterdam.places.region,
            reason="x",
            now=NOW,
        )


def test_who_offered_can_not_accept(rotterdam: Cast) -> None:
    move = _offer(rotterdam)
    with rotterdam.scope("fatima"), pytest.raises(MayNotKnow):
        accept_move(actor=rotterdam.actor("fatima"), move=Move.objects.get(pk=move.pk), now=NOW)


def test_a_third_region_never_sees_it(rotterdam: Cast) -> None:
    from django.db import transaction

    from warmwelkom.base.access.scope import region_scope
    from warmwelkom.base.ids import new_id

    _offer(rotterdam)
    with transaction.atomic(), region_scope(new_id()):
        assert Move.objects.count() == 0


def test_the_pages_work(rotterdam: Cast) -> None:
    answer = rotterdam.client("dewi").post(
        reverse("transitions:offer_move", args=[rotterdam.dina.pk]),
        {"to_region": str(rotterdam.places.other_region.pk), "reason": "Verhuist"},
    )
    assert answer.status_code == 302
    assert (
        "Dina de Bakker"
        in rotterdam.client("nour").get(reverse("transitions:moves")).content.decode()
    )
    with rotterdam.scope("nour"):
        move = Move.objects.get()
    rotterdam.client("nour").post(
        reverse("transitions:answer_move", args=[move.pk]), {"do": "accept"}
    )
    with rotterdam.scope("nour"):
        assert Move.objects.get().new_transition_id == Transition.objects.get().pk
