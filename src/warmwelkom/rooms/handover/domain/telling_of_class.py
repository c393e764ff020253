"""Tell whom a delivery concerns at the schools: the class mentor when it comes, all around when it ends.

No notice names a pupil: the page that it leads to does, to who may read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from copy import copy

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.handover.domain.telling import mail_pupil
from warmwelkom.rooms.handover.models import Delivery
from warmwelkom.rooms.handover.queries.people_of_talk import class_mentors_of, vo_people_for
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.models import Enrolment

CAME = (
    gettext_noop("Er is een overstapdossier voor je klas %(name)s"),
    gettext_noop(
        "De oude school van een leerling in je klas droeg het dossier over. Lees het voor de eerste dag; "
        "wat je ervan leest, ziet de leerling."
    ),
)
MORE = (
    gettext_noop("Er kwam deel C bij een overstapdossier van je klas %(name)s"),
    gettext_noop(
        "De zorgcoördinator van de oude school schreef er iets bij. Lees het dossier nog een keer."
    ),
)
WENT = (
    gettext_noop("Een overstapdossier van je klas %(name)s is gesloten"),
    gettext_noop(
        "De plaatsing van een leerling is veranderd. Je leest dit dossier niet meer. Bewaar er ook niets van op papier."
    ),
)
LOST_PLACE = (
    gettext_noop("De plek van een leerling uit %(name)s is weg"),
    gettext_noop(
        "Het dossier was overgedragen, en de nieuwe school leest het nu niet meer. Staat er nog een gesprek, kijk dan "
        "of dat nog past. Bij een nieuwe plek gaat het dossier opnieuw over."
    ),
)


def tell_class_mentors(*, delivery: Delivery, place: Enrolment, now: dt.datetime) -> bool:
    """In the mentor's overview, once a day for each class: there is something to read. False when nobody was there."""
    people = class_mentors_of(place)
    if not people:
        return False
    _tell_the_class_before(delivery, place, people, now)
    _tell(people, "dossiers-received", CAME, delivery, place.class_name, now)
    Delivery.objects.filter(pk=delivery.pk).update(told_class=place.class_name)
    return True


def _tell_the_class_before(
    delivery: Delivery, place: Enrolment, people: list[Person], now: dt.datetime
) -> None:
    """Another class of the same placement: who was its mentor reads it no more."""
    if delivery.told_class in ("", place.class_name):
        return
    before = copy(place)
    before.class_name = delivery.told_class
    gone = [person for person in class_mentors_of(before) if person not in people]
    _tell(gone, "dossiers-closed", WENT, delivery, before.class_name, now)


def tell_of_part_c(*, delivery: Delivery, now: dt.datetime) -> None:
    """Part C came after the delivery."""
    place = delivery.enrolment
    if place is not None:
        _tell(class_mentors_of(place), "dossiers-part-c", MORE, delivery, place.class_name, now)


def tell_of_end(*, delivery: Delivery, to: Enrolment | None, now: dt.datetime) -> None:
    """The placement changed: to the pupil, who was mentor of the class, and where the place is gone the old mentor.

    `to` is the placement that it goes to now; at the same school the pupil hears that alone, and in
    the same class nobody hears of an end.
    """
    row = delivery.dossier.transition
    is_same_school = to is not None and to.school_id == delivery.school_id
    stays = is_same_school and to is not None and to.class_name == delivery.told_class
    if not is_same_school:
        _tell_pupil_of_end(delivery, now)
    if delivery.told_class and not stays:
        people = class_mentors_of(_place_as_told(delivery))
        _tell(people, "dossiers-closed", WENT, delivery, delivery.told_class, now)
    if delivery.ended_because == Delivery.Ended.WITHDRAWN:
        people = vo_people_for(row)[:1]
        _tell(people, "place-lost", LOST_PLACE, delivery, row.class_name, now)


def _place_as_told(delivery: Delivery) -> Enrolment:
    """The place of which the class was told; this is not saved. A list taken back took the line with it, or its pupil."""
    row = delivery.dossier.transition
    return Enrolment(
        region_id=delivery.region_id,
        school=delivery.school,
        transition=row,
        programme_id=delivery.programme_id,
        class_name=delivery.told_class,
        school_year=delivery.enrolment.school_year if delivery.enrolment else row.school_year,
    )


@override("nl")
def _tell_pupil_of_end(delivery: Delivery, now: dt.datetime) -> None:
    mail_pupil(
        delivery.dossier,
        event=f"ended:{delivery.pk}",
        subject=_("Een school leest je dossier niet meer"),
        text=_(
            "Hoi %(name)s,\n\n%(school)s kan je overstapdossier niet meer lezen, want je plek is veranderd. "
            "Heb je een nieuwe plek, dan gaat je dossier daarheen. Klopt dit niet, zeg het dan tegen je mentor. "
            "Je ziet het hier:\n%(address)s"
        ),
        now=now,
        school=delivery.school.name,
    )


def _tell(
    people: Iterable[Person], event: str, words: tuple[str, str], delivery: Delivery, name: str,
    now: dt.datetime,
) -> None:  # fmt: skip
    day, is_old_school = timezone.localdate(now), event == "place-lost"
    of_school = delivery.dossier.transition.location_id if is_old_school else delivery.school_id
    for person in people:
        with override(person.language):
            tell(
                event=f"{event}:{of_school}:{name}:{day}",
                person=person.pk,
                to=person.email,
                kind=NoticeKind.TASK if is_old_school else NoticeKind.NEWS,
                title=_(words[0]) % {"name": name},
                text=_(words[1]),
                address=reverse("handover:overview" if is_old_school else "handover:my_class"),
                now=now,
                region_id=delivery.region_id,
                language=person.language,
            )
