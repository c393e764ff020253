"""Open dossiers for pupils on the leavers' list, filled with what the lists know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.engines.dossier.form import Form, form_on
from warmwelkom.rooms.handover.domain.telling import tell_of_opening
from warmwelkom.rooms.handover.models import Dossier, Statement
from warmwelkom.rooms.transitions.api import about_learning
from warmwelkom.rooms.transitions.models import State, Transition

AT_MOST = 2000


@command("handover.open", tell=("class_name",))
def open_dossiers(*, actor: Actor, class_name: str = "", now: dt.datetime) -> int:
    """Open one for every pupil the actor may, who has none and doesn't go elsewhere; returns how many.

    `class_name` narrows it to one class. Each pupil is told by mail who sees what, when and why.
    """
    rows = Transition.objects.visible_to(actor, "handover.open").filter(
        gone_at__isnull=True, location__isnull=False
    )
    if class_name:
        rows = rows.filter(class_name=class_name)
    rows = rows.exclude(state__in=(State.ELSEWHERE,)).select_related("pupil", "location")
    have = Dossier.objects.filter(transition__in=rows).values("transition_id")
    return len(_open(actor, list(rows.exclude(pk__in=have)[:AT_MOST]), now))


def _open(actor: Actor, transitions: Iterable[Transition], now: dt.datetime) -> list[Dossier]:
    form = form_on(now.date())
    wanted = [
        Dossier(region_id=row.region_id, transition=row, form=form.name, opened_at=now)
        for row in transitions
    ]
    Dossier.objects.bulk_create(wanted, ignore_conflicts=True)  # two colleagues at once
    there = set(
        Dossier.objects.filter(pk__in=[new.pk for new in wanted]).values_list("pk", flat=True)
    )
    opened = [new for new in wanted if new.pk in there]
    Statement.objects.bulk_create([_career(new, form, now) for new in opened])
    record_acts(make_act(actor=actor, action="handover.open", subject=new) for new in opened)
    for new in opened:
        tell_of_opening(dossier=new, now=now)
    return opened


def _career(dossier: Dossier, form: Form, now: dt.datetime) -> Statement:
    """The school, class, leerweg, profile and modules, as the list of the school has them."""
    row, field = dossier.transition, form.field("career")
    years = f"{row.school_year}-{row.school_year + 1}"
    lines = [f"{row.location}, {about_learning(row)} ({years})"]
    if row.modules:
        lines.append("Modules: " + ", ".join(str(module) for module in row.modules))
    return Statement(
        region_id=dossier.region_id,
        dossier=dossier,
        field=field.key,
        article=field.article,
        value=[line[: field.longest] for line in lines],
        by_kind=Statement.By.PUPIL,
        by_name=str(row.location)[:200],
        written_at=now,
    )
