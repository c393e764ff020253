"""The page about myself: who I am here, in which regions, with which locks on my account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.people.queries.who import roles_in_force


@dataclass(frozen=True, kw_only=True)
class Account:
    """`regions` holds every region with the roles there; the one in use comes first."""

    person: Person
    regions: list[tuple[Any, list[Role]]]
    passkeys: int
    has_app: bool


def account_for(*, actor: Actor, person: Person) -> Account:
    """Two queries; `person` is the one behind the actor, whom the login has read already."""
    by_region: dict[Any, list[Role]] = {}
    with all_regions():
        for role in roles_in_force(person).select_related("region", "school", "location"):
            by_region.setdefault(role.region, []).append(role)
    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return Account(
        person=person,
        regions=sorted(by_region.items(), key=lambda entry: entry[0].pk != actor.region_id),
        passkeys=kinds.count("webauthn"),
        has_app="totp" in kinds,
    )
