"""Somebody lost their phone and their recovery codes: whoever runs their school opens the way back."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.people.domain.sessions import end_sessions_of
from warmwelkom.rooms.people.models import Person, Role


@command("people.reset_second_factor", on="role", tell=("role", "person"))
def reset_second_factor(
    *,
    actor: Actor,
    role: Role,  # noqa: ARG001  for the policy and the record
    person: Person,
    now: dt.datetime,
) -> None:
    """Take away every second factor of the person behind a role and the tie with a school's login, and tell them by mail.

    They are logged out everywhere; their next login asks for a new one. The mailbox stays the first factor, so whoever does this
    can't come in as that person.
    """
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    end_sessions_of(people=[person.pk])
    _tell(person=person, actor=actor, now=now)


def _tell(*, person: Person, actor: Actor, now: dt.datetime) -> None:
    with override(person.language):
        subject = _("Je tweede slot is weggehaald")
        text = _(
            "Dag %(name)s,\n\n%(who)s haalde je passkeys, je app met codes en je reservecodes weg, "
            "zodat je weer in Warm Welkom kunt.\n\n"
            "Log in met dit e-mailadres en kies meteen een nieuw tweede slot:\n%(link)s\n\n"
            "Heb je hier niet om gevraagd? Bel dan nu de beheerder van je school."
        ) % {
            "name": person.name,
            "who": actor.name,
            "link": settings.PUBLIC_ADDRESS + reverse("account_login"),
        }
    plan_message(
        key=f"second-factor:{new_id()}",
        channel="mail",
        to=person.email,
        subject=subject,
        text=text,
        now=now,
        sender_name=actor.name,
        region_id=actor.region,
        at_once=True,
    )
