"""Take back what was decided about a text, while nobody has built on it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.thinktank.domain.marks import look_at
from warmwelkom.rooms.thinktank.domain.quiet_states import begin_again
from warmwelkom.rooms.thinktank.models import Contribution, ModerationCase


@command("thinktank.see_case", on="case")
def undo_decision(*, actor: Actor, case: ModerationCase, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """A pupil's text waits again, as it came in.

    Raises:
        ChangedMeanwhile: it is too long ago, or others built on it.
    """
    case = ModerationCase.objects.select_for_update().get(pk=case.pk)
    need = Contribution.objects.select_for_update().get(pk=case.contribution_id)
    if not case.may_undo(now.date()) or _is_built_on(need):
        raise ChangedMeanwhile(
            gettext_noop(
                "Dit kan niet meer terug: het is te lang geleden, of anderen gingen verder."
            )
        )
    if case.original and need.is_by_code:
        need.text, case.original = case.original, ""
        case.marks = look_at(need.text).marks
    if need.is_by_code and need.published_at:
        need.published_at = need.audience = need.answer_by = None
        need.save(update_fields=["text", "published_at", "audience", "answer_by"])
        begin_again(contribution=need)
    case.decision, case.reason, case.decided_by = "", "", None
    case.save()


def _is_built_on(need: Contribution) -> bool:
    return (
        need.state not in ("received", "heard")
        or need.merged_into_id is not None
        or need.merged.exists()
        or need.voices.filter(is_writer=False).exists()
        or need.later_links.exists()
        or need.earlier_links.exists()
    )
