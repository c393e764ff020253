"""Tell the pupil in plain words: who sees what, when and why; that it went; that it was erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Enrolment


@override("nl")
def tell_of_opening(*, dossier: Dossier, now: dt.datetime) -> None:
    """Once for each dossier, to a pupil with an address: the ground is the law, so inform."""
    mail_pupil(
        dossier,
        event="opened",
        subject=_("Je overstapdossier"),
        text=_(
            "Hoi %(name)s,\n\nJe school en jij maken samen je overstapdossier. Daarin staat wat je nieuwe "
            "school moet weten om je goed te helpen. Jij schrijft deel A, je mentor deel B.\n\n"
            "Je nieuwe school leest het pas als je daar geplaatst bent. Wie over je aanmelding beslist, "
            "leest het niet. Bij alles wat een ander schrijft, kun jij zeggen wat je ervan vindt.\n\n"
            "De wet zegt dat scholen dit mogen delen. Je hoeft geen toestemming te geven, maar je mag "
            "alles lezen. Begin hier, het kost ongeveer tien minuten:\n%(address)s"
        ),
        now=now,
    )


@override("nl")
def tell_of_writing(*, dossier: Dossier, part: str, now: dt.datetime) -> None:
    """A part is done, or was changed since: at most once a day for each part. Which part stands on the page alone."""
    mail_pupil(
        dossier,
        event=f"written:{part}:{now.date()}",
        subject=_("Lees wat je school in je overstapdossier schrijft"),
        text=_(
            "Hoi %(name)s,\n\nJe school heeft iets in je overstapdossier geschreven of veranderd. Lees het, en zeg "
            "erbij wat jij ervan vindt: dat gaat mee. Je hoeft niets goed te keuren.\n\nWie het nu al leest, en vanaf "
            "welke dag het over kan, staat erbij. Begin hier:\n%(address)s"
        ),
        now=now,
    )


@override("nl")
def tell_of_delivery(*, delivery: Delivery, place: Enrolment, now: dt.datetime) -> None:
    """Once for each delivery."""
    mail_pupil(
        delivery.dossier,
        event=f"delivered:{delivery.pk}",
        subject=_("Je dossier is overgedragen"),
        text=_(
            "Hoi %(name)s,\n\nJe overstapdossier is vandaag overgedragen aan %(school)s. Je nieuwe mentor "
            "en het ondersteuningsteam daar kunnen het lezen, met wat jij erbij zei. Wie het leest, "
            "zie je hier:\n%(address)s"
        ),
        now=now,
        school=place.school.name,
    )


@override("nl")
def tell_of_erasure(*, dossier: Dossier, now: dt.datetime) -> None:
    """Once for each dossier."""
    mail_pupil(
        dossier,
        event="erased",
        subject=_("Je overstapdossier is gewist"),
        text=_(
            "Hoi %(name)s,\n\nJe overstapdossier is gewist, want de scholen hebben het niet meer nodig. "
            "Je hoeft niets te doen.\n\n%(address)s"
        ),
        now=now,
    )


@override("nl")
def tell_schools_of_erasure(
    *, region_id: UUID, schools: Mapping[UUID, int], now: dt.datetime
) -> None:
    """To who administers a school that wrote or had received them: how many went, no names."""
    admins = Role.objects.filter(
        school_id__in=list(schools), kind="school_admin", ended_at__isnull=True
    ).select_related("person", "school")
    for role in admins:
        if role.school is None:  # an administrator always has one
            continue
        number = schools[role.school.pk]
        plan_message(
            key=f"dossiers-erased:{now.date()}:{role.school_id}:{role.person_id}",
            channel="mail",
            to=role.person.email,
            subject=_("Overstapdossiers zijn gewist"),
            text=ngettext(
                "Dag,\n\nVan %(school)s is %(n)s overstapdossier gewist, want de bewaartermijn is "
                "voorbij. Je hoeft niets te doen. Wis ook wat er buiten Warm Welkom van bewaard is.",
                "Dag,\n\nVan %(school)s zijn %(n)s overstapdossiers gewist, want de bewaartermijn is "
                "voorbij. Je hoeft niets te doen. Wis ook wat er buiten Warm Welkom van bewaard is.",
                number,
            )
            % {"n": number, "school": role.school.name},
            now=now,
            region_id=region_id,
        )


def mail_pupil(
    dossier: Dossier, *, event: str, subject: str, text: str, now: dt.datetime, **words: str
) -> None:
    """Once for each dossier and event, where the pupil has an address."""
    pupil = dossier.transition.pupil
    if not pupil.email:
        return
    address = f"{settings.PUBLIC_ADDRESS}{reverse('handover:my_dossier')}"
    name = pupil.given_name or pupil.full_name
    plan_message(
        key=f"dossier:{dossier.pk}:{event}",
        channel="mail",
        to=pupil.email,
        subject=subject,
        text=text % {"name": name, "address": address, **words},
        now=now,
        region_id=dossier.region_id,
    )
