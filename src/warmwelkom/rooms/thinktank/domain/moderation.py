"""A person reads what came in: places it, mends it for privacy, or keeps it back with a reason."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.thinktank.domain.contribute import monday
from warmwelkom.rooms.thinktank.domain.marks import look_at
from warmwelkom.rooms.thinktank.domain.pupil_needs import checked
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing, set_state
from warmwelkom.rooms.thinktank.models import Contribution, Label, ModerationCase, ThinkTank

Decision = ModerationCase.Decision


class NoteMissing(UserError):  # noqa: N818  reads as the sentence it is
    """Words of distress are decided about only after something was done."""


@command("thinktank.see_case", on="case")
def see_case(*, actor: Actor, case: ModerationCase, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Write down that somebody opened it; no second mail goes about it."""
    ModerationCase.objects.filter(pk=case.pk, seen_on=None).update(seen_on=now.date())


@command("thinktank.see_case", on="case")
def place(
    *,
    actor: Actor,
    case: ModerationCase,
    text: str,
    labels: list[Label],
    now: dt.datetime,
    note: str = "",
) -> None:
    """Show the text to everybody, mended where `text` differs; the need is heard now.

    Raises:
        ChangedMeanwhile: somebody decided already. NoteMissing: of held words nobody said what was done.
        NothingSaid, TooLong: of the mended text.
    """
    text = checked(text)
    case, need = _open(case, note)
    is_edited = text != need.text
    if is_edited:
        case.original, need.text = need.text, text
        case.marks = look_at(text).marks
    need.published_at = now
    need.save(update_fields=["text", "published_at"])
    need.labels.set(labels)
    _decide(actor, case, Decision.EDITED if is_edited else Decision.PUBLISHED, "", now)
    reason = gettext("Gelezen en geplaatst.")
    if is_edited:
        reason = gettext("Gelezen, aangepast zodat niemand te herkennen is, en geplaatst.")
    set_state(contribution=need, state="heard", reason=reason, actor=actor, now=now)


@command("thinktank.see_case", on="case")
def keep_back(
    *, actor: Actor, case: ModerationCase, reason: str, now: dt.datetime, note: str = ""
) -> None:
    """Show it to nobody; whoever wrote it reads why with the follow code. The need is not refused.

    Raises:
        ReasonMissing, ChangedMeanwhile, NoteMissing.
    """
    reason = _reason(reason)
    case, _need = _open(case, note)
    _decide(actor, case, Decision.KEPT_BACK, reason, now)


@command("thinktank.see_case", on="case")
def write_note(*, actor: Actor, case: ModerationCase, note: str) -> None:  # noqa: ARG001  for the record
    """Say what was done with held words; raises NoteMissing."""
    if not note.strip():
        raise NoteMissing(_what_was_done())
    ModerationCase.objects.filter(pk=case.pk).update(note=note.strip())


def _open(case: ModerationCase, note: str) -> tuple[ModerationCase, Contribution]:
    """The case and its text, locked and still undecided."""
    fresh = ModerationCase.objects.select_for_update().get(pk=case.pk)
    if fresh.decision:
        raise ChangedMeanwhile(
            gettext_noop("Een collega heeft deze zin net gelezen. Kijk wat er is besloten.")
        )
    fresh.note = note.strip() or fresh.note
    if fresh.is_held and not fresh.note:
        raise NoteMissing(_what_was_done())
    return fresh, Contribution.objects.select_for_update().get(pk=fresh.contribution_id)


def _what_was_done() -> str:
    return gettext_noop(
        "Schrijf eerst op wat er is gedaan: wie heeft met wie gesproken? Noem geen naam van een leerling."
    )


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing(
            gettext_noop("Kies of schrijf waarom. Wie het schreef leest dat met de volgcode.")
        )
    return reason.strip()


def _decide(
    actor: Actor, case: ModerationCase, decision: str, reason: str, now: dt.datetime
) -> None:
    """Write the decision; of the day it came in only the Monday stays, and the wait is added to a tally."""
    if case.decided_on is None:  # read again after an undo: its wait was counted
        _count_wait((now.date() - case.opened_on).days)
    case.opened_on = monday(case.opened_on)
    case.decision, case.reason = decision, reason
    case.decided_on, case.decided_by_id = now.date(), actor.user_id
    case.save()


def _count_wait(days: int) -> None:
    tank = ThinkTank.objects.select_for_update().first()
    if tank:
        tank.waits[str(days)] = tank.waits.get(str(days), 0) + 1
        tank.save(update_fields=["waits"])
