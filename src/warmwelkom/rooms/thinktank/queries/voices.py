"""How many say the same, each person and each phone once."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.db.models.functions import Cast, Concat

from warmwelkom.rooms.thinktank.models import Contribution, Voice

WHO = Case(
    When(person__isnull=False, then=Concat(Value("p"), Cast("person_id", CharField()))),
    When(~Q(receipt=""), then=F("receipt")),
    default=Cast("pk", CharField()),
    output_field=CharField(),
)
"""Who a voice is: a person, a follow code, or, where the code was let go of, the row itself."""


def count_heard(root: UUID) -> int:
    """Different voices of a contribution and all that is merged into it; one query."""
    return int(
        Voice.objects.filter(
            Q(contribution_id=root) | Q(contribution__merged_into_id=root)
        ).aggregate(n=Count(WHO, distinct=True))["n"]
    )


def wrong_counts() -> dict[UUID, tuple[int, int]]:
    """What `heard` says and what it should: only where they differ (for the repair command)."""
    counted = dict(
        Voice.objects.annotate(
            root=Case(
                When(
                    contribution__merged_into__isnull=False,
                    then=F("contribution__merged_into_id"),
                ),
                default=F("contribution_id"),
            )
        )
        .values_list("root")
        .annotate(n=Count(WHO, distinct=True))
    )
    rows = Contribution.objects.filter(merged_into__isnull=True).values_list("pk", "heard")
    return {pk: (heard, counted.get(pk, 0)) for pk, heard in rows if heard != counted.get(pk, 0)}
