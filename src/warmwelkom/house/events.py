"""What has happened in the house itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class DemoDayAsked:
    """Somebody wants the demo to stand at another day."""

    region_id: UUID
    school_year: int
    to: dt.date
