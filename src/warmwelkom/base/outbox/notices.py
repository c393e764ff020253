"""Tell a person something, once: at once when it asks for them, in their overview when it is news."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.outbox.addresses import one_line
from warmwelkom.base.outbox.models import DigestChoice, Notice
from warmwelkom.base.outbox.post import plan_message

NoticeKind = Notice.Kind
KEEP_NOTICES = dt.timedelta(days=60)


def tell(
    *,
    event: str,
    person: UUID,
    to: str,
    kind: Notice.Kind,
    title: str,
    text: str,
    address: str,
    now: dt.datetime,
    region_id: UUID,
    language: str = "nl",
    sender_name: str = "",
) -> bool:
    """Tell one person of one event (such as `decision:<uuid>`); False when they were told before.

    MENTION, ANSWER and TASK are mailed at once (in quiet hours: after them). NEWS waits for the
    overview that the person chose. One event never makes two mails to one person, whatever the kind.
    `address` is a path of this site, or empty.
    """
    notice = Notice(
        event=event, person=person, to=to, kind=kind, title=one_line(title), text=text,
        address=address, told_at=now, region_id=region_id, language=language,
        sender_name=one_line(sender_name), way=_way(kind, person),
    )  # fmt: skip
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    if not Notice.objects.filter(pk=notice.pk).exists():
        return False
    if notice.way == Notice.Way.DIRECT:
        _mail(notice, now=now)
    return True


def _way(kind: Notice.Kind, person: UUID) -> Notice.Way:
    if kind != Notice.Kind.NEWS:
        return Notice.Way.DIRECT
    is_never = DigestChoice.objects.filter(person=person, rhythm=DigestChoice.Rhythm.NEVER).exists()
    return Notice.Way.NONE if is_never else Notice.Way.WAITS


def _mail(notice: Notice, *, now: dt.datetime) -> None:
    with override(notice.language):
        text = notice.text
        if notice.address:
            lead = _("Lees het hier:")
            text = f"{text}\n\n{lead}\n{settings.PUBLIC_ADDRESS}{notice.address}"
    plan_message(
        key=f"notice:{notice.event}:{notice.person}",
        channel="mail",
        to=notice.to,
        subject=notice.title,
        text=text,
        now=now,
        sender_name=notice.sender_name,
        region_id=notice.region_id,
    )


def forget_notices(*, now: dt.datetime) -> int:
    """Erase what people of the region we are in were told more than 60 days ago. Returns how many."""
    number, _each = Notice.objects.filter(told_at__lt=now - KEEP_NOTICES).delete()
    return int(number)
