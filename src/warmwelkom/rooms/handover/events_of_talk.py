"""What has happened with talks, for who listens."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class TalkClosed:
    """A talk was held or will not be: with agreements, without, or because nobody came."""

    region_id: UUID
    transition_id: UUID
    talk_id: UUID
    outcome: str
