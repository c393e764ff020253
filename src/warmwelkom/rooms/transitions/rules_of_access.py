"""Which pupils, and how much of them, an actor may know (domain.md 1.2, as rules on rows).

Three depths. Contact: that there is a pupil without a place, the status and how to reach them (the
Doorstroompunt). Facts: who is coming to us, with our own lines (the mbo). Course: the whole way, with
every list, note and signal (the vo school, the coach, and the pupil). An mbo never learns through us
what another mbo decided.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import NOTHING, Which
from warmwelkom.rooms.people.models import Role, School
from warmwelkom.rooms.transitions.domain.rules.facts import CLOSED
from warmwelkom.rooms.transitions.models import Application, Assignment, Enrolment, Signal

MBO = ("intaker", "class_mentor")
NO_PLACE_RULES = (
    "not_applied",
    "applied_nowhere",
    "fell_back",
    "failed_while_placed",
    "not_seen",
    "missing",
)
TABLE_RULES = (*NO_PLACE_RULES, "no_sign")
"""Who is talked about at the round table. Silence alone does not show a pupil to the Doorstroompunt."""
RULES_FOR_MBO = ("failed_while_placed", "result_missing", "missing")  # these name no other school


def transitions_of(actor: Actor) -> Q:
    """The transitions this actor may know of; the one rule behind every list of pupils."""
    return _own(actor) or through_roles(actor, tuple(_RULES))


def facts_of(actor: Actor) -> Q:
    """Those of which the actor may read more than status and contact: not the Doorstroompunt."""
    return _own(actor) or through_roles(actor, (*_COURSE, *MBO))


def course_of(actor: Actor) -> Q:
    """Those of which the actor may read the whole way: the vo school, the coach, the pupil."""
    return _own(actor) or through_roles(actor, _COURSE)


def _own(actor: Actor) -> Q:
    """What a pupil, or a parent, knows of: themselves. Empty for anyone else."""
    return Q(pupil_id=actor.pupil_id) if actor.kind in ("pupil", "parent") else Q()


def through_roles(actor: Actor, roles: tuple[str, ...]) -> Q:
    """The transitions that one of these roles shows; another role of the same person adds nothing."""
    return _any(_RULES[grant.role](actor, grant) for grant in actor.grants_for(*roles))


def as_roles(*roles: str) -> Which:
    """The rule for an action that only these roles may do, on the pupils they see in that role."""

    def which(actor: Actor) -> Q:
        return through_roles(actor, roles)

    return which


def by_transition(actor: Actor) -> Q:
    """Rows about a transition that the actor may know of (their `transition` key)."""
    return through(transitions_of(actor), "transition__")


def by_course(actor: Actor) -> Q:
    return through(course_of(actor), "transition__")


def by_transition_as(*roles: str) -> Which:
    def which(actor: Actor) -> Q:
        return through(through_roles(actor, roles), "transition__")

    return which


def through(rule: Q, prefix: str) -> Q:
    """The same rule, one step away: `pupil_id=…` becomes `transition__pupil_id=…`, also where a column is compared."""
    moved = Q(_connector=rule.connector, _negated=rule.negated)
    for child in rule.children:
        if isinstance(child, Q):
            moved.children.append(through(child, prefix))
        elif isinstance(child, tuple):
            key, value = child
            if isinstance(value, F):
                value = F(prefix + value.name)  # type: ignore[attr-defined]  # its stubs lack it
            moved.children.append((prefix + str(key), value))
        else:
            raise TypeError("Write the rule with __in instead of Exists, so that it can be moved.")
    return moved


def _any(parts: object) -> Q:
    found = list(parts)  # type: ignore[call-overload]  # any iterable of rules
    return reduce(or_, found) if found else NOTHING


def _assigned(actor: Actor) -> Q:
    """Whoever was put on a pupil sees that pupil, as long as they are on it."""
    mine = Assignment.objects.filter(person_id__in=[actor.user_id], ended_at__isnull=True)
    return Q(pk__in=mine.values("transition_id"))


def _assigned_at_school(actor: Actor, grant: Grant) -> Q:
    return _assigned(actor) & Q(location__school_id=grant.school_id, school_year=grant.school_year)


def _of_year(grant: Grant) -> Q:
    """The pupils of the role's school year, and of the year before whoever still needs someone.

    A late starter is on the way until February, when the school year rolled over long ago.
    """
    if grant.school_year is None:
        return NOTHING
    late = Q(school_year=grant.school_year - 1, needs_someone=True)
    return Q(school_year=grant.school_year) | late


def _mentor(actor: Actor, grant: Grant) -> Q:
    """The own classes, whom a list names this mentor for, and whom this mentor was put on."""
    here = Q(location_id=grant.location_id, school_year=grant.school_year)
    mine = Q(class_name__in=sorted(grant.classes)) | Q(on_it_id=actor.user_id)
    return here & mine | _assigned_at_school(actor, grant)


def _decaan(actor: Actor, grant: Grant) -> Q:
    return campus(actor, grant) | _assigned_at_school(actor, grant)


def campus(_actor: Actor, grant: Grant) -> Q:
    if grant.location_id:
        return Q(location_id=grant.location_id) & _of_year(grant)
    return Q(location__school_id=grant.school_id) & _of_year(grant) if grant.school_id else NOTHING


def _intaker(_actor: Actor, grant: Grant) -> Q:
    """Who is coming to us: an open application or an enrolment, for the own programmes."""
    listed = Q(school_id=grant.school_id, transition__isnull=False, gone_at__isnull=True)
    if grant.programme_ids:
        listed &= Q(programme_id__in=grant.programme_ids)
    applications = Application.objects.filter(listed).exclude(legal_status__in=CLOSED)
    enrolments = Enrolment.objects.filter(listed)
    return Q(pk__in=applications.values("transition_id"), school_year=grant.school_year) | Q(
        pk__in=enrolments.values("transition_id"), school_year=grant.school_year
    )


def _class_mentor(_actor: Actor, grant: Grant) -> Q:
    enrolled = Enrolment.objects.filter(
        school_id__in=[grant.school_id],
        class_name__in=sorted(grant.classes),
        transition__isnull=False,
        gone_at__isnull=True,
    )
    return Q(pk__in=enrolled.values("transition_id"), school_year=grant.school_year)


def _coach(actor: Actor, grant: Grant) -> Q:
    """Own cases, and who came from another region while nobody is on it yet."""
    newcomers = Q(location_id__isnull=True, on_it_id__isnull=True, school_year=grant.school_year)
    return _assigned(actor) | newcomers


def _doorstroompunt(actor: Actor, grant: Grant) -> Q:
    """Who has no place, and whom this person took over from another region."""
    no_place = Signal.objects.filter(
        rule__in=NO_PLACE_RULES,
        transition__isnull=False,
        ended_at__isnull=True,
        lifted_at__isnull=True,
    )
    return Q(pk__in=no_place.values("transition_id")) & _of_year(grant) | _assigned(actor)


_RULES: dict[str, Callable[[Actor, Grant], Q]] = {
    "mentor": _mentor,
    "decaan": _decaan,
    "school_admin": campus,
    "intaker": _intaker,
    "class_mentor": _class_mentor,
    "coach": _coach,
    "doorstroompunt": _doorstroompunt,
}
_COURSE = ("mentor", "decaan", "school_admin", "coach")


def lines_of(actor: Actor) -> Q:
    """Lines on mbo lists: all of a pupil whose course the actor may read; else those of the own mbo."""
    parts = [by_course(actor)]
    for grant in actor.grants_for(*MBO, "school_admin"):
        if grant.school_id:
            line = Q(school_id=grant.school_id)
            if grant.role == "class_mentor":
                line &= through(_class_mentor(actor, grant), "transition__")
            elif grant.programme_ids:
                line &= Q(programme_id__in=grant.programme_ids)
            parts.append(line)
    return _any(parts)


def messages_of(actor: Actor) -> Q:
    return through(lines_of(actor), "application__")


def signals_of(actor: Actor) -> Q:
    """Signals: of the whole course; for an mbo those that tell nothing about another mbo."""
    parts = [by_course(actor)]
    for grant in actor.grants_for(*MBO):
        own = School.objects.filter(pk__in=[grant.school_id]).values("name")
        named = Signal.objects.annotate(school=KeyTextTransform("school", "fact"))
        here = named.filter(rule="not_seen", school__in=own)
        told = Q(rule__in=RULES_FOR_MBO) | Q(pk__in=here.values("pk"))
        parts.append(through(_RULES[grant.role](actor, grant), "transition__") & told)
        if grant.role == "intaker" and grant.school_id:
            parts.append(Q(enrolment__school_id=grant.school_id))
    return _any(parts)


def notes_of(actor: Actor) -> Q:
    """Notes: of the whole course; else my own, and for an mbo those of colleagues there."""
    schools = [grant.school_id for grant in actor.grants_for(*MBO) if grant.school_id]
    colleagues = Role.objects.filter(school_id__in=schools).values("person_id")
    ours = Q(by_id__in=[actor.user_id]) | Q(by_id__in=colleagues)
    return by_course(actor) | (by_transition(actor) & ours)
