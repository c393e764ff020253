"""What a pupil sees about themselves: where I stand, who is on it, what we know, who looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.queries import acts_about
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition

READING = ("transitions.view", "transitions.view_facts", "transitions.see_link")


@dataclass(frozen=True, kw_only=True)
class MyPage:
    transition: Transition
    applications: list[Application]
    enrolments: list[Enrolment]
    looked: list[Act]
    done: list[Act]


def my_page_for(*, actor: Actor) -> MyPage | None:
    """The pupil's own newest transition with what the lists say; five queries. None when it is erased."""
    transition = (
        Transition.objects.visible_to(actor, "transitions.view")
        .select_related("pupil", "location", "on_it", "region")
        .order_by("-school_year")
        .first()
    )
    if transition is None:
        return None
    acts = acts_about(pupil_id=transition.pupil_id)
    return MyPage(
        transition=transition,
        applications=list(_mine(Application, transition.pk)),
        enrolments=list(_mine(Enrolment, transition.pk)),
        looked=[act for act in acts if act.action in READING],
        done=[act for act in acts if act.action not in READING],
    )


def _mine(model: type[Application | Enrolment], pk: UUID) -> Any:
    return (
        model.objects.filter(transition_id=pk, gone_at__isnull=True)
        .select_related("school")
        .order_by("school__name")
    )
