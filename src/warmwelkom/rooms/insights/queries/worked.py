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
from warmwelkom.base.ui.templatetags.ww import full_day
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.api import PilotStation, answered_in_time, pilots_for

MOST_PILOTS = 8
FIRST_DAY = (8, 1)
"""Month and day on which a school year begins."""


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


def worked_for(*, actor: Actor, shown: ShownFigures, today: dt.date) -> Worked:
    """What was known of the year that is shown; an older year stands still. Four queries, links only where one may go."""
    slug, now = Region.objects.values_list("slug", "school_year").get(pk=actor.region)
    on = today if shown.school_year == now else min(today, shown.stands_on)
    content = shown.content
    asked, in_time = answered_in_time(today=on)
    answers = Share(
        title=_("Behoeften op tijd beantwoord"),
        of_ten=round(10 * in_time / asked) if asked else None,
        means=_("Van de behoeften in de denktank met een antwoorddag in het kwartaal tot %(day)s.")
        % {"day": full_day(on)},
        more=reverse("thinktank:figures", args=[slug]),
    )
    kept = Share(
        title=_("Afspraken van de overdracht gedaan"),
        more=reverse("handover:shares") if may(actor, "handover.shares") else "",
        of_ten=content.get("agreements", {}).get("of_ten"),
        means=_("Van de afspraken waarover is gezegd of ze gedaan zijn."),
    )
    shares = [kept, *_of_the_weeks(content.get("faces", {})), answers]
    begins = dt.date(shown.school_year, *FIRST_DAY)
    pilots = _with_effect([one for one in pilots_for(actor=actor) if one.on <= on], since=begins)
    return Worked(shares=shares, pilots=pilots, slug=slug)


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
    stations: list[PilotStation], *, since: dt.date
) -> list[tuple[PilotStation, PilotStation | None]]:
    """The newest pilots with what came of them; one that was over before this day is of an earlier year."""
    effects = {one.pilot_id: one for one in stations if one.kind == "effect"}
    pairs = [(one, effects.get(one.pilot_id)) for one in stations if one.kind == "pilot"]
    return [
        (one, effect)
        for one, effect in pairs
        if max(one.on, effect.on if effect else since) >= since
    ][:MOST_PILOTS]
