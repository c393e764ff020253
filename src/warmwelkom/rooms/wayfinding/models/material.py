from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.wayfinding.models.about import BySomebody, OfPremises, where_it_lies
from warmwelkom.rooms.wayfinding.models.place import Place
from warmwelkom.rooms.wayfinding.models.premises import Level


class Material(OfPremises, BySomebody):
    """What somebody brought of a place or a level: as it came (private, for a while) and made fit.

    `sha256` is of the file as it came and names it in a storyboard. `fov_degrees` is how far a panorama
    reaches around, `heading_degrees` where its middle looked, when the file said so. What may be shown are
    its `renditions`, and only while the state is "ready". `at` and `by` are of who brought it.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("foto")
        CLIP = "clip", _("filmpje")
        PANORAMA = "panorama", _("panorama")
        PLAN = "plan", _("plattegrond")
        VOICE = "voice", _("stem")
        MUSIC = "music", _("muziek")

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("binnengekomen")
        CLEANING = "cleaning", _("wordt klaargemaakt")
        IN_REVIEW = "in_review", _("wacht op nakijken")
        READY = "ready", _("klaar")
        REFUSED = "refused", _("kon niet")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="materials")
    level = models.ForeignKey(Level, on_delete=models.CASCADE, null=True, related_name="materials")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    sentence = models.CharField(max_length=300, blank=True, help_text="why it was refused")
    name = models.CharField(max_length=200, help_text="of the file, as it came")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes as it came and made fit, for the quota")
    original = models.FileField(upload_to=where_it_lies, blank=True)
    original_gone_at = models.DateTimeField(null=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    fov_degrees = models.FloatField(null=True)
    heading_degrees = models.FloatField(null=True)
    taken_on = models.DateField(null=True)
    keeps_sound = models.BooleanField(default=False)
    licence = models.CharField(max_length=60, blank=True, help_text="of music")
    credit = models.CharField(max_length=200, blank=True, help_text="who made it")
    source = models.CharField(max_length=200, blank=True, help_text="of music: where it came from")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reviewed_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["premises", "sha256"], name="material_by_content")]

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> str:
        """Why it was refused, in the language of the page where it has those words."""
        return gettext(self.sentence) if self.sentence else ""


class Rendition(OfPremises):
    """One file made from a material, with what must be covered painted over: "1600.webp", "mezzanine.mp4".

    A private one is for who reviews, and never leaves the house: nothing is covered in it.
    """

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=30)
    type = models.CharField(max_length=40)
    is_private = models.BooleanField(default=False)
    file = models.FileField(upload_to=where_it_lies)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["material", "name"], name="one_rendition_a_name")
        ]


class Upload(OfPremises, BySomebody):
    """A file on its way in, in pieces: `offset` bytes are here. Finished, it points at what it became.

    `key` is what the sender knows the file by, so that the same file of the same person goes on where it
    broke off instead of beginning anew.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    level = models.ForeignKey(Level, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Material.Kind.choices, blank=True)
    key = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    file = models.FileField(upload_to=where_it_lies, blank=True)
    expires_at = models.DateTimeField()
    material = models.ForeignKey(Material, on_delete=models.CASCADE, null=True, related_name="+")
    sentence = models.CharField(max_length=300, blank=True, help_text="why it was refused")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["premises", "by", "key"], name="one_upload_a_file")
        ]
