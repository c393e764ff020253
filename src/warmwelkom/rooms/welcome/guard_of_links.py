"""The guard of links to a pupil's own page: whoever said stop there, or whose link ended, gets none any more."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.guards import Verdict
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.summer.api import CLOSED, closed_ways
from warmwelkom.rooms.welcome.models import WelcomeLink

GUARD = "welcome_link"
ENDED = _("De link werkt niet meer. Het bericht is niet verstuurd.")


def guard(rows: list[Message], now: dt.datetime) -> dict[UUID, Verdict]:
    """The verdict on each message of a batch. Two queries; the ways of a pupil stay as they are until it left."""
    links = {
        link.pk: link
        for link in WelcomeLink.objects.filter(
            pk__in=[row.about for row in rows],
            ended_at=None,
            code__ended_at=None,
            expires_at__gt=now,
        )
    }
    closed = closed_ways({link.transition_id for link in links.values()})
    verdicts: dict[UUID, Verdict] = {}
    for row in rows:
        link = links.get(row.about) if row.about else None
        if link is None:
            verdicts[row.pk] = Verdict(never=ENDED)
        elif (link.transition_id, row.channel, row.to.lower()) in closed:
            verdicts[row.pk] = Verdict(never=CLOSED)
    return verdicts
