"""Put a certificate among the results in the pupil's dossier, or take a revoked one out: a person does it, and the pupil is shown it first."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.handover.api import add_to_results, take_from_results
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


@command("progression.from_dossier", on="certificate")
def take_from_dossier(*, actor: Actor, certificate: Certificate, now: dt.datetime) -> bool:
    """Take the line of a revoked one out. False: it does not stand there as it was put, so the mentor looks.

    Raises:
        MayNotKnow: the actor does not write part B of the dossier.
        ChangedMeanwhile: it is not revoked, or was taken out before.
    """
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if not row.revoked_at or not row.in_dossier_at:
        raise ChangedMeanwhile(gettext_noop("Dit bewijs staat er al niet meer in, of het is niet ingetrokken."))  # fmt: skip
    transition = row.seat.transition_id
    stood = take_from_results(actor=actor, transition=transition, line=line_of(row), now=now)
    row.in_dossier_at = None
    row.save(update_fields=["in_dossier_at"])
    return stood


def line_of(row: Certificate) -> str:
    """One sentence: in what, of which school, how often, and of which day the certificate is."""
    with override("nl"):
        return _("Nam deel aan %(title)s (%(school)s), %(n)s van %(all)s keer, bewijs van %(day)s.") % {
            "title": row.title, "school": row.school_name, "n": row.attended, "all": row.sessions,
            "day": row.issued_at.strftime(FORMAT),
        }  # fmt: skip
