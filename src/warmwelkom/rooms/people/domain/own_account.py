"""What people say about themselves."""

from __future__ import annotations

from django.conf import settings

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Person


@command("people.own_account", tell=("language",))
def choose_language(*, actor: Actor, language: str) -> None:
    """Remember in which language this person wants mail; an unknown language changes nothing."""
    if language in dict(settings.LANGUAGES):
        Person.objects.filter(pk=actor.person_id).update(language=language)
