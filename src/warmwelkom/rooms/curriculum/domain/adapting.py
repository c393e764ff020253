"""From a gap to a proposal in the think tank, with the picture as it is now kept beside it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.curriculum.models import Adaptation, Profile
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.thinktank import api as thinktank


@command("curriculum.propose", on="programme")
def propose(
    *, actor: Actor, programme: Programme, profile: Profile, title: str, text: str,
    before: dict[str, int], school_year: int, now: dt.datetime,
) -> Adaptation:  # fmt: skip
    """A plan in the think tank, under the own name, and the picture it begins from (`before`, by state).

    Raises:
        NothingSaid: title or text is empty.
    """
    plan = thinktank.contribute(actor=actor, kind="plan", title=title[:120], text=text, now=now)
    made: Adaptation = Adaptation.objects.create(
        region_id=programme.region_id, programme=programme, profile=profile, contribution=plan,
        school_year=school_year, before=before, by_id=actor.user_id, by_name=actor.name, at=now,
    )  # fmt: skip
    return made
