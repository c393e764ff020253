"""Where somebody is logged in: the sessions that still open something."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from warmwelkom.rooms.people.devices import device_of


@dataclass(frozen=True, kw_only=True)
class OpenSession:
    number: int
    device: str
    since: dt.datetime
    is_this: bool


def sessions_for(*, person: Any, key: str | None) -> list[OpenSession]:
    """One query; the session of this browser (`key`) first, then the newest."""
    return sorted(
        (
            OpenSession(
                number=row.pk,
                device=device_of(row.user_agent),
                since=row.created_at,
                is_this=row.session_key == key,
            )
            for row in open_sessions().filter(user=person).order_by("-created_at")
        ),
        key=lambda session: not session.is_this,
    )


def open_sessions() -> Any:
    """Of everybody: those whose session is there and not over."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(session_key__in=alive)
