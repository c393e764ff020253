"""Send an issue to its readers, to oneself as a test, and take it back while that is possible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.post import Planned, key_for, plan_many, plan_message
from warmwelkom.base.outbox.take_back import take_back
from warmwelkom.rooms.newsletters.domain.issues import draft
from warmwelkom.rooms.newsletters.letters import (
    Letter,
    choices_address,
    letter_of,
    list_headers,
    stop_address,
)
from warmwelkom.rooms.newsletters.models import Issue, IssueBlock, Subscriber
from warmwelkom.rooms.newsletters.queries.blocks import parts_of, told_of
from warmwelkom.rooms.newsletters.queries.readers import readers_of
from warmwelkom.rooms.people.models import Person, Region

LANGUAGES = ("nl", "en")


class NotReady(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing in it, or nobody to read it."""


class TooLate(UserError):  # noqa: N818  reads as the sentence it is
    """The mails are on their way."""


@command("newsletters.send", on="issue")
def send_issue(*, actor: Actor, issue: Issue, now: dt.datetime) -> int:
    """Plan one mail to each reader of the segment; none leaves before the time to take it back is over.

    Returns how many. Sending twice is not possible, and a reader has one key for each issue.

    Raises:
        NotReady: there is nothing in it, or nobody in the segment.
        ChangedMeanwhile: it was sent already.
    """
    row = draft(issue)
    region = Region.objects.get(pk=row.region_id)
    parts = parts_of(row, slug=region.slug)
    if not parts:
        raise NotReady(gettext_noop("Er staat nog niets in. Voeg eerst een blok toe."))
    row.sent_at, row.sent_by, row.goes_at = now, actor.name, now + Issue.UNDO
    letters = {
        language: letter_of(issue=row, parts=parts, region=region, language=language)
        for language in LANGUAGES
    }
    row.number_sent = plan_many(_mails(row, region, letters), now=now)
    if not row.number_sent:
        raise NotReady(gettext_noop("Niemand krijgt deze nieuwsbrief. Kies meer lezers."))
    row.save()
    for part in parts:
        IssueBlock.objects.filter(pk=part.pk).update(told=told_of(part))
    return row.number_sent


def _mails(issue: Issue, region: Region, letters: dict[str, Letter]) -> Iterator[Planned]:
    for reader in readers_of(issue.segment).iterator(chunk_size=1000):
        stop = stop_address(reader, slug=region.slug)
        letter = letters.get(reader.language, letters["nl"])
        html, text = letter.for_reader(stop=stop, choices=choices_address(reader, slug=region.slug))
        yield Planned(
            key=key_for(event=f"issue:{issue.pk}", to=reader.email), to=reader.email,
            subject=issue.subject, text=text, html=html, sender_name=region.name,
            region_id=region.pk, not_before=issue.goes_at,
            headers=list_headers(stop=stop, slug=region.slug),
        )  # fmt: skip


@command("newsletters.send", on="issue")
def take_issue_back(*, actor: Actor, issue: Issue, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Nothing leaves, and the issue is a draft again.

    Raises:
        TooLate: the first mail may have left.
    """
    row: Issue = Issue.objects.select_for_update().get(pk=issue.pk)
    if row.goes_at is None or row.is_out(now):
        raise TooLate(gettext_noop("De mails zijn al onderweg. Schrijf een rechtzetting."))
    take_back(event=f"issue:{row.pk}")
    IssueBlock.objects.filter(issue=row).update(told={})
    Issue.objects.filter(pk=row.pk).update(sent_at=None, sent_by="", goes_at=None, number_sent=0)


@command("newsletters.write", on="issue")
def send_test(*, actor: Actor, issue: Issue, now: dt.datetime) -> str:
    """Mail it to oneself, marked as a test; returns the address. Its links to stop are nobody's."""
    person = Person.objects.get(pk=actor.person_id)
    region = Region.objects.get(pk=issue.region_id)
    parts = parts_of(issue, slug=region.slug)
    letter = letter_of(issue=issue, parts=parts, region=region, language=person.language)
    nobody = Subscriber(region=region)
    html, text = letter.for_reader(
        stop=stop_address(nobody, slug=region.slug),
        choices=choices_address(nobody, slug=region.slug),
    )
    plan_message(
        key=f"issue-test:{issue.pk}:{now:%Y%m%d%H%M%S%f}", channel="mail", to=person.email,
        subject=_("Proef: %(subject)s") % {"subject": issue.subject}, text=text, html=html, now=now,
        sender_name=region.name, region_id=region.pk, at_once=True,
    )  # fmt: skip
    return str(person.email)
