"""Read the record."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.base.audit.models import Act


def acts_about(*, pupil_id: UUID, limit: int = 100) -> list[Act]:
    """The newest acts about one pupil, in the region we are in. One query."""
    return list(Act.objects.filter(about=pupil_id).order_by("-at")[:limit])
