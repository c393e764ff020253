"""Who may see and do what at a round table: makes and counts, screens, sits, chairs."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, Policy, has_role, nobody_but_system
from warmwelkom.rooms.handover.models import RoundTable, TableSchool, TableSeat
from warmwelkom.rooms.transitions.api import through, through_roles

MAKES = ("coordinator", "coach")
CHAIRS = ("coach", "decaan")
SCREENS = ("mentor", "decaan", "coach", "doorstroompunt")
AT_A_TABLE = (*SCREENS, "intaker", "class_mentor")
SEES_ALL = ("coordinator", "coach", "doorstroompunt")
AHEAD = Q(begun_at__isnull=True, cancelled_at__isnull=True)
RUNNING = Q(begun_at__isnull=False, ended_at__isnull=True)
REAL = Q(screening="real", gone_at__isnull=True)


def tables_of(actor: Actor) -> Q:
    """Every table of the region for who works for the whole of it; else of one's school, or with a seat."""
    if actor.has(*SEES_ALL):
        return EVERYTHING
    schools = [g.school_id for g in actor.grants_for("mentor", "decaan") if g.school_id]
    ours = TableSchool.objects.filter(school_id__in=schools).values("table_id")
    mine = TableSeat.objects.filter(person_id__in=[actor.user_id]).values("table_id")
    return Q(pk__in=ours) | Q(pk__in=mine)


def chaired_by(actor: Actor) -> Q:
    seats = TableSeat.objects.filter(person_id__in=[actor.user_id], is_chair=True)
    return Q(pk__in=seats.values("table_id"))


def cases_of(actor: Actor) -> Q:
    """The pupils one sees in one's own role, at tables one knows of.

    The chair is told of every real case once the table has begun, and of no case before.
    """
    known = RoundTable.objects.filter(tables_of(actor)).values("pk")
    own = through(through_roles(actor, AT_A_TABLE), "transition__") & Q(table__in=known)
    if not actor.has(*CHAIRS):
        return own
    begun = RoundTable.objects.filter(chaired_by(actor), begun_at__isnull=False).values("pk")
    return own | (Q(table__in=begun) & REAL)


def cases_to_screen(actor: Actor) -> Q:
    """Those of one's own that are looked at before the table begins."""
    ahead = RoundTable.objects.filter(tables_of(actor) & AHEAD).values("pk")
    own = through(through_roles(actor, SCREENS), "transition__")
    return own & Q(table__in=ahead, gone_at__isnull=True)


def cases_to_decide(actor: Actor) -> Q:
    running = RoundTable.objects.filter(chaired_by(actor) & RUNNING).values("pk")
    return Q(table__in=running) & REAL


def actions_of(actor: Actor) -> Q:
    """One's own, and those of a table one chairs."""
    chaired = RoundTable.objects.filter(chaired_by(actor)).values("pk")
    return Q(person_id__in=[actor.user_id]) | Q(case__table__in=chaired)


SEES = has_role(*AT_A_TABLE, "coordinator")
BY_THE_HOUSE = Policy(who=nobody_but_system)

POLICIES: dict[str, Policy] = {
    "handover.tables": Policy(who=SEES),
    "handover.make_table": Policy(who=has_role(*MAKES)),
    "handover.see_table": Policy(who=SEES, model="handover.RoundTable", which=tables_of),
    "handover.manage_table": Policy(
        who=has_role(*MAKES), model="handover.RoundTable", which=tables_of
    ),
    "handover.chair_table": Policy(
        who=has_role(*CHAIRS), model="handover.RoundTable", which=chaired_by
    ),
    "handover.see_case": Policy(
        who=has_role(*AT_A_TABLE), model="handover.TableCase", which=cases_of
    ),
    "handover.screen_table": Policy(
        who=has_role(*SCREENS), model="handover.RoundTable", which=tables_of
    ),
    "handover.screen_case": Policy(
        who=has_role(*SCREENS), model="handover.TableCase", which=cases_to_screen
    ),
    "handover.decide_case": Policy(
        who=has_role(*CHAIRS), model="handover.TableCase", which=cases_to_decide
    ),
    "handover.settle_table_action": Policy(
        who=SEES, model="handover.TableAction", which=actions_of
    ),
    "handover.list_cases": BY_THE_HOUSE,
    "handover.chase_tables": BY_THE_HOUSE,
}
