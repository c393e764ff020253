"""What the coordinator settles: who hears of words of distress, and how long an answer may take."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.thinktank.domain.opening import name_safety_people
from warmwelkom.rooms.thinktank.models import ThinkTank
from warmwelkom.rooms.thinktank.queries.people import readers

FEWEST_DAYS, MOST_DAYS = 5, 40


class WrongSettings(UserError):  # noqa: N818  reads as the sentence it is
    """Two people, who may read, and a number of days that can be kept."""


@command("thinktank.open", tell=("answer_days",))
def settle(*, actor: Actor, first: Person, second: Person, answer_days: int) -> None:
    """Name the two people and the working days in which an answer comes.

    Raises:
        WrongSettings: one person twice, somebody who may not read what waits, or a wrong number of days.
    """
    if first == second:
        raise WrongSettings(gettext_noop("Kies twee verschillende mensen. Eén kan ziek zijn."))
    if not {first.pk, second.pk} <= {person.pk for person in readers()}:
        raise WrongSettings(
            gettext_noop("Kies mensen die in deze regio coördinator of moderator zijn.")
        )
    if not FEWEST_DAYS <= answer_days <= MOST_DAYS:
        raise WrongSettings(gettext_noop("Kies een aantal werkdagen van 5 tot en met 40."))
    name_safety_people(actor=actor, first=first, second=second)
    ThinkTank.objects.filter(region_id=actor.region).update(answer_days=answer_days)
