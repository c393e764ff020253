"""Who may see and do what with the dossier (domain.md 1.2, 3 and 4, as rules)."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, has_role, nobody_but_system
from warmwelkom.base.access.policy import Who as Predicate
from warmwelkom.rooms.handover.rules_of_dossier import (
    RECEIVERS,
    by_dossier,
    in_progress,
    is_theirs,
    keys_of,
    own_dossier,
    pupils_of_campus,
    pupils_of_class,
    read_some,
    statements_of,
    views_of,
    written_by_care,
    written_by_mentor,
)
from warmwelkom.rooms.transitions.api import through

WRITERS = ("mentor", "care_coordinator")
OLD_SCHOOL = (*WRITERS, "decaan")
DOSSIER, STATEMENT, VIEW = "handover.Dossier", "handover.Statement", "handover.OwnView"


def is_pupil(actor: Actor) -> bool:
    return actor.kind == "pupil"


def or_theirs(who: Predicate) -> Predicate:
    """Also the pupil, and until 16 a parent."""

    def check(actor: Actor) -> bool:
        return is_theirs(actor) or who(actor)

    return check


def written(actor: Actor) -> Q:
    """The dossiers of which the actor writes some part."""
    own = own_dossier(actor) if is_pupil(actor) else NOTHING
    return own | written_by_mentor(actor) | written_by_care(actor)


def own_statements(actor: Actor) -> Q:
    """The statements of the part that the actor writes."""
    rules = {"A": own_dossier, "B": written_by_mentor, "C": written_by_care}
    found = NOTHING
    for part, rule in rules.items():
        if part != "A" or is_pupil(actor):
            found |= through(rule(actor), "dossier__") & Q(field__in=keys_of(part))
    return found & Q(replaced_at__isnull=True)


def told_about_me(actor: Actor) -> Q:
    """What others say of the pupil: parts B and C, as they stand now."""
    about = through(own_dossier(actor), "dossier__")
    return about & Q(field__in=keys_of("B", "C"), replaced_at__isnull=True)


def objections_to_me(actor: Actor) -> Q:
    """Views on statements of the own part that stand: the writer's side answers them."""
    mine = through(own_statements(actor), "statement__")
    return mine & Q(kind="objects", statement__field__in=keys_of("B", "C"))


def pupils_to_open(actor: Actor) -> Q:
    """On transitions: whose dossier the old school may open."""
    return pupils_of_class(actor) | pupils_of_campus(actor, "care_coordinator", "decaan")


def delivered_by_old_school(actor: Actor) -> Q:
    """The dossiers that the actor may hand over; a decaan may, without reading them."""
    decaan = through(pupils_of_campus(actor, "decaan"), "transition__")
    return decaan | written_by_mentor(actor)


def known_deliveries(actor: Actor) -> Q:
    return in_progress(actor) | read_some(actor)


READERS = or_theirs(has_role(*WRITERS, *RECEIVERS))
BY_THE_HOUSE = Policy(who=nobody_but_system)

POLICIES = {
    "handover.overview": Policy(who=has_role(*OLD_SCHOOL, *RECEIVERS)),
    "handover.my_dossier": Policy(who=is_theirs),
    "handover.open": Policy(
        who=has_role(*OLD_SCHOOL), model="transitions.Transition", which=pupils_to_open
    ),
    "handover.see_progress": Policy(
        who=or_theirs(has_role(*OLD_SCHOOL)), model=DOSSIER, which=in_progress
    ),
    "handover.read": Policy(who=READERS, model=DOSSIER, which=read_some),
    "handover.read_statement": Policy(who=READERS, model=STATEMENT, which=statements_of),
    "handover.read_view": Policy(who=READERS, model=VIEW, which=views_of),
    "handover.write": Policy(
        who=lambda actor: is_pupil(actor) or actor.has(*WRITERS), model=DOSSIER, which=written
    ),
    "handover.write_a": Policy(who=is_pupil, model=DOSSIER, which=own_dossier),
    "handover.write_b": Policy(who=has_role("mentor"), model=DOSSIER, which=written_by_mentor),
    "handover.write_c": Policy(
        who=has_role("care_coordinator"), model=DOSSIER, which=written_by_care
    ),
    "handover.confirm_statement": Policy(
        who=lambda actor: is_pupil(actor) or actor.has(*WRITERS),
        model=STATEMENT,
        which=own_statements,
    ),
    "handover.say_view": Policy(who=is_theirs, model=STATEMENT, which=told_about_me),
    "handover.answer_objection": Policy(who=has_role(*WRITERS), model=VIEW, which=objections_to_me),
    "handover.have_read": Policy(who=is_theirs, model=DOSSIER, which=own_dossier),
    "handover.deliver": Policy(
        who=has_role("mentor", "decaan"), model=DOSSIER, which=delivered_by_old_school
    ),
    "handover.deliver_many": Policy(who=has_role("mentor", "decaan")),
    "handover.see_delivery": Policy(
        who=or_theirs(has_role(*OLD_SCHOOL, *RECEIVERS)),
        model="handover.Delivery",
        which=by_dossier(known_deliveries),
    ),
    "handover.end_delivery": BY_THE_HOUSE,
    "handover.carry": BY_THE_HOUSE,
    "handover.deliver_ready": BY_THE_HOUSE,
    "handover.open_c": BY_THE_HOUSE,
    "handover.tell_classes": BY_THE_HOUSE,
    "handover.erase": BY_THE_HOUSE,
}
