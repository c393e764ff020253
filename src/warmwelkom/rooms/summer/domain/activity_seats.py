"""A pupil signs up, steps back and says what it was like; the organiser ticks who came."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow, UserError
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.engines.marks import find_distress
from warmwelkom.rooms.summer.domain.silence_steps import to_call
from warmwelkom.rooms.summer.models import Activity, ActivitySeat, SilenceStep
from warmwelkom.rooms.transitions.models import Transition

LONGEST = 140
READ = "summer.see_seat"
ONCE_IN = dt.timedelta(hours=1)
NEXT = dt.timedelta(microseconds=1)


class WordsNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """A line of somebody who was there."""


@command("summer.sign_up", on="transition")
def sign_up(
    *, actor: Actor, transition: Transition, activity: Activity, now: dt.datetime
) -> ActivitySeat:
    """Take a place, or the next on the waiting list; asked twice is once.

    Of two at the same moment the turn is as they came through this door: whoever read that they have the last
    place keeps it, also where the other's clock was a hair earlier.

    Raises:
        MayNotKnow: it is not for this pupil.
        ChangedMeanwhile: it has begun, or is called off.
    """
    mine = Activity.objects.visible_to(actor, "summer.see_own_activity").filter(pk=activity.pk)
    row = Activity.objects.select_for_update().filter(pk__in=mine.values("pk")).first()
    if row is None:
        raise MayNotKnow
    if row.ended_at or row.has_begun(now):
        raise ChangedMeanwhile(_("Hier kun je je niet meer voor opgeven."))
    newest = ActivitySeat.objects.filter(activity=row).aggregate(at=Max("signed_up_at"))["at"]
    turn = max(now, newest + NEXT) if newest else now
    seat: ActivitySeat
    seat, _new = ActivitySeat.objects.get_or_create(
        activity=row, transition=transition, withdrawn_at=None,
        defaults={"region_id": row.region_id, "signed_up_at": turn},
    )  # fmt: skip
    return seat


@command("summer.own_seat", on="seat")
def step_back(*, actor: Actor, seat: ActivitySeat, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The pupil does not come after all: the first who waits has the place. Never a mark against the pupil.

    Raises:
        ChangedMeanwhile: it has begun, so that nobody can take the place any more.
    """
    row = ActivitySeat.objects.select_for_update(of=("self",)).select_related("activity")
    mine = row.get(pk=seat.pk)
    if mine.activity.has_begun(now):
        raise ChangedMeanwhile(_("Het is al begonnen. Ga je niet, laat het dan weten bij wie het organiseert."))  # fmt: skip
    if mine.withdrawn_at is None:
        mine.withdrawn_at = now
        mine.save(update_fields=["withdrawn_at"])


@command("summer.tick_seat", on="seat", tell=("was_there",))
def tick_seat(
    *, actor: Actor, seat: ActivitySeat, was_there: bool | None, now: dt.datetime
) -> None:
    """The organiser says who came; None takes it back.

    Raises:
        ChangedMeanwhile: it has not begun, or the pupil had stepped back.
    """
    row = (
        ActivitySeat.objects.select_for_update(of=("self",))
        .select_related("activity")
        .get(pk=seat.pk)
    )
    if row.withdrawn_at or not row.activity.has_begun(now):
        raise ChangedMeanwhile(_("Dit kan pas als het begonnen is, bij wie is opgegeven."))
    row.was_there, row.ticked_by_id = was_there, actor.user_id
    row.ticked_at = None if was_there is None else now
    row.save(update_fields=["was_there", "ticked_at", "ticked_by"])


@command("summer.own_seat", on="seat")
def say_how_it_was(*, actor: Actor, seat: ActivitySeat, words: str, now: dt.datetime) -> bool:  # noqa: ARG001  asked by the command
    """Keep one line for the organiser; empty takes it back. True when the words ask for help: then somebody calls.

    Raises:
        WordsNotRight: too long.
        ChangedMeanwhile: the pupil was not there.
    """
    words = " ".join(words.split())
    if len(words) > LONGEST:
        raise WordsNotRight(_("Maak het korter: er passen %(n)s letters."), n=LONGEST)
    row = ActivitySeat.objects.select_for_update().get(pk=seat.pk)
    if not row.was_there:
        raise ChangedMeanwhile(_("Dit kan als de organisator heeft aangevinkt dat je er was."))
    row.words, row.words_at, row.hidden_at, row.hidden_by_name = words, now, None, ""
    row.save(update_fields=["words", "words_at", "hidden_at", "hidden_by_name"])
    if not find_distress(text=words):
        return False
    to_call(
        region_id=row.region_id, transition_id=row.transition_id, since=now.date(),
        reason=SilenceStep.Reason.DISTRESS, due_on=now.date(), now=now,
    )  # fmt: skip
    return True


@command("summer.tick_seat", on="seat")
def hide_words(*, actor: Actor, seat: ActivitySeat, now: dt.datetime | None) -> None:
    """Take a line away that hurts somebody; without a moment it is put back."""
    name = actor.name[:200] if now else ""
    ActivitySeat.objects.filter(pk=seat.pk).update(hidden_at=now, hidden_by_name=name)


def note_seats_read(*, actor: Actor, seats: list[ActivitySeat]) -> None:
    """Each pupil reads who saw that they come; once an hour. Two queries."""
    about = {seat.transition.pupil_id: seat for seat in seats}
    known = Act.objects.filter(
        about__in=about, action=READ, actor_id=actor.user_id, at__gt=timezone.now() - ONCE_IN
    )
    told = set(known.values_list("about", flat=True))
    record_acts(
        make_act(actor=actor, action=READ, subject=seat)
        for key, seat in about.items()
        if key not in told
    )
