from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class ThreadLink(models.Model):
    """One stitch of the thread: `later` came from `earlier`, in this way."""

    class Kind(models.TextChoices):
        TOUCHES = "touches", _("raakt aan")
        SOLVES = "solves", _("lost op")
        WORKS_OUT = "works_out", _("werkt uit")
        TRIES = "tries", _("beproeft")
        MEASURES = "measures", _("meet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    earlier = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="later_links")
    later = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="earlier_links")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    note = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later", "kind"], name="one_link_of_a_kind"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="no_link_to_itself"),
        ]


class Origin(models.Model):
    """Where a contribution came from: a meeting, a board or a call, as the room above names it."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("kwam uit een bijeenkomst")
        BOARD = "board", _("kwam van een bord")
        CALL = "call", _("kwam uit een oproep")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="origins")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    source = models.UUIDField()
    title = models.CharField(max_length=200)
    on = models.DateField()

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "kind", "source"], name="one_origin")
        ]
