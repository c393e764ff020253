"""Write a statement: typed by the form, each version kept, nothing of another writer lost."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.engines.dossier.form import Field, Part, form_named
from warmwelkom.engines.dossier.values import Value
from warmwelkom.rooms.handover.domain.parts import check_part, is_done, locked, show_anew
from warmwelkom.rooms.handover.domain.values import typed_value
from warmwelkom.rooms.handover.models import Delivery, Dossier, Statement

BY = {"A": Statement.By.PUPIL, "B": Statement.By.MENTOR, "C": Statement.By.CARE}


class WrittenMeanwhile(ChangedMeanwhile):
    """Another wrote in this field in between: `theirs` is what stands now, None when it was emptied."""

    def __init__(self, theirs: Statement | None) -> None:
        super().__init__(
            gettext_noop("Iemand anders schreef hier intussen ook. Kies wat er blijft staan.")
        )
        self.theirs = theirs


@command("handover.write", on="dossier", tell=("field",))
def write_statement(
    *,
    actor: Actor,
    dossier: Dossier,
    field: str,
    text: str,
    expected_version: int,
    now: dt.datetime,
) -> Statement | None:
    """Write one field of the own part; returns what stands now, None when it was left empty.

    `expected_version` is the version that the writer had before them, 0 for none. While a part is
    not done its writer works on one draft; a later change is a new version and the earlier stays.

    Raises:
        WrittenMeanwhile: somebody else wrote in between; nothing is overwritten.
        FieldNotClear: the text doesn't fit the field; the sentence says what does.
        MayNotKnow: not a field of the form, or not of the actor's part.
    """
    asked = _field(dossier, field)
    check_part(actor=actor, dossier=dossier, part=asked.part)
    value = typed_value(asked, text)
    fresh = locked(dossier)
    standing = Statement.objects.filter(
        dossier=fresh, field=field, replaced_at__isnull=True
    ).first()
    if standing is not None and standing.value == value:
        return standing
    if (standing.version if standing else 0) != expected_version:
        raise WrittenMeanwhile(standing)
    if value is None and standing is None:
        return None
    if standing and _is_draft(standing, fresh, asked.part, actor):
        return _redraft(standing, value, actor, now)
    return _next_version(fresh, asked, standing, value, actor, now)


def _field(dossier: Dossier, key: str) -> Field:
    try:
        return form_named(dossier.form).field(key)
    except KeyError:
        raise MayNotKnow from None


def _is_draft(standing: Statement, dossier: Dossier, part: Part, actor: Actor) -> bool:
    """Nobody but its writer leans on it: the part isn't done, no view was given, nothing was delivered."""
    if is_done(dossier, part) or standing.by_id != actor.user_id:
        return False
    if standing.own_views.exists():
        return False
    return not Delivery.objects.filter(dossier=dossier).exists()


def _redraft(
    draft: Statement, value: Value | None, actor: Actor, now: dt.datetime
) -> Statement | None:
    if value is None:
        Statement.objects.filter(pk=draft.pk).delete()
        return None
    draft.value, draft.written_at, draft.by_name = value, now, actor.name[:200]
    draft.version, draft.still_true_at = draft.version + 1, None
    draft.save()
    return draft


def _next_version(
    dossier: Dossier,
    field: Field,
    standing: Statement | None,
    value: Value | None,
    actor: Actor,
    now: dt.datetime,
) -> Statement | None:
    if standing:
        Statement.objects.filter(pk=standing.pk).update(replaced_at=now)
    if is_done(dossier, field.part):
        show_anew(dossier, field.part, now)
    if value is None:
        return None
    earlier = Statement.objects.filter(dossier=dossier, field=field.key)
    highest = earlier.aggregate(highest=Max("version"))["highest"] or 0
    new: Statement = Statement.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        field=field.key,
        article=field.article,
        value=value,
        version=highest + 1,
        by_kind=BY[field.part],
        by_id=actor.user_id,
        by_name=actor.name[:200],
        written_at=now,
        corrects=bool(field.part == "C" and standing and standing.is_open_in(dossier)),
    )
    return new


@command("handover.confirm_statement", on="statement")
def confirm_statement(*, actor: Actor, statement: Statement, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Somebody read a statement of over a year old and says: still true.

    Raises:
        WrittenMeanwhile: it was written anew in between.
    """
    fresh = Statement.objects.select_for_update().get(pk=statement.pk)
    if fresh.replaced_at:
        raise WrittenMeanwhile(None)
    fresh.still_true_at = now
    fresh.save(update_fields=["still_true_at"])
