"""What has happened with calls and newsletters, for the rooms above and for its own jobs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PartnerLetIn:
    """Somebody who answered a call was let in."""

    region_id: UUID
    answer_id: UUID
