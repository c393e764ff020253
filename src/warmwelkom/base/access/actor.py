"""The one who acts: a member of staff with roles, a pupil, a parent, a guest, or nobody we know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Kind = Literal["anonymous", "staff", "pupil", "parent", "guest", "system"]


@dataclass(frozen=True, kw_only=True)
class Grant:
    """One role in force: what, where, and for which part of the school."""

    role: str
    school_id: UUID | None = None
    location_id: UUID | None = None
    school_year: int | None = None
    classes: frozenset[str] = frozenset()
    programme_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who asks, in which region, with which roles in force at this moment.

    `pupil_id` is set for a pupil and for a parent of that pupil; `user_id` for staff; `guest_id` for
    somebody without an account in one meeting, whose name is not here but with the meeting. `regions`
    are the regions in which a member of staff has a role: (id, name), the oldest role first.
    `region_slug` names the open region in an address, where it was read with the actor.
    """

    kind: Kind
    name: str = ""
    user_id: UUID | None = None
    pupil_id: UUID | None = None
    guest_id: UUID | None = None
    region_id: UUID | None = None
    region_slug: str = ""
    grants: tuple[Grant, ...] = ()
    regions: tuple[tuple[UUID, str], ...] = ()
    has_second_factor: bool = False
    is_operator: bool = False

    @property
    def region(self) -> UUID:
        """The region the actor works in; a bug when there is none, for the gate asks first."""
        if self.region_id is None:
            raise RuntimeError("This actor works in no region.")
        return self.region_id

    @property
    def person_id(self) -> UUID:
        """The account behind this actor; a bug when it is no member of staff."""
        if self.user_id is None:
            raise RuntimeError("This actor has no account.")
        return self.user_id

    @property
    def region_name(self) -> str:
        return dict(self.regions).get(self.region, "") if self.region_id else ""

    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    def has(self, *roles: str) -> bool:
        """Whether one of these roles is in force."""
        return any(grant.role in roles for grant in self.grants)

    def grants_for(self, *roles: str) -> tuple[Grant, ...]:
        return tuple(grant for grant in self.grants if grant.role in roles)


ANONYMOUS = Actor(kind="anonymous")


def system_actor(*, region_id: UUID, name: str = "Warm Welkom") -> Actor:
    """The house itself, for jobs: bound to one region, marked as such in the record."""
    return Actor(kind="system", name=name, region_id=region_id)
