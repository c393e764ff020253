"""Hold a talk and close it: notes under the closed headings, and at most three agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.events import publish
from warmwelkom.engines.dossier.form import form_on
from warmwelkom.rooms.handover.domain.talks import CLOSED
from warmwelkom.rooms.handover.events_of_talk import TalkClosed
from warmwelkom.rooms.handover.models import Talk, TalkAgreement, TalkNote

HELD = (Talk.Outcome.AGREED, Talk.Outcome.NOTHING_NEEDED)


class NoSuchHeading(UserError):  # noqa: N818  reads as the sentence it is
    """A heading that the closed list does not know."""


class NotThisMany(UserError):  # noqa: N818  reads as the sentence it is
    """The outcome and the number of agreements do not fit together."""


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One agreement as it is typed: who, does what, by when."""

    who: str
    what: str
    by_when: dt.date


@command("handover.lead_talk", on="talk", tell=("article",))
def note_in_talk(
    *, actor: Actor, talk: Talk, article: int, text: str, seen: int, now: dt.datetime
) -> TalkNote:
    """Write what was said under one heading; empty takes the words away.

    `seen` is the version that the writer saw, 0 for none.

    Raises:
        NoSuchHeading: the closed list has no such article.
        ChangedMeanwhile: somebody else wrote there since.
    """
    if article not in form_on(now.date()).articles:
        raise NoSuchHeading(gettext_noop("Kies een van de koppen van het formulier."))
    row, is_new = TalkNote.objects.select_for_update().get_or_create(
        talk=talk,
        article=article,
        defaults={
            "region_id": talk.region_id, "text": text.strip(), "by_name": actor.name,
            "written_at": now,
        },
    )  # fmt: skip
    if not is_new and row.version != seen:
        raise ChangedMeanwhile(
            gettext_noop(
                "Iemand anders schreef hier ook. Lees eerst wat er nu staat; jouw tekst staat eronder."
            )
        )
    if not is_new:
        row.text, row.by_name, row.written_at = text.strip(), actor.name, now
        row.version += 1
        row.save()
    found: TalkNote = row
    return found


@command("handover.lead_talk", on="talk", tell=("outcome",))
def close_talk(
    *, actor: Actor, talk: Talk, outcome: str, now: dt.datetime, agreements: Sequence[Promise] = (),
    reason: str = "",
) -> None:  # fmt: skip
    """Close it: with one to three agreements, without because none is needed, or because nobody came.

    Raises:
        NotThisMany: agreements without that outcome, that outcome without any, or more than three.
        ChangedMeanwhile: it was closed already.
    """
    row = Talk.objects.select_for_update().get(pk=talk.pk)
    if row.closed_at:
        raise ChangedMeanwhile(CLOSED)
    _check(outcome, len(agreements))
    TalkAgreement.objects.bulk_create(
        TalkAgreement(
            region_id=row.region_id, transition_id=row.transition_id, talk=row, number=number,
            who=promise.who, what=promise.what.strip(), by_when=promise.by_when, made_at=now,
        )
        for number, promise in enumerate(agreements, start=1)
    )  # fmt: skip
    row.outcome, row.outcome_reason = outcome, reason.strip()
    row.closed_at, row.closed_by_name = now, actor.name
    row.save()
    publish(
        TalkClosed(
            region_id=row.region_id,
            transition_id=row.transition_id,
            talk_id=row.pk,
            outcome=outcome,
        )
    )


def _check(outcome: str, number: int) -> None:
    if outcome == Talk.Outcome.AGREED and not 1 <= number <= TalkAgreement.MOST:
        raise NotThisMany(
            gettext_noop("Schrijf één tot drie afspraken op, of kies een ander slot.")
        )
    if outcome != Talk.Outcome.AGREED and number:
        raise NotThisMany(
            gettext_noop("Er staan afspraken. Kies ‘afspraken gemaakt’, of haal ze weg.")
        )


@command("handover.lead_talk", on="talk")
def reopen_talk(*, actor: Actor, talk: Talk, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Take the closing back: the agreements go with it, as long as nobody said what became of them.

    Raises:
        ChangedMeanwhile: it is open, was called off, an agreement has been answered, or the next one is planned.
    """
    row = Talk.objects.select_for_update().get(pk=talk.pk)
    answered = TalkAgreement.objects.filter(talk=row).exclude(kept="").exists()
    followed = Talk.objects.filter(
        transition_id=row.transition_id, mbo_school_id=row.mbo_school_id, closed_at=None
    ).exists()
    if not row.closed_at or row.outcome == Talk.Outcome.CANCELLED or answered or followed:
        raise ChangedMeanwhile(
            gettext_noop("Dit is niet meer terug te nemen. Plan zo nodig een nieuw gesprek.")
        )
    TalkAgreement.objects.filter(talk=row).delete()
    row.outcome = row.outcome_reason = row.closed_by_name = ""
    row.closed_at, row.changed_at = None, now
    row.save()


@command("handover.say_kept", on="agreement", tell=("kept",))
def say_kept(
    *, actor: Actor, agreement: TalkAgreement, kept: str, now: dt.datetime, note: str = ""
) -> None:
    """Say what became of an agreement: kept, not kept, or (empty) not known any more."""
    agreement.kept, agreement.kept_note = kept, note.strip()
    agreement.kept_said_at = now if kept else None
    agreement.kept_by_name = actor.name if kept else ""
    agreement.save(update_fields=["kept", "kept_note", "kept_said_at", "kept_by_name"])
