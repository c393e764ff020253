"""A small thread with everything that leaves: need, merged need, idea, plan, labels, answers, a class."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tests.cast import NOW, Cast
from tests.thinktank import add_code, add_contribution

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.opening import open_think_tank
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    ContributionState,
    Label,
    Origin,
    ThreadLink,
    Voice,
)

TODAY = NOW.date()


@dataclass
class Threads:
    """`need` ← `merged`; need → idea → plan; `waiting` is not published; `alone` is in no thread."""

    need: Contribution
    merged: Contribution
    idea: Contribution
    plan: Contribution
    waiting: Contribution
    alone: Contribution


def make_threads(cast: Cast) -> Threads:
    """Call it inside the region's scope."""
    region, places = cast.places.region, cast.places
    open_think_tank(actor=system_actor(region_id=region.pk), now=NOW)
    code = add_code(cast, leerweg="kb", sector="techniek", posted=7)
    need = add_contribution(
        region, text="=Ik weet niet; waar ik moet zijn", code=code, heard=3, state="answered",
        audience=places.mondriaan, answer_by=TODAY - dt.timedelta(days=1),
        answered_on=TODAY - dt.timedelta(days=2),
    )  # fmt: skip
    merged = add_contribution(region, text="Waar is de ingang?", merged_into=need)
    idea = add_contribution(
        region, "idea", "Een film van de route", author=cast.pelle, author_name="Pelle Pan",
        school=places.municipality, heard=1,
    )  # fmt: skip
    plan = add_contribution(
        region, "plan", "Films maken", author=cast.emre, author_name="Emre", school=places.mondriaan
    )
    made = Threads(
        need=need, merged=merged, idea=idea, plan=plan,
        waiting=add_contribution(region, text="Geheim van Dina", published_at=None, code=code),
        alone=add_contribution(region, text="De kantine"),
    )  # fmt: skip
    _around(made, code, cast)
    return made


def _around(made: Threads, code: Any, cast: Cast) -> None:
    region = cast.places.region
    week = TODAY - dt.timedelta(days=TODAY.weekday())
    add_state(made.need, "received", days_ago=20)
    add_state(made.need, "heard", days_ago=15)
    made.need.labels.add(Label.objects.get(slug="weg-vinden"), Label.objects.get(slug="techniek"))
    for earlier, later, days in ((made.need, made.idea, 9), (made.idea, made.plan, 4)):
        ThreadLink.objects.create(
            region=region, earlier=earlier, later=later, kind="solves", note="Daarom",
            made_on=TODAY - dt.timedelta(days=days),
        )  # fmt: skip
    ThreadLink.objects.create(
        region=region, earlier=made.waiting, later=made.idea, kind="touches", made_on=TODAY
    )
    Origin.objects.create(
        region=region, contribution=made.idea, kind="meeting", source=made.idea.pk, title="Avond",
        on=TODAY,
    )  # fmt: skip
    voices = [(made.need, "a" * 64), (made.need, "b" * 64), (made.merged, "b" * 64)]
    for contribution, receipt in voices:
        Voice.objects.create(
            region=region, contribution=contribution, receipt=receipt, code=code, week=week
        )
    for person in (cast.pelle, cast.emre):
        Voice.objects.create(region=region, contribution=made.merged, person=person, week=week)
    for contribution in (made.need, made.idea):
        Voice.objects.create(region=region, contribution=contribution, person=cast.pelle, week=week)
    Contribution.objects.filter(pk=made.need.pk).update(heard=4)


def add_state(row: Contribution, state: str, *, days_ago: int, reason: str = "Gelezen.") -> None:
    day = TODAY - dt.timedelta(days=days_ago)
    ContributionState.objects.create(
        region_id=row.region_id, contribution=row, state=state, reason=reason, on=day,
        at=NOW - dt.timedelta(days=days_ago), by_name="Hanna Vos",
    )  # fmt: skip
