"""What people hear in their overview of what happened to what they said, follow or pull."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.newsletters.queries.concerned import concerned_by
from warmwelkom.rooms.thinktank.events import ContributionStateChanged, RemarkMade
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState, Kind, Remark

FIRST = ("new", "draft", "open")
"""In these something begins."""


@react_to(ContributionStateChanged)
def tell_of_state(event: ContributionStateChanged) -> None:
    """An idea, offer or plan came further, or stopped: with the reason that everybody reads.

    Of a need the think tank itself tells: its answer by mail, that it was put with others as news.
    Of what a meeting decided, its minutes tell the author.
    """
    if event.kind == Kind.NEED or event.state in FIRST:
        return
    found = ContributionState.objects.filter(contribution_id=event.contribution_id)
    row = found.select_related("contribution__region").latest("at", "pk")
    about = row.contribution
    but = {row.by_id, about.author_id} if row.meeting else {row.by_id}
    _tell_all(about, event=f"state:{row.pk}", but=but, words=row.reason, sender=row.by_name)


@react_to(RemarkMade)
def tell_of_remark(event: RemarkMade) -> None:
    """Somebody said something about it."""
    row = Remark.objects.select_related("contribution__region").get(pk=event.remark_id)
    _tell_all(
        row.contribution, event=f"remark:{row.pk}", but={event.by}, words=row.text,
        sender=row.by_name,
    )  # fmt: skip


def _tell_all(
    row: Contribution, *, event: str, but: set[UUID | None], words: str, sender: str
) -> None:
    now = now_for(row.region_id)
    for person in concerned_by(row, but=but):
        with override(person.language):
            title = _("‘%(what)s’: %(who)s schreef") % {
                "what": row.heading.strip("‘’"),
                "who": sender or "Warm Welkom",
            }
        tell(
            event=event, person=person.pk, to=person.email, kind=NoticeKind.NEWS, title=title,
            text=words, address=reverse("thinktank:contribution", args=[row.region.slug, row.pk]),
            now=now, region_id=row.region_id, language=person.language,
        )  # fmt: skip
