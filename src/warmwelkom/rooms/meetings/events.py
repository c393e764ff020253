"""What has happened in the meetings, for the rooms above and for its own jobs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class MeetingChanged:
    """It got a day, another day or place, or was cancelled: a calendar must hear of it."""

    region_id: UUID
    meeting_id: UUID
    sequence: int


@dataclass(frozen=True, kw_only=True)
class MinutesPublished:
    """Everybody may read the minutes of a meeting, and what was decided in it."""

    region_id: UUID
    meeting_id: UUID
