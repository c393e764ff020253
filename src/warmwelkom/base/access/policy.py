"""Policies as data: an action, who may do it, and to which objects.

`which` is a rule that turns an actor into a condition on the model. Lists filter by it and a
single object is fetched through it, so the two can't disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q

from warmwelkom.base.access.actor import Actor

View = TypeVar("View", bound=Callable[..., Any])

Who = Callable[[Actor], bool]
Which = Callable[[Actor], Q]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """One action. `model` is "app.Model" where the action is on objects of one kind.

    `known` says that everybody who is logged in may know that the page exists: then a refusal is
    403 instead of 404. `asks_who=False` is for a page that must answer while there is no database:
    the gate then neither looks who it is nor opens a transaction. `in_region_of_address` is for a
    page that anybody may find: its region stands in the address, and whoever works in another
    region is there as a visitor. `way_in` is the name of the page where who is not logged in says who
    they are; empty, it is the login of staff.
    """

    who: Who
    model: str = ""
    which: Which | None = None
    known: bool = False
    needs_region: bool = True
    asks_who: bool = True
    in_region_of_address: bool = False
    way_in: str = ""


PUPILS_SPEAK = ("ar",)
"""What a pupil's own pages speak beside Dutch and English; not yet checked by a person, and they say so."""
NOTHING = Q(pk__in=[])
EVERYTHING = Q()

_registry: dict[str, Policy] = {}


class UnknownPolicyError(LookupError):
    """An action without a policy: nobody may do it."""


def register(policies: dict[str, Policy]) -> None:
    """Add a room's policies; a name may be given once."""
    for name, policy in policies.items():
        if _registry.get(name, policy) is not policy:
            raise ValueError(f"The policy {name} is given twice.")
        _registry[name] = policy


def policy_for(action: str) -> Policy:
    """The policy of an action; raises UnknownPolicyError when there is none."""
    try:
        return _registry[action]
    except KeyError:
        raise UnknownPolicyError(action) from None


def all_policies() -> dict[str, Policy]:
    return dict(_registry)


def may(actor: Actor, action: str, obj: Any = None) -> bool:
    """Whether the actor may do this, to this object where the action is on objects.

    One query for an object; an unknown action is never allowed.
    """
    try:
        policy = policy_for(action)
    except UnknownPolicyError:
        return False
    if not policy.who(actor):
        return False
    if policy.which is None or obj is None:
        return policy.which is None or obj is None
    return bool(type(obj).objects.filter(policy.which(actor), pk=obj.pk).exists())


def page(action: str) -> Callable[[View], View]:
    """Name the policy of a view; the gate reads it before the view runs."""

    def name_it(view: View) -> View:
        view.policy = action  # type: ignore[attr-defined]  # a mark on a function
        return view

    return name_it


def speaks(*languages: str) -> Callable[[View], View]:
    """The languages that a page speaks beside Dutch and English."""

    def name_them(view: View) -> View:
        view.speaks = languages  # type: ignore[attr-defined]  # a mark on a function
        return view

    return name_them


def asks_again(view: View) -> View:
    """What leaves the house here is worth a second look: staff show once more who they are, unless they just did."""
    view.asks_again = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def anyone(_actor: Actor) -> bool:
    return True


def nobody_but_system(actor: Actor) -> bool:
    return actor.kind == "system"


def signed_in(actor: Actor) -> bool:
    return actor.kind != "anonymous"


def staff(actor: Actor) -> bool:
    return actor.kind == "staff"


def has_role(*roles: str) -> Who:
    """A predicate: one of these roles is in force."""

    def check(actor: Actor) -> bool:
        return actor.has(*roles)

    return check
