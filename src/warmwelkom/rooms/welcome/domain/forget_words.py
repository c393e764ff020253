"""Erase on time what class mentors said to whoever came: their name and number stand in it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.transitions.api import last_year_to_forget
from warmwelkom.rooms.welcome.models import WelcomeWord


@command("welcome.forget_words")
def forget_words(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase the welcome of a class with the pupils whom it was for. Returns how many."""
    old = WelcomeWord.objects.filter(school_year__lte=last_year_to_forget(now))
    return int(old.delete()[0])
