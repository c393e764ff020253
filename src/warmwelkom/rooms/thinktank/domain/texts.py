"""Change or take back one's own words, and say something about those of others."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.events import publish
from warmwelkom.rooms.thinktank.domain.contribute import NothingSaid, school_of
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing
from warmwelkom.rooms.thinktank.events import RemarkMade
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    EarlierText,
    Kind,
    Merge,
    ModerationCase,
    Remark,
    Withdrawal,
)


class StandsInABundle(UserError):  # noqa: N818  reads as the sentence it is
    """What is merged can't be taken back alone: the words of others stand under it, or it under them."""


@command("thinktank.edit", on="contribution")
def change_text(
    *,
    actor: Actor,
    contribution: Contribution,
    title: str,
    text: str,
    hide_earlier: bool,
    now: dt.datetime,
) -> Contribution:
    """Change the words; how they read before stays to be read, unless it named a person.

    Whoever moderates reads the new words afterwards. Writing the same changes nothing.

    Raises:
        NothingSaid: there is no text, or no title where one is needed.
    """
    title, text = title.strip(), text.strip()
    if not text or not (title or contribution.kind == Kind.NEED):
        raise NothingSaid(gettext_noop("Schrijf in een paar zinnen wat je bedoelt."))
    fresh = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if (fresh.title, fresh.text) == (title, text):
        return fresh
    by_author = fresh.author_id is not None and fresh.author_id == actor.user_id
    _keep_earlier(fresh, actor, now, is_shown=by_author and not hide_earlier)
    if hide_earlier:
        EarlierText.objects.filter(contribution=fresh).update(title="", text="")
    fresh.title, fresh.text = title, text
    fresh.save(update_fields=["title", "text"])
    if by_author:
        ModerationCase.objects.filter(contribution=fresh).update(
            decision="", decided_on=None, decided_by=None, reason="", opened_on=now.date(),
            original=text,
        )  # fmt: skip
    return fresh


def _keep_earlier(row: Contribution, actor: Actor, now: dt.datetime, *, is_shown: bool) -> None:
    """What a moderator changes, is changed for somebody's privacy: then the words are not kept."""
    EarlierText.objects.create(
        region_id=row.region_id, contribution=row, until=now, changed_by_name=actor.name,
        title=row.title if is_shown else "", text=row.text if is_shown else "",
    )  # fmt: skip


@command("thinktank.edit", on="contribution")
def withdraw(*, actor: Actor, contribution: Contribution, now: dt.datetime) -> Withdrawal:
    """Take one's own contribution back: nobody but the author and a moderator sees it from now on.

    Raises:
        StandsInABundle: it is merged, in one direction or the other.
        ChangedMeanwhile: it is not public now.
    """
    fresh = Contribution.objects.select_for_update().get(pk=contribution.pk)
    holds = Merge.objects.filter(undone_at=None)
    if fresh.merged_into_id or holds.filter(into=fresh).exists():
        raise StandsInABundle(
            gettext_noop(
                "Dit staat samen met wat anderen zeiden. Vraag een moderator om het eerst los te maken."
            )
        )
    if fresh.published_at is None:
        raise ChangedMeanwhile(gettext_noop("Dit staat al niet meer in de denktank."))
    taken = Withdrawal.objects.create(
        region_id=fresh.region_id, contribution=fresh, at=now, by_id=actor.user_id,
        published_at=fresh.published_at,
    )  # fmt: skip
    Contribution.objects.filter(pk=fresh.pk).update(published_at=None)
    return taken


@command("thinktank.edit", on="contribution")
def put_back(*, actor: Actor, contribution: Contribution, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Undo a withdrawal; without one nothing changes."""
    taken = Withdrawal.objects.filter(contribution=contribution, undone_at=None).first()
    if taken is not None:
        Withdrawal.objects.filter(pk=taken.pk).update(undone_at=now)
        Contribution.objects.filter(pk=contribution.pk, published_at=None).update(
            published_at=taken.published_at
        )


@command("thinktank.remark", on="contribution")
def add_remark(*, actor: Actor, contribution: Contribution, text: str, now: dt.datetime) -> Remark:
    """Say something about a contribution, under one's own name.

    Raises:
        NothingSaid: there are no words.
    """
    if not text.strip():
        raise NothingSaid(gettext_noop("Schrijf in een paar zinnen wat je bedoelt."))
    made: Remark = Remark.objects.create(
        region_id=actor.region, contribution=contribution, text=text.strip(), at=now,
        by_id=actor.person_id, by_name=actor.name, school_id=school_of(actor),
    )  # fmt: skip
    publish(
        RemarkMade(
            region_id=actor.region, contribution_id=contribution.pk, remark_id=made.pk,
            by=actor.user_id,
        )
    )  # fmt: skip
    return made


@command("thinktank.take_down", on="remark")
def take_down_remark(*, actor: Actor, remark: Remark, reason: str, now: dt.datetime) -> None:
    """Take a remark down: one's own without more, another's with a reason. Its text is gone.

    Raises:
        ReasonMissing: somebody else's remark, and nobody would know why.
    """
    if remark.by_id != actor.user_id and not reason.strip():
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom. Iedereen kan dat lezen."))
    Remark.objects.filter(pk=remark.pk, taken_down_at=None).update(
        text="", taken_down_at=now, taken_down_by_id=actor.user_id,
        taken_down_reason=reason.strip()[:300],
    )  # fmt: skip
