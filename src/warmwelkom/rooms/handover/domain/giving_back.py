"""The class mentor tells how each pupil fares, for a whole class at once; and what became of agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.handover.models import Feedback, TalkAgreement
from warmwelkom.rooms.handover.moments import moment_at
from warmwelkom.rooms.transitions.models import Enrolment, Transition

Told = Mapping[UUID, tuple[str, str]]
Kept = Mapping[UUID, str]


class LineWithoutState(UserError):  # noqa: N818  reads as the sentence it is
    """A line goes with one of the five states."""


@command("handover.tell_class")
def give_feedback(*, actor: Actor, told: Told, kept: Kept, now: dt.datetime) -> tuple[int, int]:
    """Keep what somebody tells of their own class: pupil -> (state, line), and agreement -> kept or not.

    It counts for the newest moment of each pupil; told again, the newest words stand. Returns how many
    pupils and how many agreements changed. What is not theirs is left alone.

    Raises:
        LineWithoutState: a line without one of the five states.
    """
    for state, _line in told.values():
        if state not in Feedback.State.values:
            raise LineWithoutState(gettext_noop("Kies bij je zin ook hoe het gaat."))
    pupils = _keep(actor, told, now)
    return pupils, _mark(actor, kept, now)


def _keep(actor: Actor, told: Told, now: dt.datetime) -> int:
    """Four queries, however large the class."""
    rows = Transition.objects.visible_to(actor, "handover.give_feedback").filter(pk__in=list(told))
    known = {
        (row.transition_id, row.moment): (row.state, row.line)
        for row in Feedback.objects.filter(transition__in=list(told))
    }
    schools = _schools(actor)
    changed: list[Feedback] = []
    for row in rows:
        moment = moment_at(school_year=row.school_year, start=row.start, today=now.date())
        words = (told[row.pk][0], told[row.pk][1][:200])
        if moment is None or known.get((row.pk, moment.value)) == words:
            continue
        changed.append(
            Feedback(
                region_id=row.region_id, transition=row, moment=moment.value, state=words[0],
                line=words[1], school_id=schools[row.pk], given_at=now, by_id=actor.user_id,
                by_name=actor.name[:200],
            )
        )  # fmt: skip
    Feedback.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["transition", "moment"],
        update_fields=["state", "line", "school", "given_at", "by", "by_name"],
    )  # fmt: skip
    record_acts(
        make_act(actor=actor, action="handover.give_feedback", subject=row.transition)
        for row in changed
    )
    return len(changed)


def _schools(actor: Actor) -> dict[UUID, UUID]:
    """Pupil -> the school of the class in which this mentor has them."""
    grants = actor.grants_for("class_mentor")
    rows = Enrolment.objects.filter(
        school_id__in=[grant.school_id for grant in grants if grant.school_id],
        class_name__in=sorted({name for grant in grants for name in grant.classes}),
        transition__isnull=False,
    )
    return {row.transition_id: row.school_id for row in rows if row.transition_id}


def _mark(actor: Actor, kept: Kept, now: dt.datetime) -> int:
    rows = TalkAgreement.objects.visible_to(actor, "handover.mark_agreement")
    changed = [
        row
        for row in rows.filter(pk__in=list(kept)).select_related("transition")
        if kept[row.pk] in TalkAgreement.Kept.values and kept[row.pk] != row.kept
    ]
    for row in changed:
        row.kept, row.kept_said_at, row.kept_by_name = kept[row.pk], now, actor.name[:200]
        row.save(update_fields=["kept", "kept_said_at", "kept_by_name"])
    record_acts(
        make_act(actor=actor, action="handover.mark_agreement", subject=row) for row in changed
    )
    return len(changed)
