"""Forget who worked here: an account without a role for two years goes, with everything that hangs from it alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import all_regions, current_region, region_scope
from warmwelkom.base.audit.record import record_act
from warmwelkom.rooms.people.models import Person, Region, Role


class StillWorksHere(Exception):  # noqa: N818  reads as the sentence it is
    """Whoever has a role, or runs the house, is not forgotten before that ends."""


KEEP_ACCOUNTS = dt.timedelta(days=730)
"""After the last role ended: as long as the pupils are kept whom somebody had in view."""


FORGOTTEN = "people.forget_accounts"
"""In the record of a region; about no pupil, so that none reads it."""


def accounts_to_forget(*, now: dt.datetime) -> list[Any]:
    """Who had no role for two years, in any region, and did not come in this long either; never an operator."""
    since = now - KEEP_ACCOUNTS
    with all_regions():
        held = Role.objects.filter(person=OuterRef("pk")).filter(
            Q(ended_at__isnull=True) | Q(ended_at__gte=since)
        )
        held = held.exclude(school__left_at__lt=since)
        rows = Person.objects.filter(is_operator=False, date_joined__lt=since)
        rows = rows.exclude(last_login__gte=since).filter(~Exists(held))
        return list(rows.values_list("pk", flat=True))


def let_go_of_accounts(*, now: dt.datetime) -> None:
    """Loosen whom the term forgets from the rows of the region we are in; see `let_go_of`."""
    let_go_of(accounts_to_forget(now=now))


def let_go_of(people: Sequence[Any]) -> None:
    """Loosen these accounts from the rows of the region we are in, as each key says; names beside an act stay.

    The database shows a region's rows in that region alone, so an account can go only after every region let go.
    The record of a region where they had a role says so, with how many and no name.
    """
    if not people:
        return
    worked_here = Role.objects.filter(person__in=people).values("person").distinct().count()
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        name, pointing = relation.field.name, cast("Any", relation.related_model)
        rows = pointing._base_manager.filter(**{f"{name}__in": people})
        if pointing is Role:
            rows = rows.filter(
                region=current_region()
            )  # every login looks for roles in all regions
        if relation.on_delete is models.CASCADE:
            rows.delete()
        else:
            rows.update(**{name: None})
    if worked_here:
        record_act(
            actor=system_actor(region_id=current_region()),
            action=FORGOTTEN,
            detail={"accounts": str(worked_here)},
        )


def forget_accounts(*, now: dt.datetime) -> int:
    """Erase them, with how they logged in; every region let go of them before. Returns how many.

    Looked up anew each time: who got a role meanwhile stays.
    """
    return erase(accounts_to_forget(now=now))


def erase(people: Sequence[Any]) -> int:
    if not people:
        return 0
    with all_regions():
        return int(Person.objects.filter(pk__in=people).delete()[1].get("people.Person", 0))


def forget_now(person: Person) -> None:
    """Before the term, because this person asks for it. Must run as the owner, in one transaction.

    Raises:
        StillWorksHere: a role is open, or it is an operator.
    """
    with all_regions():
        is_at_work = Role.objects.filter(person=person, ended_at__isnull=True).exists()
    if is_at_work or person.is_operator:
        raise StillWorksHere
    for region in Region.objects.filter(closed_at__isnull=True):
        with region_scope(region.pk):
            let_go_of([person.pk])
    erase([person.pk])
