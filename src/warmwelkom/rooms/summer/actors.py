"""Load the actor of a request under /api/ that carries a key of a school."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.open_api.asking import bearer_of
from warmwelkom.base.problem import is_program
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.school_keys import key_in_use
from warmwelkom.rooms.summer.models import SchoolKey
from warmwelkom.rooms.summer.policies_of_keys import LINK

API = "summer_api"
"""Only there a key of a school is anybody: other rooms have keys of their own."""


def load_school_key(request: HttpRequest) -> Actor | None:
    """None where no key of a school is sent that works in the region of the address; `request.school_key` is the key.

    No person is behind it: in the record stands the name of the key and of its school.
    """
    carrier: Any = request
    carrier.school_key = _key(request) if is_program(request) else None
    key = carrier.school_key
    if key is None:
        return None
    return Actor(
        kind="staff", name=f"{key.name} ({key.school.name})", region_id=key.region_id,
        grants=(Grant(role=LINK, school_id=key.school_id),), has_second_factor=True,
    )  # fmt: skip


def _key(request: HttpRequest) -> SchoolKey | None:
    words, match = bearer_of(request), request.resolver_match
    if not words.startswith(SchoolKey.BEGINS) or match is None or match.app_name != API:
        return None
    found = Region.objects.filter(slug=match.kwargs.get("region"), closed_at__isnull=True)
    region_id = found.values_list("pk", flat=True).first()
    if region_id is None:
        return None
    with region_scope(region_id):
        return key_in_use(words=words, now=now_for(region_id))
