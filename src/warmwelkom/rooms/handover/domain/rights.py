"""What a pupil asks by law: asked, taken, given more time, answered; each step is kept as proof."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.handover.clock_of_rights import last_day
from warmwelkom.rooms.handover.domain.rights_telling import tell_handlers, tell_pupil
from warmwelkom.rooms.handover.models import RightsRequest, RightsStep
from warmwelkom.rooms.transitions.models import Transition

Kind = RightsStep.Kind


class RequestIncomplete(UserError):  # noqa: N818  reads as the sentence it is
    """A request says what it is about; an answer says what was done, or why not."""


@command("handover.ask_rights", tell=("kind",))
def ask_rights(
    *,
    actor: Actor,
    transition: Transition,
    kind: str,
    text: str,
    about_care: bool,
    now: dt.datetime,
) -> RightsRequest:
    """A pupil, or until 16 a parent, asks. The same question while one is open is that question.

    Raises:
        RequestIncomplete: what should be mended, or why there is an objection, is not said.
    """
    by = RightsRequest.By.PARENT if actor.kind == "parent" else RightsRequest.By.PUPIL
    return _open(
        transition, kind=kind, text=text, about_care=about_care, by=by, asked_on=now.date(),
        entered_by="", who=actor.name, now=now,
    )  # fmt: skip


@command("handover.enter_request", on="transition", tell=("kind",))
def enter_request(
    *,
    actor: Actor,
    transition: Transition,
    kind: str,
    text: str,
    about_care: bool,
    by: str,
    asked_on: dt.date,
    now: dt.datetime,
) -> RightsRequest:
    """Staff write down what a pupil or parent asked by phone or letter; the clock runs from that day.

    Raises:
        RequestIncomplete: what it is about is not said, or the day is ahead.
    """
    if asked_on > now.date():
        raise RequestIncomplete(
            gettext_noop("Kies de dag waarop het is gevraagd; die is al geweest.")
        )
    return _open(
        transition, kind=kind, text=text, about_care=about_care, by=by, asked_on=asked_on,
        entered_by=actor.name, who=actor.name, now=now,
    )  # fmt: skip


def _open(
    transition: Transition, *, kind: str, text: str, about_care: bool, by: str,
    asked_on: dt.date, entered_by: str, who: str, now: dt.datetime,
) -> RightsRequest:  # fmt: skip
    text = text.strip()[:1000]
    if kind not in RightsRequest.Kind.values:
        raise RequestIncomplete(gettext_noop("Kies wat je vraagt."))
    if kind != RightsRequest.Kind.ACCESS and not text:
        raise RequestIncomplete(gettext_noop("Schrijf in een paar woorden waar het over gaat."))
    if transition.location is None:
        raise RequestIncomplete(
            gettext_noop("Wij weten niet van welke school je komt. Vraag het aan je overstapcoach.")
        )
    Transition.objects.select_for_update().get(pk=transition.pk)
    words = {"pupil_id": transition.pupil_id, "kind": kind, "about_care": about_care}
    open_now = RightsRequest.objects.filter(answered_at=None, withdrawn_at=None)
    same = open_now.filter(text=text, **words).first()
    if same:
        return same
    made: RightsRequest = RightsRequest.objects.create(
        region_id=transition.region_id, school=transition.location.school, text=text, by=by,
        asked_on=asked_on, entered_by_name=entered_by[:200], due=last_day(asked_on=asked_on),
        **words,
    )  # fmt: skip
    add_step(made, Kind.ASKED, now=now, by=who)
    tell_handlers(request=made, when="asked", now=now)
    return made


@command("handover.handle_request", on="request")
def take_request(*, actor: Actor, request: RightsRequest, now: dt.datetime) -> None:
    """Say: I answer this. Whoever takes it last does."""
    row = hold_open(request)
    row.handler_id, row.handler_name = actor.user_id, actor.name[:200]
    row.save(update_fields=["handler", "handler_name"])
    add_step(row, Kind.TAKEN, now=now, by=actor.name)


@command("handover.handle_request", on="request")
def extend_request(*, actor: Actor, request: RightsRequest, reason: str, now: dt.datetime) -> None:
    """Take two months more, once, while the first month runs; the pupil is told why (GDPR art. 12(3)).

    Raises:
        RequestIncomplete: no reason, or too late.
    """
    row, reason = hold_open(request), reason.strip()[:300]
    if not reason:
        raise RequestIncomplete(gettext_noop("Schrijf op waarom je meer tijd nodig hebt."))
    if row.extended_reason or now.date() > row.due:
        raise RequestIncomplete(
            gettext_noop("Meer tijd nemen kan één keer, en alleen binnen de eerste maand.")
        )
    row.due, row.extended_reason = last_day(asked_on=row.asked_on, extended=True), reason
    row.save(update_fields=["due", "extended_reason"])
    add_step(row, Kind.EXTENDED, now=now, by=actor.name, line=reason)
    told = tell_pupil(request=row, event="extended", now=now)
    add_step(row, Kind.TOLD if told else Kind.NOT_TOLD, now=now)


@command("handover.handle_request", on="request", tell=("outcome",))
def answer_request(
    *, actor: Actor, request: RightsRequest, outcome: str, answer: str, now: dt.datetime
) -> None:
    """Answer it, in words that say what was done or why not; the pupil is told that it is there.

    Raises:
        RequestIncomplete: no words or no outcome.
    """
    row, answer = hold_open(request), answer.strip()[:2000]
    if outcome not in RightsRequest.Outcome.values or not answer:
        raise RequestIncomplete(gettext_noop("Kies wat er is gedaan, en schrijf het antwoord."))
    row.outcome, row.answer, row.answered_at = outcome, answer, now
    row.handler_id, row.handler_name = actor.user_id, actor.name[:200]
    row.save()
    add_step(row, Kind.ANSWERED, now=now, by=actor.name, line=str(row.get_outcome_display()))
    told = tell_pupil(request=row, event="answered", now=now)
    add_step(row, Kind.TOLD if told else Kind.NOT_TOLD, now=now)


@command("handover.handle_request", on="request")
def note_done(*, actor: Actor, request: RightsRequest, line: str, now: dt.datetime) -> None:
    """Keep as proof that something was done for it: mended, taken off a list, called."""
    row = hold_open(request)
    if not line.strip():
        raise RequestIncomplete(gettext_noop("Schrijf in één zin wat er is gedaan."))
    add_step(row, Kind.DONE, now=now, by=actor.name, line=line.strip()[:300])


@command("handover.handle_request", on="request")
def note_read(*, actor: Actor, request: RightsRequest, now: dt.datetime) -> None:
    """Keep as proof that everything known was fetched for it."""
    add_step(request, Kind.READ, now=now, by=actor.name)


@command("handover.own_request", on="request")
def withdraw_request(*, actor: Actor, request: RightsRequest, now: dt.datetime) -> None:
    """Who asked does not ask it any more."""
    row = hold_open(request)
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    add_step(row, Kind.WITHDRAWN, now=now, by=actor.name)


def hold_open(request: RightsRequest) -> RightsRequest:
    """The row, locked, while nobody answered it; raises ChangedMeanwhile."""
    row: RightsRequest = RightsRequest.objects.select_for_update().get(pk=request.pk)
    if not row.is_open:
        raise ChangedMeanwhile(gettext_noop("Deze vraag is al beantwoord of ingetrokken."))
    return row


def add_step(
    request: RightsRequest, kind: str, *, now: dt.datetime, by: str = "", line: str = ""
) -> None:
    RightsStep.objects.create(
        region_id=request.region_id, request=request, kind=kind, at=now, by_name=by[:200], line=line
    )
