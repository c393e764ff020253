"""Lay a thread between two contributions, take it out, or make the next thing on it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.thinktank.domain.contribute import contribute
from warmwelkom.rooms.thinktank.domain.rules_of_links import NEXT, WAYS, fits
from warmwelkom.rooms.thinktank.domain.states import set_state
from warmwelkom.rooms.thinktank.models import Contribution, Kind, ThreadLink
from warmwelkom.rooms.thinktank.queries.thread_sql import WALKED, leads_to


class CantLink(UserError):  # noqa: N818  reads as the sentence it is
    """These two can't be tied in this way; the sentence says why."""


@command("thinktank.link", on="this", tell=("way",))
def add_link(
    *, actor: Actor, this: Contribution, other: Contribution, way: str, now: dt.datetime
) -> ThreadLink:
    """Tie `this` to `other` in a way of `WAYS`; twice is once.

    Raises:
        MayNotKnow: the actor may not see the other one.
        CantLink: the two do not fit, or the thread would run in a ring.
    """
    if not may(actor, "thinktank.link", other):
        raise MayNotKnow
    if way not in WAYS:
        raise CantLink(gettext_noop("Kies eerst hoe die twee bij elkaar horen."))
    kind, place = way.split(":")
    earlier, later = (other, this) if place == "earlier" else (this, other)
    _check(earlier, later, kind)
    link, _made = ThreadLink.objects.get_or_create(
        region_id=this.region_id, earlier=earlier, later=later, kind=kind,
        defaults={"made_on": now.date(), "made_by_id": actor.user_id},
    )  # fmt: skip
    return link


def _check(earlier: Contribution, later: Contribution, kind: str) -> None:
    """Lock both, so that two people who tie them in a ring see each other's thread."""
    list(
        Contribution.objects.select_for_update()
        .filter(pk__in=[earlier.pk, later.pk])
        .order_by("pk")
        .values("pk")
    )
    first, last = earlier.merged_into_id or earlier.pk, later.merged_into_id or later.pk
    if first == last or not fits(link=kind, earlier=earlier.kind, later=later.kind):
        raise CantLink(gettext_noop("Deze twee passen zo niet bij elkaar. Kies een andere."))
    if kind in WALKED and leads_to(start=last, target=first):
        raise CantLink(
            gettext_noop(
                "Dan loopt de draad in een kring: het een komt hier al uit het ander. Draai het om, of kies een andere."
            )
        )


@command("thinktank.unlink", on="link", tell=("kind",))
def remove_link(*, actor: Actor, link: ThreadLink, kind: str) -> None:  # noqa: ARG001  for the policy and the record
    """Take a thread out; what it tied stays."""
    ThreadLink.objects.filter(pk=link.pk).delete()


@command("thinktank.link", on="this")
def begin_from(
    *, actor: Actor, this: Contribution, title: str, text: str, now: dt.datetime
) -> Contribution:
    """Make an idea of a need, or a plan of an idea, tied to it; an idea is then being worked out.

    Raises:
        CantLink: nothing follows on this kind.
        NothingSaid: the words are missing.
    """
    if this.kind not in NEXT:
        raise CantLink(gettext_noop("Hier kun je niets van maken. Kies een behoefte of een idee."))
    kind, link = NEXT[this.kind]
    made: Contribution = contribute(actor=actor, kind=kind, title=title, text=text, now=now)
    add_link(actor=actor, this=made, other=this, way=f"{link}:earlier", now=now)
    if this.kind == Kind.IDEA and this.state in ("new", "talking", "kept"):
        why = gettext("Er is een plan van gemaakt: ‘%(title)s’.") % {"title": made.title}
        set_state(contribution=this, state="worked_out", reason=why, actor=actor, now=now)
    return made
