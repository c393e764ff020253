"""What has happened here, for the rooms above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class ListCommitted:
    """A list was saved or undone: links and states must be looked at again."""

    region_id: UUID
    school_year: int
    upload_id: UUID


@dataclass(frozen=True, kw_only=True)
class LinkSettled:
    """A person said of a pair that it is one pupil, or not, or took that back."""

    region_id: UUID
    school_year: int


@dataclass(frozen=True, kw_only=True)
class PupilMovedIn:
    """A pupil of another region was taken over."""

    region_id: UUID
    school_year: int
    transition_id: UUID


@dataclass(frozen=True, kw_only=True)
class TransitionStateChanged:
    """A pupil came into another state."""

    region_id: UUID
    transition_id: UUID
    was: str
    state: str
    since: dt.date


@dataclass(frozen=True, kw_only=True)
class TransitionAssigned:
    """A person was put on a pupil."""

    region_id: UUID
    transition_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PupilNotSeen:
    """Somebody said by hand of a pupil who was never seen at the new school: not here today."""

    region_id: UUID
    transition_id: UUID
    day: dt.date


@dataclass(frozen=True, kw_only=True)
class PupilNotSeenTakenBack:
    """That was not so after all."""

    region_id: UUID
    transition_id: UUID
    day: dt.date
