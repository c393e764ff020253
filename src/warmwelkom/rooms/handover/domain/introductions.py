"""How a pupil wants to be met: their own act, and theirs to take back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction as database
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.files.keeping import keep_in
from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.handover.models import Introduction
from warmwelkom.rooms.transitions.api import OWN_DECISION_AT, age_on
from warmwelkom.rooms.transitions.models import Transition


class NotYours(UserError):  # noqa: N818  reads as the sentence it is
    """Until 16 a parent gives the photo, from 16 the pupil."""


@command("handover.my_talk", on="transition")
def say_name(
    *, actor: Actor, transition: Transition, said_as: str, now: dt.datetime  # noqa: ARG001  asked by the command
) -> Introduction:  # fmt: skip
    """Say how the name is said; empty takes it away."""
    row, _made = Introduction.objects.update_or_create(
        transition=transition,
        defaults={"region_id": transition.region_id, "said_as": said_as.strip(), "changed_at": now},
    )
    found: Introduction = row
    return found


@command("handover.my_talk", on="transition")
def give_photo(
    *, actor: Actor, transition: Transition, name: str, content: bytes, now: dt.datetime
) -> Introduction:
    """Give a photo for the new mentor: the act is the consent. The old photo is erased.

    Raises:
        NotYours: under 16 it is a parent's to give.
        FileRefused: it is no picture, or too large.
    """
    born = transition.pupil.birth_date
    is_own = born is not None and age_on(born, now.date()) >= OWN_DECISION_AT
    if actor.kind == "pupil" and not is_own:
        raise NotYours(
            gettext_noop(
                "Je bent nog geen 16. Vraag je ouder om de foto te geven, met de eigen code."
            )
        )
    row, _made = Introduction.objects.get_or_create(
        transition=transition, defaults={"region_id": transition.region_id, "changed_at": now}
    )
    before = row.file.name
    keep_in(row, name=name, content=content)
    if not row.type.startswith("image/"):
        raise FileRefused(gettext_noop("Kies een foto: een png, jpeg of webp."))
    row.changed_at = row.photo_given_at = now
    row.by_parent = actor.kind == "parent"
    row.save()
    _erase_later(row, before)
    found: Introduction = row
    return found


@command("handover.my_talk", on="transition")
def take_photo_back(*, actor: Actor, transition: Transition, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The photo is erased at once; what is printed we cannot take back, and the page says so."""
    for row in Introduction.objects.filter(transition=transition):
        erase_photo(row=row, now=now)


def erase_photo(*, row: Introduction, now: dt.datetime) -> None:
    """Take the picture out of a row and off the disk."""
    name = row.file.name
    row.name = row.type = row.sha256 = ""
    row.file, row.size, row.photo_given_at, row.changed_at = "", 0, None, now
    row.save()
    _erase_later(row, name)


def _erase_later(row: Introduction, name: str | None) -> None:
    if name and name != row.file.name:
        storage = row._meta.get_field("file").storage
        database.on_commit(lambda: storage.delete(name))
