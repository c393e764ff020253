"""A person decides about two lines in doubt, or takes that decision back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.events import publish
from warmwelkom.rooms.transitions.events import LinkSettled
from warmwelkom.rooms.transitions.models import Application, Enrolment, Link


@command("transitions.settle_link", on="link_to_settle", tell=("same",))
def settle_link(*, actor: Actor, link_to_settle: Link, same: bool, now: dt.datetime) -> None:
    """A person says whether two lines are one pupil. That stands until a person says otherwise.

    One line is one pupil: who was linked to it before, by the method or by a person, no longer is.

    Raises:
        ChangedMeanwhile: a person decided about this pair already (a double click, two tabs).
    """
    row, line = _locked(link_to_settle), _line_of(link_to_settle)
    if row.decided_at:
        raise ChangedMeanwhile(gettext_noop("Hier is al over besloten. Kijk hoe het nu staat."))
    decided = {"decided_by_id": actor.user_id, "decided_at": now}
    outcome = Link.Outcome.LINKED if same else Link.Outcome.REFUSED
    Link.objects.filter(pk=row.pk).update(outcome=outcome, **decided)
    if same:
        others = Link.objects.filter(**line).exclude(pk=row.pk)
        others.filter(outcome=Link.Outcome.LINKED, decided_at__isnull=False).update(
            outcome=Link.Outcome.REFUSED, **decided
        )
        others.filter(decided_at__isnull=True).update(outcome=Link.Outcome.REFUSED)
    _point_line(line, to=row.transition_id if same else None, was=row.transition_id)
    _tell(row)


@command("transitions.settle_link", on="link_to_settle")
def reopen_link(*, actor: Actor, link_to_settle: Link) -> None:  # noqa: ARG001  for the policy and the record
    """Undo a decision: this pair is in doubt again. What people said of other pairs stays.

    Raises:
        ChangedMeanwhile: nobody decided about it, or somebody took it back already.
    """
    row, line = _locked(link_to_settle), _line_of(link_to_settle)
    if row.decided_at is None:
        raise ChangedMeanwhile(gettext_noop("Dit besluit is al teruggedraaid."))
    again = {"outcome": Link.Outcome.REVIEW, "decided_by": None, "decided_at": None}
    Link.objects.filter(pk=row.pk).update(**again)
    Link.objects.filter(decided_at__isnull=True, outcome=Link.Outcome.REFUSED, **line).update(
        outcome=Link.Outcome.REVIEW
    )
    _point_line(line, to=None, was=row.transition_id)
    _tell(row)


def _locked(link: Link) -> Link:
    """The pair as it is now, for us alone."""
    rows: Any = Link.objects.select_for_update(of=("self",)).select_related("transition")
    fresh: Link | None = rows.filter(pk=link.pk).first()
    if fresh is None:
        raise ChangedMeanwhile(
            gettext_noop("De lijsten zijn net opnieuw vergeleken. Kijk nog eens.")
        )
    return fresh


def _line_of(row: Link) -> dict[str, Any]:
    """The line on the mbo list, as the key that a link keeps of it."""
    if row.application_id:
        return {"application_id": row.application_id}
    return {"enrolment_id": row.enrolment_id}


def _point_line(line: dict[str, Any], *, to: Any, was: Any) -> None:
    """Point a line at a pupil; or at nobody, if it points at the one it was about."""
    model: Any = Application if "application_id" in line else Enrolment
    rows = model.objects.filter(pk__in=line.values())
    if to is None:
        rows.filter(transition_id=was).update(transition=None)
    else:
        rows.update(transition_id=to)


def _tell(row: Link) -> None:
    publish(LinkSettled(region_id=row.region_id, school_year=row.transition.school_year))
