"""Forget who worked here: an account without a role for two years goes, with everything that hangs from it alone."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person, Role

KEEP_ACCOUNTS = dt.timedelta(days=730)
"""After the last role ended: as long as the pupils are kept whom somebody had in view."""


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
    """Loosen who is to be forgotten from the rows of the region we are in, as each key says; names beside an act stay.

    The database shows a region's rows in that region alone, so an account can go only after every region let go.
    """
    people = accounts_to_forget(now=now)
    if not people:
        return
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        name, pointing = relation.field.name, cast("Any", relation.related_model)
        rows = pointing._base_manager.filter(**{f"{name}__in": people})
        if relation.on_delete is models.CASCADE:
            rows.delete()
        else:
            rows.update(**{name: None})


def forget_accounts(*, now: dt.datetime) -> int:
    """Erase them, with how they logged in; every region let go of them before. Returns how many.

    Looked up anew each time: who got a role meanwhile stays.
    """
    people = accounts_to_forget(now=now)
    if not people:
        return 0
    with all_regions():
        return int(Person.objects.filter(pk__in=people).delete()[1].get("people.Person", 0))
