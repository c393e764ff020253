"""Who gets the newsletter: one reader behind a link, and a segment counted before it is sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.digest import digest_choice
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.newsletters.models import CallAnswer, Goodbye, ReaderRole, Subscriber
from warmwelkom.rooms.people.models import Person

NOBODY = UUID(int=0)
MOST_NAMED = 50


def reader_of_link(pk: UUID | None) -> Subscriber:
    """The reader behind the link of a mail, with their themes; raises MayNotKnow. Two queries."""
    found = Subscriber.objects.prefetch_related("themes").filter(pk=pk or NOBODY).first()
    if found is None:
        raise MayNotKnow
    row: Subscriber = found
    return row


def readers_of(segment: dict[str, list[str]]) -> QuerySet[Subscriber]:
    """Confirmed readers within a segment; an empty list of it means everybody."""
    found: QuerySet[Subscriber] = Subscriber.objects.filter(confirmed_at__isnull=False)
    if segment.get("roles"):
        found = found.filter(role__in=segment["roles"])
    if segment.get("sectors"):
        found = found.filter(sector__in=segment["sectors"])
    if segment.get("themes"):
        found = found.filter(themes__slug__in=segment["themes"]).distinct()
    return found


@dataclass(frozen=True, kw_only=True)
class Audience:
    """How many will get it, by sector and by role, and the first addresses."""

    number: int
    sectors: list[tuple[str, int]]
    roles: list[tuple[str, int]]
    first: list[str]

    @property
    def more(self) -> int:
        return self.number - len(self.first)


def audience_of(segment: dict[str, list[str]]) -> Audience:
    """Count a segment and name its first readers; one query."""
    rows = list(readers_of(segment).values_list("email", "sector", "role"))
    return Audience(
        number=len(rows),
        sectors=_counted([row[1] for row in rows], dict(CallAnswer.Sector.choices)),
        roles=_counted([row[2] for row in rows], dict(ReaderRole.choices)),
        first=sorted(row[0] for row in rows)[:MOST_NAMED],
    )


def numbers_of() -> dict[str, int]:
    """How many read, how many did not confirm yet, how many said goodbye; two queries."""
    sure = Count("pk", filter=Q(confirmed_at__isnull=False))
    found = Subscriber.objects.aggregate(readers=sure, all=Count("pk"))
    return {
        "readers": found["readers"],
        "unconfirmed": found["all"] - found["readers"],
        "goodbyes": Goodbye.objects.count(),
    }


def _counted(values: list[str], labels: dict[Any, Any]) -> list[tuple[str, int]]:
    """(label, how many), the most first; what nobody said stands last under an empty label."""
    counts = Counter(values)
    unknown = counts.pop("", 0)
    named = [(str(labels.get(value, value)), number) for value, number in counts.most_common()]
    return [*named, ("", unknown)] if unknown else named


def own_mail_of(*, actor: Actor) -> dict[str, Any]:
    """What somebody with an account gets from us: rhythm, what waits, the newsletter. Four queries."""
    person = Person.objects.get(pk=actor.person_id)
    waits = Notice.objects.filter(person=actor.person_id, way=Notice.Way.WAITS)
    reader = Subscriber.objects.filter(address_key=person.email.lower()).first()
    return {
        "email": person.email,
        "rhythm": digest_choice(actor.person_id),
        "waits": list(waits.order_by("-told_at")[:20]),
        "reader": reader if reader and reader.confirmed_at else None,
    }
