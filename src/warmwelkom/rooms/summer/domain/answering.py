"""What a person does with a reply: take it up, hand it on, note, answer, close; and undo."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.live import look_again
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.summer.domain.person_messages import write_to
from warmwelkom.rooms.summer.domain.receive_reply import topic_of
from warmwelkom.rooms.summer.models import Reply, ReplyStep, SummerMessage

MOST = 640
Kind = ReplyStep.Kind
CHOOSE = gettext_noop("Kies aan wie je dit doorgeeft.")


class AnswerNotClear(UserError):  # noqa: N818  reads as the sentence it is
    """There are words, and a way for them to go."""


@command("summer.handle_reply", on="reply")
def claim_reply(*, actor: Actor, reply: Reply, now: dt.datetime) -> None:
    """Say that you take this up. Of two at once, one gets it.

    Raises:
        ChangedMeanwhile: somebody else was first, or it is closed.
    """
    row = _locked(reply)
    if row.claimed_by_id == actor.user_id:
        return
    if row.closed_at:
        raise ChangedMeanwhile(gettext_noop("Dit is intussen afgerond."))
    if row.claimed_by:
        raise ChangedMeanwhile(
            gettext_noop("%(name)s was net iets eerder en heeft dit opgepakt."),
            name=row.claimed_by.name,
        )
    row.claimed_by_id = actor.user_id
    _step(row, actor, Kind.CLAIMED, now)


@command("summer.handle_reply", on="reply")
def let_go_reply(*, actor: Actor, reply: Reply, now: dt.datetime) -> None:
    """Give it back: anybody may take it up again."""
    row = _locked(reply)
    if row.claimed_by_id is None:
        return
    row.claimed_by = None
    _step(row, actor, Kind.LET_GO, now)


@command("summer.handle_reply", on="reply", tell=("to",))
def hand_on_reply(*, actor: Actor, reply: Reply, to: Person, now: dt.datetime) -> None:
    """Give it to a colleague, who then has it."""
    row = _locked(reply)
    row.claimed_by = to
    _step(row, actor, Kind.HANDED, now, to_name=to.name)


@command("summer.handle_reply", on="reply")
def note_on_reply(*, actor: Actor, reply: Reply, text: str, now: dt.datetime) -> None:
    """Write down what a colleague must know; the pupil can ask to read it.

    Raises:
        AnswerNotClear: there are no words.
    """
    if not text.strip():
        raise AnswerNotClear(gettext_noop("Schrijf eerst op wat een ander moet weten."))
    _step(_locked(reply), actor, Kind.NOTE, now, text=text)


@command("summer.handle_reply", on="reply")
def answer_reply(*, actor: Actor, reply: Reply, text: str, now: dt.datetime) -> SummerMessage:
    """Send an answer in your own name along the way that the pupil wrote, and close it.

    Raises:
        AnswerNotClear: no words, too many, or nobody knows the address.
    """
    text = text.strip()
    if not text:
        raise AnswerNotClear(gettext_noop("Schrijf eerst je antwoord."))
    if len(text) > MOST:
        raise AnswerNotClear(
            gettext_noop("Maak je antwoord korter: er passen %(most)s tekens."), most=MOST
        )
    row = _locked(reply)
    if row.contact is None:
        raise AnswerNotClear(
            gettext_noop("We weten niet van wie dit adres is. Bel eerst, of zoek de leerling op.")
        )
    number = row.steps.filter(kind=Kind.ANSWERED).count()
    sent = write_to(
        contact=row.contact, reason=SummerMessage.Reason.HAND, text=text, sender_name=actor.name,
        sender_id=actor.user_id, key=f"hand:{row.pk}:{number}", now=now, task=row.task,
    )  # fmt: skip
    if sent is None:
        raise ChangedMeanwhile(gettext_noop("Dit antwoord is al verstuurd."))
    row.claimed_by_id, row.closed_at = row.claimed_by_id or actor.user_id, now
    _step(row, actor, Kind.ANSWERED, now, text=text)
    return sent


@command("summer.handle_reply", on="reply")
def close_reply(*, actor: Actor, reply: Reply, now: dt.datetime) -> None:
    """Nothing more to do here."""
    row = _locked(reply)
    if row.closed_at:
        return
    row.closed_at = now
    _step(row, actor, Kind.CLOSED, now)


@command("summer.handle_reply", on="reply")
def reopen_reply(*, actor: Actor, reply: Reply, now: dt.datetime) -> None:
    """It was not over: back in the inbox."""
    row = _locked(reply)
    if row.closed_at is None:
        return
    row.closed_at = None
    _step(row, actor, Kind.REOPENED, now)


def _locked(reply: Reply) -> Reply:
    rows = Reply.objects.select_for_update(of=("self",)).select_related("contact", "claimed_by")
    found: Reply = rows.get(pk=reply.pk)
    return found


def _step(reply: Reply, actor: Actor, kind: str, now: dt.datetime, **words: str) -> None:
    if kind in (Kind.CLAIMED, Kind.ANSWERED, Kind.CLOSED):
        reply.human_at = reply.human_at or now
    reply.save(update_fields=["claimed_by", "human_at", "closed_at"])
    ReplyStep.objects.create(
        region_id=reply.region_id, reply=reply, kind=kind, at=now, by_id=actor.user_id,
        by_name=actor.name[:200], **{name: value[:MOST] for name, value in words.items()},
    )  # fmt: skip
    look_again(topic_of(reply.region_id))
