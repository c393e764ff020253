"""How often somebody with an account gets the overview of what happened."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.models import DigestChoice


@command("newsletters.own_mail", tell=("rhythm",))
def choose_rhythm(*, actor: Actor, rhythm: str, now: dt.datetime) -> None:
    """Every day, every week or never; what asks for them is mailed at once in every case."""
    DigestChoice.objects.update_or_create(
        person=actor.person_id, defaults={"rhythm": rhythm, "chosen_at": now}
    )
