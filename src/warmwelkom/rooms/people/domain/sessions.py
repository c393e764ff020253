"""End sessions: what a browser had open stops at its next click."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.people.queries.who import roles_in_force


@command("people.own_account", tell=("number",))
def end_session(*, actor: Actor, number: int) -> int:
    """End one session of one's own; another one's number ends nothing. Returns how many ended."""
    return _end(UserSession.objects.filter(user_id=actor.person_id, pk=number))


@command("people.own_account")
def end_other_sessions(*, actor: Actor, key: str | None) -> int:
    """End every session of one's own but the one with this key. Returns how many ended."""
    return _end(UserSession.objects.filter(user_id=actor.person_id).exclude(session_key=key))


def end_sessions_of(*, people: Iterable[Any]) -> int:
    """End every session of these accounts: who left, or lost every role. Returns how many ended."""
    return _end(UserSession.objects.filter(user_id__in=list(people)))


def log_out_without_role(people: Iterable[object]) -> int:
    """End the sessions of those accounts that have no role left. Returns how many sessions."""
    with all_regions():
        rows = Person.objects.filter(pk__in=list(people), is_operator=False)
        without = [person.pk for person in rows if not roles_in_force(person).exists()]
    return end_sessions_of(people=without)


def forget_sessions() -> int:
    """Erase what is known of sessions that are gone: device, network address. Returns how many rows."""
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    return int(gone.delete()[0])


def _end(rows: Any) -> int:
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return len(keys)
