"""Load the actor of a request: a guest of one meeting, by the cookie they got at the door."""

from __future__ import annotations

from uuid import UUID

from django.core import signing
from django.http import HttpRequest

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.meetings.domain.board_guests import hash_of
from warmwelkom.rooms.meetings.models import BoardGuest

COOKIE = "bordgast"
PATH = "/bijeenkomsten/"
"""Where the cookie goes, and the only place where it counts."""
SALT = "meetings.guest"


def load_guest(request: HttpRequest) -> Actor | None:
    """A guest whose meeting still knows them; their name is in no record. One query with a cookie, else none."""
    if not request.path.startswith(PATH) or COOKIE not in request.COOKIES:
        return None
    try:
        region_id, token = signing.loads(request.COOKIES[COOKIE], salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    with region_scope(region_id):
        rows = BoardGuest.objects.filter(token_hash=hash_of(token), sent_away_at=None)
        guest = rows.filter(region__closed_at=None).values_list("pk", "region__slug").first()
    if guest is None:
        return None
    return Actor(kind="guest", region_id=UUID(region_id), region_slug=guest[1], guest_id=guest[0])


def cookie_of(guest: BoardGuest, token: str) -> str:
    """What the guest's browser keeps: which region, and the token; signed."""
    return signing.dumps([str(guest.region_id), token], salt=SALT)
