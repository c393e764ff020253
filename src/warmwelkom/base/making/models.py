"""What a row of a file that is being made needs; a room says what it is a file of, and in which region."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, Final

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.files.keeping import unguessable_name
from warmwelkom.base.ids import new_id

A_WHILE: Final = dt.timedelta(minutes=1)
"""So long nothing begins without a word about it."""
SILENCE: Final = dt.timedelta(seconds=45)
"""So long a worker says nothing without a word about it; one that was killed is taken up a minute or two later."""
PATIENCE: Final = dt.timedelta(minutes=10)
"""After so much silence it may be asked anew."""
LOST: Final = gettext_noop("Het maken is afgebroken. Probeer het opnieuw.")


class Stage(StrEnum):
    WAITS = "waits"
    HELD_UP = "held_up"
    GOES_ON = "goes_on"
    SILENT = "silent"
    READY = "ready"
    FAILED = "failed"


def where_it_lies(_row: models.Model, _name: str) -> str:
    return unguessable_name("made")


class MadeFile(models.Model):
    """A PDF that somebody asked for: how far it is, and the file once it is there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_by_name = models.CharField(max_length=200)
    language = models.CharField(max_length=5, default="nl")
    tries = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="how often a worker began"
    )
    heard_at = models.DateTimeField(null=True, help_text="when a worker last said how far it is")
    done = models.PositiveSmallIntegerField(default=0, help_text="sheets")
    total = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="sheets; 0 where that shows at the end"
    )
    made_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True, help_text="why it failed, in Dutch")
    file = models.FileField(upload_to=where_it_lies, blank=True)

    type = "application/pdf"

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """How the file is called for who takes it along."""
        raise NotImplementedError

    @property
    def topic(self) -> str:
        """What pages that show this row listen to."""
        raise NotImplementedError

    def stage(self, now: dt.datetime) -> Stage:
        """Where it stands; the distance counts and not the order, for a demo goes back in time."""
        if self.made_at is not None:
            return Stage.READY
        if self.fault:
            return Stage.FAILED
        if self.heard_at is None:
            return Stage.HELD_UP if abs(now - self.asked_at) > A_WHILE else Stage.WAITS
        silent = abs(now - self.heard_at)
        if silent > PATIENCE:
            return Stage.FAILED
        return Stage.SILENT if silent > SILENCE else Stage.GOES_ON

    def is_under_way(self, now: dt.datetime) -> bool:
        """Not yet there, and nobody needs to ask anew; one that waits for a worker keeps its place."""
        return self.stage(now) not in (Stage.READY, Stage.FAILED)

    @property
    def told(self) -> str:
        """Why there is no file, in the language of the page."""
        return gettext(self.fault or LOST)


def take_file_along(instance: Any, **_signal: Any) -> None:
    """The row is gone, however it went: its file goes when that is certain."""
    storage, name = instance.file.storage, str(instance.file.name or "")
    if name:
        transaction.on_commit(lambda: storage.delete(name))
