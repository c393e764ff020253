"""Who may take a dossier along as a file, and who may read one of another region in."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import NOTHING, Policy, has_role
from warmwelkom.rooms.handover.policies_of_dossier import DOSSIER, READERS
from warmwelkom.rooms.handover.rules_of_dossier import RECEIVERS, by_dossier, decides_on, read_some
from warmwelkom.rooms.transitions.api import through


def placed_with_us(actor: Actor) -> Q:
    """Placements in the class, or at the school, of who receives; never of who decides on admission."""
    rules = [_of(grant) for grant in actor.grants_for(*RECEIVERS) if grant.school_id]
    if not rules:
        return NOTHING
    here = reduce(or_, rules) & Q(gone_at__isnull=True, transition__isnull=False)
    return here & through(~decides_on(actor), "transition__")


def _of(grant: Grant) -> Q:
    if grant.school_year is None:
        return NOTHING
    years = (grant.school_year, grant.school_year - 1)
    here = Q(school_id=grant.school_id, school_year__in=years)
    if grant.programme_ids:
        here &= Q(programme_id__in=sorted(grant.programme_ids))
    if grant.role == "class_mentor":
        here &= Q(class_name__in=sorted(grant.classes))
    return here


POLICIES = {
    "handover.export": Policy(who=READERS, model=DOSSIER, which=read_some),
    "handover.import": Policy(
        who=has_role(*RECEIVERS), model="transitions.Enrolment", which=placed_with_us
    ),
    "handover.see_file": Policy(
        who=READERS, model="handover.DossierFile", which=by_dossier(read_some)
    ),
}
