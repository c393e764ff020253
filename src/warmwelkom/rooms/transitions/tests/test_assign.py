"""A person is put on a pupil: by whom, since when; once, and not over somebody else's choice."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.events import react_to
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.domain.assign import (
    NotForThisPupil,
    assign_person,
    undo_assignment,
)
from warmwelkom.rooms.transitions.events import TransitionAssigned
from warmwelkom.rooms.transitions.models import Assignment, Transition
from warmwelkom.rooms.transitions.queries.staff import candidates_for
from warmwelkom.rooms.transitions.tests.scenes import a_pupil, an_application, derived, fresh

_told: list[TransitionAssigned] = []


@react_to(TransitionAssigned)
def _tell(event: TransitionAssigned) -> None:
    _told.append(event)


def _assign(
    cast: Cast, who: str, to: str, *, seen: UUID | None = None, later: int = 0
) -> Assignment:
    with cast.scope():
        return assign_person(
            actor=cast.actor(who),
            transition=Transition.objects.get(pk=cast.dina.pk),
            person=cast.people[to],
            reason="Belt in de zomer",
            seen=seen,
            now=NOW + dt.timedelta(minutes=later),
        )


def _on_it(cast: Cast) -> tuple[str, str]:
    row = fresh(cast, cast.dina)
    return (row.on_it.name if row.on_it else "", row.on_it_role)


def test_the_row_names_the_person_at_once(cast: Cast) -> None:
    derived(cast)
    assert _on_it(cast) == ("Alice", "mentor")
    _told.clear()
    given = _assign(cast, "alice", "fatima")
    assert _on_it(cast) == ("Fatima", "coach")
    assert [(event.transition_id, event.person_id) for event in _told] == [
        (cast.dina.pk, cast.fatima.pk)
    ]
    with cast.scope():
        act = Act.objects.get(action="transitions.assign")
        assert (act.about, act.actor_name, act.detail) == (
            cast.dina.pupil_id,
            "Alice",
            {"person": "Fatima"},
        )
        assert given.reason == "Belt in de zomer"


def test_the_coach_sees_the_pupil_from_then_on_and_no_longer(cast: Cast) -> None:
    def seen() -> list[Transition]:
        with cast.scope():
            return list(Transition.objects.visible_to(cast.actor("fatima"), "transitions.view"))

    assert seen() == []
    given = _assign(cast, "alice", "fatima")
    assert seen() == [cast.dina]
    _assign(cast, "dewi", "bob", seen=given.pk)
    assert seen() == []


def test_a_colleague_of_another_class_sees_who_was_given_to_him(cast: Cast) -> None:
    _assign(cast, "alice", "bob")
    with cast.scope():
        rows = Transition.objects.visible_to(cast.actor("bob"), "transitions.view_course")
        assert list(rows) == [cast.dina]


def test_two_people_at_once_and_the_second_hears_it(cast: Cast) -> None:
    _assign(cast, "alice", "fatima")
    with pytest.raises(ChangedMeanwhile) as fault:
        _assign(cast, "dewi", "bob")
    assert str(fault.value) == (
        "Iemand anders zette hier net Fatima op. Kijk of dat goed is, en kies anders opnieuw."
    )
    assert _on_it(cast) == ("Fatima", "coach")


def test_a_double_click_gives_once(cast: Cast) -> None:
    first, second = _assign(cast, "alice", "fatima"), _assign(cast, "alice", "fatima", later=1)
    assert first == second
    with cast.scope():
        assert Assignment.objects.count() == 1


def test_undo_puts_back_who_was_on_it(cast: Cast) -> None:
    first = _assign(cast, "dewi", "bob")
    second = _assign(cast, "alice", "fatima", seen=first.pk, later=5)
    with cast.scope():
        undo_assignment(
            actor=cast.actor("alice"), assignment=second, now=NOW + dt.timedelta(minutes=6)
        )
    assert _on_it(cast) == ("Bob", "mentor")
    with cast.scope():
        first_again = Assignment.objects.get(pk=first.pk)
        undo_assignment(
            actor=cast.actor("dewi"), assignment=first_again, now=NOW + dt.timedelta(minutes=7)
        )
    assert _on_it(cast) == ("Alice", "mentor")


def test_undo_is_for_who_gave_it_and_for_a_day(cast: Cast) -> None:
    given = _assign(cast, "alice", "fatima")
    with cast.scope(), pytest.raises(MayNotKnow):
        undo_assignment(actor=cast.actor("dewi"), assignment=given, now=NOW)
    with cast.scope(), pytest.raises(ChangedMeanwhile):
        undo_assignment(
            actor=cast.actor("alice"), assignment=given, now=NOW + dt.timedelta(hours=25)
        )
    assert _on_it(cast) == ("Fatima", "coach")


@pytest.mark.parametrize("to", ["charlie", "carla", "lars", "hanna", "gijs", "karin", "emre"])
def test_nobody_who_does_not_work_around_the_pupil(cast: Cast, to: str) -> None:
    with pytest.raises(NotForThisPupil):
        _assign(cast, "alice", to)


@pytest.mark.parametrize("who", ["bob", "charlie", "fatima", "lars"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    with pytest.raises(MayNotKnow):
        _assign(cast, who, "fatima")


@pytest.mark.parametrize("who", ["ibrahim", "emre", "gijs", "hanna"])
def test_who_only_looks_can_not_give(cast: Cast, who: str) -> None:
    an_application(cast, cast.dina)
    with pytest.raises((MayNotKnow, PermissionDenied)):
        _assign(cast, who, "fatima")


def test_who_may_be_chosen_in_which_order(cast: Cast) -> None:
    def names(who: str) -> list[tuple[str, str, bool]]:
        with cast.scope():
            dina = Transition.objects.get(pk=cast.dina.pk)
            found = candidates_for(actor=cast.actor(who), transition=dina)
            return [(entry.person.name, entry.note, entry.is_me) for entry in found]

    assert names("dewi") == [
        ("Dewi", "decaan", True),
        ("Alice", "mentor 4K1", False),
        ("Bob", "mentor 4K2", False),
        ("Fatima", "overstapcoach", False),
    ]
    an_application(cast, cast.dina)
    an_application(cast, cast.dina, "REJECTED", school=cast.places.yuverta)
    assert names("alice")[-1] == ("Emre", "intaker ROC Mondriaan", False)


def test_of_a_colleague_who_left_nobody_is_helped(cast: Cast) -> None:
    _assign(cast, "alice", "fatima")
    with cast.scope():
        Role.objects.filter(person=cast.fatima).update(ended_at=NOW)
    derived(cast)
    assert _on_it(cast) == ("Alice", "mentor")


def test_a_newcomer_without_a_campus_is_seen_by_every_coach_until_someone_is_on_it(
    cast: Cast,
) -> None:
    newcomer = a_pupil(cast, location=None, class_name="")
    a_pupil(cast, "Ook", class_name="4K9")  # nobody's class: no newcomer, so not for the coach
    with cast.scope():
        coach = cast.actor("fatima")
        assert list(Transition.objects.visible_to(coach, "transitions.assign")) == [newcomer]
        assign_person(
            actor=coach, transition=newcomer, person=cast.fatima, reason="", seen=None, now=NOW
        )
    assert fresh(cast, newcomer).on_it == cast.fatima
