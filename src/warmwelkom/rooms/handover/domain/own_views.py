"""What the pupil says to a statement, a person's answer to an objection, and "I have read it"."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.handover.domain.parts import locked
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement

LONGEST = 500


class ViewNotClear(UserError):  # noqa: N818  reads as the sentence it is
    """A view is one of three; to add or to object takes words."""


@command("handover.say_view", on="statement", tell=("kind",))
def say_view(
    *, actor: Actor, statement: Statement, kind: str, text: str, now: dt.datetime
) -> OwnView:
    """Say to one statement: right, something to add, or I don't agree. Said again, it replaces the first.

    Raises:
        ViewNotClear: no kind, no words where they are asked, or too many.
        ChangedMeanwhile: the statement was written anew while the pupil read it.
    """
    text = text.strip()
    _check(kind, text)
    fresh = Statement.objects.select_for_update().get(pk=statement.pk)
    if fresh.replaced_at:
        raise ChangedMeanwhile(
            gettext_noop("Deze tekst is net veranderd. Lees hem nog een keer en kies dan opnieuw.")
        )
    before = OwnView.objects.filter(statement=fresh, by_parent=actor.kind == "parent").first()
    if before and (before.kind, before.text) == (kind, "" if kind == "agrees" else text):
        return before
    view, _made = OwnView.objects.update_or_create(
        statement=fresh,
        by_parent=actor.kind == "parent",
        defaults={
            "region_id": fresh.region_id,
            "kind": kind,
            "text": "" if kind == OwnView.Kind.AGREES else text,
            "said_at": now,
            "answer": "",
            "answered_by_name": "",
            "answered_at": None,
        },
    )
    return view


def _check(kind: str, text: str) -> None:
    if kind not in OwnView.Kind.values:
        raise ViewNotClear(gettext_noop("Kies wat je ervan vindt."))
    if kind != OwnView.Kind.AGREES and not text:
        raise ViewNotClear(gettext_noop("Schrijf op wat jij ervan vindt."))
    if len(text) > LONGEST:
        raise ViewNotClear(gettext_noop("Maak de tekst korter: er passen 500 tekens."))


@command("handover.answer_objection", on="view")
def answer_objection(*, actor: Actor, view: OwnView, text: str, now: dt.datetime) -> None:
    """A person's answer to an objection; it stands beside it wherever the statement is read.

    Raises:
        ViewNotClear: no words, or too many.
    """
    text = text.strip()
    if not text:
        raise ViewNotClear(gettext_noop("Schrijf een antwoord. De leerling leest dit."))
    if len(text) > LONGEST:
        raise ViewNotClear(gettext_noop("Maak de tekst korter: er passen 500 tekens."))
    fresh = OwnView.objects.select_for_update().get(pk=view.pk)
    fresh.answer, fresh.answered_by_name, fresh.answered_at = text, actor.name[:200], now
    fresh.save(update_fields=["answer", "answered_by_name", "answered_at"])


@command("handover.have_read", on="dossier")
def say_read(
    *,
    actor: Actor,  # noqa: ARG001  for the policy and the record
    dossier: Dossier,
    now: dt.datetime,
    seen: dt.datetime | None = None,
) -> None:
    """The pupil has read B and C: nobody waits for the ten working days any more.

    `seen` is the newest moment that the page showed (`Dossier.newest`), None where nobody looked at a page.

    Raises:
        ChangedMeanwhile: a part came or changed since.
    """
    fresh = locked(dossier)
    if seen and fresh.newest and fresh.newest > seen:
        raise ChangedMeanwhile(
            gettext_noop(
                "Er is net iets bij gekomen. Lees dat eerst, en zeg dan dat je alles gelezen hebt."
            )
        )
    fresh.answered_at = now
    fresh.save(update_fields=["answered_at"])


@command("handover.have_read", on="dossier")
def say_informed(*, actor: Actor, dossier: Dossier, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """The pupil has read who sees what, when and why."""
    fresh = locked(dossier)
    if fresh.informed_at is None:
        fresh.informed_at = now
        fresh.save(update_fields=["informed_at"])
