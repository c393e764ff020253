"""Who writes which part, and a part that is done, reopened, or asked for."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import may
from warmwelkom.engines.dossier.form import Part
from warmwelkom.rooms.handover.domain.telling import tell_of_writing
from warmwelkom.rooms.handover.models import Dossier

PARTS: tuple[Part, ...] = ("A", "B", "C")


class DossierErased(UserError):  # noqa: N818  reads as the sentence it is
    """The term is over and the statements are gone."""


def done_field(part: Part) -> str:
    return f"{part.lower()}_done_at"


def is_done(dossier: Dossier, part: Part) -> bool:
    return getattr(dossier, done_field(part)) is not None


def check_part(*, actor: Actor, dossier: Dossier, part: str) -> Part:
    """The part, when the actor writes it; raises MayNotKnow otherwise."""
    if part not in PARTS or not may(actor, f"handover.write_{part.lower()}", dossier):
        raise MayNotKnow
    return part


def locked(dossier: Dossier) -> Dossier:
    """The dossier as it stands, held until the transaction ends; raises DossierErased."""
    fresh: Dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if fresh.erased_at:
        raise DossierErased(
            gettext_noop("Dit dossier is gewist, want de bewaartermijn is voorbij.")
        )
    return fresh


@command("handover.write", on="dossier", tell=("part",))
def finish_part(*, actor: Actor, dossier: Dossier, part: str, now: dt.datetime) -> None:
    """Say that a part is done. From B on the pupil is shown it, and ten working days run; C has days of its own.

    Said again while it is done (a double click, an old tab), it takes nothing from the pupil's answer.
    """
    which = check_part(actor=actor, dossier=dossier, part=part)
    fresh = locked(dossier)
    if is_done(fresh, which):
        return
    setattr(fresh, done_field(which), now)
    if which == "B":
        show(fresh, now)
    fresh.needs_c = fresh.needs_c or which == "C"
    fresh.save()
    if which != "A":
        tell_of_writing(dossier=fresh, part=which, now=now)


@command("handover.write", on="dossier", tell=("part",))
def reopen_part(*, actor: Actor, dossier: Dossier, part: str) -> None:
    """Say that a part is not done after all. What was delivered stays delivered."""
    which = check_part(actor=actor, dossier=dossier, part=part)
    fresh = locked(dossier)
    setattr(fresh, done_field(which), None)
    if which == "B":
        fresh.shown_at = None
    fresh.save()


@command("handover.write_b", on="dossier")
def ask_for_care(*, actor: Actor, dossier: Dossier) -> None:  # noqa: ARG001  for the policy and the record
    """The mentor says that the care coordinator has something to add; blocks nothing."""
    fresh = locked(dossier)
    fresh.needs_c = True
    fresh.save(update_fields=["needs_c"])


@command("handover.write_b", on="dossier")
def need_no_care(*, actor: Actor, dossier: Dossier) -> None:  # noqa: ARG001  for the policy and the record
    """Take that back, while the care coordinator wrote nothing yet."""
    fresh = locked(dossier)
    fresh.needs_c = fresh.c_done_at is not None
    fresh.save(update_fields=["needs_c"])


def show(dossier: Dossier, now: dt.datetime) -> None:
    """B is shown anew: what the pupil did not answer yet gets its ten working days. Saved by the caller."""
    if dossier.b_done_at:
        dossier.shown_at, dossier.answered_at = now, None


def show_anew(dossier: Dossier, part: Part, now: dt.datetime) -> None:
    """A part that was done has changed: its own ten working days run again, no other part waits for it.

    What is open to a receiver stays open; what comes anew in it waits those days.
    """
    if part == "B":
        show(dossier, now)
    elif part == "C":
        dossier.c_done_at = now
    dossier.save(update_fields=["shown_at", "answered_at", "c_done_at"])
    if part != "A":
        tell_of_writing(dossier=dossier, part=part, now=now)
