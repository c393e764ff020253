"""Tell the pupil that there is an answer, and who handles requests that there is one. No data in the mail."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.handover.models import RightsRequest
from warmwelkom.rooms.people.models import Person, Role


def tell_pupil(*, request: RightsRequest, event: str, now: dt.datetime) -> bool:
    """Mail who asked that there is news on their own page; False where no address is known."""
    pupil = request.pupil
    to = pupil.parent_email if request.by == RightsRequest.By.PARENT else pupil.email
    if not to:
        return False
    page = settings.PUBLIC_ADDRESS + reverse("handover:own_request", args=[request.pk])
    with override("nl"):
        subject = _("Er is een antwoord op je vraag over je gegevens")
        text = _(
            "Hoi,\n\nOp je vraag over je gegevens is een antwoord. Je leest het hier, met je code:\n%(page)s"
        )
        if event == "extended":
            subject = _("Je vraag over je gegevens duurt langer")
            text = _(
                "Hoi,\n\nJe vraag over je gegevens kost meer tijd. Waarom, en tot wanneer, lees je hier, met je code:\n%(page)s"
            )
        plan_message(
            key=f"rights:{request.pk}:{event}", channel="mail", to=to, subject=subject,
            text=text % {"page": page}, now=now, region_id=request.region_id,
        )  # fmt: skip
    return True


def handlers_of(request: RightsRequest) -> list[Person]:
    """Who may answer this request now. One query."""
    kind = "care_coordinator" if request.about_care else "school_admin"
    roles = Role.objects.filter(
        kind=kind, school=request.school, ended_at=None, school_year__gte=F("region__school_year")
    )
    return list(Person.objects.filter(pk__in=roles.values("person_id")).order_by("pk"))


def tell_handlers(*, request: RightsRequest, when: str, now: dt.datetime) -> int:
    """Ask who handles them to answer before the last day by law; each `when` once."""
    told = 0
    for person in handlers_of(request):
        with override(person.language):
            title = _("Vraag over gegevens: antwoord uiterlijk %(day)s") % {
                "day": long_day(request.due)
            }
            text = _(
                "Dag %(name)s,\n\nEen leerling vraagt iets over de eigen gegevens. De wet geeft je tot en met %(day)s."
            ) % {"name": person.name, "day": long_day(request.due)}
            told += tell(
                event=f"rights:{request.pk}:{when}", person=person.pk, to=person.email,
                kind=NoticeKind.TASK, title=title, text=text, now=now,
                address=reverse("handover:request", args=[request.pk]),
                region_id=request.region_id, language=person.language,
            )  # fmt: skip
    return told
