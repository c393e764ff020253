from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.models.board import Board, BoardGuest
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Contribution


class BoardGroup(models.Model):
    """Notes that belong together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, help_text="its making was undone")
    chosen_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["made_at", "id"]


class BoardNote(models.Model):
    """One thought. `key` is made by the page that sent it: sent twice, it is one note.

    Of a guest who was erased the note stays, and nobody wrote it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="notes")
    key = models.UUIDField()
    text = models.CharField(max_length=280)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    guest = models.ForeignKey(
        BoardGuest, on_delete=models.SET_NULL, null=True, related_name="notes"
    )
    group = models.ForeignKey(
        BoardGroup, on_delete=models.SET_NULL, null=True, related_name="notes"
    )
    place = models.PositiveIntegerField(default=0, help_text="within its group, or among the loose")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    chosen_at = models.DateTimeField(null=True)
    contribution = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    became_contribution_at = models.DateTimeField(null=True, help_text="once, whatever follows")

    objects = region_manager()

    class Meta:
        ordering = ["place", "made_at", "id"]
        constraints = [models.UniqueConstraint(fields=["board", "key"], name="one_note_for_a_key")]


class BoardDot(models.Model):
    """How many dots somebody gave to a group, or to a note that stands alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="dots")
    group = models.ForeignKey(BoardGroup, on_delete=models.CASCADE, null=True, related_name="dots")
    note = models.ForeignKey(BoardNote, on_delete=models.CASCADE, null=True, related_name="dots")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    guest = models.ForeignKey(BoardGuest, on_delete=models.SET_NULL, null=True, related_name="+")
    count = models.PositiveSmallIntegerField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(group=None, note__isnull=False) | Q(group__isnull=False, note=None),
                name="a_dot_stands_on_one_thing",
            ),
            models.CheckConstraint(condition=Q(count__gt=0), name="a_dot_counts"),
        ]


class BoardAct(models.Model):
    """What somebody did on a board that others see and whoever leads may undo.

    `before` is what must be put back: for each note its group and place, or the name a group had.
    """

    class Kind(models.TextChoices):
        MOVE = "move", _("verplaatst")
        GROUP = "group", _("groep gemaakt")
        RENAME = "rename", _("groep hernoemd")
        WITHDRAW = "withdraw", _("briefje weggehaald")
        CHOOSE = "choose", _("gekozen")
        PHASE = "phase", _("fase")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    guest = models.ForeignKey(BoardGuest, on_delete=models.SET_NULL, null=True, related_name="+")
    about = models.CharField(max_length=80, blank=True, help_text="which note, group or phase")
    to = models.CharField(max_length=80, blank=True, help_text="where to, or its new name")
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["board", "-at"], name="board_acts")]
