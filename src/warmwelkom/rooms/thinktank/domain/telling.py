"""Tell partners about what they said: each event once to each person. Followers by code look.

An answer and a question to one's organisation are mailed at once; that texts were put together is news.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.outbox.notices import NoticeKind, tell
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
    words = {"one": _short(made.merged), "other": _short(made.into), "reason": made.reason}
    for person in Person.objects.filter(pk__in=spoke - {actor.user_id, None}):
        with override(person.language):
            subject, text = _apart() if is_over else _together()
        _tell(
            person, event=event, kind=NoticeKind.NEWS, title=subject, text=text % words, actor=actor,
            address=path_of(made.merged), now=now,
        )  # fmt: skip


def _together() -> tuple[str, str]:
    return _("Jouw bijdrage is samengevoegd"), _(
        "‘%(one)s’ en ‘%(other)s’ staan nu bij elkaar, omdat ze hetzelfde zeggen. Reden: %(reason)s\n"
        "Beide teksten blijven te lezen. Klopt dit niet? Laat het de moderator weten: het kan ongedaan gemaakt worden."
    )


def _apart() -> tuple[str, str]:
    return _("Samenvoegen ongedaan gemaakt"), _(
        "‘%(one)s’ en ‘%(other)s’ staan weer los van elkaar."
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
                "Antwoord graag vóór %(day)s."
            ) % {
                "name": person.name,
                "school": school.name,
                "what": _short(contribution),
                "day": f"{contribution.answer_by:%d-%m-%Y}" if contribution.answer_by else "–",
            }
        _tell(
            person, event=event, kind=NoticeKind.TASK, title=subject, text=text, actor=actor,
            address=path_of(contribution), now=now,
        )  # fmt: skip
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
            text = _("Dag %(name)s,\n\nOp ‘%(what)s’ is geantwoord:\n\n%(answer)s") % {
                "name": person.name,
                "what": _short(row),
                "answer": answer,
            }
        event = f"answer:{row.pk}:{now:%Y%m%d%H%M%S}"
        _tell(
            person, event=event, kind=NoticeKind.ANSWER, title=subject, text=text, actor=actor,
            address=path_of(row), now=now,
        )  # fmt: skip


def path_of(contribution: Contribution) -> str:
    """The path of a contribution's page."""
    return reverse("thinktank:contribution", args=[contribution.region.slug, contribution.pk])


def _short(contribution: Contribution) -> str:
    return contribution.heading.strip("‘’")


def _tell(
    person: Person,
    *,
    event: str,
    kind: NoticeKind,
    title: str,
    text: str,
    address: str,
    actor: Actor,
    now: dt.datetime,
) -> None:
    tell(
        event=event, person=person.pk, to=person.email, kind=kind, title=title, text=text,
        address=address, now=now, region_id=actor.region, language=person.language,
        sender_name=actor.name,
    )  # fmt: skip
