"""A partner brings a need, an idea, a plan or an offer; or says "this is what I mean too"."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.thinktank.domain.plans import make_plan
from warmwelkom.rooms.thinktank.domain.rules import first_state
from warmwelkom.rooms.thinktank.domain.states import begin_state, set_state
from warmwelkom.rooms.thinktank.models import Contribution, Kind, ModerationCase, Voice


class NothingSaid(UserError):  # noqa: N818  reads as the sentence it is
    """A contribution needs words."""


@command("thinktank.contribute", tell=("kind",))
def contribute(*, actor: Actor, kind: str, title: str, text: str, now: dt.datetime) -> Contribution:
    """Publish a partner's contribution; whoever moderates reads it afterwards.

    Raises:
        NothingSaid: there is no text, or no title where one is needed.
    """
    title, text = title.strip(), text.strip()
    if not text or not (title or kind == Kind.NEED):
        raise NothingSaid(gettext_noop("Schrijf in een paar zinnen wat je bedoelt."))
    made = Contribution.objects.create(
        region_id=actor.region,
        kind=kind,
        title=title,
        text=text,
        received_on=now.date(),
        author_id=actor.person_id,
        author_name=actor.name,
        school_id=school_of(actor),
        state=first_state(kind),
        state_on=now.date(),
        published_at=now,
    )
    begin_state(contribution=made, reason=gettext("Net binnen."), actor=actor, now=now)
    if kind == Kind.NEED:
        set_state(
            contribution=made, state="heard", reason=gettext("Gelezen en geplaatst."),
            actor=actor, now=now,
        )  # fmt: skip
    ModerationCase.objects.create(
        region_id=actor.region, contribution=made, opened_on=now.date(), original=text
    )
    if kind == Kind.PLAN:
        make_plan(made)
    _add_voice(actor, made, now, is_writer=True)
    return made


def school_of(actor: Actor) -> UUID | None:
    """The organisation somebody speaks for: that of their first role here with one."""
    return next((grant.school_id for grant in actor.grants if grant.school_id), None)


@command("thinktank.support", on="contribution")
def add_voice(*, actor: Actor, contribution: Contribution, now: dt.datetime) -> None:
    """Say "this is what I mean too", by somebody with an account; twice is once."""
    _add_voice(actor, contribution, now)


def _add_voice(
    actor: Actor, contribution: Contribution, now: dt.datetime, *, is_writer: bool = False
) -> None:
    Voice.objects.get_or_create(
        region_id=contribution.region_id,
        contribution=contribution,
        person_id=actor.person_id,
        defaults={"week": monday(now.date()), "is_writer": is_writer},
    )
    recount(contribution)


@command("thinktank.support", on="contribution")
def take_voice_back(*, actor: Actor, contribution: Contribution) -> None:
    """Undo "this is what I mean too"; who wrote it keeps their voice."""
    Voice.objects.filter(
        contribution=contribution, person_id=actor.person_id, is_writer=False
    ).delete()
    recount(contribution)


def recount(contribution: Contribution) -> int:
    """Count the voices again over everything merged into it, each person or phone once."""
    from warmwelkom.rooms.thinktank.queries.voices import count_heard  # noqa: PLC0415  reads beside writes

    root = contribution.merged_into_id or contribution.pk
    heard = count_heard(root)
    Contribution.objects.filter(pk=root).exclude(heard=heard).update(heard=heard)
    return heard


def monday(day: dt.date) -> dt.date:
    """The Monday of a day's week: the finest moment that is kept of somebody without an account."""
    return day - dt.timedelta(days=day.weekday())
