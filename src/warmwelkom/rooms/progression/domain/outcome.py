"""Put a certificate among the results in the pupil's dossier: a person does it, and the pupil is shown it first."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.handover.api import add_to_results
from warmwelkom.rooms.progression.models import Certificate

FORMAT = "%d-%m-%Y"


@command("progression.to_dossier", on="certificate")
def put_in_dossier(*, actor: Actor, certificate: Certificate, now: dt.datetime) -> None:
    """Add one line to the field of results, as the mentor who writes it; asked twice is once.

    Raises:
        MayNotKnow: there is no dossier, or the actor does not write its part B.
        ChangedMeanwhile: revoked, or put there before.
        FieldNotClear: the field is full; the sentence says what to do.
    """
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if row.revoked_at or row.in_dossier_at:
        raise ChangedMeanwhile(gettext_noop("Dit bewijs staat er al in, of het is ingetrokken."))
    transition = row.seat.transition_id
    add_to_results(actor=actor, transition=transition, line=line_of(row), now=now)
    row.in_dossier_at = now
    row.save(update_fields=["in_dossier_at"])


def line_of(row: Certificate) -> str:
    """One sentence: in what, of which school, how often, and of which day the certificate is."""
    with override("nl"):
        return _("Nam deel aan %(title)s (%(school)s), %(n)s van %(all)s keer, bewijs van %(day)s.") % {
            "title": row.title, "school": row.school_name, "n": row.attended, "all": row.sessions,
            "day": row.issued_at.strftime(FORMAT),
        }  # fmt: skip
