"""How often somebody with an account gets the overview of what happened."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.digest import choose_digest
from warmwelkom.base.outbox.models import DigestChoice


@command("newsletters.own_mail", tell=("rhythm",))
def choose_rhythm(*, actor: Actor, rhythm: str, now: dt.datetime) -> None:
    """Every day, every week or never; what asks for them is mailed at once in every case."""
    choose_digest(person=actor.person_id, rhythm=DigestChoice.Rhythm(rhythm), now=now)


@command("newsletters.stop_overview", tell=("person",))
def stop_overview(*, actor: Actor, person: UUID, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """No overview any more, by the signed link in one of them (RFC 8058), without being logged in."""
    choose_digest(person=person, rhythm=DigestChoice.Rhythm.NEVER, now=now)
