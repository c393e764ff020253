"""Invite somebody to a role, take it back, accept it. Roles are given inside, never by a claim."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.people.models import Invitation, Location, Person, Role, RoleKind, School

VO_ROLES = ("mentor", "decaan", "care_coordinator", "school_admin")
MBO_ROLES = ("intaker", "class_mentor", "support_team", "planner", "school_admin")
REGION_ROLES = ("coach", "doorstroompunt", "coordinator", "moderator", "partner")
WITH_CLASSES = ("mentor", "class_mentor")


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The words of an invitation that another room writes; `%(link)s` stands where the link comes."""

    subject: str
    text: str
    calendar: str = ""


class MayNotGiveRole(UserError):  # noqa: N818  reads as the sentence it is
    """This role is not the actor's to give at this school."""


class InvitationOver(UserError):  # noqa: N818  reads as the sentence it is
    """The invitation is used, withdrawn or older than two weeks."""


def roles_to_give(*, actor: Actor, school: School | None) -> tuple[str, ...]:
    """The kinds of role this actor may give at this school (None = in the region)."""
    if school is None:
        return REGION_ROLES if actor.has("coordinator") else ()
    own = {grant.school_id for grant in actor.grants_for("school_admin")}
    if school.pk in own:
        return VO_ROLES if school.sector == School.Sector.VO else MBO_ROLES
    return ("partner", "school_admin") if actor.has("coordinator") else ()


@command("people.invite", tell=("kind",))
def invite_person(
    *,
    actor: Actor,
    email: str,
    name: str,
    kind: str,
    school: School | None,
    location: Location | None,
    classes: list[str],
    now: dt.datetime,
    letter: Letter | None = None,
) -> Invitation:
    """Write an invitation and plan its mail, or the room's own letter in its place: never two.

    The token leaves by mail only; we keep its hash.

    Raises:
        MayNotGiveRole: the actor may not give this role there.
    """
    if kind not in roles_to_give(actor=actor, school=school):
        raise MayNotGiveRole(
            gettext_noop("Deze rol kun jij hier niet geven. Vraag de beheerder van die school.")
        )
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        region_id=actor.region, email=email.strip().lower(), name=name.strip(), kind=kind,
        school=school, location=location, classes=classes if kind in WITH_CLASSES else [],
        token_hash=hash_of(token), sent_at=now, sent_by_id=actor.user_id,
    )  # fmt: skip
    _send(invitation=invitation, token=token, letter=letter, actor=actor, now=now)
    return invitation


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _plan_mail(*, invitation: Invitation, token: str, inviter: str, now: dt.datetime) -> None:
    link = settings.PUBLIC_ADDRESS + reverse("people:invitation", args=[token])
    known = Person.objects.filter(email=invitation.email).values_list("language", flat=True).first()
    with override(known or "nl"):
        text = _(
            "Dag %(name)s,\n\n%(inviter)s nodigt je uit voor Warm Welkom als %(role)s%(where)s.\n\n"
            "Open deze link om te beginnen. Hij werkt twee weken en één keer:\n%(link)s\n\n"
            "Ken je %(inviter)s niet? Doe dan niets.",
        ) % {
            "name": invitation.name,
            "inviter": inviter,
            "role": RoleKind(invitation.kind).label,
            "where": f" ({invitation.location or invitation.school})" if invitation.school else "",
            "link": link,
        }
        subject = _("Uitnodiging voor Warm Welkom")
    plan_message(
        key=f"invitation:{invitation.pk}:{invitation.token_hash[:12]}",
        channel="mail",
        to=invitation.email,
        subject=subject,
        text=text,
        now=now,
        sender_name=inviter,
        region_id=invitation.region_id,
    )


def _send(
    *, invitation: Invitation, token: str, letter: Letter | None, actor: Actor, now: dt.datetime
) -> None:
    if letter is None:
        _plan_mail(invitation=invitation, token=token, inviter=actor.name, now=now)
        return
    link = settings.PUBLIC_ADDRESS + reverse("people:invitation", args=[token])
    plan_message(
        key=f"invitation:{invitation.pk}:{invitation.token_hash[:12]}", channel="mail",
        to=invitation.email, subject=letter.subject, text=letter.text.replace("%(link)s", link),
        now=now, sender_name=actor.name, region_id=invitation.region_id, calendar=letter.calendar,
    )  # fmt: skip


@command("people.withdraw_invitation", on="invitation")
def withdraw_invitation(*, actor: Actor, invitation: Invitation, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Take an invitation back; its link stops working at once."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True).update(withdrawn_at=now)


@command("people.withdraw_invitation", on="invitation")
def send_again(*, actor: Actor, invitation: Invitation, now: dt.datetime) -> None:
    """A new link for the same invitation, with two new weeks; the link before it stops working.

    Raises:
        InvitationOver: it was accepted or withdrawn meanwhile.
    """
    if invitation.accepted_at or invitation.withdrawn_at:
        raise InvitationOver(
            gettext_noop("Deze uitnodiging is al aangenomen of ingetrokken. Nodig opnieuw uit.")
        )
    token = secrets.token_urlsafe(24)
    invitation.token_hash, invitation.sent_at = hash_of(token), now
    invitation.sent_by_id = actor.user_id
    invitation.save(update_fields=["token_hash", "sent_at", "sent_by"])
    _plan_mail(invitation=invitation, token=token, inviter=actor.name, now=now)


def region_of_invitation(*, token: str) -> UUID | None:
    """The region of a link, to know which day it is there. Call outside a region scope."""
    return (
        Invitation.objects.filter(token_hash=hash_of(token))
        .values_list("region_id", flat=True)
        .first()
    )


def open_invitation(*, token: str, now: dt.datetime) -> Invitation:
    """The invitation behind a link. Call outside a region scope.

    Raises:
        InvitationOver: used, withdrawn, too old or never made; the answer does not tell which.
    """
    invitation = (
        Invitation.objects.select_related("region", "school", "location", "sent_by")
        .filter(token_hash=hash_of(token), region__closed_at__isnull=True)
        .first()
    )
    if invitation is None or not invitation.is_open(now):
        raise InvitationOver(
            gettext_noop("Deze link werkt niet meer. Vraag wie je uitnodigde om een nieuwe.")
        )
    return invitation


def accept_invitation(*, token: str, now: dt.datetime) -> Person:
    """Make the account when it is new, give the role, use the link up. Two clicks give one role.

    Whoever holds the token received the mail: that proves the address.
    """
    invitation = open_invitation(token=token, now=now)
    taken = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True).update(
        accepted_at=now
    )
    if not taken:
        raise InvitationOver(
            gettext_noop("Deze link werkt niet meer. Vraag wie je uitnodigde om een nieuwe.")
        )
    person = Person.objects.filter(email=invitation.email).first()
    if person is None:
        person = Person.objects.create_user(invitation.email, name=invitation.name)
    Role.objects.create(
        region=invitation.region,
        person=person,
        kind=invitation.kind,
        school=invitation.school,
        location=invitation.location,
        classes=invitation.classes,
        school_year=invitation.region.school_year,
        given_at=now,
        given_by=invitation.sent_by,
    )
    return person
