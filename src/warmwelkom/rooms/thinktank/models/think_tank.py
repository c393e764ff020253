from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class HolidayZone(models.TextChoices):
    """The three parts of the country with school holidays of their own (`SchoolHoliday.zone`)."""

    NORTH = "noord", _("noord")
    MIDDLE = "midden", _("midden")
    SOUTH = "zuid", _("zuid")


class ThinkTank(models.Model):
    """The think tank of a region: one, opened by the coordinator.

    Words of distress go at once to two people with a name; without both no class code can be made.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="think_tank")
    opened_at = models.DateTimeField()
    answer_days = models.PositiveSmallIntegerField(default=15, help_text="working days")
    holiday_zone = models.CharField(
        max_length=8, choices=HolidayZone.choices, default=HolidayZone.MIDDLE
    )
    waits = models.JSONField(
        default=dict, help_text="days a pupil's words waited to be read -> how many; of no one text"
    )
    safety_first = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    safety_second = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    @property
    def has_safety_people(self) -> bool:
        return bool(
            self.safety_first_id
            and self.safety_second_id
            and self.safety_first_id != self.safety_second_id
        )


class Label(models.Model):
    """A word to sort and filter by; the first ones come from `facts/labels.csv`.

    Nobody fills in a form of these: a need gets its theme from a picture and its group from the
    class code, the rest is given by whoever moderates.
    """

    class Kind(models.TextChoices):
        LINE = "line", _("programmalijn")
        THEME = "theme", _("thema")
        SECTOR = "sector", _("sector")
        GROUP = "group", _("doelgroep")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    icon = models.CharField(max_length=30, blank=True, help_text="of a theme's picture")
    place = models.PositiveSmallIntegerField(default=0, help_text="in its row")

    objects = region_manager()

    class Meta:
        ordering = ["kind", "place", "name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "kind", "slug"], name="one_label_per_slug")
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name
