"""The region scope: no query outside a region, in Python and in the database itself.

django-scopes makes a query without a region raise; the setting `warmwelkom.region`, local to the
transaction, binds PostgreSQL's row-level security to the same region.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.db import connection, models
from django_scopes import ScopedManager, get_scope, scope, scopes_disabled

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.binding import bound_to
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import NOTHING, policy_for

M = TypeVar("M", bound=models.Model)


class RegionQuerySet(models.QuerySet[M], Generic[M]):
    """Rows of one region, narrowed to what an actor may see."""

    def visible_to(self, actor: Actor, action: str) -> RegionQuerySet[M]:
        """The rows on which the actor may do `action`; none where the actor may not at all."""
        policy = policy_for(action)
        if policy.which is None:
            raise TypeError(f"The policy {action} is not about objects.")
        return self.filter(policy.which(actor) if policy.who(actor) else NOTHING)

    def get_for(self, actor: Actor, action: str, **lookup: Any) -> M:
        """One row, fetched and authorised in one query; raises MayNotKnow (404)."""
        found = self.visible_to(actor, action).filter(**lookup).first()
        if found is None:
            raise MayNotKnow
        return found


class RegionManager(models.Manager[M], Generic[M]):
    """What `region_manager` gives, spelled out for the type checker."""

    def get_queryset(self) -> RegionQuerySet[M]:
        return RegionQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor, action: str) -> RegionQuerySet[M]:
        return self.get_queryset().visible_to(actor, action)

    def get_for(self, actor: Actor, action: str, **lookup: Any) -> M:
        return self.get_queryset().get_for(actor, action, **lookup)


def region_manager(path: str = "region") -> RegionManager[Any]:
    """The manager of a model whose rows belong to a region (through `path`)."""
    return cast("RegionManager[Any]", ScopedManager(_manager_class=RegionManager, region=path))


@contextmanager
def region_scope(region_id: UUID | str) -> Iterator[None]:
    """Work inside one region. Needs an open transaction, for the setting ends with it."""
    if not connection.in_atomic_block:
        raise RuntimeError("region_scope needs a transaction around it.")
    with scope(region=region_id), bound_to(str(region_id)):
        yield


def current_region() -> Any:
    """The region id of the scope we are in, or None."""
    return get_scope().get("region")


all_regions = scopes_disabled
"""For the few places that look across regions: login, the operator's commands, law tests."""
