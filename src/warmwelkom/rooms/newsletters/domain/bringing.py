"""What somebody brings with a call becomes a contribution of the think tank, by one act."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.newsletters.models import CallAnswer
from warmwelkom.rooms.thinktank.api import add_origin, contribute
from warmwelkom.rooms.thinktank.models import Contribution


@command("calls.bring_own", on="answer", tell=("kind",))
def bring_own(
    *, actor: Actor, answer: CallAnswer, kind: str, title: str, text: str, now: dt.datetime
) -> Contribution:
    """Whoever was let in puts what they bring in the think tank, in their own name.

    Raises:
        ChangedMeanwhile: it stands there already.
        NothingSaid: no words, or no title where one is needed.
    """
    return _bring(actor=actor, answer=answer, kind=kind, title=title, text=text, now=now)


@command("calls.let_in", on="answer", tell=("kind",))
def bring_for(
    *, actor: Actor, answer: CallAnswer, kind: str, title: str, text: str, now: dt.datetime
) -> Contribution:
    """The coordinator puts it there, in the coordinator's name; raises as `bring_own`."""
    return _bring(actor=actor, answer=answer, kind=kind, title=title, text=text, now=now)


def _bring(
    *, actor: Actor, answer: CallAnswer, kind: str, title: str, text: str, now: dt.datetime
) -> Contribution:
    row = (
        CallAnswer.objects.select_for_update(of=("self",)).select_related("call").get(pk=answer.pk)
    )
    if row.contribution_id or row.confirmed_at is None:
        raise ChangedMeanwhile(gettext_noop("Dit staat al in de denktank."))
    made = contribute(actor=actor, kind=kind, title=title, text=text, now=now)
    add_origin(
        actor=actor, contribution=made, kind="call", source=row.call_id, title=row.call.title,
        on=now.date(),
    )  # fmt: skip
    made.labels.add(*row.themes.all())
    CallAnswer.objects.filter(pk=row.pk).update(contribution=made)
    return made
