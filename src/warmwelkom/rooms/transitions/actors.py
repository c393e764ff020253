"""Load the actor of a request: a pupil or parent who came in with a code and a birth date."""

from __future__ import annotations

from django.http import HttpRequest

from warmwelkom.base.access.actor import Actor, Kind
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.transitions.models import AccessCode

CODE_KEY = "access_code"


def load_pupil(request: HttpRequest) -> Actor | None:
    """The pupil or parent of this session, while the code it was opened with is in force."""
    opened = request.session.get(CODE_KEY)
    if not opened:
        return None
    with region_scope(opened["region"]):
        code = (
            AccessCode.objects.select_related("pupil")
            .filter(pk=opened["code"], ended_at__isnull=True, region__closed_at__isnull=True)
            .first()
        )
    if code is None:
        return None
    kind: Kind = "parent" if code.kind == AccessCode.Kind.PARENT else "pupil"
    return Actor(
        kind=kind,
        name=code.pupil.full_name if kind == "pupil" else "",
        pupil_id=code.pupil_id,
        region_id=code.region_id,
    )
