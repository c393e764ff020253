"""How pupils are reached: from the lists, mended by the mentor, and tested with a message that needs an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.base.outbox.addresses import BadMessageError
from warmwelkom.base.outbox.numbers import NO_MOBILE, clean_number
from warmwelkom.engines.tables.convert.contact import to_email
from warmwelkom.engines.tables.errors import UnfitError
from warmwelkom.rooms.summer.domain.person_messages import letter_to
from warmwelkom.rooms.summer.domain.planning import Letter, plan_letters
from warmwelkom.rooms.summer.fixed_texts import CHECK
from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage
from warmwelkom.rooms.transitions.models import Transition

Channel = ContactPoint.Channel
NEITHER = gettext_noop("Vul een mobiel nummer in, zoals 06 12345678, of een mailadres.")
LANDLINE = gettext_noop("Dit is een vast nummer. Daar komt geen sms aan. Vraag het mobiele nummer.")


class AddressUnfit(UserError):  # noqa: N818  reads as the sentence it is
    """A number that takes text messages, or a mail address."""


def clean_way(text: str) -> tuple[str, str]:
    """(channel, address) of what somebody typed: +316… or a mail address in small letters.

    Raises:
        AddressUnfit: it is neither, or a landline, which takes no text messages.
    """
    text = text.strip()
    try:
        address = to_email(text) if "@" in text else clean_number(text)
    except UnfitError as bad:
        raise AddressUnfit(NEITHER) from bad
    except BadMessageError as bad:
        raise AddressUnfit(LANDLINE if bad.sentence == NO_MOBILE else NEITHER) from bad
    return (Channel.MAIL if "@" in text else Channel.SMS), str(address)


@command("summer.add_contact", on="transition")
def add_contact(
    *, actor: Actor, transition: Transition, typed: str, source: str, now: dt.datetime  # noqa: ARG001  asked by the command
) -> ContactPoint:  # fmt: skip
    """Add a number or a mail address; the same one stands there once.

    Raises:
        AddressUnfit: no message can go there.
    """
    channel, address = clean_way(typed)
    row, _is_new = ContactPoint.objects.get_or_create(
        transition=transition, channel=channel, address=address, ended_at=None,
        defaults={"region_id": transition.region_id, "source": source, "added_at": now},
    )  # fmt: skip
    return row


@command("summer.end_contact", on="contact")
def end_contact(*, actor: Actor, contact: ContactPoint, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """This is not the pupil's any more."""
    ContactPoint.objects.filter(pk=contact.pk, ended_at=None).update(ended_at=now)


@command("summer.end_contact", on="contact")
def restore_contact(*, actor: Actor, contact: ContactPoint) -> None:  # noqa: ARG001  asked by the command
    """It is the pupil's after all."""
    same = ContactPoint.objects.filter(
        transition=contact.transition_id, channel=contact.channel, address=contact.address
    )
    if not same.filter(ended_at=None).exists():
        same.filter(pk=contact.pk).update(ended_at=None)


@command("summer.contacts")
def ask_check(*, actor: Actor, transitions: Iterable[UUID], now: dt.datetime) -> int:
    """Test every way to these pupils that was not tested yet: a message that asks for a 1. Returns how many."""
    mine = Transition.objects.visible_to(actor, "summer.check_contacts").filter(
        pk__in=list(transitions)
    )
    rows = ContactPoint.objects.filter(
        transition__in=mine, works_at=None, broken_at=None, stopped_at=None, asked_at=None,
        ended_at=None, channel__in=[Channel.SMS, Channel.MAIL],
    )  # fmt: skip
    asked = list(rows.select_for_update(of=("self",)).select_related("transition__pupil"))
    plan_letters((_check(row, actor=actor, now=now) for row in asked), now=now)
    ContactPoint.objects.filter(pk__in=[row.pk for row in asked]).update(asked_at=now)
    record_acts(
        make_act(actor=actor, action="summer.check_contacts", subject=row.transition)
        for row in asked
    )
    return len(asked)


def _check(row: ContactPoint, *, actor: Actor, now: dt.datetime) -> Letter:
    name = row.transition.pupil.given_name or row.transition.pupil.full_name
    return letter_to(
        contact=row, reason=SummerMessage.Reason.CHECK, sender_name=actor.name,
        sender_id=actor.user_id, key=f"check:{row.pk}", now=now,
        text=CHECK % {"name": name, "sender": actor.name},
    )  # fmt: skip


@command("summer.collect_contacts")
def collect_contacts(*, actor: Actor, school_year: int, now: dt.datetime) -> int:
    """Take the numbers and mail addresses of the lists along, each once. Returns how many are new.

    What a person ended stays ended.
    """
    known = set(ContactPoint.objects.values_list("transition_id", "channel", "address"))
    rows = Transition.objects.filter(school_year=school_year, gone_at=None)
    fresh = []
    for row in rows.select_related("pupil").iterator(chunk_size=2000):
        for typed in (row.pupil.phone, row.pupil.email):
            try:
                channel, address = clean_way(typed)
            except AddressUnfit:
                continue
            if (row.pk, channel, address) not in known:
                fresh.append(
                    ContactPoint(
                        region_id=actor.region, transition=row, channel=channel, address=address,
                        source="list", added_at=now,
                    )
                )  # fmt: skip
    ContactPoint.objects.bulk_create(fresh, batch_size=1000, ignore_conflicts=True)
    return len(fresh)
