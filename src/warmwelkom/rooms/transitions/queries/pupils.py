"""All pupils I may see: searched, narrowed, ordered; fifty a page, or all of them for a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, IntegerField, Q, Value, When

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import State, Transition
from warmwelkom.rooms.transitions.queries.depth import SHALLOW_ROLES, with_depth
from warmwelkom.rooms.transitions.queries.my_pupils import own_enrolments, with_own_lines
from warmwelkom.rooms.transitions.rules_of_access import MBO, course_of

PER_PAGE = 50
NAMES = ("given_name", "official_names", "prefix", "surname")
WAY = Case(
    *(When(state=state, then=Value(place)) for place, state in enumerate(State)),
    output_field=IntegerField(),
)
SORTS: dict[str, tuple[Any, ...]] = {
    "name": (),
    "class": ("class_name",),
    "state": (WAY,),
    "since": (F("state_since").asc(nulls_last=True),),
    "who": (F("on_it__name").asc(nulls_first=True),),
}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody asks of the list. `state` may be "outside": elsewhere or missing."""

    words: str = ""
    state: str = ""
    class_name: str = ""
    nobody: bool = False
    needs: bool = False
    sort: str = "name"

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.state or self.class_name or self.nobody or self.needs)


def pupils_for(*, actor: Actor, wish: Wish) -> Any:
    """The pupils that fit, each with its depth, its person and (for an mbo) its own lines."""
    rows = Transition.objects.visible_to(actor, "transitions.view").filter(gone_at__isnull=True)
    for word in wish.words.split():
        rows = rows.filter(_has_word(actor, word))
    if wish.state == "outside":
        rows = rows.filter(state__in=(State.ELSEWHERE, State.MISSING))
    elif wish.state in State.values:
        rows = rows.filter(state=wish.state)
    if wish.class_name:
        rows = rows.filter(_in_class(actor, wish.class_name))
    if wish.nobody:
        rows = rows.filter(on_it__isnull=True).exclude(state=State.ELSEWHERE)
    if wish.needs:
        rows = rows.filter(_where_course(actor, Q(needs_someone=True)))
    rows = with_depth(rows, actor).select_related("pupil", "location", "on_it")
    if actor.has(*MBO):
        rows = with_own_lines(rows, actor)
    order = SORTS.get(wish.sort, ())
    return rows.order_by(*order, "pupil__surname", "pupil__given_name", "pk")


def page_of_pupils(*, actor: Actor, wish: Wish, number: str = "") -> Page[Any]:
    """Two queries."""
    return Paginator(pupils_for(actor=actor, wish=wish), PER_PAGE).get_page(number)


def classes_for(*, actor: Actor) -> list[str]:
    """The classes to choose from: of the vo school, for an mbo those of its own list. One or two queries."""
    names: set[str] = set()
    if not _is_shallow(actor) or actor.has("mentor", "decaan", "school_admin", "coach"):
        rows = Transition.objects.visible_to(actor, "transitions.view_course")
        names |= set(rows.filter(gone_at__isnull=True).values_list("class_name", flat=True))
    if actor.has(*MBO):
        own = own_enrolments(actor).filter(transition__isnull=False).order_by()
        names |= set(own.values_list("class_name", flat=True))
    return sorted(names - {""})


def _has_word(actor: Actor, word: str) -> Q:
    """In a name; in a number or class only where the reader may see those."""
    in_name = Q()
    for name in NAMES:
        in_name |= Q(**{f"pupil__{name}__icontains": word})
    elsewhere = Q(pupil_number__istartswith=word) | Q(class_name__iexact=word)
    return in_name | _where_course(actor, elsewhere)


def _in_class(actor: Actor, name: str) -> Q:
    found = _where_course(actor, Q(class_name=name))
    if actor.has(*MBO):
        there = own_enrolments(actor).filter(class_name=name).order_by()
        found |= Q(pk__in=there.values("transition_id"))
    return found


def _where_course(actor: Actor, condition: Q) -> Q:
    return condition & course_of(actor) if _is_shallow(actor) else condition


def _is_shallow(actor: Actor) -> bool:
    return actor.has(*SHALLOW_ROLES)
