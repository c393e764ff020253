"""What a pupil, or until 16 a parent, sees of their own dossier."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.handover.act_words import READING
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.handover.queries.dossier import DossierPage, Line, page_of, with_rights
from warmwelkom.rooms.handover.ready import LONG_AGO, silence_ends, silence_on_c_ends
from warmwelkom.rooms.thinktank.api import school_holidays

MOST_LOOKS = 30
LOOKS = (*READING, "handover.export")
"""Where words of the dossier are read: its own page, the talk, the class on day one, a file or paper."""


@dataclass(frozen=True, kw_only=True)
class MyDossier:
    """`until` is the day on which ten working days have passed since B was shown, `until_c` since C was."""

    page: DossierPage
    looked: list[Act]
    until: dt.date | None
    until_c: dt.date | None

    @property
    def dossier(self) -> Dossier:
        return self.page.dossier

    @property
    def own(self) -> list[Line]:
        part = self.page.part("A")
        return part.lines if part else []

    @property
    def next_question(self) -> Line | None:
        """The first question that has no answer; None when all have."""
        return next((line for line in self.own if line.now is None), None)

    @property
    def told(self) -> list[Line]:
        """What others wrote, in B and C."""
        parts = [part for part in self.page.parts if part.part != "A"]
        return [line for part in parts for line in part.lines if line.now]

    @property
    def waiting(self) -> list[Line]:
        """What is in part C and the school that has the dossier does not read yet."""
        part = self.page.part("C") if self.page.delivery else None
        lines = part.lines if part else []
        return [line for line in lines if line.now and not line.now.is_open_in(self.dossier)]

    @property
    def read_already(self) -> list[Line]:
        """What others wrote after the dossier went over, and the school there reads already."""
        delivery = self.page.delivery
        if delivery is None:
            return []
        waits, gone = self.waiting, delivery.delivered_at
        later = [line for line in self.told if line.now and line.now.written_at > gone]
        return [line for line in later if line not in waits]

    def to_answer(self, *, by_parent: bool) -> list[Line]:
        """What others wrote and this reader did not answer yet."""
        return [line for line in self.told if line.view_of(by_parent=by_parent) is None]


def own_dossier_of(*, actor: Actor) -> Dossier | None:
    """The newest; one query. None when no school opened one."""
    rows = Dossier.objects.visible_to(actor, "handover.read").select_related(
        "transition__pupil", "transition__location", "transition__region"
    )
    newest = with_rights(rows, actor).order_by("-transition__school_year", "-opened_at")
    found: Dossier | None = newest.first()
    return found


def my_dossier_for(*, actor: Actor, now: dt.datetime) -> MyDossier | None:
    """The whole of it, with who looked; nine queries."""
    dossier = own_dossier_of(actor=actor)
    if dossier is None:
        return None
    looked = (
        Act.objects.filter(about=dossier.about_pupil, action__in=LOOKS)
        .exclude(actor_kind="pupil")
        .order_by("-at")
    )
    closed = school_holidays(since=(now - LONG_AGO).date())
    return MyDossier(
        page=page_of(actor=actor, dossier=dossier, now=now),
        looked=list(looked[:MOST_LOOKS]),
        until=silence_ends(dossier, closed=closed),
        until_c=silence_on_c_ends(dossier, closed=closed),
    )
