"""End a role, give it back, change a mentor's classes. Ended means no access at the next click."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.domain.sessions import log_out_without_role
from warmwelkom.rooms.people.models import Role


class OwnRole(UserError):  # noqa: N818  reads as the sentence it is
    """Nobody locks themselves out."""


@command("people.end_role", on="role", tell=("role",))
def end_role(*, actor: Actor, role: Role, now: dt.datetime) -> None:
    """End a role at once.

    Raises:
        OwnRole: it is the actor's own; a colleague has to do it.
    """
    if role.person_id == actor.user_id:
        raise OwnRole(
            gettext_noop("Je eigen rol kun je niet stoppen. Vraag een collega-beheerder.")
        )
    Role.objects.filter(pk=role.pk, ended_at__isnull=True).update(
        ended_at=now, ended_by_id=actor.user_id
    )
    log_out_without_role([role.person_id])


@command("people.end_role", on="role", tell=("role",))
def restore_role(*, actor: Actor, role: Role) -> None:  # noqa: ARG001  for the policy and the record
    """Undo the end of a role."""
    Role.objects.filter(pk=role.pk).update(ended_at=None, ended_by=None)


@command("people.end_role", on="role", tell=("role", "classes"))
def set_classes(*, actor: Actor, role: Role, classes: list[str]) -> None:  # noqa: ARG001  for the policy and the record
    """Say which classes a mentor has."""
    Role.objects.filter(pk=role.pk).update(classes=classes)
