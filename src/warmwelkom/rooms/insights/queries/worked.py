"""What worked: agreements kept, faces met, needs answered, pilots with their effect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.api import PilotStation, answered_in_time, pilots_for

MOST_PILOTS = 8


@dataclass(frozen=True, kw_only=True)
class Share:
    """Of ten, or unknown; with what it counts and where to read on."""

    title: str
    of_ten: int | None
    means: str
    more: str = ""

    @property
    def dots(self) -> list[bool]:
        return [place < (self.of_ten or 0) for place in range(10)]


@dataclass(frozen=True, kw_only=True)
class Worked:
    """`pilots` are pairs of a pilot's station and its effect's, where there is one."""

    shares: list[Share]
    pilots: list[tuple[PilotStation, PilotStation | None]]
    slug: str


def worked_for(*, actor: Actor, content: Mapping[str, Any], today: dt.date) -> Worked:
    """Four queries; links only where the actor may go."""
    slug = Region.objects.values_list("slug", flat=True).get(pk=actor.region)
    asked, in_time = answered_in_time(today=today)
    answers = Share(
        title=_("Behoeften op tijd beantwoord"),
        of_ten=round(10 * in_time / asked) if asked else None,
        means=_("Van de behoeften in de denktank met een antwoorddag in het afgelopen kwartaal."),
        more=reverse("thinktank:figures", args=[slug]),
    )
    kept = Share(
        title=_("Afspraken van de overdracht gedaan"),
        more=reverse("handover:shares") if may(actor, "handover.shares") else "",
        of_ten=content.get("agreements", {}).get("of_ten"),
        means=_("Van de afspraken waarover is gezegd of ze gedaan zijn."),
    )
    shares = [kept, *_of_the_weeks(content.get("faces", {})), answers]
    return Worked(shares=shares, pilots=_with_effect(pilots_for(actor=actor)), slug=slug)


def _of_the_weeks(faces: Mapping[str, Any]) -> list[Share]:
    return [
        Share(
            title=_("Een bekend gezicht gepland"),
            of_ten=faces.get("planned"),
            means=_(
                "Studenten in een introductieweek die volgens het plan een oude docent of mentor zien."
            ),
        ),
        Share(
            title=_("Een bekend gezicht gezien"),
            of_ten=faces.get("met"),
            means=_("Van wie na de introductieweek antwoord gaf."),
        ),
        Share(
            title=_("Voelt zich welkom"),
            of_ten=faces.get("glad"),
            means=_("Van wie na de introductieweek antwoord gaf: het vierde of vijfde gezichtje."),
        ),
    ]


def _with_effect(
    stations: list[PilotStation],
) -> list[tuple[PilotStation, PilotStation | None]]:
    effects = {one.pilot_id: one for one in stations if one.kind == "effect"}
    pilots = [one for one in stations if one.kind == "pilot"]
    return [(one, effects.get(one.pilot_id)) for one in pilots[:MOST_PILOTS]]
