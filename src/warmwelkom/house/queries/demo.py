"""Who lives in the demo region, and the days it can stand at."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.rooms.people.models import Region, Role, RoleKind
from warmwelkom.rooms.transitions.models import AccessCode

HOME_SCHOOLS = ("20MJ", "27GZ")  # where the fixed example people work
MOMENTS = (
    (dt.date(2026, 3, 23), _("voorjaar: wie koos al?")),
    (dt.date(2026, 4, 2), _("de dag na 1 april")),
    (dt.date(2026, 6, 12), _("de uitslag is binnen")),
    (dt.date(2026, 7, 14), _("zomer")),
    (dt.date(2026, 8, 24), _("eerste dag op het mbo")),
    (dt.date(2026, 10, 5), _("week 6")),
)

SIDES = {
    "vo": _("Op het vmbo"),
    "mbo": _("Op het mbo"),
    "region": _("In de regio"),
    "partner": _("Partners"),
    "family": _("Leerling en ouder"),
}
COMES_FOR = {
    "mentor": _("Wie van mijn klas heeft nog iemand nodig?"),
    "decaan": _("Hoe staan alle leerlingen van mijn vestiging ervoor? En: een lijst inleveren."),
    "care_coordinator": _("Wie heeft mijn deel van het dossier nodig?"),
    "school_admin": _("Collega’s uitnodigen, en wie weggaat de toegang afnemen."),
    "intaker": _("Wie meldde zich aan, en bij wie klopt er iets niet?"),
    "class_mentor": _("Wie komt er in mijn klas, en wie is er op de eerste dag?"),
    "support_team": _("Welke ondersteuning is afgesproken voordat ze beginnen?"),
    "planner": _("De introductieweek: wie ziet een bekend gezicht?"),
    "coach": _("Mijn leerlingen van vandaag, en wat ik met hen afsprak."),
    "doorstroompunt": _("Wie heeft geen plek, en hoe bereik ik die?"),
    "coordinator": _("Welke scholen doen mee, en hoe gaat het in aantallen?"),
    "partner": _("Meedenken in de denktank: een idee, een plan, een aanbod."),
    "moderator": _("Lezen wat leerlingen zeggen, voordat anderen het zien."),
    "pupil": _("Waar sta ik, wie helpt mij en wie keek er?"),
    "parent": _("Hetzelfde, tot mijn kind 16 is."),
}


def moments(*, today: dt.date | None) -> list[dict[str, Any]]:
    """The days to choose from; `here` marks the one at which the region stands, also between two."""
    days = dict(MOMENTS)
    if today is not None:
        days.setdefault(today, _("een gewone dag"))
    return [{"day": day, "name": days[day], "here": day == today} for day in sorted(days)]


def demo_people() -> list[dict[str, Any]]:
    """One person for each role, of the example schools where there is one, and a pupil and a parent."""
    with all_regions():
        roles = list(
            Role.objects.filter(region__is_demo=True, ended_at__isnull=True)
            .select_related("person", "school", "location", "region")
            .order_by("region__created_at", "given_at", "pk")
        )
        first = {
            kind: _best([role for role in roles if role.kind == kind]) for kind in RoleKind.values
        }
        pupil = _demo_code("pupil")
    people = [_card(role) for role in first.values() if role]
    return people + (_family(pupil.pupil.full_name) if pupil else [])


def people_by_side() -> list[dict[str, Any]]:
    """The same people, on the four sides of the bridge, for the page on which to choose."""
    people = demo_people()
    sides = [
        {"name": name, "people": [row for row in people if row["side"] == side]}
        for side, name in SIDES.items()
    ]
    return [side for side in sides if side["people"]]


def _family(name: str) -> list[dict[str, Any]]:
    parent = _("Ouder van %(name)s") % {"name": name}
    rows = [("pupil", name, _("leerling, 15 jaar")), ("parent", parent, _("ouder"))]
    return [
        {
            "who": who,
            "email": "",
            "name": shown,
            "note": note,
            "side": "family",
            "comes_for": COMES_FOR[who],
        }
        for who, shown, note in rows
    ]


def _best(roles: list[Role]) -> Role | None:
    return next(
        (role for role in roles if role.school and role.school.brin in HOME_SCHOOLS),
        roles[0] if roles else None,
    )


def _card(role: Role) -> dict[str, Any]:
    where = role.location or role.school or role.region
    classes = f", {', '.join(role.classes)}" if role.classes else ""
    return {
        "who": role.person.email,
        "email": role.person.email,
        "name": role.person.name,
        "note": f"{role.get_kind_display()}{classes} · {where}",
        "side": role.school.sector if role.school else "region",
        "comes_for": COMES_FOR[role.kind],
    }


def demo_pupil_code(*, kind: str) -> AccessCode:
    """The code of the example pupil, or of their parent."""
    with all_regions():
        code = _demo_code(kind)
    if code is None:
        raise LookupError("The demo region has no example pupil yet.")
    return code


def _demo_code(kind: str) -> AccessCode | None:
    region_id: UUID | None = (
        Region.objects.filter(is_demo=True)
        .order_by("created_at")
        .values_list("pk", flat=True)
        .first()
    )
    if region_id is None:
        return None
    with transaction.atomic(), region_scope(region_id):
        return (
            AccessCode.objects.select_related("pupil")
            .filter(kind=kind, ended_at__isnull=True)
            .order_by("made_at")
            .first()
        )
