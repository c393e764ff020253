from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.wayfinding.models.about import BySomebody, OfPremises
from warmwelkom.rooms.wayfinding.models.material import Material


class PortraitConsent(OfPremises, BySomebody):
    """Somebody agrees to be seen: who, for what, given when; below 16 by a parent. Withdrawn is at once.

    What it covers are the finds that point here. `at` and `by` are of who wrote it down.
    """

    name = models.CharField(max_length=120)
    is_under_16 = models.BooleanField(default=False)
    parent_name = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=200, help_text="for which pictures, shown where")
    proof = models.CharField(max_length=200, help_text="where the paper or mail is kept")
    given_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["name"]


class FoundFace(OfPremises):
    """What may show who somebody is, in one material: found by the machine, or drawn by a person.

    `track` holds rows [frame, x, y, width, height] in fractions of the picture, one row for a photo; between
    two rows the box moves evenly. In a panorama x may run over 1: it goes on at the other side. While the
    decision is "open" the box is solid in every rendition.
    """

    class Kind(models.TextChoices):
        FACE = "face", _("gezicht")
        NAME = "name", _("naam")
        SCREEN = "screen", _("scherm")
        PLATE = "plate", _("kenteken")
        VOICE = "voice", _("stem")
        OTHER = "other", _("iets anders")

    class Decision(models.TextChoices):
        OPEN = "open", _("nog niet bekeken")
        COVER = "cover", _("afdekken")
        NOBODY = "nobody", _("niemand herkenbaar")
        CONSENT = "consent", _("met toestemming")

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="found_faces")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FACE)
    is_by_hand = models.BooleanField(default=False)
    certainty = models.FloatField(null=True, help_text="of the machine, 0 to 1")
    first_frame = models.PositiveIntegerField(default=0)
    last_frame = models.PositiveIntegerField(default=0)
    track = models.JSONField()
    decision = models.CharField(max_length=8, choices=Decision.choices, default=Decision.OPEN)
    consent = models.ForeignKey(
        PortraitConsent, on_delete=models.RESTRICT, null=True, related_name="found_faces"
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["first_frame", "id"]
