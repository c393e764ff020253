"""Somebody without an account says what they need, or means the same as another; and takes it back.

No name, mail, address or device is asked or kept, of time only the week, and the act in the record says
neither what it was about nor when.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.thinktank.domain.contribute import NothingSaid, monday, recount
from warmwelkom.rooms.thinktank.domain.labels_of_code import labels_for
from warmwelkom.rooms.thinktank.domain.marks import look_at
from warmwelkom.rooms.thinktank.domain.places import take_place
from warmwelkom.rooms.thinktank.domain.quiet_states import begin_quietly
from warmwelkom.rooms.thinktank.domain.receipts import receipt_of
from warmwelkom.rooms.thinktank.domain.safety import alert
from warmwelkom.rooms.thinktank.models import (
    ClassCode,
    Contribution,
    Kind,
    ModerationCase,
    Voice,
)

LONGEST = 400


class TooLong(UserError):  # noqa: N818  reads as the sentence it is
    """A need is a sentence or two."""


class NotToTakeBack(UserError):  # noqa: N818  reads as the sentence it is
    """A text that somebody has to read first."""


@command("thinktank.post_need", keeps_week=True)
def post_need(
    *, actor: Actor, code: ClassCode, text: str, theme: str, words: str, now: dt.datetime
) -> bool:
    """Receive a need for whoever moderates; True when it holds words of distress.

    `theme` is the slug of a picture, or empty; `words` the follow code.

    Raises:
        NothingSaid, TooLong: of the text. CodeClosed, CodeFull, SaidEnough: of the code.
    """
    text, receipt = checked(text), receipt_of(words)
    take_place(code=code, receipt=receipt, now=now)
    return receive(actor=actor, code=code, text=text, theme=theme, receipt=receipt, now=now)


def receive(
    *, actor: Actor, code: ClassCode, text: str, theme: str, receipt: str, now: dt.datetime
) -> bool:
    """Write a checked text down with its voice and its case, for commands of this room."""
    week = monday(now.date())
    need = Contribution.objects.create(
        region_id=actor.region,
        kind=Kind.NEED,
        text=text,
        received_on=week,
        code=code,
        state="received",
        state_on=week,
        heard=1,
    )
    begin_quietly(contribution=need, reason=gettext("Net binnen."), week=week)
    need.labels.set(labels_for(code=code, theme=theme))
    _add_voice(need, code, receipt, week, is_writer=True)
    found = look_at(text)
    case = ModerationCase.objects.create(
        region_id=actor.region,
        contribution=need,
        opened_on=now.date(),
        marks=found.marks,
        is_held=found.is_distress,
    )
    if case.is_held:
        alert(case=case, now=now)
    return case.is_held


def checked(text: str) -> str:
    """The text as it is kept; raises NothingSaid or TooLong."""
    text = text.strip()
    if not text:
        raise NothingSaid(gettext_noop("Schrijf in een zin wat je nodig hebt."))
    if len(text) > LONGEST:
        raise TooLong(
            gettext_noop("Je zin is te lang: %(n)s tekens. Maak hem korter, tot 400 tekens."),
            n=len(text),
        )
    return text


@command("thinktank.post_need", keeps_week=True)
def mean_it_too(
    *,
    actor: Actor,  # noqa: ARG001  for the record
    code: ClassCode,
    need: Contribution,
    words: str,
    now: dt.datetime,
) -> None:
    """Say "this is what I mean too" without an account; twice is once.

    Raises:
        CodeClosed, CodeFull, SaidEnough: of the code.
    """
    receipt = receipt_of(words)
    root = need.merged_into_id or need.pk
    Contribution.objects.select_for_update().get(pk=root)  # so that two at once are counted as two
    take_place(code=code, receipt=receipt, now=now)
    _add_voice(need, code, receipt, monday(now.date()))
    recount(need)


def _add_voice(
    need: Contribution, code: ClassCode, receipt: str, week: dt.date, *, is_writer: bool = False
) -> None:
    Voice.objects.get_or_create(
        region_id=need.region_id,
        contribution=need,
        receipt=receipt,
        defaults={"code": code, "week": week, "is_writer": is_writer},
    )


@command("thinktank.post_need", keeps_week=True)
def take_words_back(*, actor: Actor, words: str, number: UUID) -> None:  # noqa: ARG001  for the record
    """Erase what somebody wrote, with their follow code; what others said of it stays counted.

    Raises:
        NotToTakeBack: a person has to read it first.
    """
    mine = Voice.objects.filter(receipt=receipt_of(words), is_writer=True, contribution_id=number)
    voice = mine.select_related("contribution").first()
    if voice is None:
        return
    need = Contribution.objects.select_for_update().get(pk=voice.contribution_id)
    case = ModerationCase.objects.filter(contribution=need).first()
    if case and case.is_held and not case.decision:
        raise NotToTakeBack(
            gettext_noop("Een mens leest deze zin nu. Probeer het morgen nog een keer.")
        )
    voice.delete()
    if need.voices.exists() or need.later_links.exists() or need.merged.exists():
        need.text = gettext("De schrijver heeft deze zin weggehaald.")
        need.save(update_fields=["text"])
        ModerationCase.objects.filter(contribution=need).update(original="", marks=[])
        recount(need)
        return
    root = need.merged_into
    need.delete()
    if root:
        recount(root)
