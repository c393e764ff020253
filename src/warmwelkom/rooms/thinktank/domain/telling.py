"""Mail to partners about what they said: each event once to each person. Followers by code look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.people.models import Person, Role, School
from warmwelkom.rooms.thinktank.models import Contribution, Merge, Voice


def tell_of_merge(
    *, made: Merge, under: set[UUID], actor: Actor, now: dt.datetime, is_over: bool = False
) -> None:
    """Tell whoever said one of `under`, and who wrote what it was put under; not the doer."""
    spoke = set(
        Voice.objects.filter(contribution_id__in=under, person__isnull=False).values_list(
            "person_id", flat=True
        )
    )
    if made.into.author_id:
        spoke.add(made.into.author_id)
    event = f"unmerge:{made.pk}" if is_over else f"merge:{made.pk}"
    words = {
        "one": _short(made.merged),
        "other": _short(made.into),
        "reason": made.reason,
        "link": address_of(made.merged),
    }
    for person in Person.objects.filter(pk__in=spoke - {actor.user_id, None}):
        with override(person.language):
            subject, text = _apart() if is_over else _together()
        text %= words | {"name": person.name}
        _plan(person, event=event, subject=subject, text=text, actor=actor, now=now)


def _together() -> tuple[str, str]:
    return _("Jouw bijdrage is samengevoegd"), _(
        "Dag %(name)s,\n\n‘%(one)s’ en ‘%(other)s’ staan nu bij elkaar, omdat ze hetzelfde zeggen.\n"
        "Reden: %(reason)s\n\nBeide teksten blijven te lezen:\n%(link)s\n\n"
        "Klopt dit niet? Laat het de moderator weten. Samenvoegen kan ongedaan gemaakt worden."
    )


def _apart() -> tuple[str, str]:
    return _("Samenvoegen ongedaan gemaakt"), _(
        "Dag %(name)s,\n\n‘%(one)s’ en ‘%(other)s’ staan weer los van elkaar.\n\n%(link)s"
    )


def tell_of_question(
    *, contribution: Contribution, school: School, actor: Actor, now: dt.datetime
) -> int:
    """Ask those who speak for an organisation to answer; returns how many people were asked."""
    event = f"ask:{contribution.pk}:{school.pk}"
    people = speakers_for(school)
    for person in people:
        with override(person.language):
            subject = _("Een vraag aan %(school)s") % {"school": school.name}
            text = _(
                "Dag %(name)s,\n\nAan %(school)s wordt een antwoord gevraagd op:\n%(what)s\n\n"
                "Antwoord hier, graag vóór %(day)s:\n%(link)s"
            ) % {
                "name": person.name,
                "school": school.name,
                "what": _short(contribution),
                "day": f"{contribution.answer_by:%d-%m-%Y}" if contribution.answer_by else "–",
                "link": address_of(contribution),
            }
        _plan(person, event=event, subject=subject, text=text, actor=actor, now=now)
    return len(people)


def speakers_for(school: School) -> list[Person]:
    """Who hears a question to an organisation: its partners and administrators, in force today."""
    in_force = Q(ended_at=None, school_year__gte=school.region.school_year)
    roles = Role.objects.filter(in_force, school=school, kind__in=("partner", "school_admin"))
    return list(Person.objects.filter(pk__in=roles.values("person")).order_by("name", "pk"))


def tell_of_answer(
    *, rows: Iterable[Contribution], answer: str, actor: Actor, now: dt.datetime
) -> None:
    """Tell everybody with an account who said one of `rows`: one mail each, however many they said."""
    said: dict[UUID, Contribution] = {}
    by_pk = {row.pk: row for row in rows}
    voices = Voice.objects.filter(contribution__in=by_pk, person__isnull=False)
    for person_id, pk in voices.order_by("-is_writer", "pk").values_list("person", "contribution"):
        said.setdefault(person_id, by_pk[pk])
    for person in Person.objects.filter(pk__in=set(said) - {actor.user_id}):
        row = said[person.pk]
        with override(person.language):
            subject = _("Er is antwoord op wat jij zei")
            text = _(
                "Dag %(name)s,\n\nOp ‘%(what)s’ is geantwoord:\n\n%(answer)s\n\nLees het hier:\n%(link)s"
            ) % {
                "name": person.name,
                "what": _short(row),
                "answer": answer,
                "link": address_of(row),
            }
        event = f"answer:{row.pk}:{now:%Y%m%d%H%M%S}"
        _plan(person, event=event, subject=subject, text=text, actor=actor, now=now)


def address_of(contribution: Contribution) -> str:
    """The full address of a contribution's page."""
    words = [contribution.region.slug, contribution.pk]
    return str(settings.PUBLIC_ADDRESS + reverse("thinktank:contribution", args=words))


def _short(contribution: Contribution) -> str:
    return contribution.heading.strip("‘’")


def _plan(
    person: Person, *, event: str, subject: str, text: str, actor: Actor, now: dt.datetime
) -> None:
    plan_message(
        key=f"thinktank:{event}:{person.pk}", channel="mail", to=person.email, subject=subject,
        text=text, now=now, sender_name=actor.name, region_id=actor.region,
    )  # fmt: skip
