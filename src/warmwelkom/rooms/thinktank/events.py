"""What has happened in the think tank, for the rooms above it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class ContributionStateChanged:
    region_id: UUID
    contribution_id: UUID
    kind: str
    state: str
