"""Let the demo's warm handover live along: what stands at its first day, and what follows when it moves on."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import override

from warmwelkom.base.access.actor import system_actor
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.handover.dossiers import write_dossiers
from warmwelkom.house.demo.handover.tables import ask, set_tables
from warmwelkom.house.demo.handover.talks import hold_talks
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_ready
from warmwelkom.rooms.handover.domain.giving_back import give_feedback
from warmwelkom.rooms.handover.domain.grounds import record_ground
from warmwelkom.rooms.handover.models import Dossier, Ground, Talk, TalkWish
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Transition

TALKS_FROM, WEEK_SIX = dt.date(2026, 4, 2), dt.date(2026, 10, 5)
TOLD = (
    ("settled", "Zit goed in de groep; de extra tijd loopt."),
    ("settled", ""),
)
GROUND = "De scholen spraken af dat de oude school hoort hoe het in week 6 gaat (voorbeeld)."


def hand_over_at(*, region: Region, day: dt.date) -> None:
    """What the example people do up to this day; call it in the region's scope, after the lists of that day.

    Another region of the demo has none of the example people, and nothing happens there.
    """
    if not example_class():
        return
    cast = Cast(region)
    with override("nl"):
        if not Dossier.objects.exists():
            write_dossiers(cast)
        if not Ground.objects.exists():
            record_ground(
                actor=cast.actor("h.postma"), text=GROUND, confirmed_by="functionaris (voorbeeld)",
                decided_on=dt.date(2026, 3, 10), now=moment(dt.date(2026, 3, 12)),
            )  # fmt: skip
        began = Talk.objects.exists() or TalkWish.objects.exists()
        if day >= TALKS_FROM and not began:
            hold_talks(cast)
            set_tables(cast)
            ask(cast)
        deliver_ready(actor=system_actor(region_id=region.pk), now=moment(day, 12))
        if day >= WEEK_SIX:
            _tell_of_some(cast, moment(day, 12))


def _tell_of_some(cast: Cast, now: dt.datetime) -> None:
    """The class mentor told of the first of the class; the rest is left to whoever tries the demo."""
    mentor = cast.actor("k.bensaid")
    mine = Transition.objects.visible_to(mentor, "handover.give_feedback")
    rows = mine.order_by("pupil_number")[1 : 1 + len(TOLD)]
    give_feedback(
        actor=mentor, kept={}, now=now,
        told={row.pk: words for row, words in zip(rows, TOLD, strict=False)},
    )  # fmt: skip
