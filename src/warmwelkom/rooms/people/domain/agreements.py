"""Record the agreement between the schools, and who signed it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Agreement, School, Signature


@command("people.region", tell=("title",))
def record_agreement(
    *,
    actor: Actor,
    title: str,
    text: str,
    valid_from: dt.date,
    valid_until: dt.date | None,
    now: dt.datetime,
) -> Agreement:
    """Write down what the schools agreed. An earlier agreement stays readable."""
    return Agreement.objects.create(
        region_id=actor.region,
        title=title,
        text=text,
        valid_from=valid_from,
        valid_until=valid_until,
        made_at=now,
        made_by_id=actor.user_id,
    )


@command("people.sign_agreement", on="agreement", tell=("school", "signed_by"))
def record_signature(
    *,
    actor: Actor,
    agreement: Agreement,
    school: School,
    signed_by: str,
    signed_on: dt.date,
    now: dt.datetime,
) -> Signature:
    """Write down that a school signed on paper; once for each school, the last word counts."""
    signature, _made = Signature.objects.update_or_create(
        agreement=agreement,
        school=school,
        defaults={
            "region_id": actor.region,
            "signed_by": signed_by,
            "signed_on": signed_on,
            "recorded_at": now,
            "recorded_by_id": actor.user_id,
        },
    )
    return signature
