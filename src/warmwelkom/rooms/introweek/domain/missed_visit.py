"""An old teacher takes back a half-day in which the shared plan expects them: the planners hear it at once."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.introweek.models import IntroWeek, TeacherOffer
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.introweek.queries.stand_in import TEACHER
from warmwelkom.rooms.introweek.whereabouts import Hour
from warmwelkom.rooms.people.models import Person, Role


def tell_planners(*, week: IntroWeek, offer: TeacherOffer, now: dt.datetime) -> int:
    """Tell each planner of the receiving school which visits nobody comes to; how many. Called by commands."""
    shared = shared_of(week.pk)
    if shared is None:
        return 0
    hours = whereabouts_of(shared).plan.of_teacher(str(offer.pk))
    lost = _lost(hours, offer, now.astimezone(AMSTERDAM))
    if not lost:
        return 0
    codes = hashlib.sha256("-".join(h.when.code for h in lost).encode()).hexdigest()[:16]
    event = f"introweek-missed:{shared.pk.hex}:{offer.pk.hex}:{codes}"
    planners = Role.objects.filter(kind="planner", school=week.school_id, ended_at__isnull=True)
    people = Person.objects.filter(pk__in=planners.values("person"))
    return sum(_tell(one, week, offer, lost, event=event, now=now) for one in people)


def _lost(hours: list[Hour], offer: TeacherOffer, local: dt.datetime) -> list[Hour]:
    """What is still to come and cannot be any more: not on that half-day, or more visits than offered."""
    ahead = [h for h in hours if (h.when.day, h.when.ends) > (local.date(), local.time())]
    there = [h for h in ahead if h.when.half_day in offer.half_days]
    kept = there if offer.max_visits is None else there[: offer.max_visits]
    return [h for h in ahead if h not in kept]


def _tell(
    person: Person, week: IntroWeek, offer: TeacherOffer, lost: list[Hour], *, event: str,
    now: dt.datetime,
) -> bool:  # fmt: skip
    with override(person.language):
        words = {"name": offer.name, "school": offer.school.name, "week": week.name}
        rows = [
            f"- {long_day(h.when.day)} {clock(h.when.begins)}–{clock(h.when.ends)}: {h.what.title}, {h.group.name}"
            for h in lost
        ]
        told = _("%(name)s van %(school)s kan niet meer komen bij %(week)s, en staat daar wel op het gedeelde rooster. Kies wie er in plaats komt, of laat het bezoek vervallen.")  # fmt: skip
        title = _("%(name)s komt toch niet in de introductieweek") % words
        text = "\n\n".join([told % words, "\n".join(rows)])
    way = reverse("introweek:stand_in", args=[week.pk])
    return tell(
        event=event, person=person.pk, to=person.email, kind=NoticeKind.TASK, title=title,
        text=text, address=f"{way}?wie={TEACHER}:{offer.pk}", now=now, region_id=week.region_id,
        language=person.language,
    )  # fmt: skip
