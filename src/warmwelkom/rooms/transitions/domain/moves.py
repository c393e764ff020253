"""A pupil goes to another region: one side offers, the other takes over. No hole in between."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.events import publish
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.events import PupilMovedIn, TransitionStateChanged
from warmwelkom.rooms.transitions.models import (
    Assignment,
    Move,
    Pupil,
    Signal,
    StateChange,
    Transition,
)

CARRIED_OF_PUPIL = (
    "given_name",
    "official_names",
    "prefix",
    "surname",
    "birth_date",
    "postcode",
    "house_number",
    "email",
    "phone",
    "parent_email",
    "parent_phone",
)
CARRIED_OF_TRANSITION = (
    "school_year",
    "leerweg",
    "profile",
    "exam_result",
    "exam_result_on",
    "chosen_programme",
    "start",
)


class NotToHere(UserError):  # noqa: N818  reads as the sentence it is
    """A move goes to another open region, and there is none open for this pupil yet."""


class ReasonMissing(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing is refused without a reason."""


@command("transitions.offer_move", on="transition", tell=("to_region",))
def offer_move(
    *, actor: Actor, transition: Transition, to_region: Region, reason: str, now: dt.datetime
) -> Move:
    """Offer a pupil to another region, with what it needs and no more. The pupil stays ours until it is accepted.

    Raises:
        NotToHere: the region is our own or closed, or an offer is open already.
    """
    open_offers = Move.objects.filter(
        transition=transition, accepted_at=None, declined_at=None, withdrawn_at=None
    )
    if to_region.pk == transition.region_id or to_region.closed_at or open_offers.exists():
        raise NotToHere(
            gettext_noop(
                "Dit kan niet: kies een andere regio, of wacht op het antwoord op wat je al vroeg."
            )
        )
    return Move.objects.create(
        from_region_id=transition.region_id,
        to_region=to_region,
        transition=transition,
        carries=_carried(transition),
        reason=reason,
        offered_at=now,
        offered_by_id=actor.user_id,
        offered_by_name=actor.name,
    )


def _carried(transition: Transition) -> dict[str, Any]:
    values = {name: getattr(transition.pupil, name) for name in CARRIED_OF_PUPIL}
    values |= {name: getattr(transition, name) for name in CARRIED_OF_TRANSITION}
    values["school"] = str(transition.location or "")
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in values.items()
    }


@command("transitions.answer_move", on="move")
def accept_move(*, actor: Actor, move: Move, now: dt.datetime) -> Transition:
    """Take the pupil over: a transition here, "elsewhere" there, in one transaction.

    Whoever takes a pupil over is on it, until somebody else is put there.

    Raises:
        ChangedMeanwhile: it was answered or withdrawn while you looked.
    """
    _still_open(move)
    here = _take_in(move, now)
    _put_on_it(here, actor, now)
    Move.objects.filter(pk=move.pk).update(
        accepted_at=now, accepted_by_id=actor.user_id, new_transition_id=here.pk
    )
    with region_scope(move.from_region_id):
        _let_go(move, now, str(move.to_region))
    publish(
        PupilMovedIn(region_id=here.region_id, school_year=here.school_year, transition_id=here.pk)
    )
    return here


def _still_open(move: Move) -> None:
    fresh = Move.objects.select_for_update().get(pk=move.pk)
    if fresh.accepted_at or fresh.declined_at or fresh.withdrawn_at:
        raise ChangedMeanwhile(gettext_noop("Hier is al op geantwoord. Kijk hoe het nu staat."))


def _take_in(move: Move, now: dt.datetime) -> Transition:
    values = move.carries
    pupil = Pupil.objects.create(
        region_id=move.to_region_id,
        **{name: values[name] for name in CARRIED_OF_PUPIL if values.get(name)},
    )
    region = Region.objects.get(pk=move.to_region_id)
    transition = Transition.objects.create(
        region_id=move.to_region_id,
        pupil=pupil,
        listed_at=now,
        state="expected",
        state_since=now.date(),
        **{"school_year": region.school_year}
        | {name: values[name] for name in CARRIED_OF_TRANSITION if values.get(name)},
    )
    StateChange.objects.create(
        region_id=move.to_region_id,
        transition=transition,
        state="expected",
        since=now.date(),
        at=now,
        rule="moved_in",
        source=str(move.from_region),
        reason=move.reason,
    )
    return transition


def _put_on_it(transition: Transition, actor: Actor, now: dt.datetime) -> None:
    if actor.user_id is None:  # the house itself took over: nobody yet
        return
    role = "coach" if actor.has("coach") else "doorstroompunt"
    Assignment.objects.create(
        region_id=transition.region_id,
        transition=transition,
        person_id=actor.user_id,
        role=role,
        given_at=now,
        given_by_id=actor.user_id,
    )
    transition.on_it_id, transition.on_it_role = actor.user_id, role
    transition.save(update_fields=["on_it", "on_it_role"])


def _let_go(move: Move, now: dt.datetime, to: str) -> None:
    if move.transition_id is None:  # erased there in the meantime: nothing to let go
        return
    there = Transition.objects.get(pk=move.transition_id)
    Transition.objects.filter(pk=there.pk).update(
        destination="other_region", state="elsewhere", state_since=now.date(), needs_someone=False
    )
    Signal.objects.filter(transition=there, ended_at__isnull=True).update(ended_at=now)
    publish(
        TransitionStateChanged(
            region_id=there.region_id,
            transition_id=there.pk,
            was=there.state,
            state="elsewhere",
            since=now.date(),
        )
    )
    StateChange.objects.create(
        region_id=move.from_region_id,
        transition_id=move.transition_id,
        state="elsewhere",
        since=now.date(),
        at=now,
        rule="moved_out",
        source=to,
        reason=move.reason,
    )


@command("transitions.answer_move", on="move", tell=("reason",))
def decline_move(*, actor: Actor, move: Move, reason: str, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Say no, with a reason that the other side reads; the pupil stays with them.

    Raises:
        ReasonMissing: nothing is refused without a reason.
    """
    if not reason:
        raise ReasonMissing(gettext_noop("Schrijf op waarom niet. De andere regio leest dat."))
    _still_open(move)
    Move.objects.filter(pk=move.pk).update(declined_at=now, declined_reason=reason)


@command("transitions.withdraw_move", on="move")
def withdraw_move(*, actor: Actor, move: Move, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Take an offer back while nobody answered."""
    _still_open(move)
    Move.objects.filter(pk=move.pk).update(withdrawn_at=now)
