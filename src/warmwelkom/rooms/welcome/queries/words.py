"""The own classes of a class mentor, with the word of welcome that stands there."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.welcome.models import WelcomeWord


def classes_of(actor: Actor) -> dict[str, WelcomeWord | None]:
    """Class -> its word, or none yet; in the order of the alphabet. One query."""
    names = {name for grant in actor.grants_for("class_mentor") for name in grant.classes}
    rows = WelcomeWord.objects.visible_to(actor, "welcome.see_word")
    written = {row.class_name: row for row in rows}
    return {name: written.get(name) for name in sorted(names)}
