"""Load the actor of a request under /api/: the person whose key it carries, else nobody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.open_api.asking import bearer_of
from warmwelkom.base.problem import is_program
from warmwelkom.rooms.people.api import staff_actor
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.tokens import token_in_use
from warmwelkom.rooms.thinktank.models import ApiToken


def load_token(request: HttpRequest) -> Actor | None:
    """None outside /api/, where the browser's own login counts. Under it, no cookie ever does.

    `request.api_token` is the key that works; a key that does not leaves it None, and the view
    says so. A key works in the region it was made in, for its person is looked up there anew.
    """
    if not is_program(request):
        return None
    carrier: Any = request
    carrier.api_token = _token(request)
    if carrier.api_token is None:
        return ANONYMOUS
    return staff_actor(person=carrier.api_token.person, region_id=carrier.api_token.region_id)


def _token(request: HttpRequest) -> ApiToken | None:
    words, match = bearer_of(request), request.resolver_match
    if not words.startswith(ApiToken.BEGINS) or match is None or "region" not in match.kwargs:
        return None
    found = Region.objects.filter(slug=match.kwargs["region"], closed_at__isnull=True)
    region_id = found.values_list("pk", flat=True).first()
    if region_id is None:
        return None
    with region_scope(region_id):
        return token_in_use(words=words, now=now_for(region_id))
