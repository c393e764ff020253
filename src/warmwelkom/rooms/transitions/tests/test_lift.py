"""A signal is lifted with a reason, stays away until the facts change, and can be put back."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.transitions.domain.lift import NoReason, lift_signal, restore_signal
from warmwelkom.rooms.transitions.models import Signal
from warmwelkom.rooms.transitions.tests.scenes import (
    an_application,
    derived,
    fresh,
    put_on,
    signal_of,
)


def _lift(cast: Cast, who: str = "alice", reason: str = "Gaat naar zijn oom") -> None:
    with cast.scope():
        signal = Signal.objects.filter(ended_at=None).get()
        lift_signal(actor=cast.actor(who), signal=signal, reason=reason, now=NOW)


def _restore(cast: Cast, who: str = "alice") -> None:
    signal = signal_of(cast, cast.dina)
    with cast.scope():
        restore_signal(actor=cast.actor(who), signal=signal, now=NOW)


def test_the_row_no_longer_needs_someone(cast: Cast) -> None:
    derived(cast)
    assert fresh(cast, cast.dina).needs_someone
    _lift(cast)
    assert not fresh(cast, cast.dina).needs_someone
    signal = signal_of(cast, cast.dina)
    assert (signal.lifted_reason, signal.lifted_by) == ("Gaat naar zijn oom", cast.alice)
    with cast.scope():
        act = Act.objects.get(action="transitions.lift_signal")
    assert (act.about, act.detail) == (cast.dina.pupil_id, {})


def test_it_stays_lifted_the_next_day(cast: Cast) -> None:
    derived(cast)
    _lift(cast)
    derived(cast, NOW + dt.timedelta(days=1))
    assert not fresh(cast, cast.dina).needs_someone


def test_it_comes_back_when_the_facts_change(cast: Cast) -> None:
    an_application(cast, cast.dina, "REJECTED")
    derived(cast)
    _lift(cast)
    an_application(
        cast,
        cast.dina,
        "WITHDRAWN",
        school=cast.places.yuverta,
        status_since=NOW.date() + dt.timedelta(days=1),
    )
    derived(cast, NOW + dt.timedelta(days=1))
    assert fresh(cast, cast.dina).needs_someone


def test_undo_puts_it_back(cast: Cast) -> None:
    derived(cast)
    _lift(cast)
    _restore(cast)
    assert fresh(cast, cast.dina).needs_someone
    assert signal_of(cast, cast.dina).lifted_reason == ""


def test_nothing_is_lifted_without_a_reason(cast: Cast) -> None:
    derived(cast)
    with pytest.raises(NoReason):
        _lift(cast, reason="")
    assert fresh(cast, cast.dina).needs_someone


def test_a_double_click_is_one_and_a_second_person_hears_it(cast: Cast) -> None:
    derived(cast)
    _lift(cast)
    _lift(cast, reason="nog eens")
    assert signal_of(cast, cast.dina).lifted_reason == "Gaat naar zijn oom"
    with pytest.raises(ChangedMeanwhile):
        _lift(cast, "dewi")


def test_what_is_over_can_not_be_lifted_or_put_back(cast: Cast) -> None:
    derived(cast)
    signal = signal_of(cast, cast.dina)
    an_application(cast, cast.dina)
    derived(cast)
    with cast.scope(), pytest.raises(ChangedMeanwhile):
        lift_signal(actor=cast.actor("alice"), signal=signal, reason="x", now=NOW)
    with pytest.raises(ChangedMeanwhile):
        _restore(cast)


@pytest.mark.parametrize("who", ["bob", "charlie", "emre", "gijs", "ibrahim", "lars", "karin"])
def test_a_stranger_can_not(cast: Cast, who: str) -> None:
    from django.core.exceptions import PermissionDenied

    derived(cast)
    with pytest.raises((MayNotKnow, PermissionDenied)):
        _lift(cast, who)
    assert fresh(cast, cast.dina).needs_someone


def test_the_coach_on_it_can(cast: Cast) -> None:
    put_on(cast, "fatima", cast.dina)
    derived(cast)
    _lift(cast, "fatima")
    assert not fresh(cast, cast.dina).needs_someone
