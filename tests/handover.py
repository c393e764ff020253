"""Dossiers for tests: opened, with a statement of each part, a view of the pupil, and delivered."""

from __future__ import annotations

import datetime as dt

from tests.cast import NOW, Cast
from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.models import Enrolment, Transition

FORM = "2020-08-01"
SAID = (("asks", 6, "pupil"), ("learning", 5, "mentor"), ("event", 6, "care_coordinator"))


def make_handover(cast: Cast, of: Transition, *, by: str, school: School) -> Dossier:
    """A dossier with three statements that say whose they are, delivered to a school, to their place there if any."""
    dossier = Dossier.objects.create(
        region=of.region,
        transition=of,
        form=FORM,
        opened_at=NOW,
        needs_c=True,
        c_done_at=NOW,
        c_open_at=NOW,
    )
    for field, article, kind in SAID:
        add_statement(cast, dossier, field, article=article, by_kind=kind, by=by)
    OwnView.objects.create(
        region=of.region,
        statement=dossier.statements.get(field="learning"),
        kind="objects",
        text=f"Zo zie ik het, {of.pupil.given_name}",
        said_at=NOW,
    )
    place = Enrolment.objects.filter(transition=of, school=school).first()
    Delivery.objects.create(
        region=of.region,
        dossier=dossier,
        school=school,
        enrolment=place,
        programme=place.programme if place else None,
        delivered_at=NOW,
        delivered_by=cast.people[by],
    )
    return dossier


def add_statement(
    cast: Cast,
    dossier: Dossier,
    field: str,
    *,
    article: int,
    by_kind: str,
    by: str,
    version: int = 1,
    at: dt.datetime = NOW,
) -> Statement:
    """One statement in force, whose text names the field and the pupil."""
    is_pupil = by_kind == "pupil"
    return Statement.objects.create(
        region=dossier.region,
        dossier=dossier,
        field=field,
        article=article,
        version=version,
        value=f"{field} van {dossier.transition.pupil.given_name}",
        by_kind=by_kind,
        by=None if is_pupil else cast.people[by],
        by_name=dossier.transition.pupil.full_name if is_pupil else by.title(),
        written_at=at,
    )
