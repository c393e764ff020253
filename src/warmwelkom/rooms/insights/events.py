"""What has happened here, past tense."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class FiguresAsked:
    """Somebody opened the figures before there were any."""

    region_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReportAsked:
    """Somebody asked for the yearly report."""

    region_id: UUID
    report_id: UUID
