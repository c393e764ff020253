"""What a think tank tells, to hold two of them against each other."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.thinktank.models import Contribution
from warmwelkom.rooms.thinktank.queries.voices import count_heard


def told(region: Any) -> dict[str, Any]:
    """All that a thread page and a count are made of, in words, without numbers of rows."""
    with transaction.atomic(), region_scope(region.pk):
        rows = Contribution.objects.filter(published_at__isnull=False).order_by("text")
        return {
            row.text: {
                "heard": (row.heard, count_heard(row.pk)),
                "state": (row.kind, row.state, row.received_on, row.answer_by, row.answered_on),
                "who": (row.author_name, str(row.school), str(row.audience)),
                "labels": sorted(f"{label.kind}:{label.slug}" for label in row.labels.all()),
                "states": [(one.state, one.on, one.at, one.reason) for one in row.states.all()],
                "into": row.merged_into.text if row.merged_into else "",
                "later": sorted((one.kind, one.later.text, one.note) for one in row.later_links.all()
                                if one.later.published_at),
                "origins": [(one.kind, one.title, one.source) for one in row.origins.all()],
                "class": (row.code.leerweg, row.code.posted) if row.code else None,
            }
            for row in rows
        }  # fmt: skip
