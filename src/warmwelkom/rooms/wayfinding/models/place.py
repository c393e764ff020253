from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.wayfinding.models.about import OfPremises
from warmwelkom.rooms.wayfinding.models.premises import Level

FROM_ONE_TO_FIVE: list[Any] = [MinValueValidator(1), MaxValueValidator(5)]


class Place(OfPremises):
    """A spot where somebody stands: with words, prikkels, a position on the plan, and pictures (`Material`).

    `noise` and `light` go from 1 (little) to 5 (much); `busy` holds pairs of times, [["10:15", "10:35"]].
    `x` and `y` are pixels of the level's drawing; `heading_degrees` says where the middle of the panorama
    looks, clockwise from north. `translations`: {"en": {"name": "…", "alt": "…", "description": "…"}}.
    """

    class Kind(models.TextChoices):
        STOP = "stop", _("halte of station")
        ENTRANCE = "entrance", _("ingang")
        SQUARE = "square", _("plein")
        CANTEEN = "canteen", _("kantine")
        DESK = "desk", _("balie")
        CLASSROOM = "classroom", _("lokaal")
        WORKSHOP = "workshop", _("werkplaats of praktijklokaal")
        CORRIDOR = "corridor", _("gang")
        STAIRS = "stairs", _("trap")
        LIFT = "lift", _("lift")
        TOILET = "toilet", _("toilet")
        OTHER = "other", _("iets anders")

    level = models.ForeignKey(Level, on_delete=models.SET_NULL, null=True, related_name="places")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    room_code = models.CharField(max_length=20, blank=True, help_text="as it stands at the door")
    alt = models.CharField(max_length=300, blank=True, help_text="what is in the picture")
    description = models.TextField(max_length=1500, blank=True)
    translations = models.JSONField(default=dict)
    noise = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    light = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)
    busy = models.JSONField(default=list)
    step_free = models.BooleanField(null=True, help_text="empty: nobody has looked")
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    heading_degrees = models.FloatField(null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    photo_date = models.DateField(null=True)
    checked_on = models.DateField(null=True, help_text="somebody saw that it is still right")
    order = models.PositiveSmallIntegerField(default=0, help_text="in the walk, the stop first")
    published_at = models.DateTimeField(null=True)
    published_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["premises", "slug"], name="one_place_a_slug")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def busy_times(self) -> list[tuple[dt.time, dt.time]]:
        return [(dt.time.fromisoformat(a), dt.time.fromisoformat(b)) for a, b in self.busy]

    @property
    def words_seen(self) -> str:
        """Changes whenever somebody changes what is written about it."""
        written: list[Any] = [
            self.name,
            self.kind,
            self.room_code,
            self.alt,
            self.description,
            self.noise,
        ]
        written += [
            self.light,
            self.busy,
            self.step_free,
            self.owner_id,
            self.level_id,
            self.translations,
        ]
        return hashlib.sha256(
            json.dumps(written, default=str, sort_keys=True).encode()
        ).hexdigest()[:16]


class Corridor(OfPremises):
    """A way between two places, in both directions; the two lie in one premises."""

    class Kind(models.TextChoices):
        HALLWAY = "hallway", _("gang")
        DOOR = "door", _("deur")
        STAIRS = "stairs", _("trap")
        LIFT = "lift", _("lift")
        RAMP = "ramp", _("hellingbaan")
        OUTSIDE = "outside", _("buiten")

    one = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    metres = models.FloatField()
    width_cm = models.PositiveSmallIntegerField(null=True)
    step_free = models.BooleanField(default=True)
    door_is_automatic = models.BooleanField(null=True, help_text="empty: there is no door")
    noise = models.PositiveSmallIntegerField(null=True, validators=FROM_ONE_TO_FIVE)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "kind"], name="one_corridor_a_pair")
        ]


class StaleReport(OfPremises):
    """Somebody says that a place is not right any more: what is different. No name where it came from outside."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="stale_reports")
    text = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-at"]
