"""What is past its term is erased; what nobody looked at for a year is asked about."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.wayfinding.domain.make_fit import erase_original
from warmwelkom.rooms.wayfinding.domain.uploads import stop_upload
from warmwelkom.rooms.wayfinding.models import (
    Material,
    PortraitConsent,
    StaleReport,
    Upload,
)

KEEP_ORIGINALS: Final = dt.timedelta(days=30)
KEEP_REFUSED: Final = dt.timedelta(days=14)
KEEP_REPORTS: Final = dt.timedelta(days=365)
KEEP_WITHDRAWN: Final = dt.timedelta(days=365)
"""How long it can be shown that a consent was withdrawn, and when; and how long one waits for a picture."""


@command("wayfinding.forget")
def forget_wayfinding(*, actor: Actor, now: dt.datetime) -> dict[str, int]:
    """Erase what is past its term in this region; returns how many of each."""
    late = Upload.objects.filter(Q(expires_at__lt=now))
    late_uploads = list(late)
    for row in late_uploads:
        stop_upload(actor=actor, upload=row)
    old = Material.objects.filter(at__lt=now - KEEP_ORIGINALS, original_gone_at__isnull=True).exclude(state=Material.State.REFUSED)  # fmt: skip
    originals = list(old)
    for each in originals:
        erase_original(actor=actor, material=each, now=now)
    refused = Material.objects.filter(state=Material.State.REFUSED, at__lt=now - KEEP_REFUSED)
    reports = StaleReport.objects.filter(closed_at__lt=now - KEEP_REPORTS)
    unused = Q(withdrawn_at=None, found_faces=None, at__lt=now - KEEP_WITHDRAWN)
    over = PortraitConsent.objects.filter(Q(withdrawn_at__lt=now - KEEP_WITHDRAWN) | unused)
    consents = PortraitConsent.objects.filter(pk__in=over.values("pk"))
    return {
        "uploads": len(late_uploads),
        "originals": len(originals),
        "refused": refused.delete()[0],
        "reports": reports.delete()[0],
        "consents": consents.delete()[0],
    }
