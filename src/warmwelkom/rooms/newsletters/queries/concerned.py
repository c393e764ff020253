"""Who is concerned by a contribution: who wrote it, who says it too, and who pulls the plan."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.thinktank.models import Contribution, Plan, Voice


def concerned_by(row: Contribution, *, but: set[UUID | None]) -> list[Person]:
    """Each person once, without whoever did it; three queries."""
    people: set[UUID | None] = set(
        Voice.objects.filter(contribution=row, person__isnull=False).values_list(
            "person_id", flat=True
        )
    )
    people |= set(Plan.objects.filter(contribution=row).values_list("puller_id", flat=True))
    people |= {row.author_id}
    return list(
        Person.objects.filter(pk__in=[pk for pk in people if pk and pk not in but], is_active=True)
    )
