"""A class mentor says welcome to whoever comes into the class."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.welcome.models import WelcomeWord


@command("welcome.say", tell=("class_name",))
def say_welcome(
    *, actor: Actor, class_name: str, text: str, phone: str, answers: str, now: dt.datetime
) -> WelcomeWord:
    """Write or change the word of welcome of one of the own classes; raises MayNotKnow for another class."""
    grant = next(
        (row for row in actor.grants_for("class_mentor") if class_name in row.classes), None
    )
    if grant is None or grant.school_id is None or grant.school_year is None:
        raise MayNotKnow
    words = {"text": text, "phone": phone, "answers": answers, "written_at": now}
    row, _made = WelcomeWord.objects.update_or_create(
        school_id=grant.school_id, school_year=grant.school_year, class_name=class_name,
        region_id=actor.region,
        defaults={**words, "by_id": actor.user_id, "by_name": actor.name},
    )  # fmt: skip
    found: WelcomeWord = row
    return found
