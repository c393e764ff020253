"""An invented world as rows of the database, in the region of the cast; call it in the scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from tests.handover import FORM, add_statement
from tests.pupils import add_pupil, apply, enrol

from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.handover.tests.access_world import ANEW, FIELDS, World
from warmwelkom.rooms.people.models import Person, Programme, Role
from warmwelkom.rooms.transitions.models import Move, Transition

LATER = NOW + dt.timedelta(days=1)
BY = {"A": "pupil", "B": "mentor", "C": "care_coordinator"}


def _programme(cast: Cast, school: str, name: str | None) -> Programme | None:
    if name is None:
        return None
    known = {"care": cast.places.care}
    return known.get(name) or Programme.objects.get_or_create(
        region=cast.places.region, school=getattr(cast.places, school), crebo=name[:5], name=name,
        level=2, learning_path="BOL",
    )[0]  # fmt: skip


def person_of(cast: Cast, world: World) -> Person:
    person: Person = Person.objects.create_user("probe@school.example", name="Probe")
    for role in world.roles:
        place = cast.places.where(role.place or None)
        made = Role.objects.create(
            person=person, kind=role.kind, classes=list(role.classes), school_year=role.year,
            given_at=NOW, ended_at=NOW if role.ended else None, **place,
        )  # fmt: skip
        made.programmes.set(
            [_programme(cast, role.place, name) for name in role.programmes]  # type: ignore[misc]  # a name is there
        )
    return person


def _dossier(cast: Cast, row: Transition, world: World, name: str) -> Dossier:
    dossier: Dossier = Dossier.objects.create(
        region=row.region, transition=row, form=FORM, opened_at=NOW, needs_c=True, c_done_at=NOW,
        c_open_at=NOW if name in world.c_is_open else None,
    )  # fmt: skip
    for field, part in FIELDS.items():
        said = add_statement(cast, dossier, field, article=6, by_kind=BY[part], by="alice")
        if name in world.corrected:
            said.replaced_at, said.value = NOW, f"vroeger {field} van {row.pupil.given_name}"
            said.save(update_fields=["replaced_at", "value"])
            new = add_statement(
                cast, dossier, field, article=6, by_kind=BY[part], by="alice", version=2
            )
            said = new
        if name in world.objected and part != "A":
            OwnView.objects.create(
                region=row.region, statement=said, kind="objects", text=f"nee {field}", said_at=NOW
            )
    if name in world.c_mended and name in world.c_is_open:
        _next(cast, dossier, "event", was=f"ooit event van {row.pupil.given_name}", corrects=True)
    if name in world.c_anew:
        add_statement(cast, dossier, ANEW, article=6, by_kind=BY["C"], by="alice", at=LATER)
        _next(cast, dossier, ANEW, was=f"getypt {ANEW} van {row.pupil.given_name}", corrects=False)
    return dossier


def _next(cast: Cast, dossier: Dossier, field: str, *, was: str, corrects: bool) -> None:
    """Another version of part C, written after it was opened; `was` is what the version before it said."""
    before = Statement.objects.get(dossier=dossier, field=field, replaced_at__isnull=True)
    before.replaced_at, before.value = LATER, was
    before.save()
    new = add_statement(
        cast, dossier, field, article=6, by_kind=BY["C"], by="alice",
        version=before.version + 1, at=LATER,
    )  # fmt: skip
    Statement.objects.filter(pk=new.pk).update(corrects=corrects)
    OwnView.objects.filter(statement=before).update(statement=new)


def build(cast: Cast, world: World) -> dict[str, Dossier]:
    pupils = {
        "dina": cast.dina,
        "bas": add_pupil(cast, "Bas", class_name="4K2"),
        "cato": add_pupil(cast, "Cato", location=cast.places.maris),
    }
    dossiers = {name: _dossier(cast, row, world, name) for name, row in pupils.items()}
    places = {}
    for index, line in enumerate(world.lines):
        words: dict[str, Any] = {
            "school": getattr(cast.places, line.school),
            "programme": _programme(cast, line.school, line.programme),
            "gone_at": NOW if line.gone else None,
        }
        if line.is_enrolment:
            words["class_name"] = line.class_name
            places[index] = enrol(cast, pupils[line.pupil], f"S{index}", **words)
        else:
            apply(cast, pupils[line.pupil], f"A{index}", **words)
    for name, (index, ended, same) in world.delivered.items():
        other = _programme(cast, world.lines[index].school, "other")
        Delivery.objects.create(
            region=cast.places.region, dossier=dossiers[name], school=places[index].school,
            enrolment=places[index], programme=places[index].programme if same else other,
            delivered_at=NOW, ended_at=NOW if ended else None,
        )  # fmt: skip
    for name in world.moved:
        Move.objects.create(
            from_region=cast.places.region, to_region=cast.places.other_region,
            transition=pupils[name], carries={}, reason="x", offered_at=NOW, accepted_at=NOW,
        )  # fmt: skip
    return dossiers
