"""Write a newsletter: its subject, its blocks and their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.outbox.addresses import one_line
from warmwelkom.rooms.newsletters.models import Issue, IssueBlock
from warmwelkom.rooms.newsletters.pictures import web_picture


@command("newsletters.make", tell=("subject",))
def make_issue(*, actor: Actor, subject: str, now: dt.datetime) -> Issue:
    """Begin a newsletter; it is a draft."""
    made: Issue = Issue.objects.create(
        region_id=actor.region, subject=one_line(subject, most=150), made_at=now,
        made_by_id=actor.user_id,
    )  # fmt: skip
    return made


@command("newsletters.write", on="issue")
def change_subject(*, actor: Actor, issue: Issue, subject: str) -> None:  # noqa: ARG001  asked by the command
    """Another subject; raises ChangedMeanwhile when it was sent."""
    Issue.objects.filter(pk=draft(issue).pk).update(subject=one_line(subject, most=150))


@command("newsletters.write", on="issue")
def choose_segment(*, actor: Actor, issue: Issue, segment: dict[str, list[str]]) -> None:  # noqa: ARG001  asked by the command
    """Say for whom it is: roles, sectors, themes; raises ChangedMeanwhile when it was sent."""
    Issue.objects.filter(pk=draft(issue).pk).update(segment=segment)


@command("newsletters.write", on="issue", tell=("kind",))
def add_block(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    issue: Issue,
    kind: str,
    picture: bytes | None = None,
    **fields: Any,
) -> IssueBlock:
    """Put a block at the end; `fields` are text, target or alt.

    Raises:
        PictureRefused: the picture is too large, broken or none.
        ChangedMeanwhile: it was sent.
    """
    row = draft(issue)
    last = row.blocks.aggregate(last=Max("place"))["last"] or 0
    made = IssueBlock(region_id=row.region_id, issue=row, kind=kind, place=last + 1, **fields)
    if picture is not None:
        made.picture.save("x", ContentFile(web_picture(picture)), save=False)
    made.save()
    return made


@command("newsletters.write", on="issue")
def change_block(*, actor: Actor, issue: Issue, block: UUID, **fields: Any) -> None:  # noqa: ARG001  asked by the command
    """Other words in a block; raises ChangedMeanwhile when it was sent."""
    IssueBlock.objects.filter(issue=draft(issue), pk=block).update(**fields)


@command("newsletters.write", on="issue", tell=("step",))
def move_block(*, actor: Actor, issue: Issue, block: UUID, step: int) -> None:  # noqa: ARG001  asked by the command
    """One place up (-1) or down (1); at the edge nothing happens."""
    rows = list(draft(issue).blocks.all())
    at = next((number for number, row in enumerate(rows) if row.pk == block), None)
    if at is None:
        raise MayNotKnow
    to = at + (1 if step > 0 else -1)
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
        for place, row in enumerate(rows, start=1):
            row.place = place
        IssueBlock.objects.bulk_update(rows, ["place"])


@command("newsletters.write", on="issue")
def remove_block(*, actor: Actor, issue: Issue, block: UUID) -> None:  # noqa: ARG001  asked by the command
    """Take a block out; its picture is erased when the act is certain."""
    row = draft(issue).blocks.filter(pk=block).first()
    if row is None:
        raise MayNotKnow
    _erase_files([row])
    row.delete()


@command("newsletters.write", on="issue")
def discard_issue(*, actor: Actor, issue: Issue) -> None:  # noqa: ARG001  asked by the command
    """Throw a draft away with all its blocks."""
    row = draft(issue)
    _erase_files(row.blocks.all())
    row.delete()


def _erase_files(blocks: Iterable[IssueBlock]) -> None:
    for block in blocks:
        storage, name = block.picture.storage, block.picture.name
        if name:
            transaction.on_commit(partial(storage.delete, name))


def draft(issue: Issue) -> Issue:
    """The issue, locked; raises ChangedMeanwhile when it is no draft any more."""
    row: Issue = Issue.objects.select_for_update().get(pk=issue.pk)
    if row.sent_at:
        raise ChangedMeanwhile(
            gettext_noop("Deze nieuwsbrief is verstuurd. Neem hem terug, of schrijf een nieuwe.")
        )
    return row
