"""What could not be taught this year, told by the vmbo school; and what a receiving programme does about it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.curriculum.domain.missed_answers import tell_answer, tell_taught_after_all
from warmwelkom.rooms.curriculum.models import EndTerm, MissedAnswer, Module, NotTaught
from warmwelkom.rooms.people.models import Location, Programme, School


class NotTold(UserError):  # noqa: N818  reads as the sentence it is
    """A reason is missing."""


@command("curriculum.tell_missed", on="school", tell=("module",))
def tell_missed(
    *, actor: Actor, school: School, location: Location | None, module: Module,
    end_terms: list[str], reason: str, remark: str, school_year: int, now: dt.datetime,
) -> list[NotTaught]:  # fmt: skip
    """A module was not taught, or only these end terms of it; what was told already is left as it is.

    Raises:
        NotTold: the reason is none of the list.
        MayNotKnow: the location or an end term belongs elsewhere.
    """
    if reason not in NotTaught.Reason.values:
        raise NotTold(gettext_noop("Kies waarom het niet is gegeven."))
    ids: list[str | None] = [*dict.fromkeys(end_terms)]
    if location is not None and location.school_id != school.pk:
        raise MayNotKnow
    if EndTerm.objects.filter(pk__in=ids, module=module).count() != len(ids):
        raise MayNotKnow
    School.objects.select_for_update(no_key=True).get(
        pk=school.pk
    )  # of two clicks at once, one waits
    of = {"school": school, "location": location, "school_year": school_year, "module": module}
    told = NotTaught.objects.filter(**of, withdrawn_at=None)
    known = set(told.values_list("end_term_id", flat=True))
    return NotTaught.objects.bulk_create(
        NotTaught(
            **of, region_id=school.region_id, end_term_id=pk, reason=reason,
            remark=remark.strip()[:300], by_id=actor.user_id, by_name=actor.name, at=now,
        )
        for pk in (ids or [None])
        if pk not in known
    )  # fmt: skip


@command("curriculum.withdraw_missed", on="not_taught")
def withdraw_missed(*, actor: Actor, not_taught: NotTaught, now: dt.datetime) -> None:
    """It was taught after all; receiving programmes no longer see it, and who answered hears of it."""
    del actor
    rows = NotTaught.objects.filter(pk=not_taught.pk, withdrawn_at=None)
    if rows.update(withdrawn_at=now):
        tell_taught_after_all(not_taught, now=now)


@command("curriculum.answer_missed", on="programme", tell=("does",))
def answer_missed(
    *, actor: Actor, programme: Programme, missed: list[NotTaught], does: str, text: str,
    now: dt.datetime,
) -> list[MissedAnswer]:  # fmt: skip
    """Say what a programme does about these parts of a module; a later answer takes the place of the first.

    Raises:
        NotTold: it is none of the four answers.
        MayNotKnow: one was withdrawn, or is of another region.
    """
    if does not in MissedAnswer.Does.values:
        raise NotTold(gettext_noop("Kies wat jullie doen."))
    if any(row.region_id != programme.region_id or row.withdrawn_at for row in missed):
        raise MayNotKnow
    said = {
        "region_id": programme.region_id, "does": does, "text": text.strip()[:300],
        "by_id": actor.user_id, "by_name": actor.name, "at": now,
    }  # fmt: skip
    answers = [
        MissedAnswer.objects.update_or_create(not_taught=row, programme=programme, defaults=said)[0]
        for row in missed
    ]
    tell_answer(answers, now=now)
    return answers
