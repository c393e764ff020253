"""What has happened in the think tank, for the rooms above it and for its own jobs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class ContributionStateChanged:
    region_id: UUID
    contribution_id: UUID
    kind: str
    state: str


@dataclass(frozen=True, kw_only=True)
class TextHeld:
    """Words of distress came in; of which text is not said."""

    region_id: UUID


@dataclass(frozen=True, kw_only=True)
class RemarkMade:
    """A partner said something about a contribution."""

    region_id: UUID
    contribution_id: UUID
    remark_id: UUID
    by: UUID | None
